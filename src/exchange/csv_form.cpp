#include "exchange/csv_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/swedish_text.h"
#include "base/utf8.h"

namespace ledstang {
namespace {

bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

std::size_t after_line_end(std::string_view text, std::size_t at) {
    return text.substr(at).starts_with("\r\n") ? at + 2 : at + 1;
}

std::optional<CsvShape> declared_shape(std::string_view text) {
    const bool declared = text.size() >= 5 && lower_case(text.substr(0, 4)) == "sep=" && !ends_line(text[4]) &&
                          (text.size() == 5 || ends_line(text[5]));
    if (!declared) return std::nullopt;
    return CsvShape{text[4], text.size() == 5 ? 5 : after_line_end(text, 5), 2};
}

CsvShape detected_shape(std::string_view text) {
    static constexpr std::array<char, 3> separators = {';', '\t', ','};
    std::array<std::size_t, 3> counts = {0, 0, 0};
    bool quoted = false;
    bool content = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (ends_line(c) && content) break;
        content = content || !ends_line(c);
        for (std::size_t i = 0; i < separators.size(); ++i) counts[i] += c == separators[i] ? 1U : 0U;
    }
    const auto most = std::ranges::max_element(counts);
    return {*most == 0 ? ',' : separators[static_cast<std::size_t>(most - counts.begin())], 0, 1};
}

}  // namespace

CsvShape csv_shape(std::string_view text) {
    return declared_shape(text).value_or(detected_shape(text));
}

std::string byte_in_words(unsigned char byte) {
    const bool latin_letter = byte >= 0xC0;
    return latin_letter ? fmt::format("byte {:02X}, troligen {} i Windows-1252", byte, in_quotes(encode_utf8(byte)))
                        : fmt::format("byte {:02X}", byte);
}

std::optional<Fault> utf16_fault(const std::string& file, std::string_view bytes) {
    const auto zeros = static_cast<std::size_t>(std::ranges::count(bytes.substr(0, 1000), '\0'));
    const bool utf16 = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
                       (zeros > 0 && zeros * 4 >= std::min<std::size_t>(bytes.size(), 1000));
    if (!utf16) return std::nullopt;
    return Fault{"table.encoding", fmt::format("Filen är sparad som UTF-16. {}", encoding_cure), "", file, 1, 1};
}

}  // namespace ledstang
