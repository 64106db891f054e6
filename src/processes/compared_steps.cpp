#include "processes/compared_steps.h"

#include <algorithm>
#include <cmath>

#include "process_analysis/comparison.h"

namespace ledstang {
namespace {

constexpr std::size_t most_rows = 15;
constexpr double whole = 100;

bool more_than_chance(const Uncertain& difference) {
    return difference.lower > 0 || difference.upper < 0;
}

// Neither those who come there nor those who do not are few, in either group.
bool is_told(const ComparedShare& share, const ChosenCases& cases) {
    const auto told = [&](double part, std::uint64_t of) {
        const auto count = static_cast<std::uint64_t>(std::llround(part * static_cast<double>(of)));
        return !cases.is_small(count) && !cases.is_small(of - count);
    };
    return share.difference && told(share.first, share.first_cases) && told(share.second, share.second_cases);
}

template <class Row>
void keep_largest(std::vector<Row>& rows) {
    std::ranges::stable_sort(rows, std::ranges::greater(), [](const Row& row) { return std::abs(row.difference); });
    if (rows.size() > most_rows) rows.resize(most_rows);
}

void compare_groups(const ChosenCases& a, const ChosenCases& b, ProcessStepComparison& answer) {
    const auto& activities = a.selection().log().activities();
    const auto compared = compare(a.selection(), b.selection());
    for (const auto& [activity, cases] : compared.activities) {
        if (!is_told(cases, a)) continue;
        ++answer.steps_compared;
        const auto& difference = *cases.difference;
        if (!more_than_chance(difference)) continue;
        answer.steps.push_back({std::string(activities[activity]), whole * cases.first, whole * cases.second,
                                whole * difference.value, whole * difference.lower, whole * difference.upper});
    }
    for (const auto& [from, to, cases, gap] : compared.edges) {
        const auto few = [&](double share, std::uint64_t of) {
            return a.is_small(static_cast<std::uint64_t>(std::llround(share * static_cast<double>(of))));
        };
        if (!gap.difference || few(cases.first, cases.first_cases) || few(cases.second, cases.second_cases)) continue;
        ++answer.gaps_compared;
        const auto& difference = *gap.difference;
        if (!more_than_chance(difference)) continue;
        answer.gaps.push_back({std::string(activities[from]), std::string(activities[to]), gap.first, gap.second,
                               difference.value, difference.lower, difference.upper});
    }
    keep_largest(answer.steps);
    keep_largest(answer.gaps);
}

}  // namespace

Result<ProcessStepComparison> compare_process_steps(Context& context, const ComparisonWish& wish) {
    return answer_about_groups<ProcessStepComparison>(context, wish, compare_groups);
}

}  // namespace ledstang
