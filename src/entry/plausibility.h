// What makes one doubt a figure that somebody has just written: a slip of the decimal sign, a swapped numerator and
// denominator. A doubt is no refusal: the person who reports may confirm the figure. Pure; config/entry.toml says what
// is looked at.
#pragma once

#include "measures/measures.h"

namespace ledstang {

struct Doubt {
    std::string code;     // entry.ratio …
    std::string place;    // the field: value, numerator
    std::string message;  // Swedish: what is odd, with the figures
    template <class S = Doubt>
    static constexpr auto described() {
        return describe("Doubt", field("code", &S::code, "Kod"), field("field", &S::place, "Fält"),
                        field("message", &S::message, "Vad som är ovanligt"));
    }
};

// The figure that a new one is held against.
struct EarlierFigure {
    Period period;
    Decimal value;
};

// Codes: entry.ratio, entry.percent_range, entry.numerator_above, entry.sign_change, entry.decimals, entry.negative,
// entry.parts_disagree. Nothing for an outcome without a value. A share that is exactly its parts' has as many decimals
// as it needs.
std::vector<Doubt> doubts_about(const EntrySettings& settings, const Measure& measure, const Outcome& outcome,
                                const std::optional<EarlierFigure>& earlier);

// Numerator by denominator, in per cent; nothing where there is no such value.
std::optional<Decimal> share_of(const std::optional<Decimal>& numerator, const std::optional<Decimal>& denominator);

}  // namespace ledstang
