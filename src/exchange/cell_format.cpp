#include "exchange/cell_format.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cmath>

#include "base/date.h"

namespace ledstang {
namespace {

// Without texts in quotation marks, escaped signs, and brackets; [h], [m] and [s] count time and stay as h, m and s.
// Only the part for positive numbers, which is before the first semicolon.
std::string bare_code(std::string_view code) {
    std::string bare;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == ';') break;
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '"' || c == '[') {
            const auto end = code.find(c == '"' ? '"' : ']', i + 1);
            if (end == std::string_view::npos) break;
            const std::string_view inner = code.substr(i + 1, end - i - 1);
            const bool counts_time = c == '[' && inner.find_first_not_of("hHmMsS") == std::string_view::npos;
            if (counts_time) bare += inner;
            i = end;
        } else {
            bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
    }
    return bare;
}

// At most 15 significant digits, point moved `shift` places to the right, no exponent, no superfluous zeros.
std::string plain_decimal(double value, int shift) {
    const std::string scientific = fmt::format("{:.14e}", std::abs(value));  // d.dddddddddddddde±xx
    const int exponent = std::stoi(scientific.substr(17)) + shift;
    std::string digits = scientific.substr(0, 1) + scientific.substr(2, 14);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.empty()) return "0";
    const int whole = exponent + 1;  // digits before the point
    if (whole <= 0) {
        digits.insert(0, "0." + std::string(static_cast<std::size_t>(-whole), '0'));
    } else if (static_cast<std::size_t>(whole) < digits.size()) {
        digits.insert(static_cast<std::size_t>(whole), ".");
    } else {
        digits.append(static_cast<std::size_t>(whole) - digits.size(), '0');
    }
    return (value < 0 ? "-" : "") + digits;
}

std::string time_of_day(std::int64_t seconds) {
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

constexpr std::int64_t seconds_a_day = 86'400;

// Days are counted from 1899-12-30, which makes every day from 1900-03-01 right; Excel believes that 1900 had a 29
// February, so the days before are one off.
std::string day_of(std::int64_t serial, bool epoch_1904) {
    using namespace std::chrono;
    const sys_days epoch_1900 = year{1899} / December / 30;
    const sys_days start = epoch_1904 ? sys_days(year{1904} / January / 1) : epoch_1900 + days{serial < 60 ? 1 : 0};
    return to_string(Date{start + days{serial}});
}

}  // namespace

CellFormat built_in_format(int number) {
    const auto between = [number](int first, int last) { return number >= first && number <= last; };
    if (number == 9 || number == 10) return CellFormat::percent;
    if (number == 22) return CellFormat::date_time;
    if (between(18, 21) || between(45, 47) || between(32, 35) || between(55, 56)) return CellFormat::time;
    if (between(14, 17) || between(27, 31) || number == 36 || between(50, 54) || between(57, 58))
        return CellFormat::date;
    return CellFormat::number;
}

CellFormat format_of_code(std::string_view code) {
    std::string bare = bare_code(code);
    for (const std::string_view word : {"general", "standard"}) {
        if (const auto at = bare.find(word); at != std::string::npos) bare.erase(at, word.size());
    }
    const auto holds = [&bare](std::string_view letters) { return bare.find_first_of(letters) != std::string::npos; };
    const bool time = holds("hs");
    const bool day = holds("yd") || (holds("m") && !time);
    if (day) return time ? CellFormat::date_time : CellFormat::date;
    if (time) return CellFormat::time;
    return holds("%") ? CellFormat::percent : CellFormat::number;
}

std::string typed_number(double value, CellFormat format, bool epoch_1904) {
    constexpr double last_day = 2'958'465;  // 9999-12-31
    const bool countable = value >= 0 && value <= last_day;
    if (format == CellFormat::percent) return plain_decimal(value, 2) + " %";
    if (format == CellFormat::number || !countable) return plain_decimal(value, 0);
    const std::int64_t seconds = std::llround(value * static_cast<double>(seconds_a_day));
    if (format == CellFormat::time) return time_of_day(seconds);
    const std::string day = day_of(seconds / seconds_a_day, epoch_1904);
    const std::int64_t rest = seconds % seconds_a_day;
    return rest == 0 ? day : day + " " + time_of_day(rest);
}

}  // namespace ledstang
