// Production figures in and out of the store, and the report's document head, on both stores.
#include "reports/production.h"

#include <fmt/format.h>

#include "reports/example_for_tests.h"
#include "reports/report_head.h"
#include "store/test_stores.h"

namespace ledstang {
namespace {

class ProductionTest : public StoreTest {
 protected:
    static constexpr const char* division = "div_lanssjukvard_2";
    const Period period = *Period::parse("2022-T1");

    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        configuration = example::configuration();
        scope = organisation_scope();
        caller.person = "demo_controller";
        caller.parts = {"region_norrbotten"};
        for (const auto& named : names_of(Permission{})) caller.permissions.insert(named.value);
        const auto made = store().write({"test", "load"}, [&](Transaction& transaction) -> Result<void> {
            const Date from = *parse_date("2020-01-01");
            for (const auto& unit :
                 {UnitWish{"region_norrbotten", "Region Norrbotten", "region", std::nullopt, {}, ""},
                  UnitWish{division, "Division Länssjukvård 2", "division", "region_norrbotten", {}, ""}}) {
                if (auto applied = apply_unit(transaction, configuration, unit, from); !applied)
                    return refuse(applied.error());
            }
            return {};
        });
        ASSERT_TRUE(made) << made.error().message;
    }

    Context context() {
        return {caller, store(), configuration, *scope, *parse_date("2022-05-20"), "import_production"};
    }
    ImportReport import(const std::string& bytes, bool apply_valid = false, bool dry_run = false) {
        auto asked = context();
        ImportWish wish;
        wish.file = {"production.csv", "text/csv", bytes};
        wish.apply_valid = apply_valid;
        wish.dry_run = dry_run;
        const auto report = import_production(asked, wish);
        if (report) return *report;
        ImportReport refused;
        refused.message = report.error().code;
        for (const auto& fault : report.error().faults)
            refused.faults.push_back({fault.code, fault.message, fault.file, fault.line, fault.column, fault.path});
        return refused;
    }
    std::size_t stored() {
        return store().read([&](Sql& sql) { return read_production(sql, division, period).size(); });
    }
    // The example's file with the first place of `from` changed.
    static std::string changed(const std::string& from, const std::string& to) {
        auto text = example::file_text("production.csv");
        const auto place = text.find(from);
        EXPECT_NE(place, std::string::npos) << from;
        return text.replace(place, from.size(), to);
    }

