// Chapters that people have written, in every format.
#include <algorithm>

#include "exchange/workbook.h"
#include "exchange/zip_archive.h"
#include "reports/example_for_tests.h"
#include "reports/formats.h"
#include "reports/html.h"
#include "reports/text_of_formats.h"

namespace ledstang {
namespace {

using example::squashed;

const Configuration& configuration() {
    static const Configuration loaded = example::configuration();
    return loaded;
}

// A chapter of its own first, one rewritten with every kind of insert, and one that points to another.
const Report& written_report() {
    static const Report written = [] {
        auto wished = example::sources();
        const auto add = [&](const char* id, ChapterKind kind, const char* subject, const char* title,
                             const char* text) {
            StoredChapter chapter;
            chapter.id = id;
            chapter.kind = kind;
            chapter.subject = subject;
            chapter.title = title;
            chapter.text = text;
            chapter.text_version = 1;
            wished.chapters.push_back(std::move(chapter));
        };
        add("sammanfattning", ChapterKind::text, "sammanfattning", "Sammanfattning på en sida",
            "Underskottet är **{{utfall:verksamhet_inom_budget}}**, se {{se:perspektiv-ekonomi}} & <b>mer</b>.\n\n"
            "{{tabell:ekonomi}}\n\n{{diagram:antal_fraga_vald_nara_relation}}\n\n{{utfall:finns_inte}}");
        add("atgarder", ChapterKind::actions, "", "Vad vi gör",
            "1. Det vi lovade\n2. Det vi hann\n\n> Citat ur protokollet\n");
        add("perspektiv-ekonomi", ChapterKind::perspective, "ekonomi", "Ekonomin i balans", "## Läget\n\nStramt.");
        return compose_report(wished, configuration());
    }();
    return written;
}

std::string written_file(ReportFormat format) {
    const auto made = write_report(written_report(), configuration(), format);
    EXPECT_TRUE(made) << (made ? "" : made.error().message);
    return made ? made->bytes : "";
}

class WrittenTest : public ::testing::TestWithParam<ReportFormat> {
 protected:
    static std::string text(const std::string& bytes) {
        switch (GetParam()) {
            case ReportFormat::html:
                return example::text_of_html(bytes);
            case ReportFormat::pdf:
                return example::text_of_pdf(bytes);
            case ReportFormat::docx:
                return example::text_of_docx(bytes);
            default:
                return example::text_of_markdown(bytes);
        }
    }
};

TEST_P(WrittenTest, chapters_stand_in_their_order_with_their_inserts) {
    const auto shown = squashed(text(written_file(GetParam())));
    std::size_t place = 0;
    for (const char* part :
         {"Underskottet är \u221217,7\u00a0mnkr, se Ekonomin i balans & <b>mer</b>.", "Mått i perspektivet Ekonomi",
          "tertial 1 2021", "Måttet ”finns_inte” finns inte i rapporten", "Det vi lovade", "Citat ur protokollet",
          "Stramt.", "Mått som saknar data"}) {
        const auto found = shown.find(squashed(part), place);
        ASSERT_NE(found, std::string::npos) << part;
        place = found;
    }
}

INSTANTIATE_TEST_SUITE_P(In, WrittenTest,
                         ::testing::Values(ReportFormat::html, ReportFormat::pdf, ReportFormat::docx, ReportFormat::md),
                         [](const auto& instance) { return std::string(name_of(instance.param)); });

TEST(Written, references_are_links_to_the_chapter) {
    EXPECT_NE(written_file(ReportFormat::html).find("se <a href=\"#perspektiv-ekonomi\">Ekonomin i balans</a>"),
              std::string::npos);
    EXPECT_NE(written_file(ReportFormat::html).find("<h3 id=\"perspektiv-ekonomi\">Ekonomin i balans</h3>"),
              std::string::npos);
    EXPECT_NE(written_file(ReportFormat::md).find("se [Ekonomin i balans](#perspektiv-ekonomi)"), std::string::npos);
    const auto docx =
        ZipArchive::open(written_file(ReportFormat::docx), std::size_t{1} << 26U)->read("word/document.xml");
    ASSERT_TRUE(docx);
    EXPECT_NE(docx->find("w:hyperlink w:anchor=\"perspektiv-ekonomi\""), std::string::npos);
    const auto json = example::made_with({"sh", "dash", {"-c", "qpdf --json report.pdf > objects.json"}}, "report.pdf",
                                         written_file(ReportFormat::pdf), "objects.json");
    EXPECT_NE(json.find("perspektiv-ekonomi"), std::string::npos);
}

TEST(Written, workbook_has_the_texts_block_by_block) {
    const auto sheets = read_workbook("rapport.xlsx", written_file(ReportFormat::xlsx));
    ASSERT_TRUE(sheets) << sheets.error().message;
    const auto& comments = sheets->at(2);
    const auto texts = [&](std::string_view heading) {
        std::vector<std::string> all;
        for (const auto& row : comments.rows) {
            if (comments.text(row, "Rubrik") == heading) all.emplace_back(comments.text(row, "Text"));
        }
        return all;
    };
    const auto summary = texts("Sammanfattning på en sida");
    ASSERT_EQ(summary.size(), 4U);
    EXPECT_EQ(summary[0], "Underskottet är \u221217,7\u00a0mnkr, se Ekonomin i balans & <b>mer</b>.");
    EXPECT_TRUE(summary[1].starts_with("Mått i perspektivet Ekonomi")) << summary[1];
    EXPECT_EQ(texts("Vad vi gör"),
              (std::vector<std::string>{"– Det vi lovade\n– Det vi hann", "Citat ur protokollet"}));
    EXPECT_EQ(texts("Ekonomin i balans"), (std::vector<std::string>{"Läget", "Stramt."}));
}

TEST(Written, needs_a_template_that_knows_chapters) {
    const TemporaryFolder folder;
    copy_folder(example::configuration_folder + "/report", folder.path());
    write_file(folder.path() / "report.html.tpl",
               "{{#SECTION}}<h2>{{HEADING}}</h2>{{/SECTION}}{{#ACTIONS}}{{COUNT}}{{/ACTIONS}}");
    const auto old = write_html(written_report(), folder.path().string());
    ASSERT_FALSE(old);
    EXPECT_EQ(old.error().code, "report.template_old");
    const auto unwritten = write_html(compose_report(example::sources(), configuration()), folder.path().string());
    ASSERT_TRUE(unwritten) << unwritten.error().message;
    EXPECT_TRUE(unwritten->starts_with("<h2>")) << *unwritten;
    EXPECT_TRUE(unwritten->ends_with("40")) << *unwritten;
}

}  // namespace
}  // namespace ledstang
