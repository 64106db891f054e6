// Plain text on its way into Markdown.
#pragma once

#include <string>
#include <string_view>

namespace ledstang {

// For pandoc's Markdown: signs that it would take for markup, or make typographic, are escaped; a line stays one line.
std::string markdown_escaped(std::string_view text);

// For a text that a person is to go on writing: as it stands where Markdown reads it as the same plain words, else
// escaped. One paragraph.
std::string plain_as_markdown(std::string_view text);

}  // namespace ledstang
