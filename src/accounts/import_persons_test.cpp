#include <gmock/gmock.h>

#include "accounts/test_accounts.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;

class ImportPersonsTest : public AccountsTest {
 protected:
    static constexpr auto header = "user_name;name;role;unit_id;valid_from;employee_hsa_id\n";
    Json read_in(const std::string& rows, const Json& fields = Json::object()) {
        const auto answer = send("import_persons", "personer.csv", header + rows, fields);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().message);
        return answer ? *answer : Json();
    }
    static std::vector<std::string> faults(const Json& report) {
        std::vector<std::string> told;
        for (const auto& fault : report.at("faults")) {
            told.push_back(fmt::format("{}:{} {}", fault.at("line").get<int>(), fault.at("column").get<int>(),
                                       fault.at("code").get<std::string>()));
        }
        return told;
    }
    Json person(const std::string& query) {
        const auto list = call("list_persons", {{"query", query}});
        EXPECT_EQ(list->at("persons").size(), 1U) << query;
        return list->at("persons").at(0);
    }
};
LEDSTANG_ON_BOTH_STORES(ImportPersonsTest);

TEST_P(ImportPersonsTest, AreThereWithTheirAssignmentsAndRecognisedTheSecondTime) {
    const std::string rows =
        "asa.oberg;Åsa Öberg;reporter;vo_ortopedi;2022-03-01;\n"
        "Asa.Oberg;Åsa Öberg;Läsare;;2022-03-01;\n"
        ";Bo Ek;Planansvarig;Division Länssjukvård 2;;se2321000131-e0001\n"
        "cia;Cia Lund;;;;\n";
    const Json report = read_in(rows);
    EXPECT_EQ(report.at("added"), 3);
    EXPECT_EQ(report.at("changed"), 1) << "the same person in another role";
    EXPECT_EQ(report.at("applied"), true);
    const Json asa = person("asa.oberg");
    ASSERT_EQ(asa.at("assignments").size(), 2U);
    EXPECT_EQ(asa.at("assignments")[0].at("role"), "reporter");
    EXPECT_EQ(asa.at("assignments")[0].at("unit"), "vo_ortopedi");
    EXPECT_EQ(asa.at("assignments")[0].at("valid_from"), "2022-03-01");
    EXPECT_EQ(asa.at("password"), false) << "nobody gets a password of a file";
    const Json bo = person("Bo Ek");
    EXPECT_EQ(bo.at("employee_hsa_id"), "SE2321000131-E0001");
    EXPECT_EQ(bo.at("assignments")[0].at("unit"), division);
    EXPECT_EQ(bo.at("assignments")[0].at("valid_from"), "2022-05-20") << "the day of the import";
    EXPECT_TRUE(person("cia").at("assignments").empty());

    const Json again = read_in(rows);
    EXPECT_EQ(again.at("added"), 0);
    EXPECT_EQ(again.at("changed"), 0);
    EXPECT_EQ(again.at("unchanged"), 4);
    EXPECT_EQ(person("asa.oberg").at("assignments").size(), 2U);

    // A new name and a user name for who had an HSA-id alone; the assignment gets a last day.
    const auto answer =
        send("import_persons", "personer.csv",
             "user_name;name;role;unit_id;valid_from;valid_to;employee_hsa_id\n"
             "bo.ek;Bo Ekström;plan_owner;div_lanssjukvard_2;2022-06-01;2022-09-01;SE2321000131-E0001\n");
    EXPECT_EQ(answer->at("changed"), 1);
    EXPECT_EQ(person("bo.ek").at("name"), "Bo Ekström");
    EXPECT_EQ(person("bo.ek").at("assignments").size(), 1U);
    EXPECT_EQ(person("bo.ek").at("assignments")[0].at("valid_to"), "2022-09-01");
}

TEST_P(ImportPersonsTest, EveryFaultHasItsLineAndColumnAndNothingIsKept) {
    add("", "Dan Berg", "dan.berg");
    const Json report = read_in(
        "ok;Eva Rätt;reader;;;\n"
        ";Utan Nyckel;reader;;;\n"
        "dan berg;Dan Berg;reader;;;\n"
        "x;;reader;;;\n"
        "y;Ylva Ny;chefen;;;\n"
        "z;Zoe Ny;reporter;;;\n"
        "z2;Zack Ny;reporter;vo_finns_inte;;\n"
        "z3;Zara Ny;reporter;vo_ortopedi;1 mars;\n"
        "z4;Zeb Ny;;vo_ortopedi;;\n");
    EXPECT_THAT(faults(report), ElementsAre("3:1 person.key", "4:1 person.user_name", "5:2 cell.missing",
                                            "6:3 role.unknown", "7:4 assignment.unit_needed", "8:4 unit.unknown",
                                            "9:5 cell.not_a_date", "10:3 cell.missing"));
    EXPECT_EQ(report.at("applied"), false);
    EXPECT_TRUE(call("list_persons", {{"query", "Eva"}})->at("persons").empty());
    // Those that are right can be taken alone.
    EXPECT_EQ(read_in("ok;Eva Rätt;reader;;;\n;Utan Nyckel;reader;;;\n", {{"apply_valid", "true"}}).at("added"), 1);
    EXPECT_EQ(person("Eva").at("user_name"), "ok");
}

TEST_P(ImportPersonsTest, TwoPersonsAreNotMadeOne) {
    add("", "Dan Berg", "dan.berg");
    read_in(";Eva Ny;reader;;;SE1-E2\n");
    EXPECT_THAT(faults(read_in("dan.berg;Eva Ny;reader;;;SE1-E2\n")), ElementsAre("2:6 person.hsa_id_taken"));
    be("demo_vo_chef");
    EXPECT_EQ(send("import_persons", "a.csv", header).error().code, "permission.missing");
}

}  // namespace
}  // namespace ledstang
