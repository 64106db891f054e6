// The text of a report file in each format, as a reader gets it out again: for tests that compare content.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "base/whole_file.h"
#include "reports/program.h"

namespace ledstang::example {

// Without white space, hyphens, soft hyphens and Markdown's escapes: what remains when lines are broken differently.
inline std::string squashed(const std::string& text) {
    std::string out;
    for (std::size_t place = 0; place < text.size();) {
        const auto decoded = first_character(std::string_view(text).substr(place));
        const char32_t character = decoded ? decoded->character : U'?';
        const std::size_t length = decoded ? decoded->length : 1;
        const bool blank = character <= 0x20 || character == 0xa0 || character == 0x202f || character == 0x2028;
        const bool hyphen = character == '-' || character == 0xad || character == 0x2010 || character == 0x200b;
        if (!blank && !hyphen) out += text.substr(place, length);
        place += length;
    }
    return out;
}

// Text between tags, with the entities that a text may hold; nothing of style sheets.
inline std::string text_of_html(std::string html) {
    for (std::size_t begin; (begin = html.find("<style")) != std::string::npos;)
        html.erase(begin, html.find("</style>", begin) - begin);
    std::string text;
    bool in_tag = false;
    for (const char byte : html) {
        if (byte == '<') {
            in_tag = true;
            text += ' ';
        }
        if (!in_tag) text += byte;
        if (byte == '>') in_tag = false;
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> entities = {{{"&lt;", "<"},
                                                                                        {"&gt;", ">"},
                                                                                        {"&quot;", "\""},
                                                                                        {"&#39;", "'"},
                                                                                        {"&nbsp;", " "},
                                                                                        {"&shy;", ""},
                                                                                        {"&amp;", "&"}}};
    for (const auto& [entity, sign] : entities) {
        for (std::size_t place = 0; (place = text.find(entity, place)) != std::string::npos; place += sign.size())
            text.replace(place, entity.size(), sign);
    }
    return text;
}

inline std::string made_with(const Program& program, const std::string& name, const std::string& bytes,
                             const std::string& result) {
    const TemporaryFolder work;
    write_file(work.path() / name, bytes);
    const auto made = run_program(program, work.path());
    EXPECT_TRUE(made) << (made ? "" : made.error().message);
    return made ? read_own_file(work.path() / result) : "";
}

// Cell by cell, as drawn, without the page's head and foot (30 and 16 mm in points).
inline std::string text_of_pdf(const std::string& pdf) {
    return made_with(
        {"pdftotext",
         "poppler-utils",
         {"-raw", "-enc", "UTF-8", "-x", "0", "-y", "84", "-W", "595", "-H", "712", "report.pdf", "report.txt"}},
        "report.pdf", pdf, "report.txt");
}

inline std::string text_of_docx(const std::string& docx) {
    return text_of_html(
        made_with({"pandoc", "pandoc", {"--from=docx", "--to=html", "-o", "report.html", "report.docx"}}, "report.docx",
                  docx, "report.html"));
}

inline std::string text_of_markdown(const std::string& markdown) {
    return text_of_html(
        made_with({"pandoc", "pandoc", {"--from=markdown", "--to=html", "-o", "report.html", "report.md"}}, "report.md",
                  markdown, "report.html"));
}

inline std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::string line;
    for (const char byte : text + "\n") {
        if (byte != '\n') {
            line += byte;
        } else if (!line.empty()) {
            lines.push_back(std::exchange(line, {}));
        }
    }
    return lines;
}

inline std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t place = 0; (place = text.find(part, place)) != std::string::npos; place += part.size()) ++count;
    return count;
}

}  // namespace ledstang::example
