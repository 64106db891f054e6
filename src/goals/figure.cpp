#include "goals/figure.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "calendar/calendar.h"
#include "described/known_texts.h"
#include "goals/judged_figure.h"
#include "goals/plan_store.h"

namespace ledstang {
namespace {

KnownTexts<Measure> known_definitions(20'000);
KnownTexts<Target> known_targets(20'000);

}  // namespace

Result<PlanMeasure> find_plan_measure(Sql& sql, const std::vector<ChainUnit>& chain, const std::string& measure,
                                      const Date& on) {
    using Row = std::tuple<std::string, std::int64_t>;
    const auto number = measure_number(sql, measure);
    if (!number) return refuse(unknown_measure(sql, measure));
    for (const auto& unit : chain) {
        const auto place = plan_place(sql, unit.number, unit.id, on, false);
        if (!place) continue;
        const auto row = sql.row<Row>(
            "select target, version from plan_measure where unit = :unit and plan = :plan and measure = :measure",
            place->unit, place->number, *number);
        if (!row) continue;
        const auto& [target_text, version] = *row;
        const auto [body, measure_version] = sql.value<std::tuple<std::string, std::int64_t>>(
            "select body, version from measure where number = :number", *number);
        const auto definition = known_definitions.read(body);
        if (!*definition) return refuse(definition->error());
        PlanMeasure found{**definition, std::nullopt, unit.id, unit.id != chain.front().id, static_cast<int>(version)};
        found.measure.version = static_cast<int>(measure_version);
        if (!target_text.empty()) {
            if (const auto target = known_targets.read(target_text); *target) found.target = **target;
        }
        return found;
    }
    return refuse(RefusalKind::not_found, "measure.not_in_plan",
                  fmt::format("Måttet {} finns, men står inte i planen för {}.", in_quotes(measure),
                              chain.empty() ? std::string() : chain.front().name));
}

bool is_followed_up(const Configuration& configuration, const Measure& measure, const Period& period) {
    const std::string follow_up = follow_up_id(configuration.calendar, period);
    return follow_up.empty() || measure.follow_up.empty() ||
           std::ranges::find(measure.follow_up, follow_up) != measure.follow_up.end();
}

bool is_reported_by(const Configuration& configuration, const Measure& measure, const std::string& level) {
    if (measure.level == level) return true;
    const Level* known = configuration.level(measure.level);
    return known == nullptr || known->label.empty();
}

std::vector<Period> periods_compared(const Measure& measure, const Target* target, const Period& period) {
    std::vector<Period> periods = {period};
    const auto add = [&](const std::optional<Period>& other) {
        if (other && std::ranges::find(periods, *other) == periods.end()) periods.push_back(*other);
    };
    add(period.same_period_previous_year());
    add(Period::parse(fmt::format("{:04}", period.year() - 1)));
    if (target != nullptr && target->comparison) add(period_compared_with(*target->comparison, period));
    if (measure.compared_with) add(period_usually_compared(*measure.compared_with, period));
    return periods;
}

Result<SeriesPast> past_for_judging(Sql& sql, const Configuration& configuration, const std::string& unit,
                                    const Period& period, std::span<const Measure* const> measures) {
    const auto settings = read_judgement_settings(configuration);
    if (!settings) return refuse(settings.error());
    return read_series_past(sql, configuration, *settings, unit, period, measures);
}

Judgement judge_figure(const Configuration& configuration, JudgementInput input, const std::string& comment) {
    input.significance = configuration.plan.significance.to_double();
    const bool unexplained =
        input.outcome == nullptr || (!input.outcome->value && input.outcome->missing_reason.empty());
    if (comment.empty() || !unexplained) return judge(input);
    Outcome missing = input.outcome != nullptr ? *input.outcome : Outcome{};
    missing.missing_reason = comment;
    input.outcome = &missing;
    return judge(input);
}

}  // namespace ledstang
