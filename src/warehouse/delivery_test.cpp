#include "warehouse/delivery.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "warehouse/dataset_table.h"
#include "warehouse/test_warehouses.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

constexpr const char* visits = R"(
title = "Besök"
meaning = "En rad är ett besök."
key = ["besok_id"]
[[columns]]
name = "besok_id"
title = "Besök"
type = "text"
required = true
longest = 10
[[columns]]
name = "dag"
title = "Dag"
type = "date"
role = "time"
required = true
also = ["Besöksdatum"]
first_day = "2000-01-01"
[[columns]]
name = "bokad"
title = "Bokad"
type = "date"
[[columns]]
name = "avslutad"
title = "Avslutad"
type = "date"
not_before = "dag"
[[columns]]
name = "enhet"
title = "Enhet"
type = "text"
role = "unit"
required = true
[[columns]]
name = "kon"
title = "Kön"
type = "text"
role = "sex"
codes = [{ code = "K", title = "Kvinna" }, { code = "M", title = "Man", also = ["1"] }]
[[columns]]
name = "patient"
title = "Patient"
type = "text"
role = "patient"
[[columns]]
name = "alder"
title = "Ålder"
type = "whole_number"
at_least = 0
at_most = 125
[[columns]]
name = "kostnad"
title = "Kostnad"
type = "number"
[[columns]]
name = "planerat"
title = "Planerat"
type = "truth"
)";

constexpr const char* header = "Besök;Besöksdatum;Bokad;Avslutad;Enhet;Kön;Patient;Ålder;Kostnad;Planerat\n";

class DeliveryTest : public WarehouseSideTest {
 protected:
    void SetUp() override {
        WarehouseSideTest::SetUp();
        if (IsSkipped()) return;
        dataset_ = read_dataset(visits, "besok").value();
        key_.emplace(PatientKey::open(folder_ / "patient.key").value());
    }

    DeliveryWish wish(const std::string& bytes, const std::string& name = "besök.csv") const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        DeliveryWish wish;
        wish.file = folder_ / name;
        wish.dataset = &dataset_;
        wish.patient_key = &*key_;
        wish.units = &units_;
        wish.today = std::chrono::year{2024} / std::chrono::month{6} / std::chrono::day{30};
        wish.by = "prov";
        wish.most_rejected = 100;
        wish.rejected = folder_ / "rejected.csv";
        return wish;
    }
    std::string rejected() const {
        std::stringstream text;
        text << std::ifstream(folder_ / "rejected.csv").rdbuf();
        return text.str();
    }
    // The code that one row alone is rejected with; the good row beside it must be kept.
    std::string code_of(const std::string& row) {
        const auto report = take_delivery(
            *warehouse_, wish(header + row + "\ngod" + std::to_string(++taken_) + ";2024-01-01;;;hc_ost;K;;40;1;ja\n"));
        if (!report) return report.error().code;
        EXPECT_EQ(report->batch.rows_kept, 1) << row;
        EXPECT_EQ(report->batch.rows_rejected, 1) << row;
        return report->faults_by_code.empty() ? "" : report->faults_by_code.begin()->first;
    }

    Dataset dataset_;
    std::optional<PatientKey> key_;
    TextSet units_ = {"hc_ost", "hc_vast"};
    int taken_ = 0;
};

