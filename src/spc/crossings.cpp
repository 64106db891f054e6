#include <array>
#include <cmath>

#include "spc/spc.h"

namespace ledstang {
namespace {

constexpr int tabled = 512;

// The least k with P(X ≤ k) ≥ 0.05 for X ~ Binomial(trials, ½). No such P is 0.05 exactly, so that rounding in the last
// digits moves none.
int five_per_cent_quantile(int trials) {
    // Of k: P(X = k), from the one before; in logarithms where ½ to the power of the trials is too small a number.
    const bool small = trials < tabled;
    double probability = small ? std::ldexp(1.0, -trials) : 0;
    double below = 0;
    for (int k = 0; k < trials; ++k) {
        below += small ? probability
                       : std::exp(std::lgamma(trials + 1.0) - std::lgamma(k + 1.0) - std::lgamma(trials - k + 1.0) -
                                  trials * std::log(2.0));
        if (below >= 0.05) return k;
        probability *= static_cast<double>(trials - k) / (k + 1);
    }
    return trials;
}

std::array<int, tabled> make_table() {
    std::array<int, tabled> table{};
    for (int useful = 1; useful < tabled; ++useful) {
        table[static_cast<std::size_t>(useful)] = five_per_cent_quantile(useful - 1);
    }
    return table;
}

}  // namespace

int fewest_crossings(int useful) {
    static const auto table = make_table();
    if (useful < 1) return 0;
    return useful < tabled ? table[static_cast<std::size_t>(useful)] : five_per_cent_quantile(useful - 1);
}

}  // namespace ledstang
