#include "goals/development.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/swedish_number.h"
#include "described/period_kind.h"
#include "goals/comparison.h"
#include "goals/requirement.h"

namespace ledstang {

namespace {

std::optional<Baseline> earlier_figure(const JudgementInput& input) {
    auto baseline = baseline_of(input);
    const auto& recorded = input.comparison;
    const bool is_count = unit_kind(unit_of(input)) == UnitKind::count;
    const bool baseline_fits =
        baseline && (!is_count || (baseline->period && same_length(*baseline->period, input.period)));
    const bool recorded_fits = recorded && (!is_count || same_length(recorded->period, input.period));
    if (recorded && (!baseline || (!baseline_fits && recorded_fits))) {
        return Baseline{recorded->value, recorded->period, recorded->numerator, recorded->denominator, recorded->flags};
    }
    return baseline;
}

std::optional<Decimal> percent_of(Decimal change, Decimal comparison) {
    if (comparison <= Decimal()) {
        return std::nullopt;  // per cent of nothing, or of a deficit, says the wrong thing
    }
    const auto hundredfold = multiply(change, Decimal::from_whole(100));
    const auto percent = hundredfold ? divide(*hundredfold, comparison) : std::nullopt;
    return percent ? std::optional(percent->rounded(1)) : std::nullopt;
}

ChangeDirection direction_of(Decimal change, BetterDirection better) {
    if (change == Decimal()) {
        return ChangeDirection::unchanged;
    }
    const bool rises = change > Decimal();
    return rises == (better == BetterDirection::higher_is_better) ? ChangeDirection::better : ChangeDirection::worse;
}

// The interval that the target is, in the figures' unit.
struct TargetRange {
    Decimal lower, upper;
    int side_of(Decimal value) const { return value < lower ? -1 : value > upper ? 1 : 0; }
    Decimal distance(Decimal value) const { return distance_to(lower, upper, value); }
};

std::optional<TargetRange> range_of(const JudgementInput& input) {
    const Target* target = input.target;
    if (target == nullptr || target->rule != TargetOperator::between || !target->value || !target->upper ||
        *target->upper < *target->value || !same_unit(target->unit, unit_of(input)))
        return std::nullopt;
    return TargetRange{*target->value, *target->upper};
}

ChangeDirection direction_towards(const TargetRange& range, Decimal before, Decimal now) {
    const Decimal was = range.distance(before), is = range.distance(now);
    return is == was ? ChangeDirection::unchanged : is < was ? ChangeDirection::better : ChangeDirection::worse;
}

bool is_whole_count(Decimal value) {
    return value >= Decimal() && value.millionths() % Decimal::per_one == 0;
}

std::int64_t whole(Decimal value) {
    return value.millionths() / Decimal::per_one;
}

// "p = 0,012", "p < 0,001"; more decimals where fewer would put it on the wrong side of the level.
std::string probability_in_words(double probability, double level) {
    if (probability < 0.001 && level > 0.001) {
        return "p < 0,001";
    }
    const auto exact = Decimal::from_double(probability).value_or(Decimal());
    const auto limit = Decimal::from_double(level).value_or(Decimal());
    return "p = " + format_number(exact, telling_decimals(exact, limit, probability < 0.1 ? 3 : 2));
}

// "Styrdiagrammet över 36 månader till och med april 2022: …"
std::string series_in_words(const SeriesSignal& series) {
    return fmt::format("Styrdiagrammet över {} {} till och med {}: {}", series.values, series.points,
                       series.last.swedish(), series.verdict);
}

Development told_by(const SeriesSignal& series) {
    switch (series.says) {
        case SeriesSays::improvement:
            return Development::improved;
        case SeriesSays::concern:
            return Development::declined;
        case SeriesSays::common:
            break;
    }
    return Development::within_variation;
}

// The verdict of two figures as the series corrects it.
DevelopmentVerdict weighed_by_series(DevelopmentVerdict verdict, const SeriesSignal& series, const std::string& moved) {
    if (series.unsure && series.says != SeriesSays::common) {
        verdict.reason += " " + series_in_words(series) + " Därför avgör jämförelsen och inte styrdiagrammet.";
        return verdict;
    }
    verdict.development = told_by(series);
    verdict.reason = (moved.empty() ? std::string() : moved + ". ") + series_in_words(series);
    return verdict;
}

// One figure now and the one before it, with all that both need.
class Movement {
 public:
    Movement(const JudgementInput& input, Baseline earlier)
        : input_(input),
          earlier_(std::move(earlier)),
          value_(*input.outcome->value),
          unit_(unit_of(input)),
          range_(range_of(input)),
          decimals_(telling_decimals(value_, earlier_.value, decimals_wanted(input.measure))) {}

