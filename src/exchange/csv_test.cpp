#include "exchange/csv.h"

#include <gtest/gtest.h>

#include "exchange/write_csv.h"

namespace ledstang {
namespace {

using Words = std::vector<std::string>;

Words texts(const Row& row) {
    Words words;
    for (const Cell& cell : row.cells) words.push_back(cell.text);
    return words;
}

Table read(std::string_view bytes) {
    auto table = read_table("utfall.csv", bytes);
    EXPECT_TRUE(table) << (table ? "" : table.error().message);
    return table ? *table : Table();
}

// The only fault of a file that has one.
Fault fault_of(std::string_view bytes) {
    const auto table = read_table("utfall.csv", bytes);
    EXPECT_FALSE(table);
    if (table || table.error().faults.size() != 1) {
        ADD_FAILURE() << "expected one fault";
        return {};
    }
    EXPECT_EQ(table.error().faults[0].file, "utfall.csv");
    EXPECT_EQ(table.error().code, table.error().faults[0].code);
    return table.error().faults[0];
}

TEST(csv, header_and_rows_are_read) {
    const Table table = read("id,värde\no1,8.4\no2,\n");
    EXPECT_EQ(table.file, "utfall.csv");
    EXPECT_EQ(table.header, (Words{"id", "värde"}));
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(texts(table.rows[0]), (Words{"o1", "8.4"}));
    EXPECT_EQ(texts(table.rows[1]), (Words{"o2", ""}));
    EXPECT_EQ(table.text(table.rows[0], "värde"), "8.4");
    EXPECT_EQ(table.text(table.rows[0], "okänd"), "");
}

TEST(csv, separator_is_found) {
    for (const std::string_view bytes :
         {"a;b\n1,5;2\n", "a\tb\n1,5\t2\n", "\"a\",\"b\"\n\"1,5\",2\n", "a|b\n1,5|2\n"}) {
        const std::string with_hint = bytes.find('|') == std::string_view::npos ? "" : "sep=|\r\n";
        const Table table = read(with_hint + std::string(bytes));
        EXPECT_EQ(table.header, (Words{"a", "b"}));
        ASSERT_EQ(table.rows.size(), 1U);
        EXPECT_EQ(texts(table.rows[0]), (Words{"1,5", "2"}));
    }
}

TEST(csv, separators_inside_quotation_marks_do_not_count) {
    const Table table = read("\"a,b,c\";d\n1;2\n");
    EXPECT_EQ(table.header, (Words{"a,b,c", "d"}));
}

TEST(csv, one_column_needs_no_separator) {
    const Table table = read("id\n\no1\n");
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].line, 3);
}

TEST(csv, quoted_cells_hold_separators_quotes_and_lines) {
    const Table table = read("id,text\r\no1,\"sa \"\"nej\"\",\r\noch gick\"\r\no2,5\" rör\r\n");
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].cells[1].text, "sa \"nej\",\noch gick");
    EXPECT_EQ(table.rows[0].line, 2);
    EXPECT_EQ(table.rows[1].line, 4);
    EXPECT_EQ(table.rows[1].cells[1].text, "5\" rör");
    EXPECT_EQ(table.rows[1].cells[1].line, 4);
    EXPECT_EQ(table.rows[1].cells[1].column, 2);
}

TEST(csv, a_cell_after_one_of_several_lines_knows_its_own_line) {
    const Table table = read("a,b\n\"x\ny\",z\n");
    EXPECT_EQ(table.rows[0].line, 2);
    EXPECT_EQ(table.rows[0].cells[1].line, 3);
}

TEST(csv, byte_order_mark_and_missing_last_line_end_are_accepted) {
    const Table table = read("\xEF\xBB\xBFid;namn\r\no1;Öst");
    EXPECT_EQ(table.header, (Words{"id", "namn"}));
    EXPECT_EQ(texts(table.rows.at(0)), (Words{"o1", "Öst"}));
}

TEST(csv, lines_without_content_are_left_out) {
    const Table table = read("\n\nid;namn\n;\n\no1;a\n;;\n");
    EXPECT_EQ(table.header_line, 3);
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.rows[0].line, 6);
}

