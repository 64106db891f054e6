// Text that goes into HTML or SVG.
#pragma once

#include <string>
#include <string_view>

namespace ledstang {

// With the signs that mean something there (& < > ") written as entities; right within an element and within an
// attribute in double quotation marks.
std::string html_escaped(std::string_view text);

}  // namespace ledstang