TEST_P(DeliveryTest, KeepsRightRowsWithTheirTypesAndTheirLines) {
    const auto report = take_delivery(*warehouse_, wish(std::string("\xEF\xBB\xBF") + header +
                                                        "a1;2024-01-05 08:15:00;20240104;2024-01-05;hc_ost;kvinna;"
                                                        "19121212-1212;111;1 234,50;Ja\n\n"
                                                        "\"a;\n2\";2024-02-29;;;hc_vast;1;121212+1212;;−3;nej\n"
                                                        "a3;2024-03-01;;;hc_vast;;;0;;\n"));
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->batch.rows_read, 3);
    EXPECT_EQ(report->batch.rows_kept, 3);
    EXPECT_EQ(to_string(*report->batch.first_day), "2024-01-05");
    EXPECT_EQ(to_string(*report->batch.last_day), "2024-03-01");
    const Columns rows = warehouse_->query({"SELECT * FROM besok ORDER BY row_number", {}});
    EXPECT_EQ(rows["row_number"].whole_numbers()[0], 2);
    EXPECT_EQ(rows["row_number"].whole_numbers()[1], 4);
    EXPECT_EQ(rows["row_number"].whole_numbers()[2], 6);
    EXPECT_EQ(to_string(rows["dag"].date(0)), "2024-01-05");
    EXPECT_EQ(to_string(rows["bokad"].date(0)), "2024-01-04");
    EXPECT_EQ(rows["besok_id"].text(1), "a;\n2");
    EXPECT_EQ(rows["kon"].text(0), "K");
    EXPECT_EQ(rows["kon"].text(1), "M");
    EXPECT_TRUE(rows["kon"].is_missing(2));
    EXPECT_EQ(rows["kostnad"].numbers()[0], 1234.5);
    EXPECT_EQ(rows["kostnad"].numbers()[1], -3);
    EXPECT_TRUE(rows["kostnad"].is_missing(2));
    EXPECT_EQ(rows["planerat"].truths()[0], 1);
    EXPECT_EQ(rows["alder"].whole_numbers()[2], 0);
}

TEST_P(DeliveryTest, HashesPatientsTheSameHoweverTheyAreWrittenAndKeepsNoNumber) {
    const auto report =
        take_delivery(*warehouse_, wish(std::string(header) + "a1;2024-01-05;;;hc_ost;K;640823-3234;;;\n"
                                                              "a2;2024-01-05;;;hc_ost;K;196408233234;;;\n"
                                                              "a3;2024-01-05;;;hc_ost;K;701063-2391;;;\n"));
    ASSERT_TRUE(report) << report.error().message;
    const Columns rows = warehouse_->query({"SELECT patient FROM besok ORDER BY row_number", {}});
    EXPECT_EQ(rows["patient"].value(0), rows["patient"].value(1));
    EXPECT_NE(rows["patient"].value(0), rows["patient"].value(2));
    if (GetParam() != SqlDialect::duckdb) return;
    warehouse_.reset();
    std::stringstream bytes;
    bytes << std::ifstream(folder_ / "warehouse.duckdb", std::ios::binary).rdbuf();
    EXPECT_EQ(bytes.str().find("6408233234"), std::string::npos);
    EXPECT_EQ(bytes.str().find("640823-3234"), std::string::npos);
}

TEST_P(DeliveryTest, RejectsEachWayOfBeingBrokenWithItsReason) {
    EXPECT_EQ(code_of(";2024-01-05;;;hc_ost;K;;40;1;ja"), "cell.missing");
    EXPECT_EQ(code_of("b1;2023-02-29;;;hc_ost;K;;40;1;ja"), "cell.not_a_date");
    EXPECT_EQ(code_of("b2;1924-01-05;;;hc_ost;K;;40;1;ja"), "cell.too_early");
    EXPECT_EQ(code_of("b3;2024-07-01;;;hc_ost;K;;40;1;ja"), "cell.in_future");
    EXPECT_EQ(code_of("b4;2024-01-05;;2024-01-04;hc_ost;K;;40;1;ja"), "cell.wrong_order");
    EXPECT_EQ(code_of("b5;2024-01-05;;;hc_syd;K;;40;1;ja"), "unit.unknown");
    EXPECT_EQ(code_of("b6;2024-01-05;;;hc_ost;X;;40;1;ja"), "cell.not_allowed");
    EXPECT_EQ(code_of("b7;2024-01-05;;;hc_ost;K;121212-1213;40;1;ja"), "patient.check_digit");
    EXPECT_EQ(code_of("b8;2024-01-05;;;hc_ost;K;121312-1212;40;1;ja"), "patient.day");
    EXPECT_EQ(code_of("b9;2024-01-05;;;hc_ost;K;12-12;40;1;ja"), "patient.form");
    EXPECT_EQ(code_of("c1;2024-01-05;;;hc_ost;K;;4,5;1;ja"), "cell.not_an_integer");
    EXPECT_EQ(code_of("c2;2024-01-05;;;hc_ost;K;;-1;1;ja"), "cell.too_small");
    EXPECT_EQ(code_of("c3;2024-01-05;;;hc_ost;K;;126;1;ja"), "cell.too_large");
    EXPECT_EQ(code_of("c4;2024-01-05;;;hc_ost;K;;40;mycket;ja"), "number.not_a_number");
    EXPECT_EQ(code_of("c5;2024-01-05;;;hc_ost;K;;40;1.234;ja"), "number.ambiguous");
    EXPECT_EQ(code_of("c6;2024-01-05;;;hc_ost;K;;40;1;kanske"), "cell.not_a_truth");
    EXPECT_EQ(code_of("c7;2024-01-05;;;hc_ost;K;;40;1"), "table.cell_count");
    EXPECT_EQ(code_of("c8;2024-01-05;;;hc_ost;K;;40;1;ja;nej"), "table.cell_count");
    EXPECT_EQ(code_of("c9;2024-01-05;;;hc_\xE5st;K;;40;1;ja"), "table.encoding");
    EXPECT_EQ(code_of(std::string("d1;2024-01-05;;;hc_ost;K;;4\0;1;ja", 33)), "table.nul");
    EXPECT_EQ(code_of("\"d2;2024-01-05;;;hc_ost;K;;40;1;ja"), "table.quote");
    EXPECT_EQ(code_of("\"d3\"x;2024-01-05;;;hc_ost;K;;40;1;ja"), "table.quote");
    EXPECT_EQ(code_of("ett_for_langt_id;2024-01-05;;;hc_ost;K;;40;1;ja"), "cell.too_long");
    EXPECT_EQ(code_of("god1;2024-01-05;;;hc_ost;K;;40;1;ja"), "row.already_there");
    EXPECT_EQ(code_of("god25;2024-01-05;;;hc_ost;K;;40;1;ja"), "row.duplicate");
}

