#include "exchange/workbook.h"

#include <gtest/gtest.h>

#include "exchange/row_reader.h"
#include "exchange/write_workbook.h"
#include "exchange/zip_for_tests.h"

namespace ledstang {
namespace {

using Words = std::vector<std::string>;

Words texts(const Row& row) {
    Words words;
    for (const Cell& cell : row.cells) words.push_back(cell.text);
    return words;
}

Table read(const std::string& bytes) {
    auto table = read_table("utfall.xlsx", bytes);
    EXPECT_TRUE(table) << (table ? "" : table.error().message);
    return table ? *table : Table();
}

std::string relations(const Words& types_and_targets) {
    std::string xml = "<Relationships>";
    for (std::size_t i = 0; i + 1 < types_and_targets.size(); i += 2) {
        xml += "<Relationship Id=\"r" + std::to_string(i / 2 + 1) + "\" Type=\"http://x/" + types_and_targets[i] +
               "\" Target=\"" + types_and_targets[i + 1] + "\"/>";
    }
    return xml + "</Relationships>";
}

// A workbook as other programs than ours write it; `rows` is the inside of sheetData.
std::string xlsx(const std::string& rows, const std::string& workbook_properties = "") {
    return make_zip({
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", relations({"officeDocument", "xl/workbook.xml"})},
        {"xl/workbook.xml", "<workbook>" + workbook_properties +
                                "<sheets><sheet name=\"Dold\" state=\"hidden\" r:id=\"r2\"/><sheet name=\"Blad ett\" "
                                "r:id=\"r1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", relations({"worksheet", "worksheets/sheet1.xml", "worksheet", "/xl/hidden.xml",
                                                  "sharedStrings", "strings.xml", "styles", "styles.xml"})},
        {"xl/strings.xml",
         "<sst><si><t>id</t></si><si><r><t>vär</t></r><r><t>de</t></r><rPh><t>x</t></rPh></si>"
         "<si><t>a_x000D_\nb_x005F_x0041_</t></si></sst>"},
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/></numFmts>"
         "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>"
         "</cellXfs></styleSheet>"},
        {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>", true},
        {"xl/hidden.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"},
    });
}

const std::string shared_header = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";

Fault fault_of(const std::string& bytes) {
    const auto table = read_table("utfall.xlsx", bytes);
    EXPECT_FALSE(table);
    if (table || table.error().faults.size() != 1) {
        ADD_FAILURE() << "expected one fault";
        return {};
    }
    EXPECT_EQ(table.error().faults[0].file, "utfall.xlsx");
    return table.error().faults[0];
}

TEST(xlsx, shared_inline_and_formula_texts_are_read) {
    const Table table = read(
        xlsx(shared_header + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"inlineStr\"><is><r><t>in"
                             "</t></r><r><t xml:space=\"preserve\"> line</t></r></is></c></row>"
                             "<row r=\"4\"><c r=\"A4\" t=\"str\"><f>A1</f><v>å &amp; ä</v></c>"
                             "<c r=\"B4\" t=\"b\"><v>1</v></c></row>"));
    EXPECT_EQ(table.sheet, "Blad ett");
    EXPECT_EQ(table.header, (Words{"id", "värde"}));
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(texts(table.rows[0]), (Words{"a\nb_x0041_", "in line"}));
    EXPECT_EQ(table.rows[1].line, 4);
    EXPECT_EQ(texts(table.rows[1]), (Words{"å & ä", "true"}));
}

TEST(xlsx, numbers_come_as_they_would_be_typed) {
    const Table table =
        read(xlsx(shared_header +
                  "<row r=\"2\"><c r=\"A2\"><v>8.4000000000000004</v></c><c r=\"B2\" s=\"1\"><v>0.053</v></c></row>"
                  "<row r=\"3\"><c r=\"A3\"><v>-1.3000000000000007</v></c><c r=\"B3\" s=\"1\"><v>0.07</v></c></row>"
                  "<row r=\"4\"><c r=\"A4\"><v>1.234</v></c><c r=\"B4\"><v>1E-3</v></c></row>"
                  "<row r=\"5\"><c r=\"A5\"><f>1+1</f><v>2</v></c><c r=\"B5\"><v>1200000</v></c></row>"));
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(texts(table.rows[0]), (Words{"8.4", "5.3 %"}));
    EXPECT_EQ(texts(table.rows[1]), (Words{"-1.3", "7 %"}));
    EXPECT_EQ(texts(table.rows[2]), (Words{"1.234", "0.001"}));
    EXPECT_EQ(texts(table.rows[3]), (Words{"2", "1200000"}));
    TableFaults faults(table.file);
    EXPECT_EQ(RowReader(table, table.rows[2], faults).number("id")->value.to_string(), "1.234");
    EXPECT_EQ(RowReader(table, table.rows[0], faults).number("värde")->unit, "%");
    EXPECT_TRUE(faults.empty());
}

TEST(xlsx, days_are_iso_days) {
    const std::string rows =
        shared_header +
        "<row r=\"2\"><c r=\"A2\" s=\"2\"><v>44681</v></c><c r=\"B2\" s=\"3\"><v>44681.34375</v></c></row>"
        "<row r=\"3\"><c r=\"A3\" t=\"d\"><v>2022-04-30T00:00:00</v></c><c r=\"B3\" s=\"3\"><v>44681</v></c></row>";
    const Table table = read(xlsx(rows));
    EXPECT_EQ(texts(table.rows.at(0)), (Words{"2022-04-30", "2022-04-30 08:15:00"}));
    EXPECT_EQ(texts(table.rows.at(1)), (Words{"2022-04-30", "2022-04-30"}));
    const Table mac = read(xlsx(rows, "<workbookPr date1904=\"1\"/>"));
    EXPECT_EQ(mac.rows.at(0).cells.at(0).text, "2026-05-01");
}

TEST(xlsx, rows_and_cells_without_numbers_follow_each_other) {
    const Table table = read(
        xlsx("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>"));
    EXPECT_EQ(texts(table.rows.at(0)), (Words{"1", "2"}));
    EXPECT_EQ(table.rows.at(0).line, 2);
}

TEST(xlsx, a_table_may_begin_anywhere_and_leave_cells_blank) {
    const Table table =
        read(xlsx("<row r=\"3\"><c r=\"C3\" t=\"s\"><v>0</v></c><c r=\"D3\" t=\"s\"><v>1</v></c></row>"
                  "<row r=\"5\"><c r=\"D5\"><v>7</v></c></row>"));
    EXPECT_EQ(table.header, (Words{"id", "värde"}));
    EXPECT_EQ(table.header_line, 3);
    EXPECT_EQ(texts(table.rows.at(0)), (Words{"", "7"}));
    EXPECT_EQ(table.rows.at(0).cells.at(1).line, 5);
    EXPECT_EQ(table.rows.at(0).cells.at(1).column, 4);
}

TEST(xlsx, what_stands_outside_the_header_is_a_fault) {
    const Fault fault =
        fault_of(xlsx(shared_header + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"F2\"><v>2</v></c></row>"));
    EXPECT_EQ(fault.code, "table.cell_count");
    EXPECT_EQ(fault.line, 2);
    EXPECT_EQ(fault.column, 6);
}

TEST(xlsx, formulas_without_a_usable_result_are_faults) {
    const Fault error =
        fault_of(xlsx(shared_header + "<row r=\"2\"><c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"));
    EXPECT_EQ(error.code, "workbook.formula");
    EXPECT_EQ(error.line, 2);
    EXPECT_EQ(error.column, 2);
    EXPECT_NE(error.message.find("#DIV/0!"), std::string::npos);
    EXPECT_EQ(fault_of(xlsx(shared_header + "<row r=\"2\"><c r=\"A2\"><f>B9</f></c></row>")).code, "workbook.formula");
}

TEST(xlsx, cells_without_a_place_or_a_text_are_broken) {
    EXPECT_EQ(fault_of(xlsx("<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>")).code, "workbook.broken");
    EXPECT_EQ(fault_of(xlsx("<row r=\"9999999\"><c><v>1</v></c></row>")).code, "workbook.broken");
    EXPECT_EQ(fault_of(xlsx(shared_header + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99</v></c></row>")).code,
              "workbook.broken");
    EXPECT_EQ(fault_of(xlsx(shared_header + "<row r=\"2\"><c r=\"A2\"><v>nan</v></c></row>")).code, "workbook.broken");
    EXPECT_EQ(fault_of(xlsx("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>H\xE4lsa</v></c></row>")).code, "table.encoding");
    EXPECT_EQ(fault_of(xlsx("<row>")).code, "workbook.broken");
}

TEST(workbook, archives_that_are_no_workbooks_are_refused) {
    EXPECT_EQ(fault_of(make_zip({{"a.txt", "abc"}})).code, "table.kind");
    EXPECT_EQ(fault_of(make_zip({{"[Content_Types].xml", ""}, {"_rels/.rels", relations({"x", "y"})}})).code,
              "workbook.broken");
    EXPECT_EQ(fault_of(xlsx("")).code, "table.empty");
    EXPECT_EQ(fault_of(xlsx(shared_header).substr(0, 900)).code, "workbook.broken");
}

TEST(workbook, entities_are_not_expanded) {
    const std::string bytes =
        make_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                  {"content.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>"}});
    EXPECT_EQ(fault_of(bytes).code, "table.empty");
}

std::string ods(const std::string& rows) {
    return make_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                     {"content.xml",
                      "<o:document-content><o:automatic-styles><s:style s:name=\"ta2\"><s:table-properties "
                      "t:display=\"false\"/></s:style></o:automatic-styles><o:body><o:spreadsheet>"
                      "<t:table t:name=\"Dold\" t:style-name=\"ta2\"><t:table-row><t:table-cell>"
                      "<x:p>dold</x:p></t:table-cell></t:table-row></t:table>"
                      "<t:table t:name=\"Utfall\"><t:table-row><t:table-cell><x:p>id</x:p></t:table-cell>"
                      "<t:table-cell><x:p>värde</x:p></t:table-cell></t:table-row>" +
                          rows + "</t:table></o:spreadsheet></o:body></o:document-content>",
                      true}});
}

