#include "measures/below.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "base/swedish_text.h"
#include "described/period_kind.h"
#include "measures/outcome_codes.h"
#include "measures/spc_settings.h"
#include "operations/judgement_settings.h"

namespace ledstang {
namespace {

// What a small picture of the past has room for.
constexpr std::size_t newest_points = 36;

struct BelowWish {
    std::string unit, measure;
    std::optional<Sex> sex;
    std::string every;
    std::optional<Date> on;
    std::optional<Decimal> target_lower, target_upper;
    template <class W = BelowWish>
    static constexpr auto described() {
        return describe("BelowWish", field("unit", &W::unit, "Enhet"), field("measure", &W::measure, "Måttets id"),
                        field("sex", &W::sex, "Kön; utelämnat: det första av T, K och M som finns"),
                        optional_field("every", &W::every,
                                       "month, quarter, tertial, term, year eller week; utelämnat: det kortaste"),
                        field("on", &W::on, "Dag som organisationen visas för; utelämnad: i dag"),
                        field("target_lower", &W::target_lower, "Undre gräns när målet är ett intervall"),
                        field("target_upper", &W::target_upper, "Övre gräns när målet är ett intervall"));
    }
};
struct FunnelWish {
    std::string unit, measure;
    Sex sex = Sex::T;
    std::optional<Period> period;
    std::optional<Date> on;
    std::optional<Decimal> target_lower, target_upper;
    template <class W = FunnelWish>
    static constexpr auto described() {
        return describe("FunnelWish", field("unit", &W::unit, "Enhet"), field("measure", &W::measure, "Måttets id"),
                        optional_field("sex", &W::sex, "Kön"),
                        field("period", &W::period, "Period; utelämnad: den senaste som går att visa"),
                        field("on", &W::on, "Dag som organisationen visas för; utelämnad: i dag"),
                        field("target_lower", &W::target_lower, "Undre gräns när målet är ett intervall"),
                        field("target_upper", &W::target_upper, "Övre gräns när målet är ett intervall"));
    }
};

struct Figure {
    std::string unit_id, measure, series;
    Sex sex = Sex::T;
    Period period;
    std::optional<Decimal> value, numerator, denominator;
    bool doubtful = false;
};

// The units directly below one on a day, as a common table "below(unit)".
const std::string units_below =
    "below(unit) as (select i.unit from unit_interval i join unit p on p.number = i.parent where p.id = :parent and "
    "i.valid_from <= :day and (i.valid_to is null or :day < i.valid_to))";

// The measure's outcomes that are judged and have a period, by unit. The key leads with unit and period, so each unit's
// few periods are hopped over one at a time; all units in one question.
std::map<std::string, std::vector<Figure>> figures_below(Sql& sql, const std::string& parent, const Date& on,
                                                         const std::string& measure,
                                                         const JudgementSettings& settings) {
    using Row = std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::optional<Decimal>,
                           std::optional<Decimal>, std::optional<Decimal>, std::int64_t>;
    static const std::string query =
        "with recursive " + units_below +
        ", seen(unit, period) as (select unit, (select min(o.period) from outcome o where o.unit = below.unit and "
        "o.period > 0) from below union all select seen.unit, (select min(o.period) from outcome o where o.unit = "
        "seen.unit and o.period > seen.period) from seen where seen.period is not null) select u.id, s.name, o.sex, "
        "o.period, o.value, o.numerator, o.denominator, o.flags from seen join outcome o on o.unit = seen.unit and "
        "o.period = seen.period and o.measure = :measure join series s on s.number = o.series and s.name in ('main', "
        ":beside) join unit u on u.number = o.unit";
    const bool computed = settings.of(measure) == JudgedFigure::computed;
    std::vector<Figure> read;
    sql.each<Row>(
        query,
        [&](const Row& row) {
            const auto& [unit, series, sex, period, value, numerator, denominator, flags] = row;
            read.push_back({unit, measure, series, sex_of_code(sex), *period_of_code(period), value, numerator,
                            denominator, is_doubtful(flags_of_bits(flags))});
        },
        parent, on, *measure_number(sql, measure), std::string(computed ? series_of_computed : "main"));
    put_judged_first(read, settings);
    std::map<std::string, std::vector<Figure>> figures;
    for (auto& figure : read) {
        if (figure.series == "main") figures[figure.unit_id].push_back(std::move(figure));
    }
    return figures;
}

std::map<std::string, std::vector<MeasurePhase>> phases_below(Sql& sql, const std::string& parent, const Date& on,
                                                              std::int64_t measure) {
    using Row = std::tuple<std::string, Date, std::string>;
    static const std::string query = "with " + units_below +
                                     " select u.id, f.starts_on, f.reason from below join measure_phase f on f.unit = "
                                     "below.unit join unit u on u.number = f.unit where f.measure = :measure order by "
                                     "f.starts_on";
    std::map<std::string, std::vector<MeasurePhase>> phases;
    sql.each<Row>(
        query,
        [&](const Row& row) {
            const auto& [unit, from, reason] = row;
            phases[unit].push_back({from, reason, {}, {}});
        },
        parent, on, measure);
    return phases;
}

struct Child {
    const UnitRow* row = nullptr;
    std::vector<Figure> figures;
    std::vector<MeasurePhase> phases;
};
struct Family {
    Measure measure;
    Organisation organisation;
    std::vector<Child> children;
    ChartQuestion question = {};  // without phases
};

Result<Family> read_family(Sql& sql, const Context& context, const std::string& unit, const std::string& measure,
                           const std::optional<Date>& on) {
    auto definition = read_measure(sql, measure);
    if (!definition) return refuse(definition.error());
    Family family{
        std::move(*definition), read_organisation(sql, context.configuration, on.value_or(context.today)), {}};
    if (const auto known = require_unit(family.organisation, unit); !known) return refuse(known.error());
    const auto settings = read_judgement_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    auto figures = figures_below(sql, unit, on.value_or(context.today), measure, *settings);
    auto phases = phases_below(sql, unit, on.value_or(context.today), *measure_number(sql, measure));
    for (const UnitRow* row : family.organisation.children(unit))
        family.children.push_back({row, std::move(figures[row->id]), std::move(phases[row->id])});
    return family;
}

BelowUnit unit_below(const Child& child, const Family& family, Sex sex, Period::Kind kind) {
    BelowUnit below;
    below.unit = child.row->id;
    below.name = child.row->name;
    below.level_name = child.row->level_name;
    below.below = static_cast<int>(family.organisation.children(child.row->id).size());
    ChartFigures figures;
    for (const auto& figure : child.figures) {
        if (figure.sex == sex && figure.period.kind() == kind)
            figures[figure.period] = chart_figure(figure.value, figure.numerator, figure.denominator, figure.doubtful);
    }
    if (figures.empty()) return below;
    ChartQuestion question = family.question;
    question.phases = child.phases;
    const auto series = chart_series(sex, kind, figures, question);
    const std::size_t skipped = series.points.size() - std::min(series.points.size(), newest_points);
    for (std::size_t i = skipped; i < series.points.size(); ++i) {
        const auto& point = series.points[i];
        below.points.push_back({point.period, point.value, point.meaning});
    }
    for (const auto& point : series.points) {
        if (!point.value) continue;
        below.latest = point.period;
        below.value = point.value;
    }
    if (!series.parts.empty()) {
        below.centre = series.parts.back().centre;
        below.lower = series.parts.back().lower;
        below.upper = series.parts.back().upper;
    }
    below.variation = series.variation;
    below.few_points = series.few_points;
    below.verdict = series.verdict;
    return below;
}

Result<MeasureBelow> get_below(Context& context, const BelowWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<MeasureBelow> {
        auto family = read_family(sql, context, wish.unit, wish.measure, wish.on);
        if (!family) return refuse(family.error());
        auto question = chart_question(context.configuration, family->measure);
        if (!question) return refuse(question.error());
        family->question = std::move(*question);
        const auto interval = target_interval(wish.target_lower, wish.target_upper);
        if (!interval) return refuse(interval.error());
        family->question.interval = *interval;
        MeasureBelow below;
        for (const Sex sex : {Sex::T, Sex::K, Sex::M}) {
            const auto has = [&](const Child& child) {
                return std::ranges::count(child.figures, sex, &Figure::sex) > 0;
            };
            if (std::ranges::any_of(family->children, has)) below.sexes.push_back(sex);
        }
        below.sex = wish.sex.value_or(below.sexes.empty() ? Sex::T : below.sexes.front());
        std::set<Period::Kind, std::greater<>> kinds;
        for (const auto& child : family->children) {
            for (const auto& figure : child.figures) {
                if (figure.sex == below.sex) kinds.insert(figure.period.kind());
            }
        }
        std::optional<Period::Kind> chosen;
        for (const auto kind : kinds) {
            below.kinds.emplace_back(name_of(kind));
            if (wish.every.empty() && !chosen) chosen = kind;
        }
        if (!wish.every.empty()) {
            chosen = value_named<Period::Kind>(wish.every);
            if (!chosen) {
                return refuse("chart.every",
                              fmt::format("{} är ingen period. Välj month, quarter, tertial, term, year eller week.",
                                          in_quotes(wish.every)));
            }
        }
        if (chosen) below.every = name_of(*chosen);
        for (const auto& child : family->children) {
            below.units.push_back(unit_below(child, *family, below.sex, chosen.value_or(Period::Kind::month)));
        }
        return below;
    });
}

Result<MeasureFunnel> get_funnel(Context& context, const FunnelWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<MeasureFunnel> {
        const auto family = read_family(sql, context, wish.unit, wish.measure, wish.on);
        if (!family) return refuse(family.error());
        const auto interval = target_interval(wish.target_lower, wish.target_upper);
        if (!interval) return refuse(interval.error());
        std::map<Period, std::vector<FunnelGroup>> periods;
        std::map<Period, std::vector<std::string>> flagged;
        for (const auto& child : family->children) {
            for (const auto& figure : child.figures) {
                if (figure.sex != wish.sex || !figure.value || !figure.numerator || !figure.denominator ||
                    *figure.denominator <= Decimal{})
                    continue;
                // What is under-reported or not assured would win or lose by that alone.
                if (figure.doubtful) {
                    flagged[figure.period].push_back(child.row->name);
                    continue;
                }
                periods[figure.period].push_back({child.row->id, child.row->name, figure.value->to_double(),
                                                  figure.numerator->to_double(), figure.denominator->to_double()});
            }
        }
        std::erase_if(periods, [](const auto& entry) { return entry.second.size() < fewest_in_funnel; });
        std::vector<Period> newest_first;
        for (const auto& [period, groups] : periods) newest_first.push_back(period);
        // Of two that end on the same day the longer one first: it says more.
        std::ranges::stable_sort(newest_first, [](const Period& a, const Period& b) {
            return a.last_day() != b.last_day() ? b.last_day() < a.last_day() : a.first_day() < b.first_day();
        });
        MeasureFunnel funnel;
        if (!newest_first.empty()) {
            const bool known = wish.period && periods.contains(*wish.period);
            const Period period = known ? *wish.period : newest_first.front();
            const auto& groups = periods.at(period);
            funnel = funnel_of(groups, family->measure.direction, *interval);
            funnel.period = period;
            funnel.flagged = flagged[period];
            for (const auto& child : family->children) {
                if (std::ranges::find(groups, child.row->id, &FunnelGroup::unit) == groups.end() &&
                    std::ranges::find(funnel.flagged, child.row->name) == funnel.flagged.end())
                    funnel.without.push_back(child.row->name);
            }
        }
        funnel.periods = std::move(newest_first);
        return funnel;
    });
}

}  // namespace

void offer_below(Operations& operations) {
    operations.get("get_measure_below", "/units/{unit}/measures/{measure}/below", get_below, {Permission::read},
                   "Ett mått hos enheterna närmast under en enhet");
    operations.get("get_measure_funnel", "/units/{unit}/measures/{measure}/funnel", get_funnel, {Permission::read},
                   "Ett mått hos enheterna närmast under, i en period, som tratt");
}

}  // namespace ledstang
