// What a target asks of one figure: the limit for this sex and period, computed where the target is relative, and the
// words for it. Or why nothing can be asked.
#pragma once

#include <string_view>
#include <tl/expected.hpp>

#include "goals/judgement.h"

namespace ledstang {

struct Requirement {
    TargetOperator bound = TargetOperator::at_least;  // one of >=, <=, <, >, =, between
    Decimal limit;                                    // of an interval the lower
    Decimal upper;                                    // of an interval; otherwise the limit
    int limit_decimals = 0;                           // in print
    bool is_movement = false;                         // "öka", "minska": the limit is the earlier value itself
    bool lengths_differ = false;         // counts over periods of different length: limit and value are not alike
    std::optional<Period> counted_from;  // period of the earlier value, where there is one
    std::vector<QualityFlag> baseline_flags;
    std::string words;  // "högst 7,0 %", "för kvinnor, högst 16,0 %", "”Öka” från 12 under tertial 1 2021"
    std::string note;   // a further sentence about the figures behind the limit; mostly empty
};

struct NoRequirement {
    Attainment attainment = Attainment::undetermined;
    std::string reason;
};

// The input has an outcome with a value, and a target.
tl::expected<Requirement, NoRequirement> requirement_of(const JudgementInput& input);

// The unit that the input's figures are printed in, and the measure's decimals kept within 0 to 6.
std::string_view unit_of(const JudgementInput& input);
int decimals_wanted(const Measure& measure);
// "minst 70 %", "högst 7,0 %", "under 6,5 %", "över 3", "exakt 0"; a share of at least 100 % is said as "100 %".
std::string limit_in_words(TargetOperator bound, Decimal limit, int decimals, std::string_view unit);
// "mellan 40 och 50 %"
std::string interval_in_words(Decimal lower, Decimal upper, int decimals, std::string_view unit);

// How far a value is from an interval: 0 on its limits and between them.
Decimal distance_to(Decimal lower, Decimal upper, Decimal value);

}  // namespace ledstang
