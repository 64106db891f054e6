#include "reports/docx_parts.h"

#include <gtest/gtest.h>

#include <support/source_folder.h>
#include "base/whole_file.h"
#include "exchange/zip_archive.h"
#include "reports/program.h"
#include "reports/word_document.h"

namespace ledstang {
namespace {

std::string reference() {
    return read_own_file(std::filesystem::path(source_folder()) / "config/report/reference.docx");
}

TEST(DocxParts, replaces_some_and_keeps_the_others) {
    const auto before = reference();
    const auto after = replace_parts(before, {{"word/header1.xml", "<w:hdr>åäö</w:hdr>"}});
    ASSERT_TRUE(after);
    EXPECT_EQ(*part_names(*after), *part_names(before));
    const auto old_parts = *ZipArchive::open(before, 1U << 24U);
    const auto new_parts = *ZipArchive::open(*after, 1U << 24U);
    const auto names = *part_names(before);
    for (const auto& name : names) {
        const auto content = new_parts.read(name);  // refuses content that does not match its checksum
        ASSERT_TRUE(content) << name;
        EXPECT_EQ(*content, name == "word/header1.xml" ? "<w:hdr>åäö</w:hdr>" : *old_parts.read(name)) << name;
    }
}

TEST(DocxParts, refuses_what_is_no_whole_archive) {
    const auto whole = reference();
    for (const auto& bytes : {std::string(), std::string("PK"), whole.substr(0, whole.size() / 2), whole.substr(9)}) {
        const auto replaced = replace_parts(bytes, {});
        ASSERT_FALSE(replaced) << bytes.size();
        EXPECT_EQ(replaced.error().code, "docx.broken");
    }
}

TEST(WordHeader, is_filled_once_and_escaped) {
    DocumentHead head;
    head.title = "A & B <c> {{VERSION}}";
    head.version = "0.6";
    EXPECT_EQ(fill_header("<w:t>{{TITLE}}, {{VERSION}}, {{UNKNOWN}}</w:t>", head),
              "<w:t>A &amp; B &lt;c&gt; {{VERSION}}, 0.6, {{UNKNOWN}}</w:t>");
}

TEST(WordDocument, keeps_rows_whole_and_spaces_between_words) {
    const auto finished = finish_document(
        "<w:document><w:body><w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Mål</w:t></w:r></w:p>"
        "</w:tc></w:tr><w:tr><w:tc><w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr><w:r><w:t>a</w:t></w:r><w:r>"
        "<w:t xml:space=\"preserve\"> </w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>");
    ASSERT_TRUE(finished);
    EXPECT_NE(finished->find("<w:trPr><w:cantSplit/><w:tblHeader/>"), std::string::npos) << *finished;
    EXPECT_NE(finished->find("<w:pStyle w:val=\"Tabellhuvud\"/>"), std::string::npos);
    EXPECT_NE(finished->find("<w:pStyle w:val=\"Compact\"/>"), std::string::npos);
    EXPECT_NE(finished->find("<w:t xml:space=\"preserve\"> </w:t>"), std::string::npos);
    EXPECT_FALSE(finish_document("<w:document>"));
}

}  // namespace
}  // namespace ledstang