TEST(ods, every_kind_of_cell_is_read) {
    const Table table = read(ods(
        "<t:table-row><t:table-cell o:value-type=\"float\" o:value=\"8.4\"><x:p>8,4</x:p></t:table-cell>"
        "<t:table-cell o:value-type=\"percentage\" o:value=\"0.053\"><x:p>5,3 %</x:p></t:table-cell></t:table-row>"
        "<t:table-row-group><t:table-row><t:table-cell o:value-type=\"date\" "
        "o:date-value=\"2022-04-30\"><x:p>30/4</x:p>"
        "</t:table-cell><t:table-cell o:value-type=\"boolean\" o:boolean-value=\"true\"><x:p>SANT</x:p></t:table-cell>"
        "</t:table-row></t:table-row-group>"
        "<t:table-row><t:table-cell><o:annotation><x:p>en not</x:p></o:annotation><x:p>a<x:s x:c=\"2\"/>b</x:p>"
        "<x:p>rad <x:span>två</x:span></x:p></t:table-cell><t:table-cell o:value-type=\"string\"><x:p>1.234</x:p>"
        "</t:table-cell></t:table-row>"));
    EXPECT_EQ(table.sheet, "Utfall");
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_EQ(texts(table.rows[0]), (Words{"8.4", "5.3 %"}));
    EXPECT_EQ(texts(table.rows[1]), (Words{"2022-04-30", "true"}));
    EXPECT_EQ(texts(table.rows[2]), (Words{"a  b\nrad två", "1.234"}));
    EXPECT_TRUE(table.rows[0].cells[0].is_number);
    EXPECT_FALSE(table.rows[2].cells[1].is_number);
}

