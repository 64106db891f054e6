// The same content in every format: each printed target and outcome, comment and action of the example's own files is
// looked for in the text that a reader gets out of the file.
#include "reports/formats.h"

#include "exchange/workbook.h"
#include "exchange/zip_archive.h"
#include "reports/example_for_tests.h"
#include "reports/html.h"
#include "reports/text_of_formats.h"

namespace ledstang {
namespace {

using example::squashed;

const Configuration& configuration() {
    static const Configuration loaded = example::configuration();
    return loaded;
}
const ReportSources& sources() {
    static const ReportSources gathered = example::sources();
    return gathered;
}
const Report& report() {
    static const Report composed = compose_report(sources(), configuration());
    return composed;
}
// Made once, for all tests.
const std::string& file(ReportFormat format) {
    static std::map<ReportFormat, std::string> files;
    const auto known = files.find(format);
    if (known != files.end()) return known->second;
    const auto written = write_report(report(), configuration(), format);
    EXPECT_TRUE(written) << (written ? "" : written.error().message);
    return files[format] = written ? written->bytes : "";
}

std::string extract(ReportFormat format) {
    switch (format) {
        case ReportFormat::html:
            return example::text_of_html(file(format));
        case ReportFormat::pdf:
            return example::text_of_pdf(file(format));
        case ReportFormat::docx:
            return example::text_of_docx(file(format));
        case ReportFormat::md:
            return example::text_of_markdown(file(format));
        case ReportFormat::xlsx:
            break;
    }
    return "";
}
const std::string& text_of(ReportFormat format) {
    static std::map<ReportFormat, std::string> texts;
    if (!texts.contains(format)) texts[format] = squashed(extract(format));
    return texts[format];
}

class FormatsTest : public ::testing::TestWithParam<ReportFormat> {
 protected:
    const std::string& text = text_of(GetParam());

