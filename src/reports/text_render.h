// A chapter's text, written in Markdown by a person, as the report's formats show it. Markup of HTML is shown as the
// signs that it is, addresses are of the web, of mail or within the report, and inserts (inserts.h) show the report's
// own figures. What cannot be shown is said in the text itself, never left out.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "reports/report.h"

namespace ledstang {

struct TextLook {
    enum class Target { page, word, markdown, plain } target = Target::page;
    int heading_level = 3;  // of the text's own highest headings: one below its chapter's
    std::string pictures;   // word: the ending of the charts' picture files
    std::string id;         // page: makes the ids of charts unique
};

struct RenderedText {
    std::string text;  // HTML, or pandoc's Markdown
    std::vector<Fault>
        faults;  // text.insert_open, text.insert_unknown, text.insert_alone, text.link, text.image, text.html
};
RenderedText render_text(const std::string& markdown, const Report& report, const TextLook& look);

// The text's blocks (paragraphs, headings, lists, tables, charts) as plain words, for cells of a workbook.
std::vector<std::string> plain_blocks(const std::string& markdown, const Report& report);

// The blocks as they were written: what a comment on a paragraph points at.
std::vector<std::string> source_blocks(const std::string& markdown);

// Whether the text has nothing of its own but inserts, so that next period's report can keep it.
bool is_inserts_only(const std::string& source_block);

}  // namespace ledstang