TEST(ods, repeated_rows_and_cells_are_all_there) {
    const Table table =
        read(ods("<t:table-row t:number-rows-repeated=\"3\"><t:table-cell t:number-columns-repeated=\"2\">"
                 "<x:p>x</x:p></t:table-cell></t:table-row><t:table-row t:number-rows-repeated=\"10\">"
                 "<t:table-cell t:number-columns-repeated=\"1024\"/></t:table-row><t:table-row><t:table-cell/>"
                 "<t:table-cell><x:p>sist</x:p></t:table-cell></t:table-row>"
                 "<t:table-row t:number-rows-repeated=\"1048560\"><t:table-cell/></t:table-row>"));
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(texts(table.rows[2]), (Words{"x", "x"}));
    EXPECT_EQ(table.rows[3].line, 15);
    EXPECT_EQ(texts(table.rows[3]), (Words{"", "sist"}));
}

TEST(ods, a_cell_repeated_beyond_measure_is_refused) {
    const auto bytes =
        ods("<t:table-row t:number-rows-repeated=\"1000000\"><t:table-cell t:number-columns-repeated=\"2\">"
            "<x:p>x</x:p></t:table-cell></t:table-row>");
    TableLimits limits;
    limits.cells = 1000;
    const auto table = read_table("utfall.ods", bytes, limits);
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, "table.too_large");
}

TEST(ods, formula_errors_are_faults) {
    const Fault fault =
        fault_of(ods("<t:table-row><t:table-cell t:formula=\"of:=1/0\" o:value-type=\"string\"><x:p>#DIV/0!"
                     "</x:p></t:table-cell></t:table-row>"));
    EXPECT_EQ(fault.code, "workbook.formula");
    EXPECT_EQ(fault.line, 2);
}

OutNumber number(std::string_view text, int decimals = -1, bool percent = false) {
    return {.value = *Decimal::parse(text), .decimals = decimals, .percent = percent};
}

