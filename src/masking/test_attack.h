// An attack on masked tables by someone who knows every figure that is shown, every sum, and that no count is below
// zero: linear algebra finds all figures that are determined, and bounds, drawn through the sums and through what the
// algebra makes of them, narrow the others down. It shares no code with what it attacks. For tests.
#pragma once

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <stdexcept>

#include "masking/masking.h"

namespace ledstang {

struct AttackedTable {
    std::vector<std::int64_t> counts;
    std::vector<MaskingSum> sums;
};

namespace attack {

constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();

// Σ coefficient × unknown = value, in whole numbers.
struct Equation {
    std::vector<std::int64_t> coefficients;  // by unknown
    std::int64_t value = 0;
};

inline void shorten(Equation& equation) {
    std::int64_t divisor = std::abs(equation.value);
    for (const auto each : equation.coefficients) divisor = std::gcd(divisor, each);
    if (divisor <= 1) return;
    for (auto& each : equation.coefficients) each /= divisor;
    equation.value /= divisor;
}

// Gauss–Jordan without fractions; throws where 64 bits do not suffice.
inline std::vector<Equation> reduced(std::vector<Equation> equations, std::size_t unknowns) {
    std::size_t done = 0;
    for (std::size_t column = 0; column < unknowns && done < equations.size(); ++column) {
        std::size_t pivot = done;
        while (pivot < equations.size() && equations[pivot].coefficients[column] == 0) ++pivot;
        if (pivot == equations.size()) continue;
        std::swap(equations[done], equations[pivot]);
        const Equation& by = equations[done];
        for (std::size_t n = 0; n < equations.size(); ++n) {
            if (n == done || equations[n].coefficients[column] == 0) continue;
            const std::int64_t a = by.coefficients[column];
            const std::int64_t b = equations[n].coefficients[column];
            const auto combine = [&](std::int64_t& mine, std::int64_t other) {
                std::int64_t left = 0;
                std::int64_t right = 0;
                if (__builtin_mul_overflow(mine, a, &left) || __builtin_mul_overflow(other, b, &right) ||
                    __builtin_sub_overflow(left, right, &mine))
                    throw std::overflow_error("the attack needs larger numbers");
            };
            for (std::size_t c = 0; c < unknowns; ++c) combine(equations[n].coefficients[c], by.coefficients[c]);
            combine(equations[n].value, by.value);
            shorten(equations[n]);
        }
        ++done;
    }
    equations.resize(done);
    return equations;
}

struct Bounds {
    std::int64_t low = 0;
    std::int64_t high = unbounded;
};

// What each unknown must lie between, as long as anything becomes narrower.
inline std::vector<Bounds> bounds(const std::vector<Equation>& equations, std::size_t unknowns) {
    std::vector<Bounds> all(unknowns);
    const auto floor_of = [](std::int64_t a, std::int64_t b) {
        return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
    };
    for (bool narrower = true; narrower;) {
        narrower = false;
        for (const auto& equation : equations) {
            for (std::size_t x = 0; x < unknowns; ++x) {
                const std::int64_t factor = equation.coefficients[x];
                if (factor == 0) continue;
                // factor × x = value − the others: at least `least`, at most `most` when they are known.
                std::int64_t least = equation.value;
                std::int64_t most = equation.value;
                bool least_known = true;
                bool most_known = true;
                for (std::size_t y = 0; y < unknowns; ++y) {
                    const std::int64_t other = equation.coefficients[y];
                    if (y == x || other == 0) continue;
                    const std::int64_t lows = other * all[y].low;
                    const bool high_known = all[y].high != unbounded;
                    const std::int64_t highs = high_known ? other * all[y].high : 0;
                    if (other > 0) {
                        most -= lows;
                        least -= highs;
                        least_known = least_known && high_known;
                    } else {
                        least -= lows;
                        most -= highs;
                        most_known = most_known && high_known;
                    }
                }
                if (factor < 0) {
                    std::swap(least, most);
                    std::swap(least_known, most_known);
                }
                if (least_known) {
                    const std::int64_t low = -floor_of(-least, factor);
                    if (low > all[x].low) all[x].low = low, narrower = true;
                }
                if (most_known) {
                    const std::int64_t high = floor_of(most, factor);
                    if (high < all[x].high) all[x].high = high, narrower = true;
                }
            }
        }
    }
    return all;
}

}  // namespace attack

// The small counts that the attack finds, or narrows down to fewer values than the limit.
inline std::size_t small_counts_found(const AttackedTable& table, const std::vector<bool>& withheld,
                                      std::int64_t limit) {
    std::vector<std::size_t> unknowns;
    std::vector<std::size_t> number(table.counts.size());
    for (std::size_t cell = 0; cell < table.counts.size(); ++cell) {
        if (!withheld[cell]) continue;
        number[cell] = unknowns.size();
        unknowns.push_back(cell);
    }
    std::vector<attack::Equation> equations;
    for (const auto& sum : table.sums) {
        attack::Equation equation{std::vector<std::int64_t>(unknowns.size(), 0), 0};
        const auto put = [&](std::size_t cell, std::int64_t sign) {
            if (withheld[cell]) {
                equation.coefficients[number[cell]] += sign;
            } else {
                equation.value -= sign * table.counts[cell];
            }
        };
        for (const auto part : sum.parts) put(part, 1);
        put(sum.total, -1);
        equations.push_back(std::move(equation));
    }
    auto all = attack::reduced(equations, unknowns.size());
    all.insert(all.end(), equations.begin(), equations.end());
    const auto narrowed = attack::bounds(all, unknowns.size());
    std::size_t small = 0;
    for (std::size_t n = 0; n < unknowns.size(); ++n) {
        const std::int64_t count = table.counts[unknowns[n]];
        EXPECT_LE(narrowed[n].low, count) << "the attack is wrong";
        EXPECT_GE(narrowed[n].high, count) << "the attack is wrong";
        if (count == 0 || count >= limit || narrowed[n].high == attack::unbounded) continue;
        if (narrowed[n].high - narrowed[n].low + 1 < limit) ++small;
    }
    return small;
}

}  // namespace ledstang
