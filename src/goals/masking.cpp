#include "goals/masking.h"

#include <algorithm>

#include "goals/comparison.h"
#include "goals/plan.h"

namespace ledstang {
namespace {

class Masker {
 public:
    Masker(Scorecard& scorecard, const ScorecardMasking& masking)
        : period_(scorecard.period), counts_(scorecard.counts), masking_(masking) {}

    // Whether anything was withheld.
    bool apply(ScorecardMeasure& measure) const {
        bool any = false;
        for (auto& row : measure.rows) {
            if (!is_withheld(measure, row)) continue;
            recount(measure, row);
            withhold(row);
            any = true;
        }
        for (auto& figure : measure.sub_units) {
            if (figure.series != "main" ||
                !masking_.withheld.has(measure.id, figure.unit, figure.period.value_or(period_), figure.sex))
                continue;
            withhold(figure);
            any = true;
        }
        // Nothing tells how a further series hangs together with the measure's own.
        any = std::ranges::any_of(measure.sub_units, [&](const auto& one) { return is_small(measure, one); }) || any;
        any = std::ranges::any_of(measure.further, [&](const auto& one) { return is_small(measure, one); }) || any;
        if (any) {
            for (auto& figure : measure.further) withhold(figure);
            for (auto& figure : measure.sub_units) {
                if (figure.series != "main" || is_small(measure, figure)) withhold(figure);
            }
            measure.comments.clear();
        }
        for (auto& row : measure.rows) {
            forget_others(row);
            forget_the_other(row);
            // The comment is the reason where nobody has given another.
            if (any && row.attainment == Attainment::no_data) row.attainment_reason = "Data saknas.";
        }
        return any;
    }

 private:
    bool is_withheld(const ScorecardMeasure& measure, const ScorecardRow& row) const {
        const auto is = [&](const Period& period) {
            return masking_.withheld.has(measure.id, row.value_unit, period, row.sex);
        };
        const auto counted_from = masking_.counted_from.find(measure.id);
        return is(period_) || (row.comparison_period && is(*row.comparison_period)) ||
               (counted_from != masking_.counted_from.end() && is(counted_from->second));
    }
    // Whether a withheld figure reached its target narrows it down.
    void recount(const ScorecardMeasure& measure, const ScorecardRow& row) const {
        const auto counted = masking_.counted.find(measure.id);
        if (!measure.due || counted == masking_.counted.end() || !counted->second.contains(row.sex)) return;
        --count_of(counts_, row.attainment);
        ++counts_.undetermined;
    }
    bool is_small(const ScorecardMeasure& measure, const FurtherFigure& figure) const {
        return is_small_figure(measure.unit, figure.value, {}, figure.denominator, masking_.rule);
    }

    static void withhold(ScorecardRow& row) {
        ScorecardRow shown;
        shown.sex = row.sex;
        shown.sex_name = row.sex_name;
        shown.value_unit = row.value_unit;
        shown.printed = withheld_words;
        shown.attainment = Attainment::undetermined;
        shown.attainment_reason = withheld_reason;
        shown.development_reason = withheld_reason;
        shown.flag_codes = {"masked"};
        shown.flag_names = {"maskerat"};
        row = std::move(shown);
    }
    static void withhold(FurtherFigure& figure) {
        figure.value.reset();
        figure.denominator.reset();
        figure.printed = withheld_words;
        figure.note.clear();
        figure.flags.clear();
    }

    // Where there is nothing to compare with, the reasons tell which figures there are for others.
    static void forget_others(ScorecardRow& row) {
        if (row.development_reason.find("finns bara") != std::string::npos)
            row.development_reason = "Jämförelsevärde saknas.";
        if (row.attainment_reason.find("finns bara") != std::string::npos)
            row.attainment_reason = "Värdet att jämföra med saknas.";
    }

    // What stands beside a figure, from the source data or from a person, may rest on fewer people than it, or tell
    // what it withholds.
    static void forget_the_other(ScorecardRow& row) {
        for (std::size_t i = row.flag_codes.size(); i-- > 0;) {
            if (!row.flag_codes[i].starts_with("computed_") && !row.flag_codes[i].starts_with("printed_")) continue;
            const auto at = static_cast<std::ptrdiff_t>(i);
            row.flag_codes.erase(row.flag_codes.begin() + at);
            row.flag_names.erase(row.flag_names.begin() + at);
        }
    }

    Period period_;
    ScorecardCounts& counts_;
    const ScorecardMasking& masking_;
};

}  // namespace

ScorecardMasking masking_of(Sql& sql, const Configuration& configuration, const Scorecard& scorecard,
                            std::set<int> further) {
    ScorecardMasking masking;
    masking.rule = masking_outside(configuration);
    std::set<std::string> measures;
    std::set<int> years = std::move(further);
    years.insert(scorecard.period.year());
    for (const auto* measure : measures_of(scorecard)) {
        measures.insert(measure->id);
        for (const auto& row : measure->rows) {
            if (row.comparison_period) years.insert(row.comparison_period->year());
        }
    }
    if (const auto plan = read_plan(sql, scorecard.unit, scorecard.period.last_day(), false)) {
        for (const auto& perspective : plan->perspectives) {
            for (const auto& factor : perspective.factors) {
                for (const auto& item : factor.measures) {
                    masking.counted[item.measure.id] = {item.measure.sex_split.begin(), item.measure.sex_split.end()};
                    if (!item.target || !item.target->comparison) continue;
                    if (const auto from = period_compared_with(*item.target->comparison, scorecard.period)) {
                        masking.counted_from.emplace(item.measure.id, *from);
                        years.insert(from->year());
                    }
                }
            }
        }
    }
    masking.withheld = WithheldOutcomes::read(sql, configuration, measures, years);
    return masking;
}

std::set<std::string> mask_small_numbers(Scorecard& scorecard, const ScorecardMasking& masking) {
    const Masker masker(scorecard, masking);
    std::set<std::string> masked;
    for (auto& perspective : scorecard.perspectives) {
        for (auto& factor : perspective.factors) {
            for (auto& measure : factor.measures) {
                if (masker.apply(measure)) masked.insert(measure.id);
            }
        }
    }
    sum_up_goals(scorecard);
    return masked;
}

}  // namespace ledstang