TEST(write_workbook, what_is_written_is_read_back) {
    const std::string long_text(32'767, 'x');
    const OutTable outcomes{.header = {"id", "värde", "andel", "text"},
                            .rows = {{"o1", number("8.4"), number("5.3", 1, true), "Åsa, \"Öst\"\nrad två"},
                                     {"o2", number("-17.7", 1), number("7", 0, true), long_text},
                                     {"o3", number("1234567.891", 3), number("33.333333", -1, true), "=1+1"},
                                     {"o4", std::monostate(), number("0.1", 1, true), "1.234"},
                                     {"o5", number("0"), std::monostate(), "_x0041_ & <b> \x01 \t"}}};
    const OutTable other{.header = {"a"}, .rows = {{"  mellanslag  "}}};
    const auto bytes =
        write_workbook({{"Utfall", outcomes}, {"Utfall", other}, {"a/b:c" + std::string(40, 'd'), other}},
                       {.title = "Delårsrapport åäö"});
    ASSERT_TRUE(bytes) << bytes.error().message;
    const auto tables = read_workbook("utfall.xlsx", *bytes);
    ASSERT_TRUE(tables) << tables.error().message;
    ASSERT_EQ(tables->size(), 3U);
    EXPECT_EQ((*tables)[1].sheet, "Utfall (2)");
    EXPECT_EQ((*tables)[2].sheet, "a b c" + std::string(26, 'd'));
    const Table& table = (*tables)[0];
    EXPECT_EQ(table.header, outcomes.header);
    ASSERT_EQ(table.rows.size(), 5U);
    EXPECT_EQ(texts(table.rows[0]), (Words{"o1", "8.4", "5.3 %", "Åsa, \"Öst\"\nrad två"}));
    EXPECT_EQ(texts(table.rows[1]), (Words{"o2", "-17.7", "7 %", long_text}));
    EXPECT_EQ(texts(table.rows[2]), (Words{"o3", "1234567.891", "33.333333 %", "=1+1"}));
    EXPECT_EQ(texts(table.rows[3]), (Words{"o4", "", "0.1 %", "1.234"}));
    EXPECT_EQ(texts(table.rows[4]), (Words{"o5", "0", "", "_x0041_ & <b> \x01 \t"}));
    EXPECT_TRUE(table.rows[0].cells[1].is_number);
    EXPECT_FALSE(table.rows[3].cells[3].is_number);
    EXPECT_EQ((*tables)[1].rows[0].cells[0].text, "  mellanslag  ");
}

TEST(write_workbook, every_value_survives_the_way_through_a_double) {
    OutTable table{.header = {"värde"}, .rows = {}};
    std::int64_t millionths = 1;
    for (int i = 0; i < 500; ++i) {
        millionths = (millionths * 48'271 + 11) % 999'999'999'999'999;  // at most 15 digits
        table.rows.push_back({OutNumber{Decimal::from_millionths(i % 2 == 0 ? millionths : -millionths)}});
    }
    const Table back = read(write_workbook({{"Utfall", table}}, {.title = "t"}).value());
    ASSERT_EQ(back.rows.size(), table.rows.size());
    TableFaults faults(back.file);
    for (std::size_t i = 0; i < back.rows.size(); ++i) {
        const auto value = RowReader(back, back.rows[i], faults).number("värde");
        ASSERT_TRUE(value);
        EXPECT_EQ(value->value, std::get<OutNumber>(table.rows[i][0]).value);
    }
}

TEST(write_workbook, nothing_is_cut_off_in_silence) {
    const OutTable table{.header = {"text"}, .rows = {{std::string(32'768, 'x')}}};
    const auto bytes = write_workbook({{"Utfall", table}}, {.title = "t"});
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, "workbook.too_large");
    EXPECT_NE(bytes.error().message.find("rad 2"), std::string::npos);
}

TEST(write_workbook, the_same_content_gives_the_same_bytes) {
    const OutTable table{.header = {"a"}, .rows = {{"x"}}};
    const WorkbookProperties properties{.title = "t",
                                        .created = std::chrono::sys_days(std::chrono::year{2022} / 4 / 30)};
    EXPECT_EQ(write_workbook({{"A", table}}, properties).value(), write_workbook({{"A", table}}, properties).value());
}

TEST(workbook, sheets_are_found_by_name) {
    const OutTable fine{.header = {"a"}, .rows = {{"x"}}};
    const OutTable notes{.header = {"Läs mig", ""}, .rows = {{"utan", "rubrik"}}};
    const std::string bytes = write_workbook({{"Läs mig", notes}, {"Utfall", fine}}, {.title = "t"}).value();
    EXPECT_EQ(read_sheet("a.xlsx", bytes, "Utfall").value().header, (Words{"a"}));
    EXPECT_EQ(read_sheet("a.xlsx", bytes, "Mål").error().code, "workbook.no_sheet");
    EXPECT_EQ(read_sheet("a.xlsx", bytes, "").error().code, "table.cell_count");
    EXPECT_FALSE(read_workbook("a.xlsx", bytes));
}

}  // namespace
}  // namespace ledstang