TEST_P(DeliveryTest, TellsEveryFaultOfARowAtItsPlaceAndMasksIdentities) {
    const auto report =
        take_delivery(*warehouse_, wish(std::string(header) + "a1;2024-01-05;;;hc_ost;K;;40;1;ja\n"
                                                              "a2;igår;;;19121212-1212;K;121212-1213;40;=1+1;ja\n"));
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->batch.rows_rejected, 1);
    ASSERT_EQ(report->first_faults.size(), 4U);
    EXPECT_EQ(report->first_faults[0].line, 3);
    EXPECT_EQ(report->first_faults[0].column, 2);
    EXPECT_EQ(report->first_faults[1].code, "unit.unknown");
    const std::string told = rejected();
    EXPECT_NE(told.find("3;2;Besöksdatum;igår;cell.not_a_date;"), std::string::npos) << told;
    EXPECT_NE(told.find(";'=1+1;"), std::string::npos) << told;  // no formula for Excel to run
    EXPECT_EQ(told.find("1212"), std::string::npos) << told;
    for (const auto& fault : report->first_faults) EXPECT_EQ(fault.message.find("1212"), std::string::npos);
}

TEST_P(DeliveryTest, TakesTheSameFileOnceUntilItIsTakenBack) {
    const std::string rows = std::string(header) + "a1;2024-01-05;;;hc_ost;K;;40;1;ja\n";
    const auto first = take_delivery(*warehouse_, wish(rows));
    ASSERT_TRUE(first);
    EXPECT_EQ(take_delivery(*warehouse_, wish(rows, "annat namn.csv")).error().code, "delivery.already");
    EXPECT_EQ(count("besok"), 1);
    const auto undone = undo_batch(*warehouse_, first->batch.id, "prov");
    ASSERT_TRUE(undone);
    EXPECT_EQ(undone->undone_by, "prov");
    EXPECT_EQ(count("besok"), 0);
    EXPECT_EQ(undo_batch(*warehouse_, first->batch.id, "prov").error().code, "batch.undone");
    EXPECT_EQ(undo_batch(*warehouse_, 99, "prov").error().code, "batch.unknown");
    const auto again = take_delivery(*warehouse_, wish(rows));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->batch.id, 2);
    EXPECT_EQ(count("besok"), 1);
}

