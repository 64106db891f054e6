// Bytes as text, RFC 4648 with filling.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ledstang {

std::string to_base64(std::string_view bytes);
// Nothing when the text is none.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace ledstang
