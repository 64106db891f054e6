// Single values out of text: an address's path and query, the command line, and JSON strings.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"
#include "described/description.h"

namespace ledstang {

// A value to read into, for types without a default constructor too.
template <class T>
T empty_value() {
    if constexpr (std::is_same_v<T, Period>) {
        return *Period::parse("2000");
    } else {
        return T{};
    }
}

std::string join_names(const std::vector<std::string_view>& names);
Result<long long> read_whole_number(std::string_view text);

template <class T>
Result<T> read_text(std::string_view text) {
    if constexpr (std::is_same_v<T, std::string>) {
        return std::string(text);
    } else if constexpr (std::is_same_v<T, Date>) {
        if (const auto date = parse_date(text)) return *date;
        return refuse("text.date", "”" + std::string(text) + "” är inget datum. Skriv som 2022-04-30.");
    } else if constexpr (std::is_same_v<T, Period>) {
        if (const auto period = Period::parse(text)) return *period;
        return refuse(
            "text.period",
            "”" + std::string(text) +
                "” är ingen period. Skriv som 2022, 2022-T1, 2022-Q1, 2022-04, 2022-W07, 2022-VT eller 2022-HT.");
    } else if constexpr (std::is_same_v<T, Decimal>) {
        if (const auto decimal = Decimal::parse(text)) return *decimal;
        return refuse("text.number", "”" + std::string(text) + "” är inget tal. Skriv med decimalpunkt, som -17.7.");
    } else if constexpr (std::is_same_v<T, bool>) {
        if (text == "true" || text == "1") return true;
        if (text == "false" || text == "0") return false;
        return refuse("text.boolean", "”" + std::string(text) + "” ska vara true eller false.");
    } else if constexpr (NamedEnum<T>) {
        if (const auto value = value_named<T>(text)) return *value;
        std::vector<std::string_view> names;
        for (const auto& named : names_of(T{})) names.push_back(named.name);
        return refuse("text.choice",
                      "”" + std::string(text) + "” finns inte att välja. Välj något av " + join_names(names) + ".");
    } else {
        static_assert(std::is_integral_v<T>, "no reading from text for this type");
        const auto number = read_whole_number(text);
        if (!number) return refuse(number.error());
        if (!std::in_range<T>(*number))
            return refuse("text.integer", "”" + std::string(text) + "” är ett för stort heltal.");
        return static_cast<T>(*number);
    }
}

}  // namespace ledstang
