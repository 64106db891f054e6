#include "goals/scorecard.h"

#include <algorithm>

#include "calendar/calendar.h"
#include "goals/figure.h"
#include "goals/scorecard_figures.h"
#include "goals/what_measures_say.h"

namespace ledstang {
namespace {

class Scoring {
 public:
    Scoring(const Configuration& configuration, const std::string& level, ScorecardFigures figures)
        : configuration_(configuration),
          level_(level),
          figures_(std::move(figures)),
          follow_up_(occasion_of(configuration.calendar, figures_.period)) {}

    ScorecardMeasure judged(const PlanMeasure& item) const {
        const Measure& measure = item.measure;
        ScorecardMeasure judged;
        judged.id = measure.id;
        judged.number = measure.number;
        judged.name = measure.name;
        judged.name_as_printed = measure.name_as_printed;
        judged.footnote_mark = measure.footnote_mark;
        judged.footnote = measure.footnote;
        judged.kind = measure.kind;
        judged.level = measure.level;
        judged.unit = measure.unit;
        judged.decimals = measure.decimals;
        judged.direction = measure.direction;
        judged.target_text = item.target ? item.target->text : std::string{};
        judged.follow_up_text = measure.follow_up_text;
        judged.due = is_followed_up(configuration_, measure, figures_.period);
        judged.quality_class = measure.quality_class;
        judged.comments = figures_.words.of("measure", measure.id);
        const auto& [records, value_unit] = records_for(measure);
        if (value_unit != figures_.unit) {
            if (const Level* level = configuration_.level(measure.level)) judged.level_label = level->label;
        }
        for (const Sex sex : sexes(measure, records))
            judged.rows.push_back(row(item, sex, records, value_unit, judged));
        add_further(judged, measure);
        return judged;
    }

    const std::optional<Occasion>& follow_up() const { return follow_up_; }
    const ScorecardFigures& figures() const { return figures_; }

 private:
    // The unit's own outcomes; for a measure that belongs to a labelled level above, that level's where the unit has
    // none.
    std::pair<const std::vector<Outcome>&, std::string> records_for(const Measure& measure) const {
        static const std::vector<Outcome> none;
        const auto own = figures_.own.find(measure.id);
        const auto& mine = own == figures_.own.end() ? none : own->second;
        if (measure.level == level_ || has_main(mine, figures_.period)) return {mine, figures_.unit};
        for (const auto& [unit, outcomes] : figures_.above) {
            if (const auto found = outcomes.find(measure.id);
                found != outcomes.end() && has_main(found->second, figures_.period))
                return {found->second, unit};
        }
        return {mine, figures_.unit};
    }

    // The sexes that the measure is reported by, and those that have a figure all the same.
    std::vector<Sex> sexes(const Measure& measure, const std::vector<Outcome>& records) const {
        std::vector<Sex> wanted;
        for (const Sex sex : {Sex::K, Sex::M, Sex::T}) {
            const bool split =
                std::find(measure.sex_split.begin(), measure.sex_split.end(), sex) != measure.sex_split.end();
            const bool recorded = std::any_of(records.begin(), records.end(), [&](const Outcome& outcome) {
                return outcome.series == "main" && outcome.period == figures_.period && outcome.sex == sex &&
                       outcome.value;
            });
            if (split || recorded) wanted.push_back(sex);
        }
        return wanted;
    }

