#include "goals/comparison.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"

namespace ledstang {

namespace {

constexpr std::string_view main_series = "main";

struct SexFigure {
    Sex sex;
    Decimal value;
};

// The outcomes that one row of a scorecard may be compared with.
class Records {
 public:
    Records(const Measure& measure, std::string_view unit_id, std::span<const Outcome> outcomes)
        : measure_(measure), unit_id_(unit_id), outcomes_(outcomes) {}

    const Outcome* find(Sex sex, const Period& period) const {
        const Outcome* newest = nullptr;
        for (const Outcome& outcome : outcomes_) {
            const bool wanted = outcome.sex == sex && outcome.period == period && outcome.measure == measure_.id &&
                                outcome.unit_id == unit_id_ && outcome.series == main_series &&
                                same_unit(outcome.unit, measure_.unit);
            if (wanted && (newest == nullptr || outcome.version >= newest->version)) {
                newest = &outcome;
            }
        }
        return newest;
    }

    std::optional<ComparisonFigure> figure(Sex sex, const Period& period) const {
        const Outcome* outcome = find(sex, period);
        if (outcome == nullptr || !outcome->value) {
            return std::nullopt;
        }
        return ComparisonFigure{period, *outcome->value, outcome->numerator, outcome->denominator, outcome->flags};
    }

    std::vector<SexFigure> other_sexes(Sex sex, const Period& period) const {
        std::vector<SexFigure> others;
        for (const Sex other : {Sex::K, Sex::M, Sex::T}) {
            const auto found = other == sex ? std::nullopt : figure(other, period);
            if (found) {
                others.push_back({other, found->value});
            }
        }
        return others;
    }

 private:
    const Measure& measure_;
    std::string_view unit_id_;
    std::span<const Outcome> outcomes_;
};

// "finns bara per kön (kvinnor 12, män 7)", "finns bara som total (62 %)", "finns bara för män (7)".
std::string exists_only(const Measure& measure, Sex wanted, const std::vector<SexFigure>& others) {
    const auto shown = [&](const SexFigure& other) {
        return value_in_words(other.value, measure.decimals, measure.unit);
    };
    const auto named = [&](const SexFigure& other) {
        return sex_in_words(other.sex, measure.population) + " " + shown(other);
    };
    if (others.size() == 2 && wanted == Sex::T) {
        return fmt::format("finns bara per kön ({}, {})", named(others[0]), named(others[1]));
    }
    if (others.size() == 2) {
        return fmt::format("finns bara för {} ({}) och som total ({})", sex_in_words(others[0].sex, measure.population),
                           shown(others[0]), shown(others[1]));
    }
    return others[0].sex == Sex::T ? fmt::format("finns bara som total ({})", shown(others[0]))
                                   : fmt::format("finns bara för {} ({})",
                                                 sex_in_words(others[0].sex, measure.population), shown(others[0]));
}

std::vector<SexFigure> printed_for_others(const Comparison& comparison, Sex sex) {
    std::vector<SexFigure> others;
    for (const Sex other : {Sex::K, Sex::M, Sex::T}) {
        const auto printed = comparison.value.find(std::string(name_of(other)));
        if (other != sex && printed != comparison.value.end()) {
            others.push_back({other, printed->second});
        }
    }
    return others;
}

// A printed figure belongs to the period it was printed for, which a moving comparison leaves behind.
bool printed_values_hold(const Comparison& comparison, const Period& judged) {
    return !comparison.period || comparison.period == period_compared_with(comparison, judged);
}

std::string with_capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
}

std::vector<Period> candidates(const Measure& measure, const Target* target, const Period& judged) {
    std::vector<Period> periods;
    const auto add = [&](const std::optional<Period>& period) {
        if (period && std::ranges::find(periods, *period) == periods.end()) {
            periods.push_back(*period);
        }
    };
    if (target != nullptr && target->comparison) {
        add(period_compared_with(*target->comparison, judged));
    }
    if (measure.compared_with) add(period_usually_compared(*measure.compared_with, judged));
    add(judged.same_period_previous_year());
    add(Period::parse(fmt::format("{:04}", judged.year() - 1)));
    return periods;
}

}  // namespace

Period period_usually_compared(UsualComparison comparison, const Period& judged) {
    switch (comparison) {
        case UsualComparison::same_period_previous_year:
            return judged.same_period_previous_year();
        case UsualComparison::previous_period:
            return judged.previous();
        case UsualComparison::previous_year:
            break;
    }
    return *Period::parse(fmt::format("{:04}", judged.year() - 1));
}

bool same_length(const Period& a, const Period& b) {
    return a.kind() == b.kind();
}

int days_of(const Period& period) {
    const auto length = std::chrono::sys_days(period.last_day()) - std::chrono::sys_days(period.first_day());
    return static_cast<int>(length.count()) + 1;
}

