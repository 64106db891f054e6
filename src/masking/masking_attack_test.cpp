// Ten thousand random tables, attacked by someone who knows every figure that is shown, every sum, and that no count is
// below zero (test_attack.h).
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "masking/test_attack.h"

namespace ledstang {
namespace {

constexpr int tables = 10'000;
constexpr std::int64_t limit = 5;

// ---- random tables --------------------------------------------------------------------------------------------------

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

AttackedTable random_table(std::mt19937& chance) {
    const Axis units = tree(chance);
    const Axis sex = chance() % 3 > 0 ? sexes() : undivided();
    const Axis time = chance() % 2 > 0 ? periods(2 + chance() % 2) : undivided();
    const auto place = [&](std::size_t u, std::size_t s, std::size_t t) { return (u * sex.size + s) * time.size + t; };
    AttackedTable table;
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

TEST(MaskingAttack, FindsNothingInTenThousandTables) {
    std::mt19937 chance(7);
    std::size_t small_counts = 0;
    std::size_t others = 0;
    std::size_t shown = 0;
    int leaking = 0;  // without the further figures withheld
    for (int n = 0; n < tables; ++n) {
        const AttackedTable table = random_table(chance);
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
        ASSERT_EQ(small_counts_found(table, masking.withheld, limit), 0U) << "table " << n;
        leaking += small_counts_found(table, primary, limit) > 0 ? 1 : 0;
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
