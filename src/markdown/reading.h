// A text that a person has written in Markdown, as it is read on a page: paragraph by paragraph, so that each can be
// linked to, commented on and found. Markup of HTML is shown as the signs that it is, and links lead to the web, to
// mail or within the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ledstang {

// A paragraph, heading, list or table: a block of its own in the text.
struct ReadingBlock {
    std::string html;    // safe to put into a page
    std::string plain;   // the words alone
    std::string source;  // as it was written
};

struct ReadingText {
    std::vector<ReadingBlock> blocks;
    std::vector<Fault> faults;  // text.html, text.link, text.image, with lines from 1
};

// `heading_level`: 1 to 6, of the text's own highest headings.
ReadingText read_markdown(std::string_view markdown, int heading_level);

}  // namespace ledstang