TEST_P(DeliveryTest, ReplacesAnEarlierBatchInOneBreathOrNotAtAll) {
    ASSERT_TRUE(take_delivery(*warehouse_, wish(std::string(header) + "a1;2024-01-05;;;hc_ost;K;;40;1;ja\n")));
    auto better = wish(std::string(header) + "a1;2024-01-06;;;hc_ost;K;;40;1;ja\na2;2024-01-07;;;hc_ost;K;;40;1;ja\n");
    better.replaces = 1;
    better.dry_run = true;
    ASSERT_TRUE(take_delivery(*warehouse_, better));
    EXPECT_EQ(count("besok"), 1);  // a dry run keeps and takes back nothing
    better.dry_run = false;
    const auto report = take_delivery(*warehouse_, better);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->batch.rows_rejected, 0);
    EXPECT_EQ(count("besok"), 2);
    EXPECT_EQ(read_batches(*warehouse_, "besok").size(), 2U);
    EXPECT_FALSE(read_batches(*warehouse_)[1].undone_at.empty());
}

TEST_P(DeliveryTest, RefusesADeliveryThatIsMostlyWrongAndKeepsNothing) {
    std::string rows = header;
    for (int i = 0; i < 30; ++i) {
        rows += "a" + std::to_string(i) + (i % 5 == 0 ? ";igår" : ";2024-01-05") + ";;;hc_ost;K;;40;1;ja\n";
    }
    auto mostly = wish(rows);
    mostly.most_rejected = 10;
    const auto refused = take_delivery(*warehouse_, mostly);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "delivery.too_many_rejected");
    EXPECT_EQ(refused.error().faults.size(), 6U);
    EXPECT_NE(rejected().find("cell.not_a_date"), std::string::npos);
    EXPECT_TRUE(read_batches(*warehouse_).empty());
}

TEST_P(DeliveryTest, SaysWhichColumnsItDoesNotFind) {
    const auto refused = take_delivery(*warehouse_, wish("Besök;Dagen;Enhet\na;2024-01-01;hc_ost\n"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "delivery.column_missing");
    EXPECT_NE(refused.error().message.find("”Dagen”"), std::string::npos) << refused.error().message;
    EXPECT_EQ(take_delivery(*warehouse_, wish("")).error().code, "table.empty");
    EXPECT_EQ(take_delivery(*warehouse_, wish(header)).error().code, "delivery.empty");
}

TEST_P(DeliveryTest, ReadsAsTheSourceSays) {
    auto settled = wish("id,when,where,cost,extra\na1,2024-01-05,10234,1.234,x\n");
    settled.source.id = "cosmic";
    settled.source.decimal_sign = DecimalSign::point;
    settled.source.columns = {{"besok_id", "id"}, {"dag", "when"}, {"enhet", "where"}, {"kostnad", "cost"}};
    settled.source.values["enhet"] = {{"10234", "hc_vast"}};
    settled.source.constants = {{"kon", "K"}};
    const auto report = take_delivery(*warehouse_, settled);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->unused_columns, std::vector<std::string>{"extra"});
    const Columns rows = warehouse_->query({"SELECT enhet, kostnad, kon FROM besok", {}});
    EXPECT_EQ(rows["enhet"].text(0), "hc_vast");
    EXPECT_EQ(rows["kostnad"].numbers()[0], 1.234);
    EXPECT_EQ(rows["kon"].text(0), "K");
}

TEST_P(DeliveryTest, KeepsASourcesSettingsAsAFile) {
    SourceSettings settings{.id = "cosmic",
                            .dataset = "besok",
                            .columns = {{"dag", "Besöks\"datum"}},
                            .constants = {},
                            .values = {{"enhet", {{"10 234", "hc_vast"}}}}};
    ASSERT_TRUE(write_source(folder_ / "sources", settings));
    const auto back = read_source(folder_ / "sources", "cosmic", dataset_);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(back->columns, settings.columns);
    EXPECT_EQ(back->values, settings.values);
    EXPECT_EQ(read_source(folder_ / "sources", "kosmic", dataset_).error().code, "source.unknown");
    settings.columns = {{"dagg", "x"}};
    ASSERT_TRUE(write_source(folder_ / "sources", settings));
    EXPECT_EQ(read_source(folder_ / "sources", "cosmic", dataset_).error().code, "source.column");
    settings.id = "../x";
    EXPECT_EQ(write_source(folder_ / "sources", settings).error().code, "source.name");
}