    // Every part is there, in this order.
    void expect_in_order(const std::vector<std::string>& parts) {
        std::size_t place = 0;
        for (const auto& part : parts) {
            const auto found = text.find(squashed(part), place);
            ASSERT_NE(found, std::string::npos)
                << part << (text.find(squashed(part)) == std::string::npos ? " is missing" : " comes too early");
            place = found;
        }
    }
};

TEST_P(FormatsTest, has_every_measure_with_printed_target_and_outcomes) {
    std::vector<std::string> parts;
    const Table measures = example::table("measures.csv");
    ASSERT_EQ(measures.rows.size(), 15U);
    for (const auto& row : measures.rows) {
        parts.emplace_back(measures.text(row, "name"));
        parts.emplace_back(measures.text(row, "target_text"));
        for (const auto& outcome : sources().outcomes) {
            if (outcome.measure != measures.text(row, "measure_id") || outcome.period != Period::parse("2022-T1"))
                continue;
            const int decimals = std::stoi(std::string(measures.text(row, "decimals")));
            parts.push_back(
                outcome.value ? format_with_unit(*outcome.value, decimals, outcome.unit == "antal" ? "" : outcome.unit)
                              : "Data saknas");
        }
    }
    expect_in_order(parts);
}

TEST_P(FormatsTest, has_every_comment_in_order) {
    std::vector<std::string> parts;
    std::string heading;
    for (const auto& comment : sources().comments) {
        if (comment.heading != heading) parts.push_back(comment.heading);
        heading = comment.heading;
        parts.push_back(comment.text);
    }
    EXPECT_EQ(sources().comments.size(), 29U);
    expect_in_order(parts);
}

TEST_P(FormatsTest, has_every_action_with_all_its_fields) {
    std::vector<std::string> parts = {"Uppföljning av divisionens strategiska åtgärder"};
    ASSERT_EQ(sources().actions.actions.size(), 40U);
    for (const auto& action : sources().actions.actions) {
        // In Markdown the title stands before the goal; in the tables after.
        const bool title_first = GetParam() == ReportFormat::md;
        parts.push_back(std::to_string(action.number));
        parts.push_back(title_first ? action.title : action.goal);
        parts.push_back(title_first ? action.goal : action.title);
        for (const auto& field : {action.description, action.responsible, action.timetable, action.expected_effect}) {
            for (const auto& paragraph : example::lines_of(field)) parts.push_back(paragraph);
        }
        parts.emplace_back("Ej rapporterad");
        for (const auto& paragraph : example::lines_of(action.comment)) parts.push_back(paragraph);
    }
    expect_in_order(parts);
    EXPECT_EQ(example::count_of(text, squashed("Ej rapporterad")), 40U);
}

TEST_P(FormatsTest, has_production_footnote_region_label_and_what_is_missing) {
    expect_in_order({"Totala antalet besök, förändring", "+11,3 %", "tertial 1 2021", "12,3 %", "+7,2 %", "+16 %",
                     "\u22124,8 %", "\u22125,2 %", "41 %", "44 %"});
    for (const char* part : {"Regionmått", "[4]", "Fotnotens text saknas i källan.", "underrapporterat",
                             "Ingen samlad bedömning är gjord.", "Mått som saknar data", "Samhälle"})
        EXPECT_NE(text.find(squashed(part)), std::string::npos) << part;
}

INSTANTIATE_TEST_SUITE_P(In, FormatsTest,
                         ::testing::Values(ReportFormat::html, ReportFormat::pdf, ReportFormat::docx, ReportFormat::md),
                         [](const auto& instance) { return std::string(name_of(instance.param)); });

TEST(Workbook, holds_exactly_the_models_rows) {
    const auto sheets = read_workbook("rapport.xlsx", file(ReportFormat::xlsx));
    ASSERT_TRUE(sheets) << sheets.error().message;
    ASSERT_EQ(sheets->size(), 5U);
    const auto& measures = sheets->at(1);
    const auto& comments = sheets->at(2);
    const auto& actions = sheets->at(3);
    const auto& production = sheets->at(4);
    std::size_t index = 0;
    for (const auto& outcome : sources().outcomes) {
        if (outcome.period != Period::parse("2022-T1")) continue;
        ++index;
    }
    EXPECT_EQ(measures.rows.size(), index);
    ASSERT_EQ(comments.rows.size(), 29U);
    for (std::size_t i = 0; i < 29; ++i) {
        const auto shown = std::string(comments.text(comments.rows[i], "Text"));
        EXPECT_TRUE(shown.starts_with(sources().comments[i].text)) << i;
        EXPECT_EQ(comments.text(comments.rows[i], "Rubrik"), sources().comments[i].heading);
    }
    ASSERT_EQ(actions.rows.size(), 40U);
    for (std::size_t i = 0; i < 40; ++i) {
        const auto& row = actions.rows[i];
        const auto& action = sources().actions.actions[i];
        EXPECT_EQ(actions.text(row, "Nr"), std::to_string(action.number));
        EXPECT_EQ(actions.text(row, "Mål"), action.goal);
        EXPECT_EQ(actions.text(row, "Åtgärd"), action.title);
        EXPECT_EQ(actions.text(row, "Beskrivning av genomförande"), action.description);
        EXPECT_EQ(actions.text(row, "Ansvarig"), action.responsible);
        EXPECT_EQ(actions.text(row, "Tidplan"), action.timetable);
        EXPECT_EQ(actions.text(row, "Förväntad effekt"), action.expected_effect);
        EXPECT_EQ(actions.text(row, "Status"), "○ Ej rapporterad");
        EXPECT_EQ(actions.text(row, "Kommentar"), action.comment);
    }
    EXPECT_EQ(production.rows.size(), 9U);
    EXPECT_EQ(production.text(production.rows[4], "Värde"), "-4.8");
}

TEST(Workbook, keeps_numbers_as_numbers_beside_their_printed_form) {
    const auto sheets = *read_workbook("rapport.xlsx", file(ReportFormat::xlsx));
    const auto& measures = sheets.at(1);
    const auto value = *measures.column("Utfall");
    for (const auto& row : measures.rows) {
        if (measures.text(row, "Mått") != "Alla divisioner och regiongemensamt bedriver verksamhet inom budget")
            continue;
        EXPECT_EQ(row.cells[value].text, "-17.7");
        EXPECT_TRUE(row.cells[value].is_number);
        EXPECT_EQ(measures.text(row, "Utfall i tryckt form"), "\u221217,7\u00a0mnkr");
        EXPECT_EQ(measures.text(row, "Mål"), "0,0");
    }
}

TEST(Html, never_takes_text_for_markup) {
    auto wished = sources();
    wished.comments[0].text = "<script>alert(1)</script> {{TITLE}} & <b>fet</b> \"citat\"";
    wished.scorecard.perspectives[1].factors[0].measures[0].name = "\"><img src=x onerror=alert(1)>";
    wished.head.title = "</title><script>alert(2)</script>";
    wished.actions.actions[0].comment = "<iframe>";
    const auto html = write_html(compose_report(wished, configuration()), example::configuration_folder + "/report");
    ASSERT_TRUE(html);
    for (const char* markup : {"<script", "<b>fet", "<img", "<iframe"})
        EXPECT_EQ(html->find(markup), std::string::npos) << markup;
    EXPECT_NE(html->find("&lt;script&gt;alert(1)&lt;/script&gt; {{TITLE}}"), std::string::npos);
}

TEST(Html, has_one_main_headings_in_order_and_tables_with_captions) {
    const auto html = file(ReportFormat::html);
    EXPECT_NE(html.find("<html lang=\"sv\">"), std::string::npos);
    for (const char* once : {"<main>", "<h1>", "<header", "<nav"}) EXPECT_EQ(example::count_of(html, once), 1U) << once;
    EXPECT_EQ(example::count_of(html, "<table"), example::count_of(html, "<caption>"));
    EXPECT_EQ(example::count_of(html, "<th"),
              example::count_of(html, "<th scope=") + example::count_of(html, "<thead>"));
    int level = 0;
    for (std::size_t place = 0; (place = html.find("<h", place)) != std::string::npos; ++place) {
        if (html[place + 2] < '1' || html[place + 2] > '6') continue;
        const int next = html[place + 2] - '0';
        EXPECT_LE(next, level + 1) << html.substr(place, 80);
        level = next;
    }
    EXPECT_EQ(example::count_of(html, "<svg"), example::count_of(html, "role=\"img\""));
    EXPECT_EQ(example::count_of(html, "<svg"), 4U);
    EXPECT_EQ(example::count_of(html, "href=\"#perspektiv-ekonomi\""), 3U) << "contents and two references";
}

TEST(Html, says_which_template_is_missing_or_broken) {
    const TemporaryFolder folder;
    const auto missing = write_html(report(), folder.path().string());
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, "report.template_missing");
    copy_folder(example::configuration_folder + "/report", folder.path());
    write_file(folder.path() / "report.html.tpl", "{{#SECTION}} never ends");
    const auto broken = write_html(report(), folder.path().string());
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, "report.template_broken");
    write_file(folder.path() / "report.html.tpl", "<p>{{TITLE}} för {{UNIT_NAME}}</p>");
    const auto own = write_html(report(), folder.path().string());
    ASSERT_TRUE(own) << own.error().message;
    EXPECT_EQ(*own, "<p>Bilaga till divisionens delårsrapport per april 2022 för Division Länssjukvård 2</p>");
}

