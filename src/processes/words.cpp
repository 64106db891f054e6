#include "processes/words.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "base/swedish_number.h"

namespace ledstang {

std::string number_words(double value) {
    const auto decimal = Decimal::from_double(value);
    if (!decimal) return "–";
    const bool whole = decimal->rounded(0) == decimal->rounded(1);
    return format_number(*decimal, whole ? 0 : 1);
}

std::string time_words(double seconds) {
    struct Unit {
        double seconds;
        const char* word;
    };
    constexpr std::array units{Unit{86'400, "dygn"}, Unit{3'600, "timmar"}, Unit{60, "minuter"}};
    constexpr double least_of_unit = 1.5;
    for (const auto& unit : units) {
        if (std::abs(seconds) >= least_of_unit * unit.seconds)
            return fmt::format("{} {}", number_words(seconds / unit.seconds), unit.word);
    }
    return fmt::format("{} sekunder", number_words(seconds));
}

std::string unit_words(const std::string& limit_unit) {
    if (limit_unit == "minutes") return "minuter";
    if (limit_unit == "hours") return "timmar";
    if (limit_unit == "days") return "dygn";
    return "dagar";
}

double percent(std::uint64_t part, std::uint64_t whole) {
    return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace ledstang
