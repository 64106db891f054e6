#include "rounds/signed_report.h"

#include <filesystem>

#include "rounds/signed_difference.h"
#include "rounds/stored_content.h"
#include "rounds/test_rounds.h"

namespace ledstang {
namespace {

class SignedReportTest : public RoundsTest {
 protected:
    // The division's report, all the way.
    void sign(const char* today = "2022-05-20") {
        be("demo_divisionschef");
        fill(division);
        step("submit", "Verksamhetsområdena rapporterar i nästa omgång", today);
        be("demo_controller");
        step("approve", "", today);
        be("demo_divisionschef");
        step("sign", "", today);
    }
    void step(const std::string& name, const std::string& text, const char* today = "2022-05-20") {
        const auto done =
            call(name + "_round",
                 {{"unit", division}, {"period", period}, {"version", round(division).at("version")}, {"text", text}},
                 today);
        ASSERT_TRUE(done) << name << ": " << done.error().message;
    }
    std::string file(int version, const char* format) {
        const auto got =
            call("download_signed", {{"unit", division}, {"period", period}, {"version", version}, {"format", format}});
        if (!got) throw std::runtime_error(got.error().message);
        return got->at("bytes");
    }
    Json versions() { return call("list_signed", {{"unit", division}, {"period", period}})->at("versions"); }
    // Written anew from what the store has, and nothing else.
    std::string rebuilt(int version, ReportFormat format) {
        const auto frozen =
            store().read([&](Sql& sql) { return read_frozen(sql, division, *Period::parse(period), version); });
        if (!frozen) throw std::runtime_error(frozen.error().message);
        const auto written = write_report(frozen->report, frozen->files, format);
        if (!written) throw std::runtime_error(written.error().message);
        return written->bytes;
    }
};

TEST_P(SignedReportTest, tells_who_signed_in_which_function_and_when) {  // HA-94
    ASSERT_TRUE(call("put_holding", {{"unit", division},
                                     {"kind", "divisionschef"},
                                     {"person", "demo_divisionschef"},
                                     {"name", "Per Öhman"},
                                     {"from", "2022-01-01"}}));
    sign();
    const auto all = versions();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].at("signed_by_name"), "Per Öhman");
    EXPECT_EQ(all[0].at("function"), "divisionschef");
    EXPECT_EQ(all[0].at("hash"), hash_of_content(file(1, "html")));
    const auto page = file(1, "html");
    EXPECT_NE(page.find("av Per Öhman, divisionschef. Version 1."), std::string::npos);
    EXPECT_NE(file(1, "md").find("av Per Öhman, divisionschef"), std::string::npos);
    EXPECT_EQ(round(division).at("state"), "signed");
    EXPECT_TRUE(round(division).at("waits_for").is_null());
}

TEST_P(SignedReportTest, is_signed_by_the_functions_holder_alone) {
    ASSERT_TRUE(call("put_holding", {{"unit", division},
                                     {"kind", "divisionschef"},
                                     {"person", "anna"},
                                     {"name", "Anna Ek"},
                                     {"from", "2022-01-01"}}));
    be("demo_divisionschef");
    fill(division);
    step("submit", "Utan verksamhetsområdena");
    be("demo_controller");
    step("approve", "");
    be("demo_divisionschef");
    const auto refusal = call("sign_round", {{"unit", division}, {"period", period}, {"version", 2}});
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().code, "round.not_holder");
    EXPECT_NE(refusal.error().message.find("Anna Ek"), std::string::npos);
}

TEST_P(SignedReportTest, is_the_same_to_the_byte_a_schema_version_later) {
    sign();
    const auto page = file(1, "html");
    const auto text = file(1, "md");
    const auto json = file(1, "json");
    const auto sheet = file(1, "xlsx");
    const auto hash = versions()[0].at("hash");
    // A later version of the tables: what the report was made from looks otherwise.
    store().write({"", "migrate"}, [](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        sql.execute("alter table goal_assessment add column weight bigint not null default 1");
        sql.execute("alter table measure rename column body to definition");
        sql.execute("drop table report_head");
        return {};
    });
    reopen_store();
    EXPECT_EQ(rebuilt(1, ReportFormat::html), page);
    EXPECT_EQ(rebuilt(1, ReportFormat::md), text);
    EXPECT_EQ(hash_of_content(rebuilt(1, ReportFormat::html)), hash);
    const auto frozen = store().read([&](Sql& sql) { return read_frozen(sql, division, *Period::parse(period), 1); });
    ASSERT_TRUE(frozen);
    EXPECT_EQ(to_json(frozen->report), json);
    EXPECT_EQ(file(1, "html"), page);
    EXPECT_EQ(file(1, "md"), text);
    EXPECT_EQ(file(1, "json"), json);
    EXPECT_EQ(file(1, "xlsx"), sheet);
}

