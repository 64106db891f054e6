#include "goals/scorecard_figures.h"

#include <algorithm>
#include <set>

#include "goals/figure.h"

namespace ledstang {
namespace {

void add_outcomes(OutcomesByMeasure& into, std::vector<Outcome> outcomes, const JudgementSettings& settings) {
    put_judged_first(outcomes, settings);
    for (auto& outcome : outcomes) into[outcome.measure].push_back(std::move(outcome));
}

std::set<Period> periods_needed(const Plan& plan, const Period& period) {
    std::set<Period> periods = {period};
    for (const auto& perspective : plan.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& item : factor.measures) {
                for (const auto& compared :
                     periods_compared(item.measure, item.target ? &*item.target : nullptr, period))
                    periods.insert(compared);
            }
        }
    }
    return periods;
}

bool has_main_in(const OutcomesByMeasure& outcomes, const std::string& measure, const Period& period) {
    const auto found = outcomes.find(measure);
    return found != outcomes.end() && has_main(found->second, period);
}

// The measures that belong to a labelled level above and that the unit has no figure of its own for.
std::set<std::string, std::less<>> wanted_from(const Configuration& configuration, const Plan& plan,
                                               const std::string& level, const ScorecardFigures& figures) {
    std::set<std::string, std::less<>> wanted;
    const Level* known = configuration.level(level);
    if (known == nullptr || known->label.empty()) return wanted;
    for (const auto& perspective : plan.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& item : factor.measures) {
                const auto& id = item.measure.id;
                if (item.measure.level == level && !has_main_in(figures.own, id, figures.period)) wanted.insert(id);
            }
        }
    }
    return wanted;
}

// The past of every measure in the plan at the units whose values are shown.
Result<void> read_past(Sql& sql, const Configuration& configuration, const Plan& plan,
                       const JudgementSettings& settings, ScorecardFigures& figures) {
    std::vector<const Measure*> measures;
    std::map<std::string, std::vector<const Measure*>> above;
    for (const auto& perspective : plan.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& item : factor.measures) {
                measures.push_back(&item.measure);
                for (const auto& [unit, outcomes] : figures.above) {
                    if (has_main_in(outcomes, item.measure.id, figures.period)) above[unit].push_back(&item.measure);
                }
            }
        }
    }
    above[figures.unit] = std::move(measures);
    for (const auto& [unit, wanted] : above) {
        auto past = read_series_past(sql, configuration, settings, unit, figures.period, wanted);
        if (!past) return refuse(past.error());
        figures.past[unit] = std::move(*past);
    }
    return {};
}

// By id, of the units directly below on that day.
std::map<std::string, std::string> names_below(Sql& sql, std::int64_t unit, const Date& on) {
    std::map<std::string, std::string> names;
    for (auto& [id, name] : sql.rows<std::tuple<std::string, std::string>>(
             "select u.id, i.name from unit_interval i join unit u on u.number = i.unit where i.parent = :unit and "
             "i.valid_from <= :day and (i.valid_to is null or :day < i.valid_to)",
             unit, on))
        names.emplace(std::move(id), std::move(name));
    return names;
}

}  // namespace

bool has_main(const std::vector<Outcome>& records, const Period& period) {
    return std::any_of(records.begin(), records.end(),
                       [&](const Outcome& outcome) { return outcome.series == "main" && outcome.period == period; });
}

Result<ScorecardFigures> read_scorecard_figures(Sql& sql, const Configuration& configuration, const Plan& plan,
                                                const std::vector<ChainUnit>& chain, Period period, bool below) {
    const auto settings = read_judgement_settings(configuration);
    if (!settings) return refuse(settings.error());
    const std::string& unit = chain.front().id;
    ScorecardFigures figures{
        unit, period, {}, {}, {}, {}, read_period_words(sql, unit, period), read_overruled(sql, unit, period), {}};
    const auto periods = periods_needed(plan, period);
    for (const auto& needed : periods) add_outcomes(figures.own, outcomes_in(sql, unit, needed), *settings);
    add_outcomes(figures.own, outcomes_in(sql, unit, std::nullopt), *settings);
    for (std::size_t i = 1; i < chain.size(); ++i) {
        const auto wanted = wanted_from(configuration, plan, chain[i].level, figures);
        if (wanted.empty()) continue;
        for (const auto& needed : periods) {
            auto outcomes = outcomes_in(sql, chain[i].id, needed);
            std::erase_if(outcomes, [&](const Outcome& outcome) { return !wanted.contains(outcome.measure); });
            add_outcomes(figures.above[chain[i].id], std::move(outcomes), *settings);
        }
    }
    if (below) {
        add_outcomes(figures.below, outcomes_below(sql, unit, period, period.last_day()), *settings);
        figures.names_below = names_below(sql, chain.front().number, period.last_day());
    }
    if (const auto past = read_past(sql, configuration, plan, *settings, figures); !past) return refuse(past.error());
    return figures;
}

}  // namespace ledstang