TEST(csv, wrong_length_is_told_with_the_line) {
    const auto table = read_table("utfall.csv", "a,b,c\n1,2,3\n1,2\n1,2,3,4\n");
    ASSERT_FALSE(table);
    ASSERT_EQ(table.error().faults.size(), 2U);
    EXPECT_EQ(table.error().code, "table.cell_count");
    EXPECT_EQ(table.error().faults[0].line, 3);
    EXPECT_EQ(table.error().faults[0].column, 3);
    EXPECT_EQ(table.error().faults[0].message,
              "Raden har 2 celler men rubrikraden har 3. Är raden avklippt, eller saknas en avgränsare?");
    EXPECT_EQ(table.error().faults[1].line, 4);
    EXPECT_EQ(table.error().faults[1].column, 4);
}

TEST(csv, a_file_cut_in_the_middle_is_told_where_the_quote_began) {
    const Fault fault = fault_of("id,text\no1,kort\no2,\"lång\ntext som");
    EXPECT_EQ(fault.code, "table.quote");
    EXPECT_EQ(fault.line, 3);
    EXPECT_EQ(fault.column, 2);
}

TEST(csv, a_row_cut_in_the_middle_is_short) {
    const Fault fault = fault_of("id,text,note\no1,a,b\no2,a");
    EXPECT_EQ(fault.code, "table.cell_count");
    EXPECT_EQ(fault.line, 3);
}

TEST(csv, text_after_the_closing_quotation_mark_is_a_fault) {
    const Fault fault = fault_of("id,text\no1,\"a\" b\n");
    EXPECT_EQ(fault.code, "table.quote");
    EXPECT_EQ(fault.line, 2);
}

TEST(csv, other_encodings_are_told_with_the_place) {
    const Fault windows = fault_of("id;namn\no1;H\xE4lsa\n");
    EXPECT_EQ(windows.code, "table.encoding");
    EXPECT_EQ(windows.line, 2);
    EXPECT_EQ(windows.column, 5);
    EXPECT_NE(windows.message.find("Spara filen som CSV UTF-8"), std::string::npos);
    EXPECT_NE(windows.message.find("”ä”"), std::string::npos);

    const std::string_view utf16("\xFF\xFEi\0d\0\n\0", 8);
    EXPECT_EQ(fault_of(utf16).code, "table.encoding");
    EXPECT_NE(fault_of(utf16).message.find("UTF-16"), std::string::npos);
    EXPECT_EQ(fault_of(std::string_view("i\0d\0\n\0", 6)).code, "table.encoding");
}

TEST(csv, zero_bytes_are_refused) {
    const Fault fault = fault_of(std::string("id,namn\no1,abcdefghijk") + '\0' + "\n");
    EXPECT_EQ(fault.code, "table.nul");
    EXPECT_EQ(fault.line, 2);
    EXPECT_EQ(fault.column, 15);
}

TEST(csv, header_names_are_unique_and_not_empty) {
    const auto table = read_table("utfall.csv", "id, id ,,namn\n1,2,3,4\n");
    ASSERT_FALSE(table);
    ASSERT_EQ(table.error().faults.size(), 2U);
    EXPECT_EQ(table.error().code, "table.faults");
    EXPECT_EQ(table.error().faults[0].code, "table.header_duplicate");
    EXPECT_EQ(table.error().faults[0].column, 2);
    EXPECT_EQ(table.error().faults[1].code, "table.header_empty");
    EXPECT_EQ(table.error().faults[1].column, 3);
}

TEST(csv, empty_files_are_refused) {
    EXPECT_EQ(fault_of("").code, "table.empty");
    EXPECT_EQ(fault_of("\n\n").code, "table.empty");
    EXPECT_EQ(fault_of("\xEF\xBB\xBF").code, "table.empty");
}