    DevelopmentVerdict judged() const {
        DevelopmentVerdict verdict;
        verdict.comparison_period = earlier_.period;
        verdict.comparison_value = earlier_.value;
        if (is_count() && !(earlier_.period && same_length(*earlier_.period, input_.period))) {
            verdict.reason = unequal_lengths();
            return verdict;
        }
        const Decimal change = value_ - earlier_.value;
        verdict.change = change;
        verdict.change_percent = percent_of(change, earlier_.value);
        if (!is_doubtful(input_.outcome->flags) && !is_doubtful(earlier_.flags)) {
            verdict.direction = range_ ? direction_towards(*range_, earlier_.value, value_)
                                       : direction_of(change, input_.measure.direction);
        }
        const auto [development, reason] = weighed(verdict);
        verdict.development = development;
        verdict.reason = reason;
        return verdict;
    }

    // The change in words; nothing where there is none to tell.
    std::string told(const DevelopmentVerdict& verdict) const {
        if (!verdict.change) return {};
        if (*verdict.change == Decimal()) return "Oförändrat " + shown(value_) + since();
        return moved(verdict);
    }

 private:
    struct Weighed {
        Development development = Development::not_comparable;
        std::string reason;
    };

    bool is_count() const { return unit_kind(unit_) == UnitKind::count; }
    bool has_shares() const {
        const auto is_share = [](const std::optional<Decimal>& numerator, const std::optional<Decimal>& denominator) {
            return numerator && denominator && is_whole_count(*numerator) && is_whole_count(*denominator) &&
                   *denominator > Decimal() && *numerator <= *denominator;
        };
        return is_share(input_.outcome->numerator, input_.outcome->denominator) &&
               is_share(earlier_.numerator, earlier_.denominator);
    }
    bool has_any_parts() const {
        return input_.outcome->numerator || input_.outcome->denominator || earlier_.numerator || earlier_.denominator;
    }

    std::string shown(Decimal value) const { return value_in_words(value, decimals_, unit_); }
    std::string since() const { return earlier_.period ? " sedan " + earlier_.period->swedish() : std::string(); }

    // "15,8 % till 14,5 % sedan tertial 1 2021 (−1,3 procentenheter, −8,2 %)"
    std::string moved(const DevelopmentVerdict& verdict) const {
        std::string amount = change_in_words(*verdict.change, decimals_, unit_);
        if (verdict.change_percent) {
            amount += ", " + format_signed(*verdict.change_percent, 1) + "\u00A0%";
        }
        std::string text = fmt::format("{} till {}{} ({})", shown(earlier_.value), shown(value_), since(), amount);
        if (earlier_.period && !same_length(*earlier_.period, input_.period)) {
            text += fmt::format(", {} mot {}", swedish(input_.period.kind()), swedish(earlier_.period->kind()));
        }
        return text;
    }