    ScorecardRow row(const PlanMeasure& item, Sex sex, const std::vector<Outcome>& records,
                     const std::string& value_unit, const ScorecardMeasure& judged) const {
        const Measure& measure = item.measure;
        JudgementInput input =
            gather_figures(measure, item.target ? &*item.target : nullptr, value_unit, sex, figures_.period, records);
        if (const auto past = figures_.past.find(value_unit); past != figures_.past.end() && input.outcome != nullptr)
            input.series = past->second.signal(measure, *input.outcome);
        // Where the value carries no reason of its own, the comment on the measure is the reason given.
        const Judgement judgement =
            judge_figure(configuration_, input, judged.comments.empty() ? std::string() : judged.comments.front());
        ScorecardRow row;
        row.sex = sex;
        row.sex_name = sex_in_words(sex, measure.population);
        row.value_unit = value_unit;
        if (const Outcome* outcome = input.outcome) {
            row.value = outcome->value;
            row.numerator = outcome->numerator;
            row.denominator = outcome->denominator;
            row.note = outcome->note;
            row.flags = outcome->flags;
        }
        row.printed = row.value ? value_in_words(*row.value, measure.decimals, measure.unit) : "Data saknas";
        row.attainment = judgement.attainment;
        row.attainment_reason = judgement.attainment_reason;
        row.limit = judgement.limit;
        row.upper_limit = judgement.upper_limit;
        row.gap = judgement.gap;
        row.comparison_period = judgement.comparison_period;
        row.comparison_value = judgement.comparison_value;
        row.change = judgement.change;
        row.change_percent = judgement.change_percent;
        row.direction = judgement.direction;
        row.development = judgement.development;
        row.development_reason = judgement.development_reason;
        for (const auto flag : row.flags) {
            row.flag_codes.emplace_back(name_of(flag));
            row.flag_names.push_back(flags_in_words(std::array{flag}));
        }
        if (value_unit != figures_.unit) {
            row.flag_codes.push_back(measure.level + "_measure");
            row.flag_names.push_back(judged.level_label);
        }
        if (!judged.due) {
            row.flag_codes.emplace_back("not_due");
            row.flag_names.push_back("Upplysning: följs upp " + measure.follow_up_text);
        }
        tell_the_other(row, measure, records);
        if (const auto found = figures_.overruled.find({measure.id, sex}); found != figures_.overruled.end()) {
            row.attainment = found->second.attainment;
            row.attainment_reason = found->second.reason;
            row.overruled_by = found->second.by;
        }
        return row;
    }

    // Beside the figure that is judged stands the other one: what the source data give, or what a person has entered or
    // read in. It is marked where it is another one as printed.
    void tell_the_other(ScorecardRow& row, const Measure& measure, const std::vector<Outcome>& records) const {
        const auto found = std::find_if(records.begin(), records.end(), [&](const Outcome& outcome) {
            return (outcome.series == series_of_computed || outcome.series == series_of_printed) &&
                   outcome.period == figures_.period && outcome.sex == row.sex;
        });
        if (found == records.end()) return;
        const std::string other =
            found->value ? value_in_words(*found->value, measure.decimals, measure.unit) : "data saknas";
        const bool differs = !found->value || !row.value || other != row.printed;
        const bool is_computed = found->series == series_of_computed;
        row.flag_codes.push_back(found->series + (differs ? "_differs" : "_same"));
        row.flag_names.push_back((is_computed ? "Beräknat ur källdata: " : "Rapporterat: ") + other +
                                 (differs ? " – skiljer sig" : ""));
    }

    FurtherFigure further(const Outcome& outcome, const Measure& measure) const {
        const std::string& unit = outcome.unit.empty() ? measure.unit : outcome.unit;
        const int decimals =
            outcome.value ? std::max(decimals_of(*outcome.value), outcome.series == "main" ? measure.decimals : 0) : 0;
        return {outcome.unit_id,     "",
                outcome.series,      outcome.period,
                outcome.sex,         outcome.value,
                outcome.denominator, outcome.value ? value_in_words(*outcome.value, decimals, unit) : "Data saknas",
                outcome.note,        outcome.flags};
    }

    void add_further(ScorecardMeasure& judged, const Measure& measure) const {
        if (const auto found = figures_.own.find(measure.id); found != figures_.own.end()) {
            for (const auto& outcome : found->second) {
                if (outcome.series != "main" && (!outcome.period || outcome.period == figures_.period))
                    judged.further.push_back(further(outcome, measure));
            }
        }
        if (const auto found = figures_.below.find(measure.id); found != figures_.below.end()) {
            for (const auto& outcome : found->second) {
                auto& figure = judged.sub_units.emplace_back(further(outcome, measure));
                const auto name = figures_.names_below.find(figure.unit);
                figure.unit_name = name == figures_.names_below.end() ? figure.unit : name->second;
            }
        }
    }