TEST(Pdf, is_tagged_with_title_and_language) {
    const auto pdf = file(ReportFormat::pdf);
    const auto info =
        example::made_with({"sh", "dash", {"-c", "pdfinfo report.pdf > info.txt"}}, "report.pdf", pdf, "info.txt");
    EXPECT_NE(info.find("Tagged:          yes"), std::string::npos) << info;
    EXPECT_NE(info.find("Title:           Bilaga till divisionens delårsrapport per april 2022"), std::string::npos)
        << info;
    const auto json = example::made_with({"sh", "dash", {"-c", "qpdf --json report.pdf > objects.json"}}, "report.pdf",
                                         pdf, "objects.json");
    EXPECT_NE(json.find("\"/Lang\": \"u:sv\""), std::string::npos);
    for (const char* kind : {"H1", "H2", "H3", "Table", "TR", "TH", "TD", "L", "Link"})
        EXPECT_NE(json.find(std::string("\"/S\": \"/") + kind + "\""), std::string::npos) << kind;
}

TEST(Pdf, has_the_document_head_and_the_page_number_on_every_page) {
    const auto pdf = file(ReportFormat::pdf);
    const auto text = example::made_with({"pdftotext", "poppler-utils", {"-layout", "report.pdf", "report.txt"}},
                                         "report.pdf", pdf, "report.txt");
    const auto pages = example::count_of(text, "\f");
    EXPECT_GT(pages, 10U);
    EXPECT_EQ(example::count_of(text, "ARBGRP656-997614808-294"), pages);
    EXPECT_EQ(example::count_of(text, "Ej publicerad"), pages);
    EXPECT_NE(text.find("Sida 1 (" + std::to_string(pages) + ")"), std::string::npos);
    EXPECT_NE(text.find("Sida " + std::to_string(pages) + " (" + std::to_string(pages) + ")"), std::string::npos);
}

TEST(Docx, has_the_document_head_in_the_page_header) {
    const auto docx = file(ReportFormat::docx);
    const auto archive = ZipArchive::open(docx, std::size_t{1} << 26U);
    ASSERT_TRUE(archive);
    const auto header = *archive->read("word/header1.xml") + *archive->read("word/footer1.xml");
    for (const char* part :
         {"ARBGRP656-997614808-294", "0.6", "Region Norrbotten", "Ej publicerad", "ej angiven", "Sida ", "NUMPAGES"})
        EXPECT_NE(header.find(part), std::string::npos) << part;
    EXPECT_EQ(header.find("{{"), std::string::npos);
}

TEST(Docx, takes_pandocs_own_styles_where_the_region_has_no_reference_document) {
    const TemporaryFolder folder;
    copy_folder(example::configuration_folder + "/report", folder.path());
    std::filesystem::remove(folder.path() / "reference.docx");
    const auto docx = write_docx(report(), folder.path().string());
    ASSERT_TRUE(docx) << docx.error().message;
    EXPECT_NE(example::text_of_docx(*docx).find("Produktivitet utifrån KPP"), std::string::npos);
}

TEST(FileName, tells_unit_and_period) {
    const auto written = write_report(report(), configuration(), ReportFormat::md);
    ASSERT_TRUE(written);
    EXPECT_EQ(written->name, "rapport-div_lanssjukvard_2-2022-T1.md");
    EXPECT_EQ(written->media_type, "text/markdown; charset=utf-8");
}

}  // namespace
}  // namespace ledstang
