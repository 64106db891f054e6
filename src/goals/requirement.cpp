#include "goals/requirement.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "goals/comparison.h"

namespace ledstang {

namespace {

using Asked = tl::expected<Requirement, NoRequirement>;

tl::unexpected<NoRequirement> cannot(Attainment attainment, std::string reason) {
    return tl::unexpected<NoRequirement>(NoRequirement{attainment, std::move(reason)});
}

// "”Minska med 50%”", or "" where the target has no words of its own.
std::string quoted_text(const Target& target) {
    return target.text.empty() ? std::string() : in_quotes(target.text);
}

std::string target_in_words(const Target& target) {
    return target.text.empty() ? std::string("Målet") : "Målet " + quoted_text(target);
}

std::string value_of(const JudgementInput& input) {
    return value_in_words(*input.outcome->value, decimals_wanted(input.measure), unit_of(input));
}

bool is_percent_rule(TargetOperator rule) {
    return rule == TargetOperator::increase_by_percent || rule == TargetOperator::decrease_by_percent;
}

bool is_upward(TargetOperator rule) {
    return rule == TargetOperator::increase || rule == TargetOperator::increase_by_percent;
}

// The figure that the target itself states: a limit, or per cent.
struct Stated {
    Decimal value;
    bool is_per_sex = false;
};

tl::expected<Stated, NoRequirement> stated_value(const JudgementInput& input) {
    const Target& target = *input.target;
    const auto own = target.per_sex.find(std::string(name_of(input.sex)));
    if (own != target.per_sex.end()) {
        return Stated{own->second, input.sex != Sex::T};
    }
    if (target.value) {
        return Stated{*target.value, false};
    }
    if (target.per_sex.empty()) {
        return cannot(Attainment::undetermined, fmt::format("{} anger inget målvärde; {} kan inte bedömas.",
                                                            target_in_words(target), value_of(input)));
    }
    if (input.sex == Sex::T) {
        return cannot(Attainment::undetermined, "Målet är satt per kön; totalen bedöms inte.");
    }
    return cannot(Attainment::undetermined,
                  fmt::format("Målet är inte satt för {}; {} kan inte bedömas.",
                              sex_in_words(input.sex, input.measure.population), value_of(input)));
}

// "minst 50 % lägre än", "”Öka” från": what stands before the earlier value or its period.
std::string relation_in_words(const Target& target, std::optional<Decimal> per_cent) {
    if (per_cent) {
        return fmt::format("minst {} {} än", format_percent(*per_cent, decimals_of(*per_cent)),
                           is_upward(target.rule) ? "högre" : "lägre");
    }
    const std::string text = quoted_text(target);
    return text.empty() ? std::string(is_upward(target.rule) ? "ökning från" : "minskning från") : text + " från";
}

tl::unexpected<NoRequirement> without_baseline(const JudgementInput& input, std::optional<Decimal> per_cent) {
    const Target& target = *input.target;
    const bool is_known_kind = target.comparison && target.comparison->kind != ComparisonKind::not_stated;
    if (!is_known_kind) {
        return cannot(Attainment::undetermined,
                      fmt::format("{} säger inte mot vad värdet ska {}; {} kan inte bedömas.", target_in_words(target),
                                  is_upward(target.rule) ? "öka" : "minska", value_of(input)));
    }
    const auto period = period_compared_with(*target.comparison, input.period);
    if (!period && target.comparison->kind == ComparisonKind::same_quarter_previous_year) {
        return cannot(Attainment::undetermined,
                      fmt::format("{} jämför kvartal med kvartal; {} under {} kan inte bedömas.",
                                  target_in_words(target), value_of(input), input.period.swedish()));
    }
    if (!period) {
        return cannot(Attainment::undetermined,
                      fmt::format("{} säger inte vilket år det räknas från; {} kan inte bedömas.",
                                  target_in_words(target), value_of(input)));
    }
    const std::string aim = per_cent || target.text.empty() ? "målet är " + relation_in_words(target, per_cent)
                                                            : fmt::format("målet {} räknas från", quoted_text(target));
    return cannot(Attainment::baseline_missing,
                  fmt::format("Baslinje saknas: {} {}, men {}; {} kan inte bedömas.", aim, period->swedish(),
                              baseline_absence(input), value_of(input)));
}

// A recorded value goes before the one printed with the target; that they differ is said.
std::string note_on_baseline(const JudgementInput& input, const Baseline& baseline) {
    const auto printed = printed_baseline(input);
    if (!printed || *printed == baseline.value) {
        return {};
    }
    const int decimals = telling_decimals(*printed, baseline.value, decimals_wanted(input.measure));
    return fmt::format(" Målet anger {} som jämförelsevärde, men det registrerade är {}.",
                       value_in_words(*printed, decimals, unit_of(input)),
                       value_in_words(baseline.value, decimals, unit_of(input)));
}

// baseline × (1 ± per cent / 100)
std::optional<Decimal> moved_by_percent(Decimal baseline, Decimal per_cent, bool upward) {
    const auto part = multiply(baseline, per_cent);
    const auto hundredth = part ? divide(*part, Decimal::from_whole(100)) : std::nullopt;
    if (!hundredth) {
        return std::nullopt;
    }
    const Decimal moved = upward ? baseline + *hundredth : baseline - *hundredth;
    const bool in_range = std::abs(moved.millionths()) <= Decimal::limit;
    return in_range ? std::optional(moved) : std::nullopt;
}

// At most two decimals more than the measure has, unless the rounded limit would fall on the other side of the value.
int decimals_of_computed(Decimal limit, Decimal value, int wanted) {
    int decimals = std::max(wanted, std::min({decimals_of(limit), wanted + 2, 6}));
    while (decimals < 6 && (value <=> limit.rounded(decimals)) != (value <=> limit)) {
        ++decimals;
    }
    return decimals;
}

Asked relative_requirement(const JudgementInput& input) {
    const Target& target = *input.target;
    std::optional<Decimal> per_cent;
    if (is_percent_rule(target.rule)) {
        const auto stated = stated_value(input);
        if (!stated) {
            return tl::unexpected<NoRequirement>(stated.error());
        }
        per_cent = stated->value;
    }
    const auto baseline = baseline_of(input);
    if (!baseline) {
        return without_baseline(input, per_cent);
    }
    const std::string_view unit = unit_of(input);
    const int wanted = decimals_wanted(input.measure);
    const std::string from = value_in_words(baseline->value, std::max(wanted, decimals_of(baseline->value)), unit) +
                             (baseline->period ? " under " + baseline->period->swedish() : std::string());

    Requirement asked;
    asked.counted_from = baseline->period;
    asked.baseline_flags = baseline->flags;
    asked.note = note_on_baseline(input, *baseline);
    asked.lengths_differ =
        unit_kind(unit) == UnitKind::count && baseline->period && !same_length(*baseline->period, input.period);
    if (!per_cent) {
        asked.bound = is_upward(target.rule) ? TargetOperator::above : TargetOperator::below;
        asked.limit = baseline->value;
        asked.limit_decimals = std::max(wanted, decimals_of(asked.limit));
        asked.is_movement = true;
        asked.words = relation_in_words(target, per_cent) + " " + from;
        return asked;
    }
    const auto limit = baseline->value > Decimal()
                           ? moved_by_percent(baseline->value, *per_cent, is_upward(target.rule))
                           : std::nullopt;
    if (!limit) {
        return cannot(Attainment::undetermined,
                      fmt::format("{} räknas i procent, vilket inte går från {}; {} kan inte bedömas.",
                                  target_in_words(target), from, value_of(input)));
    }
    asked.bound = is_upward(target.rule) ? TargetOperator::at_least : TargetOperator::at_most;
    asked.limit = *limit;
    asked.limit_decimals = decimals_of_computed(*limit, *input.outcome->value, wanted);
    asked.words = fmt::format("{} {}, alltså {}", relation_in_words(target, per_cent), from,
                              limit_in_words(asked.bound, *limit, asked.limit_decimals, unit));
    return asked;
}

Asked stated_requirement(const JudgementInput& input) {
    const Target& target = *input.target;
    const auto stated = stated_value(input);
    if (!stated) {
        return tl::unexpected<NoRequirement>(stated.error());
    }
    const std::string_view unit = unit_of(input);
    if (!same_unit(target.unit, unit)) {
        return cannot(Attainment::undetermined, fmt::format("Målet är i {} men utfallet i {}; {} kan inte bedömas.",
                                                            target.unit, unit, value_of(input)));
    }
    Requirement asked;
    asked.bound = target.rule;
    asked.limit = stated->value;
    asked.upper = target.upper.value_or(stated->value);
    asked.limit_decimals = std::max(decimals_wanted(input.measure), decimals_of(stated->value));
    if (target.rule == TargetOperator::between) {
        // Neither is ever stored: plan_file.h refuses them.
        if (!target.upper || *target.upper < stated->value)
            return cannot(Attainment::undetermined,
                          fmt::format("{} är ett intervall utan två gränser; {} kan inte bedömas.",
                                      target_in_words(target), value_of(input)));
        asked.limit_decimals = std::max(asked.limit_decimals, decimals_of(asked.upper));
        asked.words = interval_in_words(asked.limit, asked.upper, asked.limit_decimals, unit);
        return asked;
    }
    asked.words = limit_in_words(target.rule, stated->value, asked.limit_decimals, unit);
    if (stated->is_per_sex) {
        asked.words = fmt::format("för {}, {}", sex_in_words(input.sex, input.measure.population), asked.words);
    }
    return asked;
}

}  // namespace

std::string_view unit_of(const JudgementInput& input) {
    const bool has_own = input.outcome != nullptr && !input.outcome->unit.empty();
    return has_own ? input.outcome->unit : input.measure.unit;
}

int decimals_wanted(const Measure& measure) {
    return std::clamp(measure.decimals, 0, 6);
}

std::string limit_in_words(TargetOperator bound, Decimal limit, int decimals, std::string_view unit) {
    const std::string figure = value_in_words(limit, decimals, unit);
    switch (bound) {
        case TargetOperator::at_most:
            return "högst " + figure;
        case TargetOperator::below:
            return "under " + figure;
        case TargetOperator::above:
            return "över " + figure;
        case TargetOperator::equal:
            return "exakt " + figure;
        default:
            return unit_kind(unit) == UnitKind::share && limit == Decimal::from_whole(100) ? figure : "minst " + figure;
    }
}

std::string interval_in_words(Decimal lower, Decimal upper, int decimals, std::string_view unit) {
    return fmt::format("mellan {} och {}", format_number(lower, decimals), value_in_words(upper, decimals, unit));
}

Decimal distance_to(Decimal lower, Decimal upper, Decimal value) {
    return value < lower ? lower - value : value > upper ? value - upper : Decimal();
}

Asked requirement_of(const JudgementInput& input) {
    switch (input.target->rule) {
        case TargetOperator::increase:
        case TargetOperator::decrease:
        case TargetOperator::increase_by_percent:
        case TargetOperator::decrease_by_percent:
            return relative_requirement(input);
        default:
            return stated_requirement(input);
    }
}

}  // namespace ledstang