    const Configuration& configuration_;
    std::string level_;
    ScorecardFigures figures_;
    std::optional<Occasion> follow_up_;
};

}  // namespace

Result<Scorecard> read_scorecard(Sql& sql, const Configuration& configuration, const std::string& unit, Period period,
                                 bool below) {
    const Date on = period.last_day();
    const auto chain = unit_chain(sql, unit, on);
    if (!chain) return refuse(chain.error());
    const auto plan = read_plan(sql, unit, on, false);
    if (!plan) return refuse(plan.error());
    auto figures = read_scorecard_figures(sql, configuration, *plan, *chain, period, below);
    if (!figures) return refuse(figures.error());
    const Scoring scoring(configuration, chain->front().level, std::move(*figures));

    Scorecard scorecard;
    scorecard.unit = unit;
    scorecard.unit_name = chain->front().name;
    scorecard.level = chain->front().level;
    scorecard.period = period;
    scorecard.period_name = period.swedish();
    if (const auto& follow_up = scoring.follow_up()) {
        scorecard.follow_up = follow_up->id;
        scorecard.follow_up_name = follow_up->name;
    }
    const auto assessments = read_assessments(sql, unit, period);
    for (const auto& perspective : plan->perspectives) {
        ScorecardPerspective out{perspective.id,
                                 perspective.name,
                                 perspective.description,
                                 perspective.in_report,
                                 {},
                                 {},
                                 scoring.figures().words.of("perspective", perspective.id)};
        for (const auto& goal : perspective.goals) {
            const auto found = assessments.find(goal.id);
            out.goals.push_back({goal.id, goal.name, found == assessments.end() ? GoalAssessment{} : found->second});
        }
        for (const auto& factor : perspective.factors) {
            ScorecardFactor judged{factor.id, factor.name, {}};
            for (const auto& item : factor.measures) {
                judged.measures.push_back(scoring.judged(item));
                auto& measure = judged.measures.back();
                for (auto& figure : measure.further) figure.unit_name = scorecard.unit_name;
                if (!measure.due) continue;
                for (const auto& row : measure.rows) {
                    const auto& split = item.measure.sex_split;
                    if (std::find(split.begin(), split.end(), row.sex) != split.end())
                        ++count_of(scorecard.counts, row.attainment);
                }
            }
            out.factors.push_back(std::move(judged));
        }
        scorecard.perspectives.push_back(std::move(out));
    }
    sum_up_goals(scorecard);
    scorecard.updated_at = updated_at(sql, unit, period);
    return scorecard;
}

int& count_of(ScorecardCounts& counts, Attainment attainment) {
    switch (attainment) {
        case Attainment::met:
            return counts.met;
        case Attainment::not_met:
            return counts.not_met;
        case Attainment::not_yet:
            return counts.not_yet;
        case Attainment::undetermined:
            return counts.undetermined;
        case Attainment::baseline_missing:
            return counts.baseline_missing;
        case Attainment::no_data:
            break;
    }
    return counts.no_data;
}

void sum_up_goals(Scorecard& scorecard) {
    for (auto& perspective : scorecard.perspectives) {
        const auto say = what_measures_say(perspective);
        for (auto& goal : perspective.goals) {
            goal.computed = say.status;
            goal.computed_words = say.words;
            goal.differs = !goal.assessment.status.empty() && goal.assessment.status != say.status;
        }
    }
}

std::vector<const ScorecardMeasure*> measures_of(const Scorecard& scorecard) {
    std::vector<const ScorecardMeasure*> measures;
    for (const auto& perspective : scorecard.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& measure : factor.measures) measures.push_back(&measure);
        }
    }
    std::stable_sort(measures.begin(), measures.end(),
                     [](const auto* a, const auto* b) { return a->number < b->number; });
    return measures;
}

}  // namespace ledstang