TEST_P(SignedReportTest, looks_as_it_did_when_the_regions_template_has_changed) {
    sign();
    const auto page = file(1, "html");
    const auto folder = database().folder() / "config";
    std::filesystem::copy(configuration.folder, folder, std::filesystem::copy_options::recursive);
    std::ofstream(folder / "report" / "report.css", std::ios::app) << "\nbody { color: rebeccapurple; }\n";
    configuration.folder = folder.string();
    EXPECT_EQ(file(1, "html"), page);
    EXPECT_EQ(rebuilt(1, ReportFormat::html), page);
    const auto live = call("download_report", {{"unit", division}, {"period", period}, {"format", "html"}});
    EXPECT_NE(live->at("bytes").get<std::string>().find("rebeccapurple"), std::string::npos);
}

TEST_P(SignedReportTest, is_corrected_by_a_new_version_that_says_why_and_what) {
    sign();
    const auto first = file(1, "html");
    EXPECT_EQ(refused("record_outcome", row(division, "sjukfranvaro", "T", 7.7, 1)), "round.submitted");
    be("demo_controller");
    const auto empty = call("return_round", {{"unit", division}, {"period", period}, {"version", 3}});
    EXPECT_EQ(empty.error().code, "round.text");
    step("return", "Fel nämnare i sjukfrånvaron");
    const auto present = store().read([&](Sql& sql) {
        return outcome_versions(sql, {"sjukfranvaro", division, "main", Period::parse(period), Sex::T});
    });
    ASSERT_FALSE(present.empty());
    be("demo_divisionschef");
    ASSERT_EQ(refused("record_outcome", row(division, "sjukfranvaro", "T", 77.7, present.front().version)), "done");
    const auto now = call("get_signed_difference", {{"unit", division}, {"period", period}, {"version", 0}});
    ASSERT_TRUE(now) << now.error().message;
    ASSERT_GT(now->at("differences").size(), 0U);
    step("submit", "Rättad");
    be("demo_controller");
    step("approve", "");
    be("demo_divisionschef");
    step("sign", "");
    const auto all = versions();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].at("reason"), "Fel nämnare i sjukfrånvaron");
    EXPECT_NE(all[0].at("hash"), all[1].at("hash"));
    EXPECT_EQ(file(1, "html"), first);
    EXPECT_NE(file(2, "html").find("Ersätter version 1. Skäl: Fel nämnare i sjukfrånvaron"), std::string::npos);
    const auto difference = call("get_signed_difference", {{"unit", division}, {"period", period}, {"version", 2}});
    bool told = false;
    for (const auto& one : difference->at("differences")) {
        EXPECT_NE(one.at("before"), one.at("after"));
        if (one.at("after").get<std::string>().find("77,7") == std::string::npos) continue;
        told = true;
        EXPECT_NE(one.at("where").get<std::string>().find("jukfrånvaro"), std::string::npos) << one.at("where");
    }
    EXPECT_TRUE(told);
}

TEST_P(SignedReportTest, cannot_be_altered_in_the_database) {  // HA-94
    sign();
    const auto alter = [&](const char* statement) {
        store().write({"", "attack"}, [&](Transaction& transaction) -> Result<void> {
            transaction.sql().execute(statement);
            return {};
        });
    };
    EXPECT_ANY_THROW(alter("update stored_content set content = 'x'"));
    EXPECT_ANY_THROW(alter("delete from signed_report"));
    EXPECT_ANY_THROW(alter("update signed_file set hash = (select min(hash) from stored_content)"));
    EXPECT_EQ(refused("download_signed", {{"unit", division}, {"period", period}, {"version", 2}}), "signed.unknown");
    EXPECT_EQ(refused("download_signed", {{"unit", division}, {"period", period}, {"version", 1}, {"format", "exe"}}),
              "report.format");
}

LEDSTANG_ON_BOTH_STORES(SignedReportTest);

}  // namespace
}  // namespace ledstang
