#include "warehouse/clickhouse_text.h"

#include <fmt/format.h>

#include <array>
#include <bit>
#include <charconv>
#include <stdexcept>

#include "warehouse/columns.h"

namespace ledstang {
namespace {

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

struct Write {
    std::string operator()(std::monostate) const { return "NULL"; }
    std::string operator()(bool value) const { return value ? "toUInt8(1)" : "toUInt8(0)"; }
    std::string operator()(std::int64_t value) const { return fmt::format("toInt64({})", value); }
    // The engine's own reading of decimal digits is off in the last bit.
    std::string operator()(double value) const {
        static_assert(std::endian::native == std::endian::little, "as the servers that there are");
        const auto bytes = std::bit_cast<std::array<char, sizeof value>>(value);
        return fmt::format("reinterpretAsFloat64(unhex('{}'))", hexadecimal({bytes.data(), bytes.size()}));
    }
    std::string operator()(const std::string& value) const { return fmt::format("unhex('{}')", hexadecimal(value)); }
    std::string operator()(const Date& value) const { return fmt::format("toInt32({})", days_of(value)); }
};

// Where what begins with the quotation mark at `from` ends.
std::size_t end_of_quoted(std::string_view text, std::size_t from) {
    for (std::size_t at = from + 1; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == text[from]) {
            return at + 1;
        }
    }
    return text.size();
}

}  // namespace

std::string clickhouse_text(const SqlText& statement) {
    const std::string_view text = statement.text;
    std::string written;
    written.reserve(text.size() * 2);
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '\'' || c == '"' || c == '`') {
            const std::size_t end = end_of_quoted(text, at);
            written += text.substr(at, end - at);
            at = end;
        } else if (c == '$') {
            std::size_t number = 0;
            const char* const begin = text.data() + at + 1;
            const auto [end, wrong] = std::from_chars(begin, text.data() + text.size(), number);
            if (wrong != std::errc{} || number == 0 || number > statement.parameters.size()) {
                throw std::logic_error("a parameter of a statement has no value");
            }
            written += std::visit(Write{}, statement.parameters[number - 1]);
            at += 1 + static_cast<std::size_t>(end - begin);
        } else {
            written += c;
            ++at;
        }
    }
    return written;
}

std::string clickhouse_name(std::string_view name) {
    std::string quoted = "`";
    for (const char c : name) {
        if (c == '`' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '`';
}

}  // namespace ledstang
