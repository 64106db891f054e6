#include <gmock/gmock.h>

#include "operations/test_operations.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;

class PeopleTest : public OperationsTest {
 protected:
    PeopleTest() : OperationsTest(organisation_scope(), {offer_organisation}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        ASSERT_TRUE(call("create_unit", {{"id", region},
                                         {"name", "Region Norrbotten"},
                                         {"level", "region"},
                                         {"parent", nullptr},
                                         {"from", "2020-01-01"}}));
        hold("asa", "Åsa Öberg", "2020-01-01");
        for (const auto& [id, name] : {std::pair{"bo", "Bo Ek"}, {"cia", "Cia Dahl"}, {"dan", "Dan Fors"}})
            add(id, name);
    }
    void hold(const char* person, const char* name, const char* from) {
        const auto done =
            call("put_holding",
                 {{"unit", region}, {"kind", "divisionschef"}, {"person", person}, {"name", name}, {"from", from}});
        ASSERT_TRUE(done) << done.error().message;
    }
    void add(const std::string& id, const std::string& name) {
        ASSERT_TRUE(store().write({"test", "add"}, [&](Transaction& transaction) -> Result<Nothing> {
            transaction.sql().execute("insert into person (id, name) values (:id, :name)", id, name);
            return Nothing{};
        }));
    }
    std::string away(const char* person, const char* from, const char* to, const char* deputy) {
        const auto done = store().write({"test", "away"}, [&](Transaction& transaction) {
            return put_absence(transaction, person, {parse_date(from), parse_date(to), deputy, ""});
        });
        return done ? "done" : done.error().code;
    }
    void back(const char* person) {
        ASSERT_TRUE(store().write({"test", "back"},
                                  [&](Transaction& transaction) { return put_absence(transaction, person, {}); }));
    }
    // "Bo Ek for Åsa Öberg"
    std::vector<std::string> holders(const char* day) {
        std::vector<std::string> texts;
        for (const auto& holder :
             store().read([&](Sql& sql) { return holders_on(sql, "divisionschef", region, *parse_date(day)); })) {
            texts.push_back(holder.name + (holder.stands_in_for.empty() ? "" : " for " + holder.stands_in_for_name));
        }
        return texts;
    }
    std::vector<std::string> functions(const char* person, const char* day) {
        std::vector<std::string> texts;
        for (const auto& function :
             store().read([&](Sql& sql) { return functions_of(sql, person, *parse_date(day)); })) {
            texts.push_back(function.kind + "@" + function.unit +
                            (function.stands_in_for.empty() ? "" : " for " + function.stands_in_for));
        }
        return texts;
    }
};
LEDSTANG_ON_BOTH_STORES(PeopleTest);

TEST_P(PeopleTest, TheHolderAnswersUntilAwayAndThenTheDeputy) {
    EXPECT_EQ(away("asa", "2022-05-01", "2022-05-14", "bo"), "done");
    EXPECT_THAT(holders("2022-04-30"), ElementsAre("Åsa Öberg"));
    EXPECT_THAT(holders("2022-05-01"), ElementsAre("Bo Ek for Åsa Öberg"));
    EXPECT_THAT(holders("2022-05-14"), ElementsAre("Bo Ek for Åsa Öberg"));
    EXPECT_THAT(holders("2022-05-15"), ElementsAre("Åsa Öberg"));
    EXPECT_THAT(functions("bo", "2022-05-01"), ElementsAre("divisionschef@region_norrbotten for asa"));
    EXPECT_THAT(functions("bo", "2022-05-15"), ElementsAre());
    EXPECT_THAT(functions("asa", "2022-05-01"), ElementsAre("divisionschef@region_norrbotten"));
}

TEST_P(PeopleTest, ADeputyWhoIsAwayHasADeputyToo) {
    EXPECT_EQ(away("asa", "2022-05-01", "2022-05-31", "bo"), "done");
    EXPECT_EQ(away("bo", "2022-05-10", "2022-05-12", "cia"), "done");
    EXPECT_THAT(holders("2022-05-09"), ElementsAre("Bo Ek for Åsa Öberg"));
    EXPECT_THAT(holders("2022-05-11"), ElementsAre("Cia Dahl for Åsa Öberg"));
    EXPECT_THAT(functions("bo", "2022-05-11"), ElementsAre());
    EXPECT_THAT(functions("cia", "2022-05-11"), ElementsAre("divisionschef@region_norrbotten for asa"));
}

TEST_P(PeopleTest, WhereEverybodyIsAwayTheHolderRemains) {
    EXPECT_EQ(away("asa", "2022-05-01", "2022-05-31", "bo"), "done");
    EXPECT_EQ(away("bo", "2022-05-01", "2022-05-31", "asa"), "done");
    EXPECT_THAT(holders("2022-05-11"), ElementsAre("Åsa Öberg"));
}

TEST_P(PeopleTest, ComingBackEndsTheAbsence) {
    EXPECT_EQ(away("asa", "2022-05-01", "2022-05-31", "bo"), "done");
    back("asa");
    EXPECT_THAT(holders("2022-05-11"), ElementsAre("Åsa Öberg"));
    const std::string before = head();
    back("asa");
    EXPECT_EQ(head(), before) << "nothing changed, so nothing is logged";
}

TEST_P(PeopleTest, RefusesAnAbsenceThatCannotBe) {
    EXPECT_EQ(away("asa", "2022-05-02", "2022-05-01", "bo"), "absence.order");
    EXPECT_EQ(away("asa", "2022-05-01", "2022-05-02", "asa"), "absence.deputy");
    EXPECT_EQ(away("asa", "2022-05-01", "2022-05-02", ""), "absence.incomplete");
    EXPECT_EQ(away("asa", "2022-05-01", "2022-05-02", "nobody"), "person.unknown");
    EXPECT_EQ(away("nobody", "2022-05-01", "2022-05-02", "bo"), "person.unknown");
    EXPECT_THAT(holders("2022-05-01"), ElementsAre("Åsa Öberg"));
}

TEST_P(PeopleTest, EverybodyHasAName) {
    const auto name = [&](const char* person) {
        return store().read([&](Sql& sql) { return person_name(sql, configuration, person); });
    };
    EXPECT_EQ(name("asa"), "Åsa Öberg");
    EXPECT_EQ(name("demo_controller"), "Karin Åström");
    EXPECT_EQ(name("local:root"), "Kommandoraden");
    EXPECT_EQ(name("gone"), "gone");
}

}  // namespace
}  // namespace ledstang