    std::string unequal_lengths() const {
        const std::string before = shown(earlier_.value);
        const std::string now = shown(value_);
        if (!earlier_.period) {
            return fmt::format("{} nu och {} för en period som inte är angiven: antalen kan inte jämföras.", now,
                               before);
        }
        return fmt::format(
            "{} under {} och {} under {}: perioderna är olika långa och rymmer olika årstider, så antalen jämförs "
            "inte.",
            before, earlier_.period->swedish(), now, input_.period.swedish());
    }

    Weighed weighed(const DevelopmentVerdict& verdict) const {
        if (!input_.outcome->flags.empty()) {
            return {Development::not_comparable, fmt::format("{}: värdet är {}, så utvecklingen bedöms inte.",
                                                             moved(verdict), flags_in_words(input_.outcome->flags))};
        }
        if (!earlier_.flags.empty()) {
            return {Development::not_comparable, fmt::format("{}: jämförelsevärdet är {}, så utvecklingen bedöms inte.",
                                                             moved(verdict), flags_in_words(earlier_.flags))};
        }
        if (verdict.change == Decimal()) {
            return {Development::unchanged, fmt::format("Oförändrat {}{}.", shown(value_), since())};
        }
        if (range_) {
            if (auto by_range = weighed_by_range(verdict)) return *by_range;
        }
        if (const auto counted = input_.measure.counted; counted == Counted::hours || counted == Counted::money) {
            return {Development::not_comparable,
                    fmt::format("{}. Slumpbedömning är inte meningsfull för {}.", moved(verdict),
                                counted == Counted::hours ? "timmar" : "belopp")};
        }
        if (is_count() && is_whole_count(value_) && is_whole_count(earlier_.value)) {
            return weighed_counts(verdict);
        }
        if (unit_kind(unit_) == UnitKind::share) {
            return weighed_shares(verdict);
        }
        return {Development::not_comparable,
                fmt::format("{}. Slumpbedömning är inte meningsfull för {}.", moved(verdict), kind_of_figure())};
    }

    // What the interval says by itself, before chance is asked; nothing where the values lie on one side of it, or one
    // of them in it.
    std::optional<Weighed> weighed_by_range(const DevelopmentVerdict& verdict) const {
        const int before = range_->side_of(earlier_.value), now = range_->side_of(value_);
        const int decimals = std::max({decimals_, decimals_of(range_->lower), decimals_of(range_->upper)});
        const std::string target = interval_in_words(range_->lower, range_->upper, decimals, unit_);
        if (before == 0 && now == 0)
            return Weighed{Development::unchanged,
                           fmt::format("{}: båda värdena ligger i målet {}, det ena är inte bättre än det andra.",
                                       moved(verdict), target)};
        if (before * now < 0)
            return Weighed{Development::not_comparable,
                           fmt::format("{}: från {} till {} målet {}, så utvecklingen bedöms inte.", moved(verdict),
                                       before < 0 ? "under" : "över", now < 0 ? "under" : "över", target)};
        return std::nullopt;
    }

    // "närmare målet mellan 40 och 50 %", where the target is an interval.
    std::string towards_in_words(const DevelopmentVerdict& verdict) const {
        if (!range_) return {};
        const int decimals = std::max({decimals_, decimals_of(range_->lower), decimals_of(range_->upper)});
        return fmt::format("{} målet {}, ", verdict.direction == ChangeDirection::better ? "närmare" : "längre från",
                           interval_in_words(range_->lower, range_->upper, decimals, unit_));
    }

    Weighed weighed_counts(const DevelopmentVerdict& verdict) const {
        const int days = days_of(input_.period);
        const int earlier_days = days_of(*earlier_.period);
        // A leap day may turn a smaller count into a higher rate; then the count's fall says nothing.
        const double rate_change = value_.to_double() * earlier_days - earlier_.value.to_double() * days;
        if (rate_change == 0.0 || (rate_change > 0.0) != (*verdict.change > Decimal())) {
            return {Development::within_variation,
                    fmt::format("{}: inte mer än vad {} dagar mot {} förklarar.", moved(verdict), days, earlier_days)};
        }
        return tested(verdict, "exakt test",
                      poisson_difference_probability(whole(value_), days, whole(earlier_.value), earlier_days));
    }

