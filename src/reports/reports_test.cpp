// The report through the operations, as the API and the command line ask for it: the example imported whole into a
// fresh store.
#include "reports/reports.h"

#include "exchange/workbook.h"
#include "reports/example_for_tests.h"
#include "reports/text_of_formats.h"
#include "store/test_stores.h"

namespace ledstang {
namespace {

class ReportsTest : public StoreTest {
 protected:
    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        configuration = example::configuration();
        scope = organisation_scope();
        caller.person = "demo_controller";
        caller.parts = {"region_norrbotten"};
        for (const auto& named : names_of(Permission{})) caller.permissions.insert(named.value);
        offer_organisation(operations);
        offer_measures(operations);
        offer_matters(operations);
        offer_goals(operations);
        offer_reports(operations);
        import("import_plan", "plan.json");
        import("import_outcomes", "outcomes.csv");
        import("import_comments", "comments.csv");
        import("import_actions", "actions.csv");
        import("import_production", "production.csv");
    }

    Result<Answer> call(const std::string& name, const Arguments& arguments) {
        const auto* operation = operations.named(name);
        if (operation == nullptr) throw std::runtime_error("no operation " + name);
        Context context{caller, store(), configuration, *scope, *parse_date("2022-05-20"), name};
        return run_operation(*operation, context, arguments);
    }
    void import(const std::string& name, const std::string& file) {
        Arguments arguments;
        arguments.texts["file_name"] = {file};
        arguments.body = example::file_text(file);
        const auto answer = call(name, arguments);
        ASSERT_TRUE(answer) << file << ": " << answer.error().message;
        const auto report = *parse_json(answer->json);
        ASSERT_TRUE(report.at("applied")) << file << ": " << answer->json.substr(0, 2000);
    }
    FileContent download(const std::string& format) {
        Arguments arguments;
        arguments.texts = {{"unit", {"div_lanssjukvard_2"}}, {"period", {"2022-T1"}}, {"format", {format}}};
        const auto answer = call("download_report", arguments);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().message);
        return answer && answer->file ? *answer->file : FileContent{};
    }

    Configuration configuration;
    std::unique_ptr<Scope> scope;
    Caller caller;
    Operations operations;
};

TEST_P(ReportsTest, the_model_holds_the_whole_example) {
    Arguments arguments;
    arguments.texts = {{"unit", {"div_lanssjukvard_2"}}, {"period", {"2022-T1"}}};
    const auto answer = call("get_report", arguments);
    ASSERT_TRUE(answer) << answer.error().message;
    const auto report = *parse_json(answer->json);
    EXPECT_EQ(report.at("head").at("document_id"), "ARBGRP656-997614808-294");
    EXPECT_EQ(report.at("head").at("title"), "Bilaga till divisionens delårsrapport per april 2022");
    EXPECT_EQ(report.at("head").at("published"), "Ej publicerad");
    EXPECT_EQ(report.at("actions").size(), 40U);
    EXPECT_EQ(report.at("sections").size(), 6U);
    std::size_t measures = 0;
    for (const auto& perspective : report.at("perspectives")) measures += perspective.at("measures").size();
    EXPECT_EQ(measures, 15U);
}

TEST_P(ReportsTest, the_judgements_stand_with_symbol_and_word) {
    const auto sheets = read_workbook("rapport.xlsx", download("xlsx").bytes);
    ASSERT_TRUE(sheets) << sheets.error().message;
    const auto& measures = sheets->at(1);
    std::map<std::pair<std::string, std::string>, std::string> attainment;
    for (const auto& row : measures.rows)
        attainment[{std::string(measures.text(row, "Mått")), std::string(measures.text(row, "Kön"))}] =
            std::string(measures.text(row, "Måluppfyllelse"));
    const std::string readmission = "Oplanerade återinskrivningar inom 30 dagar för personer 65 år eller äldre (%)";
    const std::string violence = "Antal patienter som fått fråga om våld i nära relation";
    EXPECT_EQ((attainment[{readmission, "Kvinnor"}]), "✔ Uppfyllt");
    EXPECT_EQ((attainment[{readmission, "Män"}]), "✔ Uppfyllt");
    EXPECT_EQ((attainment[{violence, "Kvinnor"}]), "✔ Uppfyllt");
    EXPECT_EQ((attainment[{violence, "Män"}]), "✖ Ej uppfyllt");
    EXPECT_EQ((attainment[{"Produktivitet utifrån KPP", "Totalt"}]), "– Data saknas");
}

TEST_P(ReportsTest, every_printed_figure_comment_and_action_of_the_files_is_in_the_report) {
    const auto text = example::squashed(example::text_of_html(download("html").bytes));
    const auto expect = [&](const std::string& part) {
        EXPECT_NE(text.find(example::squashed(part)), std::string::npos) << part;
    };
    for (const auto& comment : example::comments()) {
        expect(comment.heading);
        expect(comment.text);
    }
    const auto actions = example::table("actions.csv");
    for (const auto& row : actions.rows) {
        for (const char* column :
             {"goal", "title", "description", "responsible", "timetable", "expected_effect", "comment"}) {
            for (const auto& line : example::lines_of(std::string(actions.text(row, column)))) expect(line);
        }
    }
    const auto measures = example::table("measures.csv");
    for (const auto& row : measures.rows) {
        expect(std::string(measures.text(row, "name")));
        expect(std::string(measures.text(row, "target_text")));
    }
    for (const auto& outcome : example::outcomes("main")) {
        if (outcome.value) expect(format_number(*outcome.value));
    }
    expect("totalt 62 %");
    EXPECT_EQ(example::count_of(text, example::squashed("○ Ej rapporterad")), 40U);
}

TEST_P(ReportsTest, an_unknown_unit_or_format_is_refused) {
    Arguments arguments;
    arguments.texts = {{"unit", {"div_lanssjukvard_9"}}, {"period", {"2022-T1"}}, {"format", {"md"}}};
    const auto unknown = call("download_report", arguments);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, "unit.unknown");
    arguments.texts["format"] = {"odt"};
    EXPECT_FALSE(call("download_report", arguments));
}

TEST_P(ReportsTest, a_saved_head_takes_the_place_of_the_plans) {
    Arguments arguments;
    arguments.texts = {{"unit", {"div_lanssjukvard_2"}}, {"period", {"2022-T1"}}};
    arguments.body =
        R"({"title": "Rapporten", "document_id": "X-1", "publication_date": "2022-06-01", "responsible": "Per Öhman"})";
    ASSERT_TRUE(call("save_report_head", arguments));
    const auto markdown = download("md").bytes;
    EXPECT_TRUE(markdown.starts_with("# Rapporten\n"));
    for (const char* part : {"X-1", "2022-06-01", "Per Öhman"})
        EXPECT_NE(markdown.find(part), std::string::npos) << part;
}

LEDSTANG_ON_BOTH_STORES(ReportsTest);

}  // namespace
}  // namespace ledstang
