#include "processes/comparison.h"

#include <fmt/format.h>

#include <cmath>

#include "process_analysis/comparison.h"
#include "process_analysis/distribution.h"
#include "processes/stretches.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr auto whole_way = "Hela vägen";

// How long it took for each who has come to the end, in the unit that the target counts in; and of those for whom a
// limit held when they began, how many were in time.
struct Lengths {
    std::vector<std::int64_t> values;
    std::uint64_t judged = 0;
    std::uint64_t within = 0;
};

Lengths lengths_of(const ChosenCases& cases, const Counting& counting) {
    Lengths lengths;
    for (const auto& stretch : stretches_of(cases, *counting.from, *counting.to, counting.newest->rule)) {
        if (!stretch.to) continue;
        lengths.values.push_back(length_of(stretch, counting.newest->limit_unit));
        const auto* target = target_at(counting.targets, stretch);
        if (target == nullptr) continue;
        ++lengths.judged;
        lengths.within += is_within(stretch, *target) ? 1 : 0;
    }
    return lengths;
}

Lengths whole_lengths(const ChosenCases& cases) {
    Lengths lengths;
    cases.selection().for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        lengths.values.push_back(span_of(cases.selection().log(), begin, end).length());
    });
    return lengths;
}

// `scale`: seconds, as compare_medians gives them, in one of the row's units.
ComparedRow row_of(std::string name, std::string unit_name, double scale, Lengths a, Lengths b,
                   const ChosenCases& cases) {
    ComparedRow row;
    row.name = std::move(name);
    row.unit_name = std::move(unit_name);
    const auto a_size = a.values.size(), b_size = b.values.size();
    row.withheld = cases.is_small(a_size) || cases.is_small(b_size);
    if (row.withheld) {
        row.words = "För få patienter för att jämföra.";
        return row;
    }
    row.a_reached = static_cast<std::int64_t>(a_size);
    row.b_reached = static_cast<std::int64_t>(b_size);
    if (a_size == 0 || b_size == 0) {
        row.words = "Ingen har nått fram i den ena gruppen.";
        return row;
    }
    const auto told = [&](const Lengths& lengths) {
        return lengths.judged > 0 && !cases.is_small_share(lengths.within, lengths.judged);
    };
    if (told(a) && told(b)) {
        row.a_share = percent(a.within, a.judged);
        row.b_share = percent(b.within, b.judged);
    }
    const auto medians = compare_medians(a.values, b.values);
    row.a_median = medians.first / scale;
    row.b_median = medians.second / scale;
    if (!medians.difference) {
        row.words = "För få patienter för att säga om skillnaden är mer än slump.";
        return row;
    }
    row.difference = medians.difference->value / scale;
    row.lower = medians.difference->lower / scale;
    row.upper = medians.difference->upper / scale;
    const bool chance = *row.lower <= 0 && 0 <= *row.upper;
    row.words = chance ? fmt::format("Skillnaden kan vara slump: mellan {} och {} {}.", number_words(*row.lower),
                                     number_words(*row.upper), row.unit_name)
                       : fmt::format("Den andra gruppen väntar {} {} {} (mellan {} och {}).",
                                     number_words(std::abs(*row.difference)), row.unit_name,
                                     *row.difference > 0 ? "längre" : "kortare", number_words(*row.lower),
                                     number_words(*row.upper));
    return row;
}

// Seconds, which compare_medians takes its values' millionths for, in one unit of a target.
double seconds_in(const std::string& unit) {
    return per_unit(unit) / microseconds;
}

}  // namespace

Result<ChosenCases> compared_group(const ChosenCases& all, const std::string& wish) {
    if (wish != "women" && wish != "men") return all.narrowed(wish);
    auto chosen = all.of_sex(wish == "women" ? 'K' : 'M');
    if (chosen) return std::move(*chosen);
    return refuse("process.no_sex", "Loggen säger inte vilket kön patienterna har.");
}

Result<ProcessComparison> compare_process(Context& context, const ComparisonWish& wish) {
    const auto whole =
        context.store.read([&](Sql& sql) { return require_whole_process(sql, wish.process, context.today); });
    if (!whole) return refuse(whole.error());
    return answer_about_groups<ProcessComparison>(
        context, wish, [&](const ChosenCases& a, const ChosenCases& b, ProcessComparison& answer) {
            answer.a_cases = a.selection().case_count();
            answer.b_cases = b.selection().case_count();
            constexpr double seconds_a_day = 86'400;
            answer.rows.push_back(row_of(whole_way, "dygn", seconds_a_day, whole_lengths(a), whole_lengths(b), a));
            for (const auto& counting : countings_of(whole->parts, context.today)) {
                const auto& newest = *counting.newest;
                answer.rows.push_back(row_of(newest.name, unit_words(newest.limit_unit), seconds_in(newest.limit_unit),
                                             lengths_of(a, counting), lengths_of(b, counting), a));
            }
        });
}

}  // namespace ledstang