    Weighed weighed_shares(const DevelopmentVerdict& verdict) const {
        if (!has_shares()) {
            const std::string_view lack = has_any_parts()
                                              ? "täljare och nämnare är inte redovisade som heltal för båda perioderna"
                                              : "täljare och nämnare är inte redovisade";
            return {Development::not_comparable,
                    fmt::format("{}. Underlag för slumpbedömning saknas: {}.", moved(verdict), lack)};
        }
        const auto [x, m, y, n] = std::tuple(whole(*input_.outcome->numerator), whole(*input_.outcome->denominator),
                                             whole(*earlier_.numerator), whole(*earlier_.denominator));
        const double difference =
            static_cast<double>(x) / static_cast<double>(m) - static_cast<double>(y) / static_cast<double>(n);
        if ((difference > 0.0) != (*verdict.change > Decimal()) || difference == 0.0) {
            return {
                Development::not_comparable,
                fmt::format(
                    "{}. Täljare och nämnare ({} av {}, förut {} av {}) säger något annat än värdena, så utvecklingen "
                    "bedöms inte.",
                    moved(verdict), format_number(*input_.outcome->numerator, 0),
                    format_number(*input_.outcome->denominator, 0), format_number(*earlier_.numerator, 0),
                    format_number(*earlier_.denominator, 0))};
        }
        return tested(verdict, "Fishers exakta test", fisher_probability(x, m, y, n));
    }

    Weighed tested(const DevelopmentVerdict& verdict, std::string_view test, double probability) const {
        const bool is_more_than_chance = probability < input_.significance;
        const std::string p = probability_in_words(probability, input_.significance);
        if (!is_more_than_chance) {
            return {Development::within_variation,
                    fmt::format("{}: inom vad slumpen brukar ge ({}, {}).", moved(verdict), test, p)};
        }
        return {verdict.direction == ChangeDirection::better ? Development::improved : Development::declined,
                fmt::format("{}: {}större än slumpen brukar ge ({}, {}).", moved(verdict), towards_in_words(verdict),
                            test, p)};
    }

    std::string kind_of_figure() const {
        if (unit_kind(unit_) == UnitKind::money) {
            return fmt::format("belopp i {}", unit_);
        }
        if (is_count()) {
            return "antal som inte är heltal";
        }
        return unit_.empty() ? std::string("ett värde utan enhet") : fmt::format("värden i {}", unit_);
    }

    const JudgementInput& input_;
    Baseline earlier_;
    Decimal value_;
    std::string_view unit_;
    std::optional<TargetRange> range_;
    int decimals_;
};

}  // namespace

DevelopmentVerdict judge_development(const JudgementInput& input) {
    auto earlier = earlier_figure(input);
    if (input.outcome == nullptr || !input.outcome->value) {
        DevelopmentVerdict verdict;
        verdict.reason = fmt::format("Data saknas för {}; ingen utveckling kan anges.", input.period.swedish());
        if (earlier) {
            verdict.comparison_period = earlier->period;
            verdict.comparison_value = earlier->value;
        }
        return verdict;
    }
    const bool by_series = input.series && input.outcome->flags.empty() && !range_of(input);
    if (!earlier) {
        DevelopmentVerdict verdict;
        verdict.reason = input.comparison_absence.empty() ? "Jämförelsevärde saknas; ingen utveckling kan anges."
                                                          : input.comparison_absence;
        return by_series ? weighed_by_series(std::move(verdict), *input.series, {}) : verdict;
    }
    const Movement movement(input, std::move(*earlier));
    auto verdict = movement.judged();
    if (!by_series) return verdict;
    const std::string told = movement.told(verdict);
    return weighed_by_series(std::move(verdict), *input.series, told);
}

}  // namespace ledstang
