// Whether somebody has written anything.
#pragma once

#include <string_view>

namespace ledstang {

inline bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace ledstang
