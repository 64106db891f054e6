// Ten thousand random tables, attacked by someone who knows every figure that is shown, every sum, and that no count is
// below zero: linear algebra finds all figures that are determined, and bounds, drawn through the sums and through what
// the algebra makes of them, narrow the others down. The attack shares no code with what it attacks.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

#include "masking/masking.h"

namespace ledstang {
namespace {

constexpr int tables = 10'000;
constexpr std::int64_t limit = 5;
constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();

// ---- random tables --------------------------------------------------------------------------------------------------

struct Table {
    std::vector<std::int64_t> counts;
    std::vector<MaskingSum> sums;
};

// A way to divide: places 0 … size − 1, of which some are sums of others. Sexes, months of a year, units of a tree.
struct Axis {
    std::size_t size = 1;
    std::vector<MaskingSum> sums;  // parts before the total
    bool is_leaf(std::size_t place) const {
        return std::none_of(sums.begin(), sums.end(), [&](const auto& sum) { return sum.total == place; });
    }
};

Axis undivided() {
    return {};
}
Axis sexes() {
    return {3, {{2, {0, 1}}}};
}
Axis periods(std::size_t parts) {
    Axis axis{parts + 1, {{parts, {}}}};
    for (std::size_t n = 0; n < parts; ++n) axis.sums[0].parts.push_back(n);
    return axis;
}
Axis tree(std::mt19937& chance) {
    Axis axis{0, {}};
    std::vector<std::size_t> middle;
    const std::size_t branches = 1 + chance() % 2;
    for (std::size_t branch = 0; branch < branches; ++branch) {
        const std::size_t leaves = 1 + chance() % 3;
        MaskingSum sum;
        for (std::size_t leaf = 0; leaf < leaves; ++leaf) sum.parts.push_back(axis.size++);
        if (leaves == 1) {
            middle.push_back(sum.parts[0]);
        } else {
            sum.total = axis.size++;
            middle.push_back(sum.total);
            axis.sums.push_back(sum);
        }
    }
    if (branches > 1) axis.sums.push_back({axis.size++, middle});
    return axis;
}

Table random_table(std::mt19937& chance) {
    const Axis units = tree(chance);
    const Axis sex = chance() % 3 > 0 ? sexes() : undivided();
    const Axis time = chance() % 2 > 0 ? periods(2 + chance() % 2) : undivided();
    const auto place = [&](std::size_t u, std::size_t s, std::size_t t) { return (u * sex.size + s) * time.size + t; };
    Table table;
    table.counts.resize(units.size * sex.size * time.size);
    // Some tables have few small counts, some hardly anything else.
    const std::int64_t large = std::vector<std::int64_t>{4, 12, 40, 200}[chance() % 4];
    for (std::size_t u = 0; u < units.size; ++u) {
        for (std::size_t s = 0; s < sex.size; ++s) {
            for (std::size_t t = 0; t < time.size; ++t) {
                if (units.is_leaf(u) && sex.is_leaf(s) && time.is_leaf(t))
                    table.counts[place(u, s, t)] = static_cast<std::int64_t>(chance()) % large;
                for (const auto& sum : units.sums) {
                    if (sum.total != u) continue;
                    table.sums.push_back({place(u, s, t), {}});
                    for (const auto part : sum.parts) table.sums.back().parts.push_back(place(part, s, t));
                }
                for (const auto& sum : sex.sums) {
                    if (sum.total != s) continue;
                    table.sums.push_back({place(u, s, t), {}});
                    for (const auto part : sum.parts) table.sums.back().parts.push_back(place(u, part, t));
                }
                for (const auto& sum : time.sums) {
                    if (sum.total != t) continue;
                    table.sums.push_back({place(u, s, t), {}});
                    for (const auto part : sum.parts) table.sums.back().parts.push_back(place(u, s, part));
                }
                // Parts stand before their totals on every axis, so that all of them are known here.
                if (!table.sums.empty() && table.sums.back().total == place(u, s, t)) {
                    const auto& parts = table.sums.back().parts;
                    table.counts[place(u, s, t)] = std::accumulate(
                        parts.begin(), parts.end(), std::int64_t{0},
                        [&](std::int64_t total, std::size_t part) { return total + table.counts[part]; });
                }
            }
        }
    }
    return table;
}

// ---- the attack -----------------------------------------------------------------------------------------------------

// Σ coefficient × unknown = value, in whole numbers.
struct Equation {
    std::vector<std::int64_t> coefficients;  // by unknown
    std::int64_t value = 0;
};

void shorten(Equation& equation) {
    std::int64_t divisor = std::abs(equation.value);
    for (const auto each : equation.coefficients) divisor = std::gcd(divisor, each);
    if (divisor <= 1) return;
    for (auto& each : equation.coefficients) each /= divisor;
    equation.value /= divisor;
}

// Gauss–Jordan without fractions; throws where 64 bits do not suffice.
std::vector<Equation> reduced(std::vector<Equation> equations, std::size_t unknowns) {
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
std::vector<Bounds> bounds(const std::vector<Equation>& equations, std::size_t unknowns) {
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

// The small counts that the attack finds, or narrows down to fewer values than the limit.
std::size_t found(const Table& table, const std::vector<bool>& withheld) {
    std::vector<std::size_t> unknowns;
    std::vector<std::size_t> number(table.counts.size());
    for (std::size_t cell = 0; cell < table.counts.size(); ++cell) {
        if (!withheld[cell]) continue;
        number[cell] = unknowns.size();
        unknowns.push_back(cell);
    }
    std::vector<Equation> equations;
    for (const auto& sum : table.sums) {
        Equation equation{std::vector<std::int64_t>(unknowns.size(), 0), 0};
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
    auto all = reduced(equations, unknowns.size());
    all.insert(all.end(), equations.begin(), equations.end());
    const auto narrowed = bounds(all, unknowns.size());
    std::size_t small = 0;
    for (std::size_t n = 0; n < unknowns.size(); ++n) {
        const std::int64_t count = table.counts[unknowns[n]];
        EXPECT_LE(narrowed[n].low, count) << "the attack is wrong";
        EXPECT_GE(narrowed[n].high, count) << "the attack is wrong";
        if (count == 0 || count >= limit || narrowed[n].high == unbounded) continue;
        if (narrowed[n].high - narrowed[n].low + 1 < limit) ++small;
    }
    return small;
}

TEST(MaskingAttack, FindsNothingInTenThousandTables) {
    std::mt19937 chance(7);
    std::size_t small_counts = 0;
    std::size_t others = 0;
    std::size_t shown = 0;
    int leaking = 0;  // without the further figures withheld
    for (int n = 0; n < tables; ++n) {
        const Table table = random_table(chance);
        const auto masking = withhold(table.counts, table.sums, {.limit = limit});
        ASSERT_TRUE(masking.exposed.empty());
        std::vector<bool> primary;
        for (std::size_t cell = 0; cell < table.counts.size(); ++cell) {
            primary.push_back(table.counts[cell] > 0 && table.counts[cell] < limit);
            ASSERT_TRUE(masking.withheld[cell] || !primary[cell]);
            small_counts += primary[cell] ? 1 : 0;
            others += masking.withheld[cell] && !primary[cell] ? 1 : 0;
            shown += masking.withheld[cell] ? 0 : 1;
        }
        ASSERT_EQ(found(table, masking.withheld), 0U) << "table " << n;
        leaking += found(table, primary) > 0 ? 1 : 0;
        if (n % 100 == 0) {
            ASSERT_EQ(withhold(table.counts, table.sums, {.limit = limit}).withheld, masking.withheld);
        }
    }
    // The attack is worth something, and so is what is left to read.
    EXPECT_GE(leaking, tables / 4);
    EXPECT_LE(others, 2 * small_counts);
    EXPECT_GE(shown, small_counts);
    RecordProperty("small", static_cast<int>(small_counts));
    RecordProperty("others", static_cast<int>(others));
    RecordProperty("shown", static_cast<int>(shown));
    RecordProperty("leaking", leaking);
}

}  // namespace
}  // namespace ledstang
