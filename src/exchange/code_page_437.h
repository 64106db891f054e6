// IBM's code page 437, which SIE files are written in whatever machine wrote them.
#pragma once

#include <string>
#include <string_view>

namespace ledstang {

// Every byte has a meaning there, so this never fails.
std::string utf8_from_code_page_437(std::string_view bytes);

}  // namespace ledstang
