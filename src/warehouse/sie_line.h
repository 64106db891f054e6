// A line of a SIE file cut into its fields.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang {

struct SieField {
    std::string text;             // without quotation marks
    bool list = false;            // stood within { }
    std::vector<std::string> of;  // of a list: its fields
};

struct SieLine {
    std::string record;  // "#KONTO"; "{" and "}" stand for themselves; empty: an empty line
    std::vector<SieField> fields;
};

// Fields are parted by blanks; within quotation marks \" is a quotation mark. Nothing when a quotation mark or a brace
// has no fellow.
std::optional<SieLine> cut_sie_line(std::string_view line);

}  // namespace ledstang
