// The names of the kinds of periods: in files and answers as name_of and value_named have them, on screen in Swedish.
#pragma once

#include <array>

#include "base/date.h"
#include "described/description.h"

namespace ledstang {

constexpr auto names_of(Period::Kind) {
    using enum Period::Kind;
    return std::array{Named{year, "year"},       Named{term, "term"},   Named{tertial, "tertial"},
                      Named{quarter, "quarter"}, Named{month, "month"}, Named{week, "week"}};
}

// The kinds that are made of whole months: nothing for "week", as for what is no kind at all.
constexpr std::optional<Period::Kind> kind_of_months_named(std::string_view name) {
    const auto kind = value_named<Period::Kind>(name);
    return kind == Period::Kind::week ? std::nullopt : kind;
}

// "helår", "tertial", "månad".
constexpr std::string_view swedish(Period::Kind kind) {
    switch (kind) {
        case Period::Kind::year:
            return "helår";
        case Period::Kind::term:
            return "termin";
        case Period::Kind::tertial:
            return "tertial";
        case Period::Kind::quarter:
            return "kvartal";
        case Period::Kind::month:
            return "månad";
        case Period::Kind::week:
            return "vecka";
    }
    return {};
}

}  // namespace ledstang
