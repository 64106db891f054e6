#include "processes/standing.h"

#include <fmt/format.h>

#include <map>

#include "base/swedish_number.h"
#include "described/json_write.h"
#include "process_analysis/comparison.h"
#include "process_analysis/swedish_calendar.h"
#include "processes/kept_standings.h"
#include "processes/logs.h"
#include "processes/settings.h"
#include "processes/stretches.h"
#include "processes/withheld_rests.h"
#include "processes/words.h"

namespace ledstang {
namespace {

using Shares = std::map<Period, StandingShare>;  // by tertial

Period tertial_of(std::int64_t instant) {
    const Date day{swedish_day(instant)};
    const auto month = static_cast<unsigned>(day.month());
    return *Period::parse(fmt::format("{:04}-T{}", static_cast<int>(day.year()), (month - 1) / 4 + 1));
}

Shares shares_of(const ChosenCases& cases, const Counting& counting, const char* group) {
    Shares shares;
    for (const auto& stretch : stretches_of(cases, *counting.from, *counting.to, counting.newest->rule)) {
        const auto* target = stretch.to ? target_at(counting.targets, stretch) : nullptr;
        if (target == nullptr) continue;  // on the way, or no limit held when it began
        auto& share = shares[tertial_of(*stretch.to)];
        share.group = group;
        ++share.reached;
        share.within += is_within(stretch, *target) ? 1 : 0;
    }
    return shares;
}

StandingShare told(const Shares& shares, const Period& period, const char* group, const ChosenCases& cases) {
    StandingShare share;
    share.group = group;
    const auto found = shares.find(period);
    if (found == shares.end()) return share;
    share = found->second;
    const auto reached = static_cast<std::uint64_t>(share.reached), within = static_cast<std::uint64_t>(share.within);
    if (cases.is_small_share(within, reached))
        withhold(share);
    else
        share.share = percent(within, reached);
    return share;
}

// The latest of those that had ended that day.
std::optional<Period> latest_of(const Shares& shares, const Date& today) {
    std::optional<Period> latest;
    for (const auto& [period, share] : shares) {
        if (period.last_day() < today) latest = period;
    }
    return latest;
}

void judge(StretchStanding& standing) {
    standing.trend = "none";
    const auto& all = standing.latest.front();
    if (!all.share) {
        standing.verdict = "too_few";
        return;
    }
    standing.verdict = !standing.aim ? "no_aim" : *all.share >= standing.aim->to_double() ? "met" : "not_met";
    const auto& before = standing.before;
    if (!before.share) return;
    const auto compared =
        compare_shares(static_cast<std::uint64_t>(before.within), static_cast<std::uint64_t>(before.reached),
                       static_cast<std::uint64_t>(all.within), static_cast<std::uint64_t>(all.reached));
    if (!compared.difference) return;
    standing.trend = compared.difference->lower > 0 ? "better" : compared.difference->upper < 0 ? "worse" : "unsure";
}

StretchStanding standing_of(const ChosenCases& cases, const Counting& counting, const Date& today) {
    const auto& newest = *counting.newest;
    StretchStanding standing;
    standing.target = newest.id;
    standing.name = newest.name;
    standing.aim = newest.share;
    standing.limit = newest.outcome_limits.empty()
                         ? fmt::format("{} {}", format_number(newest.limit), unit_words(newest.limit_unit))
                         : "gränsen för sin behandling";
    const auto all = shares_of(cases, counting, "T");
    standing.period = latest_of(all, today);
    standing.before.group = "T";
    standing.verdict = "too_few";
    standing.trend = "none";
    if (!standing.period) return standing;
    standing.latest.push_back(told(all, *standing.period, "T", cases));
    standing.before = told(all, standing.period->previous(), "T", cases);
    const auto women = cases.of_sex('K'), men = cases.of_sex('M');
    if (women && men) {
        auto of_women = told(shares_of(*women, counting, "K"), *standing.period, "K", cases);
        auto of_men = told(shares_of(*men, counting, "M"), *standing.period, "M", cases);
        withhold_rests(of_women, of_men);
        standing.latest.push_back(std::move(of_women));
        standing.latest.push_back(std::move(of_men));
    }
    judge(standing);
    return standing;
}

std::vector<StretchStanding> standings_of(const std::string& process, const ProcessParts& parts,
                                          const ChosenCases& cases, const Date& today) {
    std::vector<StretchStanding> standings;
    if (cases.too_few()) return standings;
    for (const auto& counting : countings_of(parts, today)) {
        if (!counting.newest->holds(today)) continue;
        standings.push_back(standing_of(cases, counting, today));
        standings.back().process = process;
    }
    return standings;
}

// All that a process's standing rests on beside its log.
std::string question_of(const ProcessParts& parts, const LogWords& words, const MaskingRule& rule, const Date& today) {
    return fmt::format("{} {} {} {} {} {}", to_json(parts.models), to_json(parts.targets), to_json(words), rule.limit,
                       rule.smallest_denominator, to_string(today));
}

}  // namespace

Result<ProcessStanding> get_process_standing(Context& context, const StandingWish&) {
    const auto settings = read_process_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto rule = masking_of_logs(context.configuration);
    std::map<std::int64_t, ProcessParts> parts;
    const auto processes = context.store.read([&](Sql& sql) {
        parts = read_parts(sql, 0, context.today);
        return read_processes(sql);
    });
    ProcessStanding standing;
    standing.fewest_shown = static_cast<int>(rule.limit);
    for (const auto& process : processes) {
        const auto& of_process = parts[process.number];
        if (of_process.targets.empty() || !of_process.has_log) continue;
        const auto used = use_process_log(context, process.id, [&](const EventLog& log) -> Result<void> {
            const auto found = KeptStandings::of_program().find(
                process_log_file(context.configuration, process.id), log,
                question_of(of_process, settings->log, rule, context.today), [&] {
                    return standings_of(process.id, of_process, ChosenCases(Selection(log), settings->log, rule),
                                        context.today);
                });
            standing.stretches.insert(standing.stretches.end(), found.begin(), found.end());
            return {};
        });
        if (!used) standing.unread.push_back({process.id, used.error().message});
    }
    return standing;
}

}  // namespace ledstang
