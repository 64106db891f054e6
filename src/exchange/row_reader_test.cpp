#include "exchange/row_reader.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

// One row under the header, and a reader on it.
class Reading {
 public:
    Reading(std::string_view header, std::string_view row)
        : table_(read_table("utfall.csv", std::string(header) + "\n" + std::string(row) + "\n").value()),
          faults_(table_.file),
          cells_(table_, table_.rows.at(0), faults_) {}

    RowReader* operator->() { return &cells_; }
    const std::vector<Fault>& faults() const { return faults_.faults(); }

 private:
    Table table_;
    TableFaults faults_;
    RowReader cells_;
};

TEST(row_reader, every_kind_of_cell_is_read) {
    Reading row("text;tal;antal;dag;period;kön;tom", " Öst ;−17,7 mnkr;1 213;2022-04-30;2022-T1;K;");
    EXPECT_EQ(row->text("text"), "Öst");
    EXPECT_EQ(row->number("tal")->value.to_string(), "-17.7");
    EXPECT_EQ(row->number("tal")->unit, "mnkr");
    EXPECT_EQ(row->integer("antal"), 1213);
    EXPECT_EQ(to_string(row->date("dag").value()), "2022-04-30");
    EXPECT_EQ(row->period("period")->to_string(), "2022-T1");
    EXPECT_EQ(row->one_of("kön", {"K", "M", "T"}), "K");
    EXPECT_TRUE(row->ok());
    EXPECT_TRUE(row.faults().empty());
}

TEST(row_reader, optional_cells_may_be_blank_or_not_there) {
    Reading row("text;tom", "x; ");
    for (const std::string_view column : {"tom", "finns_inte"}) {
        EXPECT_FALSE(row->has(column));
        EXPECT_EQ(row->optional_text(column), "");
        EXPECT_FALSE(row->optional_number(column));
        EXPECT_FALSE(row->optional_integer(column));
        EXPECT_FALSE(row->optional_date(column));
        EXPECT_FALSE(row->optional_period(column));
        EXPECT_FALSE(row->optional_one_of(column, {"K"}));
    }
    EXPECT_TRUE(row->ok());
}

TEST(row_reader, missing_cells_are_faults_with_a_place) {
    Reading row("text;tom", "x;");
    EXPECT_EQ(row->text("tom"), "");
    ASSERT_EQ(row.faults().size(), 1U);
    EXPECT_FALSE(row->ok());
    const Fault& fault = row.faults()[0];
    EXPECT_EQ(fault.code, "cell.missing");
    EXPECT_EQ(fault.file, "utfall.csv");
    EXPECT_EQ(fault.path, "tom");
    EXPECT_EQ(fault.line, 2);
    EXPECT_EQ(fault.column, 2);
}

TEST(row_reader, all_faults_of_a_row_are_gathered) {
    Reading row("tal;antal;dag;period;kön", "1.234;1,5;30/4 2022;T1 2022;Kvinna");
    EXPECT_FALSE(row->number("tal"));
    EXPECT_FALSE(row->integer("antal"));
    EXPECT_FALSE(row->date("dag"));
    EXPECT_FALSE(row->period("period"));
    EXPECT_FALSE(row->one_of("kön", {"kvinna", "man"}));
    ASSERT_EQ(row.faults().size(), 5U);
    const std::vector<std::string> codes = {"number.ambiguous", "cell.not_an_integer", "cell.not_a_date",
                                            "cell.not_a_period", "cell.not_allowed"};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        EXPECT_EQ(row.faults()[i].code, codes[i]);
        EXPECT_EQ(row.faults()[i].column, static_cast<int>(i) + 1);
    }
    EXPECT_EQ(row.faults()[4].message,
              "”Kvinna” kan inte stå i kolumnen ”kön”. Menas ”kvinna”? Där kan stå kvinna eller man.");
}

TEST(row_reader, a_period_that_excel_made_a_day_is_explained) {
    Reading row("id;period", "a;2022-04-01");
    EXPECT_FALSE(row->period("period"));
    EXPECT_NE(row.faults().at(0).message.find("formatera kolumnen som text"), std::string::npos);
}

TEST(row_reader, a_rooms_own_fault_has_the_cells_place) {
    Reading row("id;unit_id", "o1;okänd");
    row->fault("unit_id", "unit.unknown", "Enheten finns inte.");
    row->fault("finns_inte", "x", "y");
    EXPECT_EQ(row.faults().at(0).column, 2);
    EXPECT_EQ(row.faults().at(1).line, 2);
    EXPECT_FALSE(row.faults().at(1).column);
}

TEST(row_reader, number_cells_of_a_workbook_are_never_ambiguous) {
    Table table{.file = "utfall.xlsx", .sheet = "Utfall", .header = {"a", "b", "c", "d"}, .rows = {}};
    Row row{.line = 2, .cells = {}};
    for (const std::string text : {"1.234", "5.3 %", "0.123456789", "10000000000000000"}) {
        row.cells.push_back({text, 2, static_cast<int>(row.cells.size()) + 1, true});
    }
    table.rows.push_back(row);
    TableFaults faults(table.file);
    RowReader cells(table, table.rows[0], faults);
    EXPECT_EQ(cells.number("a")->value.to_string(), "1.234");
    EXPECT_EQ(cells.number("a")->decimals, 3);
    EXPECT_EQ(cells.number("b")->value.to_string(), "5.3");
    EXPECT_EQ(cells.number("b")->unit, "%");
    EXPECT_EQ(cells.number("c")->value.to_string(), "0.123457");
    EXPECT_TRUE(faults.empty());
    EXPECT_FALSE(cells.number("d"));
    EXPECT_EQ(faults.faults().at(0).code, "number.too_large");
}

TEST(require_columns, names_the_missing_and_the_nearest) {
    const Table table = read_table("utfall.csv", "outcome_id,measure,vlaue\n").value();
    EXPECT_TRUE(require_columns(table, {"outcome_id"}));
    const auto complete = require_columns(table, {"outcome_id", "value", "period"});
    ASSERT_FALSE(complete);
    ASSERT_EQ(complete.error().faults.size(), 2U);
    EXPECT_EQ(complete.error().code, "table.column_missing");
    EXPECT_EQ(complete.error().faults[0].path, "value");
    EXPECT_EQ(complete.error().faults[0].line, 1);
    EXPECT_EQ(complete.error().faults[0].message,
              "Kolumnen ”value” saknas. Menas ”vlaue”? Filens kolumner är outcome_id, measure och vlaue.");
    EXPECT_EQ(complete.error().faults[1].message,
              "Kolumnen ”period” saknas. Filens kolumner är outcome_id, measure och vlaue.");
}

TEST(table_faults, one_refusal_tells_how_many) {
    TableFaults faults("a.csv", 2);
    faults.add({"cell.missing", "Saknas.", "", "", 3, 2});
    EXPECT_EQ(faults.refusal().message, "Filen a.csv, rad 3, kolumn 2: Saknas.");
    faults.add({"cell.missing", "Saknas.", "", "", 4, 2});
    faults.add({"cell.missing", "Saknas.", "", "", 5, 2});
    EXPECT_EQ(faults.count(), 3U);
    EXPECT_EQ(faults.refusal().faults.size(), 2U);
    EXPECT_EQ(
        faults.refusal().message,
        "Filen a.csv har 3 fel. Det första, rad 3, kolumn 2: Saknas. De första 2 felen visas; 1 till visas när de är "
        "rättade.");
    EXPECT_EQ(faults.refusal().code, "cell.missing");
}

}  // namespace
}  // namespace ledstang