TEST_P(DeliveryTest, ReadsParquetByTheSameRules) {
    const auto engine = open_duckdb_warehouse({.file = {}, .files_may_be_read = true});
    engine->execute(
        {"COPY (SELECT 'p' || i AS besok_id, DATE '2024-01-01' + CAST(i % 90 AS INTEGER) AS dag, 'hc_ost' AS "
         "enhet, CASE WHEN i = 4000 THEN 'X' ELSE 'K' END AS kon, i / 8 AS kostnad, i % 2 = 0 AS planerat, "
         "i % 100 AS alder FROM range(5000) AS r(i)) TO '" +
             (folder_ / "besok.parquet").string() + "' (FORMAT parquet)",
         {}});
    auto parquet = wish("", "x");
    parquet.file = folder_ / "besok.parquet";
    const auto report = take_delivery(*warehouse_, parquet);
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->batch.rows_kept, 4999);
    EXPECT_EQ(report->faults_by_code, (std::map<std::string, std::int64_t>{{"cell.not_allowed", 1}}));
    EXPECT_EQ(report->first_faults[0].line, 4001);
    const Columns sums = warehouse_->query({"SELECT sum(kostnad) AS k, sum(alder) AS a FROM besok", {}});
    EXPECT_EQ(sums["k"].numbers()[0], (4999.0 * 2500 - 4000) / 8);
    EXPECT_EQ(take_delivery(*warehouse_, wish("PAR1 inte mer", "y")).error().code, "parquet.unreadable");
}

TEST_P(DeliveryTest, StopsWithoutKeepingAnything) {
    std::string rows = header;
    for (int i = 0; i < 50'000; ++i) rows += "a" + std::to_string(i) + ";2024-01-05;;;hc_ost;K;;40;1;ja\n";
    std::stop_source stop;
    auto stopped = wish(rows);
    stopped.stop = stop.get_token();
    stopped.progress = [&](const DeliveryProgress& progress) {
        EXPECT_GT(progress.rows_read, 0);
        stop.request_stop();
    };
    EXPECT_EQ(take_delivery(*warehouse_, stopped).error().code, "delivery.stopped");
    EXPECT_TRUE(read_batches(*warehouse_).empty());
    stopped.stop = {};
    stopped.progress = {};
    EXPECT_EQ(take_delivery(*warehouse_, stopped)->batch.rows_kept, 50'000);
}

TEST_P(DeliveryTest, RefusesPatientsOfAnotherKey) {
    const std::string row = "a1;2024-01-05;;;hc_ost;K;;40;1;ja\n";
    ASSERT_TRUE(take_delivery(*warehouse_, wish(header + row)));
    files::remove(folder_ / "patient.key");
    key_.emplace(PatientKey::open(folder_ / "patient.key").value());
    EXPECT_EQ(take_delivery(*warehouse_, wish(std::string(header) + "a2" + row.substr(2))).error().code,
              "delivery.wrong_key");
    std::ofstream(folder_ / "patient.key") << "kort";
    EXPECT_EQ(PatientKey::open(folder_ / "patient.key").error().code, "patient_key.damaged");
}

TEST_P(DeliveryTest, TakesInColumnsThatTheDeclarationGetsLater) {
    ASSERT_TRUE(take_delivery(*warehouse_, wish(std::string(header) + "a1;2024-01-05;;;hc_ost;K;;40;1;ja\n")));
    dataset_ =
        read_dataset(std::string(visits) + "[[columns]]\nname = \"ny\"\ntitle = \"Ny\"\ntype = \"number\"\n", "besok")
            .value();
    ASSERT_TRUE(take_delivery(*warehouse_, wish("besok_id;dag;enhet;ny\na2;2024-01-05;hc_ost;4\n")));
    const Columns rows = warehouse_->query({"SELECT ny FROM besok ORDER BY besok_id", {}});
    EXPECT_TRUE(rows["ny"].is_missing(0));
    EXPECT_EQ(rows["ny"].numbers()[1], 4);
    dataset_.columns.back().type = Type::text;
    EXPECT_EQ(take_delivery(*warehouse_, wish("besok_id;dag;enhet;ny\na3;2024-01-05;hc_ost;4\n")).error().code,
              "dataset.changed");
}

LEDSTANG_ON_BOTH_WAREHOUSES(DeliveryTest);

}  // namespace
}  // namespace ledstang