TEST(csv, files_that_are_no_tables_are_named) {
    EXPECT_EQ(fault_of("%PDF-1.7\n").code, "table.kind");
    EXPECT_EQ(fault_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").code, "table.kind");
}

TEST(csv, bounds_hold) {
    TableLimits limits;
    limits.bytes = 10;
    EXPECT_EQ(read_csv("a.csv", "a,b\n1,2\n3,4\n", limits).error().kind, RefusalKind::too_large);
    limits = {};
    limits.cells = 5;
    EXPECT_EQ(read_csv("a.csv", "a,b\n1,2\n3,4\n", limits).error().code, "table.too_large");
    limits = {};
    limits.columns = 2;
    EXPECT_EQ(read_csv("a.csv", "a,b,c\n", limits).error().code, "table.too_large");
    limits = {};
    limits.cell_bytes = 3;
    EXPECT_EQ(read_csv("a.csv", "a,b\n1,2345\n", limits).error().faults[0].line, 2);
}

TEST(csv, many_faults_are_counted_beyond_the_first) {
    std::string bytes = "a,b\n";
    for (int i = 0; i < 150; ++i) bytes += "1\n";
    const auto table = read_table("utfall.csv", bytes);
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().faults.size(), 100U);
    EXPECT_NE(table.error().message.find("150 fel"), std::string::npos);
    EXPECT_NE(table.error().message.find("50 till"), std::string::npos);
}

OutTable sample() {
    return {.header = {"id", "värde", "text"},
            .rows = {{"o1", OutNumber{*Decimal::parse("-17.7")}, "Öst, väst"},
                     {"o2", OutNumber{.value = *Decimal::parse("8.4"), .decimals = 2}, "sa \"nej\"\noch gick"},
                     {"o3", std::monostate(), "=1+1"},
                     {"o4", OutNumber{.value = *Decimal::parse("1213"), .decimals = 0}, " −17,7 "}}};
}

TEST(write_csv, machine_form_is_comma_point_and_line_feed) {
    EXPECT_EQ(write_csv(sample()),
              "id,värde,text\n"
              "o1,-17.7,\"Öst, väst\"\n"
              "o2,8.40,\"sa \"\"nej\"\"\noch gick\"\n"
              "o3,,=1+1\n"
              "o4,1213,\" −17,7 \"\n");
}

TEST(write_csv, excel_form_is_semicolon_comma_and_without_formulas) {
    EXPECT_EQ(write_csv(sample(), CsvForm::excel),
              "\xEF\xBB\xBFid;värde;text\r\n"
              "o1;-17,7;Öst, väst\r\n"
              "o2;8,40;\"sa \"\"nej\"\"\noch gick\"\r\n"
              "o3;;'=1+1\r\n"
              "o4;1213;\" −17,7 \"\r\n");
}

TEST(write_csv, numbers_written_as_text_stay_numbers_in_excel) {
    const OutTable table{.header = {"a", "b", "c", "d", "e"}, .rows = {{"-5", "@x", "-5 + cmd", "+1,3 %", "="}}};
    EXPECT_EQ(write_csv(table, CsvForm::excel),
              "\xEF\xBB\xBF"
              "a;b;c;d;e\r\n-5;'@x;'-5 + cmd;+1,3 %;=\r\n");
}

TEST(write_csv, a_header_never_misleads_a_reader) {
    for (const std::string name : {"a;b;c", "a\tb", "sep=;", "a,b", "\xEF\xBB\xBFx"}) {
        const Table table = read(write_csv({.header = {name}, .rows = {{"x;y"}}}));
        EXPECT_EQ(table.header, (Words{name}));
        EXPECT_EQ(texts(table.rows.at(0)), (Words{"x;y"}));
    }
}

TEST(write_csv, what_is_written_is_read_back) {
    for (const CsvForm form : {CsvForm::machine, CsvForm::excel}) {
        const Table table = read(write_csv(sample(), form));
        ASSERT_EQ(table.rows.size(), 4U);
        EXPECT_EQ(table.header, sample().header);
        EXPECT_EQ(table.text(table.rows[0], "text"), "Öst, väst");
        EXPECT_EQ(table.text(table.rows[1], "text"), "sa \"nej\"\noch gick");
        EXPECT_EQ(table.text(table.rows[3], "text"), " −17,7 ");
    }
}

TEST(write_csv, a_table_read_and_written_is_the_same_bytes) {
    const std::string_view bytes = "id,text\no1,\"Åsa, \"\"x\"\"\"\no2,\"rad\nrad\"\no3,\n";
    const Table table = read(bytes);
    OutTable out{.header = table.header, .rows = {}};
    for (const Row& row : table.rows) {
        OutRow cells;
        for (const Cell& cell : row.cells) cells.emplace_back(cell.text);
        out.rows.push_back(std::move(cells));
    }
    EXPECT_EQ(write_csv(out), bytes);
}

}  // namespace
}  // namespace ledstang
