// Numbers and times in sentences. Inside the module.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>

namespace ledstang {

// "12,5", "41": one decimal, none where it is 0.
std::string number_words(double value);
// "1 050": below 2^53.
std::string number_words(std::integral auto count) {
    return number_words(static_cast<double>(count));
}
// "40 sekunder", "12 minuter", "3,5 timmar", "24 dygn": in the largest unit of which there is at least one and a half.
std::string time_words(double seconds);
// "minuter", "timmar", "dygn", "dagar" for a target's unit.
std::string unit_words(const std::string& limit_unit);
// part of whole in per cent; whole above 0
double percent(std::uint64_t part, std::uint64_t whole);

}  // namespace ledstang
