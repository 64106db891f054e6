// Two selections side by side: women and men, before and after, one unit and another. Differences are the second less
// the first, with an interval of 95 % that says how far chance alone may have moved them.
#pragma once

#include <optional>
#include <vector>

#include "process_analysis/selection.h"

namespace ledstang {

struct Uncertain {
    double value = 0;
    double lower = 0;
    double upper = 0;
};

struct ComparedMedian {
    std::uint64_t first_n = 0, second_n = 0;
    double first = 0, second = 0;         // seconds; 0 without values
    std::optional<Uncertain> difference;  // nothing when either has fewer than five values
};
struct ComparedShare {
    std::uint64_t first_cases = 0, second_cases = 0;  // of which the shares are
    double first = 0, second = 0;                     // 0 to 1
    std::optional<Uncertain> difference;              // nothing when either has no case
};

// Difference of two medians: m₂ − m₁ ± 1.96·√(v₁ + v₂). A median's variance is taken from the values c places from
// either end, c = (n + 1)/2 − √n to the nearest whole number and at least 1: v = ((x(n−c+1) − x(c)) / 2z)², where z is
// the 1 − p/2 quantile of the normal distribution and p = 2·P(Binomial(n, ½) < c). It asks nothing of the
// distribution's form. D. G. Bonett and R. M. Price, Psychological Methods 7 (2002) 370–383. Puts the values
// (microseconds) in order.
ComparedMedian compare_medians(std::vector<std::int64_t>& first, std::vector<std::int64_t>& second);

// Difference of two shares, with Newcombe's score interval (base/share_bounds.h).
ComparedShare compare_shares(std::uint64_t first, std::uint64_t of_first, std::uint64_t second,
                             std::uint64_t of_second);

struct SelectionComparison {
    ComparedMedian duration;  // of cases
    struct Activity {
        std::uint32_t activity = 0;
        ComparedShare cases;  // with it at least once
    };
    std::vector<Activity> activities;
    struct Edge {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        ComparedShare cases;
        ComparedMedian gap;
    };
    std::vector<Edge> edges;
};

// Of one log: activities and edges that either has, those first whose shares differ most.
SelectionComparison compare(const Selection& first, const Selection& second);

}  // namespace ledstang