std::optional<Period> period_compared_with(const Comparison& comparison, const Period& judged) {
    switch (comparison.kind) {
        case ComparisonKind::same_period_previous_year:
            return judged.same_period_previous_year();
        case ComparisonKind::same_quarter_previous_year:
            return judged.kind() == Period::Kind::quarter ? std::optional(judged.same_period_previous_year())
                                                          : std::nullopt;
        case ComparisonKind::year:
            return comparison.period;
        case ComparisonKind::not_stated:
            return std::nullopt;
    }
    return std::nullopt;
}

ChosenFigure baseline_for(const Measure& measure, const Target& target, std::string_view unit_id, Sex sex,
                          const Period& judged, std::span<const Outcome> records) {
    const auto period = target.comparison ? period_compared_with(*target.comparison, judged) : std::nullopt;
    if (!period) {
        return {};
    }
    const Records known(measure, unit_id, records);
    if (auto figure = known.figure(sex, *period)) {
        return {std::move(figure), {}};
    }
    const auto others = known.other_sexes(sex, *period);
    return {{}, others.empty() ? std::string() : "värdet " + exists_only(measure, sex, others)};
}

ChosenFigure comparison_for(const Measure& measure, const Target* target, std::string_view unit_id, Sex sex,
                            const Period& judged, std::span<const Outcome> records) {
    const Records known(measure, unit_id, records);
    const std::vector<Period> periods = candidates(measure, target, judged);
    for (const Period& period : periods) {
        if (auto figure = known.figure(sex, period)) {
            return {std::move(figure), {}};
        }
    }
    for (const Period& period : periods) {
        if (const auto others = known.other_sexes(sex, period); !others.empty()) {
            return {{},
                    fmt::format("{} {}; ingen utveckling {} kan anges.", with_capital(period.swedish()),
                                exists_only(measure, sex, others), sex == Sex::T ? "för totalen" : "per kön")};
        }
    }
    std::vector<std::string> names;
    std::ranges::transform(periods, std::back_inserter(names), [](const Period& period) {
        return (period.kind() == Period::Kind::year ? "helåret " : "") + period.swedish();
    });
    return {{}, fmt::format("Jämförelsevärde saknas: inget är registrerat för {}.", list_in_words(names, "eller"))};
}

JudgementInput gather_figures(const Measure& measure, const Target* target, std::string_view unit_id, Sex sex,
                              const Period& judged, std::span<const Outcome> records) {
    auto comparison = comparison_for(measure, target, unit_id, sex, judged, records);
    auto baseline = target == nullptr ? ChosenFigure{} : baseline_for(measure, *target, unit_id, sex, judged, records);
    return {.measure = measure,
            .target = target,
            .sex = sex,
            .period = judged,
            .outcome = Records(measure, unit_id, records).find(sex, judged),
            .comparison = std::move(comparison.figure),
            .baseline = std::move(baseline.figure),
            .comparison_absence = std::move(comparison.absence),
            .baseline_absence = std::move(baseline.absence)};
}

std::optional<Decimal> printed_baseline(const JudgementInput& input) {
    if (input.target == nullptr || !input.target->comparison ||
        !printed_values_hold(*input.target->comparison, input.period)) {
        return std::nullopt;
    }
    const auto& printed = input.target->comparison->value;
    const auto found = printed.find(std::string(name_of(input.sex)));
    return found == printed.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Baseline> baseline_of(const JudgementInput& input) {
    if (input.target == nullptr || !input.target->comparison ||
        input.target->comparison->kind == ComparisonKind::not_stated) {
        return std::nullopt;
    }
    if (const auto& recorded = input.baseline) {
        return Baseline{recorded->value, recorded->period, recorded->numerator, recorded->denominator, recorded->flags};
    }
    if (const auto printed = printed_baseline(input)) {
        const auto period = period_compared_with(*input.target->comparison, input.period);
        return Baseline{
            *printed, input.target->comparison->period ? input.target->comparison->period : period, {}, {}, {}};
    }
    return std::nullopt;
}

std::string baseline_absence(const JudgementInput& input) {
    if (!input.baseline_absence.empty()) {
        return input.baseline_absence;
    }
    if (input.target == nullptr || !input.target->comparison) {
        return "värdet finns inte";
    }
    const Comparison& comparison = *input.target->comparison;
    const auto others = printed_values_hold(comparison, input.period) ? printed_for_others(comparison, input.sex)
                                                                      : std::vector<SexFigure>{};
    if (!others.empty()) {
        return "värdet " + exists_only(input.measure, input.sex, others);
    }
    const auto period = period_compared_with(comparison, input.period);
    return period ? fmt::format("värdet för {} finns inte", period->swedish()) : "värdet finns inte";
}

}  // namespace ledstang
