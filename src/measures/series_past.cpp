#include "measures/series_past.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "measures/measures.h"
#include "measures/spc_settings.h"
#include "spc/step.h"

namespace ledstang {
namespace {

using Place = std::pair<std::string, Sex>;
using ByKind = std::map<Period::Kind, ChartFigures>;  // the longest first

// How many periods of each kind the unit has outcomes for, up to a day. The key leads with unit and period, so the
// unit's few periods are hopped over one at a time.
std::map<Period::Kind, int> kinds_at(Sql& sql, std::int64_t unit, const Date& last) {
    std::map<Period::Kind, int> kinds;
    sql.each<std::int64_t>(
        "with recursive seen(period) as (select min(period) from outcome where unit = :unit and period > 0 union all "
        "select (select min(period) from outcome where unit = :unit and period > seen.period) from seen where "
        "seen.period is not null) select period from seen where period is not null",
        [&](std::int64_t code) {
            const auto period = period_of_code(code);
            if (period && period->last_day() <= last) ++kinds[period->kind()];
        },
        unit);
    return kinds;
}

std::map<std::string, std::vector<MeasurePhase>> phases_at(Sql& sql, std::int64_t unit) {
    std::map<std::string, std::vector<MeasurePhase>> phases;
    using Row = std::tuple<std::string, Date>;
    sql.each<Row>(
        "select m.id, f.starts_on from measure_phase f join measure m on m.number = f.measure where f.unit = :unit "
        "order by f.starts_on",
        [&](const Row& row) { phases[std::get<0>(row)].push_back({std::get<1>(row), {}, {}, {}}); }, unit);
    return phases;
}

SeriesSays says_of(ChartMeaning meaning) {
    switch (meaning) {
        case ChartMeaning::improvement:
            return SeriesSays::improvement;
        case ChartMeaning::concern:
            return SeriesSays::concern;
        case ChartMeaning::common:
        case ChartMeaning::change:
            break;
    }
    return SeriesSays::common;
}

std::size_t values_in(const ChartFigures& figures) {
    return static_cast<std::size_t>(
        std::ranges::count_if(figures, [](const auto& entry) { return !std::isnan(entry.second.value); }));
}

}  // namespace

struct SeriesPast::Material {
    Period period;
    ChartQuestions questions;
    std::map<Place, ByKind> figures;
    std::map<std::string, std::vector<MeasurePhase>> phases;

    void add(const Outcome& outcome, const Measure& measure) {
        if (outcome.series != "main" || !outcome.period || period.last_day() < outcome.period->last_day() ||
            !same_unit(outcome.unit, measure.unit))
            return;
        figures[{outcome.measure, outcome.sex}][outcome.period->kind()][*outcome.period] =
            chart_figure(outcome.value, outcome.numerator, outcome.denominator, is_doubtful(outcome.flags));
    }
    bool has_enough(const std::string& measure, Period::Kind kind) const {
        return std::ranges::any_of(std::array{Sex::T, Sex::K, Sex::M}, [&](Sex sex) {
            const auto found = figures.find({measure, sex});
            if (found == figures.end()) return false;
            const auto of_kind = found->second.find(kind);
            return of_kind != found->second.end() &&
                   values_in(of_kind->second) >= static_cast<std::size_t>(questions.rules().least_points);
        });
    }
};

Result<SeriesPast> SeriesPast::read(Sql& sql, const Configuration& configuration, const std::string& unit,
                                    const Period& period, std::span<const Measure* const> measures,
                                    const std::function<void(std::vector<Outcome>&)>& arrange) {
    auto questions = ChartQuestions::read(configuration);
    if (!questions) return refuse(questions.error());
    SeriesPast past;
    const auto key = unit_number(sql, unit);
    if (!key || measures.empty()) return past;
    auto material = std::make_shared<Material>(Material{period, std::move(*questions), {}, {}});
    std::map<std::string, const Measure*> lacking;  // those that no kind read so far is enough for
    for (const Measure* measure : measures) lacking[measure->id] = measure;
    const auto wanted = lacking;
    for (const auto& [kind, periods] : kinds_at(sql, *key, period.last_day())) {
        if (kind < period.kind() || periods < material->questions.rules().least_points || lacking.empty()) continue;
        auto outcomes = wanted.size() == 1 ? outcomes_of(sql, unit, wanted.begin()->first)
                                           : outcomes_until(sql, unit, kind, period.last_day());
        if (arrange) arrange(outcomes);
        for (const auto& outcome : outcomes) {
            const auto measure = wanted.find(outcome.measure);
            if (measure != wanted.end() && outcome.period && outcome.period->kind() == kind)
                material->add(outcome, *measure->second);
        }
        std::erase_if(lacking, [&](const auto& entry) { return material->has_enough(entry.first, kind); });
    }
    if (!material->figures.empty()) material->phases = phases_at(sql, *key);
    past.material_ = std::move(material);
    return past;
}

std::optional<SeriesSignal> SeriesPast::signal(const Measure& measure, const Outcome& present) const {
    if (!material_ || !present.value || is_doubtful(present.flags)) return std::nullopt;
    const Period& judged = material_->period;
    const auto found = material_->figures.find({measure.id, present.sex});
    if (found == material_->figures.end()) return std::nullopt;
    for (auto [kind, figures] : found->second) {
        if (kind == judged.kind()) {
            figures[judged] = chart_figure(present.value, present.numerator, present.denominator, false);
        }
        // The icon is of the last value: it must be of the judged period, and one that counts.
        while (!figures.empty() && std::isnan(figures.rbegin()->second.value)) figures.erase(figures.rbegin()->first);
        if (figures.empty() || figures.rbegin()->second.doubtful) continue;
        const Period last = figures.rbegin()->first;
        if (last.first_day() < judged.first_day()) continue;
        auto question = material_->questions.of(measure);
        if (const auto phases = material_->phases.find(measure.id); phases != material_->phases.end())
            question.phases = phases->second;
        const auto series = chart_series(present.sex, kind, figures, question);
        if (series.few_points || series.parts.empty()) continue;
        return SeriesSignal{says_of(series.variation), series.unsure, static_cast<int>(values_in(figures)),
                            step_of(kind).word.many,   last,          series.verdict};
    }
    return std::nullopt;
}

}  // namespace ledstang
