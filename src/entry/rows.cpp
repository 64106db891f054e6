#include "entry/rows.h"

#include <algorithm>

namespace ledstang {
namespace {

// "−1,3 procentenheter sedan tertial 1 2021"; empty where there is nothing to compare with.
std::string change_text(const Judgement& judgement, const Measure& measure, const std::optional<Decimal>& value) {
    if (!judgement.change || !judgement.comparison_value || !value) return {};
    const int decimals = telling_decimals(*value, *judgement.comparison_value, measure.decimals);
    std::string text = *judgement.change == Decimal() ? std::string("Oförändrat")
                                                      : change_in_words(*judgement.change, decimals, measure.unit);
    if (judgement.comparison_period) text += " sedan " + judgement.comparison_period->swedish();
    return text;
}

}  // namespace

std::vector<Period> periods_for_entry(const PlanMeasure& item, const Period& period) {
    auto periods = periods_compared(item.measure, item.target ? &*item.target : nullptr, period);
    if (std::ranges::find(periods, period.previous()) == periods.end()) periods.push_back(period.previous());
    return periods;
}

bool is_due(const Configuration& configuration, const Measure& measure, const std::string& level,
            const Period& period) {
    return is_reported_by(configuration, measure, level) && is_followed_up(configuration, measure, period);
}

bool takes_numerator(const Measure& measure) {
    return unit_kind(measure.unit) == UnitKind::share;
}

const Outcome* present_in(const EntryMeasure& measure, const Period& period, Sex sex) {
    const auto found = std::ranges::find_if(measure.records, [&](const Outcome& outcome) {
        return outcome.series == "main" && outcome.period == period && outcome.sex == sex;
    });
    return found == measure.records.end() ? nullptr : &*found;
}

std::optional<EarlierFigure> earlier_figure(const EntryMeasure& measure, const std::string& unit, const Period& period,
                                            Sex sex) {
    for (const Period& earlier : {period.previous(), period.same_period_previous_year()}) {
        const Outcome* outcome = present_in(measure, earlier, sex);
        if (outcome != nullptr && outcome->value && outcome->unit_id == unit &&
            same_unit(outcome->unit, measure.item.measure.unit))
            return EarlierFigure{earlier, *outcome->value};
    }
    return std::nullopt;
}

EntryRow entry_row(const EntryPlace& place, const EntryMeasure& measure, Sex sex) {
    const Measure& definition = measure.item.measure;
    const Target* target = measure.item.target ? &*measure.item.target : nullptr;
    EntryRow row;
    row.measure = definition.id;
    row.measure_name = definition.name;
    row.sex = sex;
    row.sex_name = sex_in_words(sex, definition.population);
    row.unit = definition.unit;
    row.decimals = definition.decimals;
    row.direction = definition.direction;
    row.definition = definition.definition;
    row.takes_numerator = takes_numerator(definition);
    row.mend = measure.mend;
    if (target != nullptr) row.target_text = target->text;
    const auto earlier = earlier_figure(measure, place.unit, place.period, sex);
    if (earlier) {
        row.previous_period = earlier->period;
        row.previous_value = earlier->value;
    }
    const Outcome* present = present_in(measure, place.period, sex);
    if (present != nullptr) {
        row.value = present->value;
        row.numerator = present->numerator;
        row.denominator = present->denominator;
        row.flags = present->flags;
        row.note = present->note;
        row.missing_reason = present->missing_reason;
        row.origin = present->origin;
        row.version = present->version;
        row.recorded_at = present->recorded_at;
        row.doubts = doubts_about(place.configuration.entry, definition, *present, earlier);
    }
    for (const auto& comment : measure.comments) {
        row.comments.push_back(comment.text);
        row.comment_version = comment.version;
    }
    auto figures = gather_figures(definition, target, place.unit, sex, place.period, measure.records);
    if (figures.outcome != nullptr) figures.series = place.past.signal(definition, *figures.outcome);
    const auto judgement = judge_figure(place.configuration, std::move(figures),
                                        row.comments.empty() ? std::string() : row.comments.front());
    row.attainment = judgement.attainment;
    row.attainment_reason = judgement.attainment_reason;
    row.development = judgement.development;
    row.development_reason = judgement.development_reason;
    row.change_text = change_text(judgement, definition, row.value);
    if (const auto found = place.overruled.find({definition.id, sex}); found != place.overruled.end()) {
        row.attainment = found->second.attainment;
        row.attainment_reason = found->second.reason;
        row.overruled_by = found->second.by;
    }
    return row;
}

}  // namespace ledstang