    Configuration configuration;
    std::unique_ptr<Scope> scope;
    Caller caller;
};

TEST_P(ProductionTest, imports_the_example_and_a_second_time_changes_nothing) {
    const auto first = import(example::file_text("production.csv"));
    EXPECT_TRUE(first.applied) << first.message;
    EXPECT_EQ(std::tuple(first.rows, first.added, first.changed, first.unchanged), std::tuple(9, 9, 0, 0));
    const auto generation = store().verify().entries;
    const auto second = import(example::file_text("production.csv"));
    EXPECT_EQ(std::tuple(second.added, second.changed, second.unchanged), std::tuple(0, 0, 9));
    EXPECT_EQ(store().verify().entries, generation) << "nothing is logged when nothing changes";
    EXPECT_TRUE(store().verify().whole());
    std::vector<std::string> printed;
    for (const auto& figure : store().read([&](Sql& sql) { return read_production(sql, division, period); }))
        printed.push_back(printed_form(figure));
    EXPECT_EQ(printed,
              (std::vector<std::string>{"+11,3\u00a0%", "12,3\u00a0%", "+7,2\u00a0%", "+16\u00a0%", "\u22124,8\u00a0%",
                                        "\u22125,2\u00a0%", "41\u00a0%", "44\u00a0%", "2"}));
}

TEST_P(ProductionTest, a_changed_row_is_changed_alone_and_logged) {
    import(example::file_text("production.csv"));
    const auto report = import(changed(",T,11.3,%", ",T,11.4,%"));
    EXPECT_EQ(std::tuple(report.added, report.changed, report.unchanged), std::tuple(0, 1, 8));
    const auto history = store().read([&](Sql& sql) {
        return history_of(sql, "production_figure", "div_lanssjukvard_2/2022-T1/besok_totalt_forandring");
    });
    ASSERT_EQ(history.size(), 2U);
    EXPECT_NE(history[1].before_json.find("11.3"), std::string::npos);
    EXPECT_NE(history[1].after_json.find("11.4"), std::string::npos);
    EXPECT_EQ(history[1].person, "demo_controller");
}

TEST_P(ProductionTest, a_dry_run_leaves_the_store_untouched) {
    const auto report = import(example::file_text("production.csv"), false, true);
    EXPECT_EQ(report.added, 9);
    EXPECT_FALSE(report.applied);
    EXPECT_EQ(stored(), 0U);
}

TEST_P(ProductionTest, every_broken_file_is_refused_with_its_place_and_nothing_is_stored) {
    struct Case {
        std::string bytes;
        std::string code;
        int line;
        int column;
    };
    std::string latin = example::file_text("production.csv");
    latin.replace(latin.find("ö"), 2, "\xf6");
    const auto whole = example::file_text("production.csv");
    const std::vector<Case> cases = {
        {latin, "table.encoding", 2, 0},
        {changed("indicator_kind", "indicator_kin"), "table.column_missing", 1, 0},
        {changed("besok_andel_distans,", "besok_totalt_forandring,"), "production.duplicate", 3, 1},
        {changed("div_lanssjukvard_2", "div_lanssjukvard_3"), "unit.unknown", 2, 5},
        {changed("2022-T1", "2022-T4"), "cell.not_a_period", 2, 6},
        {changed(",11.3,", ",elva,"), "number.not_a_number", 2, 9},
        {changed(",change,", ",ändring,"), "cell.not_allowed", 2, 4},
        {changed(",12.3,", ",123,"), "production.share_range", 3, 9},
        {whole.substr(0, whole.find("Jämförelseperiod underförstådd") + 4), "", 2, 0},
    };
    for (const auto& broken : cases) {
        const auto report = import(broken.bytes);
        EXPECT_FALSE(report.applied) << broken.code;
        ASSERT_FALSE(report.faults.empty()) << broken.code;
        const auto& fault = report.faults.front();
        if (!broken.code.empty()) {
            EXPECT_EQ(fault.code, broken.code) << fault.message;
        }
        EXPECT_EQ(fault.file, "production.csv");
        EXPECT_EQ(fault.line, broken.line) << fault.code;
        if (broken.column > 0) {
            EXPECT_EQ(fault.column, broken.column) << fault.code;
        }
        EXPECT_EQ(stored(), 0U) << broken.code;
    }
}

TEST_P(ProductionTest, right_rows_are_stored_when_that_is_asked_for) {
    const auto report = import(changed(",11.3,", ",elva,"), true);
    EXPECT_TRUE(report.applied);
    EXPECT_EQ(std::tuple(report.added, report.refused), std::tuple(8, 1));
    EXPECT_EQ(stored(), 8U);
}

TEST_P(ProductionTest, counts_give_the_value_or_must_agree_with_it) {
    const std::string head =
        "production_id,section,label,indicator_kind,unit_id,period,comparison_period,sex,value,unit,count,comparison_"
        "count\n";
    const auto row = [&](const std::string& kind, const std::string& value, const std::string& counts) {
        return fmt::format("{}a,produktion,Besök,{},{},2022-T1,2021-T1,T,{},%,{}\n", head, kind, division, value,
                           counts);
    };
    EXPECT_EQ(import(row("change", "", "66780,60000")).added, 1);
    EXPECT_EQ(store().read([&](Sql& sql) { return printed_form(read_production(sql, division, period).at(0)); }),
              "+11,3\u00a0%");
    EXPECT_EQ(import(row("change", "\"11,3\"", "66780,60000")).unchanged, 1);
    EXPECT_EQ(import(row("change", "12", "66780,60000")).faults.at(0).code, "production.mismatch");
    EXPECT_EQ(import(row("change", "", "5,0")).faults.at(0).code, "production.no_comparison");
    EXPECT_EQ(import(row("share", "", "3,2")).faults.at(0).code, "production.part");
    EXPECT_EQ(import(row("change", "", "5,")).faults.at(0).code, "cell.missing");
}

TEST_P(ProductionTest, the_document_head_is_saved_with_versions) {
    auto asked = context();
    ReportHead head;
    head.unit = division;
    head.period = period;
    head.document_id = "ABC-1";
    const auto saved = save_report_head(asked, head);
    ASSERT_TRUE(saved) << saved.error().message;
    EXPECT_EQ(saved->row_version, 1);
    head.document_id = "ABC-2";
    const auto late = save_report_head(asked, head);
    ASSERT_FALSE(late) << "somebody has saved since row_version 0 was read";
    EXPECT_EQ(late.error().kind, RefusalKind::conflict);
    head.row_version = 1;
    head.publication_date = parse_date("2022-06-01");
    EXPECT_EQ(save_report_head(asked, head)->row_version, 2);
    const auto read = store().read([&](Sql& sql) { return read_report_head(sql, division, period); });
    EXPECT_EQ(read.document_id, "ABC-2");
    EXPECT_EQ(read.publication_date, parse_date("2022-06-01"));
    head.unit = "nowhere";
    EXPECT_EQ(save_report_head(asked, head).error().code, "unit.unknown");
    EXPECT_TRUE(store().verify().whole());
}

LEDSTANG_ON_BOTH_STORES(ProductionTest);

}  // namespace
}  // namespace ledstang
