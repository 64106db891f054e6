#include "interchange/region_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/swedish_number.h"
#include "base/target_interval.h"
#include "interchange/comparison_values.h"
#include "interchange/regions.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

// So many other regions make a comparison.
constexpr std::size_t fewest_compared = 3;

struct Placed {
    Period period = *Period::parse("2000");
    Sex sex = Sex::T;
    auto operator<=>(const Placed&) const = default;
};
using Values = std::map<Placed, std::map<std::string, ComparisonValue>>;  // … → region → value

// What is to be compared: the source's values, with our own outcomes in the place of the source's for our region.
struct Material {
    Measure measure;
    RegionSettings settings;
    std::string own;      // code of our region; empty: it is not known
    std::string top;      // the organisation's top unit
    bool is_top = false;  // the asked unit is the region itself
    Values values;
    std::map<Placed, Decimal> recorded;  // the asked unit's own outcomes
    std::optional<TargetInterval> target;
};

Result<Material> gather(Sql& sql, const Context& context, const RegionComparisonWish& wish) {
    auto measure = read_measure(sql, wish.measure);
    if (!measure) return refuse(measure.error());
    auto settings = read_region_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto organisation = read_organisation(sql, context.configuration, context.today);
    if (const auto known = require_unit(organisation, wish.unit); !known) return refuse(known.error());
    const auto target = target_interval(wish.target_lower, wish.target_upper);
    if (!target) return refuse(target.error());
    Material material;
    material.target = *target;
    material.measure = std::move(*measure);
    material.settings = std::move(*settings);
    const UnitRow* top = organisation.chain(wish.unit).back();
    material.top = top->id;
    material.is_top = top->id == wish.unit;
    material.own = material.settings.own_code(top->name);
    for (auto& value : comparison_values(sql, wish.measure)) {
        const Placed place{value.period, value.sex};
        std::string region = value.region;
        material.values[place].emplace(std::move(region), std::move(value));
    }
    const auto outcomes = [&](const std::string& unit, auto&& each) {
        for (const auto& outcome : outcomes_of(sql, unit, wish.measure)) {
            if (outcome.series == "main" && outcome.period && outcome.value)
                each(Placed{*outcome.period, outcome.sex}, outcome);
        }
    };
    outcomes(wish.unit, [&](const Placed& place, const Outcome& own) { material.recorded.emplace(place, *own.value); });
    if (!material.own.empty()) {
        outcomes(top->id, [&](const Placed& place, const Outcome& outcome) {
            const auto found = material.values.find(place);
            // A value that is flagged as doubtful takes no place among the regions'.
            if (found == material.values.end() || is_doubtful(outcome.flags)) return;
            auto& own = found->second[material.own];
            own.region = material.own;
            own.value = *outcome.value;
            own.status.clear();
            own.source.clear();
        });
    }
    return material;
}

std::size_t regions_with_value(const std::map<std::string, ComparisonValue>& values) {
    return static_cast<std::size_t>(std::ranges::count_if(
        values, [](const auto& entry) { return entry.first != country_code && entry.second.value.has_value(); }));
}

std::optional<Decimal> value_at(const Values& values, const Placed& place, const std::string& region) {
    const auto found = values.find(place);
    if (found == values.end()) return std::nullopt;
    const auto value = found->second.find(region);
    return value == found->second.end() ? std::nullopt : value->second.value;
}

RegionFigure figure_of(const Material& material, const Placed& place, const std::string& code) {
    RegionFigure figure;
    figure.region = code;
    const Region* region = material.settings.find(code);
    figure.name = region != nullptr ? region->name : code;
    figure.own = code == material.own;
    const auto& values = material.values.at(place);
    if (const auto found = values.find(code); found != values.end()) {
        figure.value = found->second.value;
        figure.status = found->second.status;
        figure.recorded = found->second.source.empty();
    }
    figure.women = value_at(material.values, {place.period, Sex::K}, code);
    figure.men = value_at(material.values, {place.period, Sex::M}, code);
    return figure;
}

YearlyFigures yearly(const Material& material, const Placed& until) {
    YearlyFigures figures;
    for (const auto& [place, values] : material.values) {
        if (place.sex != until.sex || place.period.kind() != Period::Kind::year || place.period > until.period)
            continue;
        for (const auto& [region, value] : values) {
            if (region != country_code && value.value) figures[region][place.period.year()] = value.value->to_double();
        }
    }
    return figures;
}

// Those in the target share the first place.
std::vector<RankPlace> places_by_nearness(const TargetInterval& target, std::vector<double> values,
                                          std::vector<Interval> intervals) {
    for (double& value : values) value = target.distance(value);
    for (auto& interval : intervals)
        std::tie(interval.lower, interval.upper) = target.distances(interval.lower, interval.upper);
    return rank_places(values, intervals, false);
}

// Limits and places for those with a value, which stand first; none where the years are too few to say.
bool place(std::vector<RegionFigure>& regions, const std::map<std::string, double>& spread, const Material& material) {
    const Measure& measure = material.measure;
    std::vector<double> values;
    std::vector<Interval> intervals;
    const auto with_value =
        std::ranges::count_if(regions, [](const RegionFigure& one) { return one.value.has_value(); });
    const double z = z_for_all(static_cast<int>(with_value));
    for (auto& region : regions) {
        if (!region.value) continue;
        const auto found = spread.find(region.region);
        if (found == spread.end()) return false;
        const double value = region.value->to_double();
        Interval interval{value - z * found->second, value + z * found->second};
        if (unit_kind(measure.unit) == UnitKind::share) {
            interval.lower = std::max(0.0, interval.lower);
            interval.upper = std::min(100.0, interval.upper);
        }
        values.push_back(value);
        intervals.push_back(interval);
    }
    const auto places = material.target
                            ? places_by_nearness(*material.target, values, intervals)
                            : rank_places(values, intervals, measure.direction == BetterDirection::higher_is_better);
    for (std::size_t i = 0; i < places.size(); ++i) {
        regions[i].lower = Decimal::from_double(intervals[i].lower);
        regions[i].upper = Decimal::from_double(intervals[i].upper);
        regions[i].rank = places[i].rank;
        regions[i].best = places[i].best;
        regions[i].worst = places[i].worst;
    }
    return true;
}

// "åt det bättre hållet", "längre från målet".
std::string way_in_words(double own, double country, const Material& material) {
    if (material.target) {
        const double distance = material.target->distance(own), other = material.target->distance(country);
        return distance == other ? "men lika nära målet" : distance < other ? "närmare målet" : "längre från målet";
    }
    const bool better = (own > country) == (material.measure.direction == BetterDirection::higher_is_better);
    return fmt::format("åt det {} hållet", better ? "bättre" : "sämre");
}

std::string against_country(const RegionFigure& own, const RegionFigure& country, double spread,
                            const Material& material) {
    const Measure& measure = material.measure;
    const double difference = own.value->to_double() - country.value->to_double();
    const int decimals = telling_decimals(*own.value, *country.value, measure.decimals);
    const std::string figures =
        fmt::format("Riket har {}, {} {}", value_in_words(*country.value, decimals, measure.unit), own.name,
                    value_in_words(*own.value, decimals, measure.unit));
    if (difference == 0) return figures + ".";
    if (std::abs(difference) <= normal_95 * spread)
        return figures + ": skillnaden är inte större än hur mycket siffran brukar röra sig mellan år.";
    return fmt::format("{}: skillnaden är större än hur mycket siffran brukar röra sig mellan år, {}.", figures,
                       way_in_words(own.value->to_double(), country.value->to_double(), material));
}

std::string direction_in_words(const Material& material) {
    if (material.target) {
        const Decimal upper = Decimal::from_double(material.target->upper).value_or(Decimal());
        return fmt::format("Målet är ett intervall, {} till {}: närmare det är bättre.",
                           format_number(Decimal::from_double(material.target->lower).value_or(Decimal())),
                           value_in_words(upper, decimals_of(upper), material.measure.unit));
    }
    return material.measure.direction == BetterDirection::higher_is_better ? "Högre är bättre." : "Lägre är bättre.";
}

std::string how_ours_stands(const RegionComparison& answer, const Material& material,
                            const std::map<std::string, double>& spread) {
    const std::string direction = direction_in_words(material);
    const auto own = std::ranges::find_if(answer.regions, &RegionFigure::own);
    if (own == answer.regions.end())
        return direction + " Vilken region som är den egna är inte känt: skriv own i config/regions.toml.";
    if (!own->value)
        return fmt::format("{} {} har inget värde för {}.", direction, own->name, answer.period->swedish());
    std::string says = direction;
    const auto compared =
        std::ranges::count_if(answer.regions, [](const RegionFigure& one) { return one.value.has_value(); });
    if (own->rank) {
        says += fmt::format(" {} har plats {} av {}", own->name, *own->rank, compared);
        says += *own->best == *own->worst
                    ? ", och den platsen är säker."
                    : fmt::format(", men slumpen lämnar öppet plats {} till {}.", *own->best, *own->worst);
    } else {
        says += " Någon plats anges inte, eftersom det inte går att säga hur säker den skulle vara.";
    }
    const auto found = spread.find(own->region);
    if (answer.country.value && found != spread.end())
        says += " " + against_country(*own, answer.country, found->second, material);
    return says;
}

std::string how_sure(bool placed) {
    if (!placed) {
        return "Källan säger inte hur säkra värdena är, och åren är för få för att se hur mycket de brukar röra sig. "
               "Minst "
               "fyra år i rad från tre regioner behövs.";
    }
    return "Källan säger inte hur säkra värdena är. Osäkerheten är därför hur mycket varje regions värde brukar röra "
           "sig "
           "mellan år, utöver det som alla regioner har gemensamt. Intervallen gäller för alla regioner på en gång med "
           "95 "
           "procents säkerhet. Två regioner har säkert olika plats först när deras intervall inte når varandra.";
}

std::optional<Decimal> mean_of(const std::vector<RegionFigure>& regions) {
    double sum = 0;
    int count = 0;
    for (const auto& region : regions) {
        if (!region.value) continue;
        sum += region.value->to_double();
        ++count;
    }
    return count == 0 ? std::nullopt : Decimal::from_double(sum / count);
}

void better_first(std::vector<RegionFigure>& regions, const Material& material) {
    const auto is_better = [&](Decimal a, Decimal b) {
        if (material.target) return material.target->distance(a.to_double()) < material.target->distance(b.to_double());
        return material.measure.direction == BetterDirection::higher_is_better ? a > b : a < b;
    };
    std::ranges::stable_sort(regions, [&](const RegionFigure& a, const RegionFigure& b) {
        if (a.value.has_value() != b.value.has_value()) return a.value.has_value();
        return a.value && is_better(*a.value, *b.value);
    });
}

}  // namespace

Result<RegionComparison> compare_regions(Context& context, const RegionComparisonWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<RegionComparison> {
        const auto material = gather(sql, context, wish);
        if (!material) return refuse(material.error());
        RegionComparison answer;
        answer.measure = wish.measure;
        answer.unit = wish.unit;
        answer.direction = material->measure.direction;
        std::map<Sex, std::vector<Period>> periods;  // the newest first
        for (const auto& [place, values] : material->values) {
            if (regions_with_value(values) >= fewest_compared)
                periods[place.sex].insert(periods[place.sex].begin(), place.period);
        }
        for (const Sex sex : {Sex::T, Sex::K, Sex::M}) {
            if (periods.contains(sex)) answer.sexes.push_back(sex);
        }
        if (answer.sexes.empty()) return answer;
        answer.sex = wish.sex && periods.contains(*wish.sex) ? *wish.sex : answer.sexes.front();
        answer.periods = periods.at(answer.sex);
        const bool known = wish.period && std::ranges::find(answer.periods, *wish.period) != answer.periods.end();
        const Placed place_wished{known ? *wish.period : answer.periods.front(), answer.sex};
        answer.period = place_wished.period;
        for (const auto& region : material->settings.regions) {
            auto figure = figure_of(*material, place_wished, region.id);
            if (region.id == country_code) {
                answer.country = std::move(figure);
            } else {
                answer.regions.push_back(std::move(figure));
            }
        }
        better_first(answer.regions, *material);
        const auto spread = yearly_spread(yearly(*material, place_wished));
        const bool placed = place(answer.regions, spread, *material);
        answer.mean = mean_of(answer.regions);
        if (const auto found = material->recorded.find(place_wished);
            !material->is_top && found != material->recorded.end())
            answer.unit_value = found->second;
        for (const auto& [region, value] : material->values.at(place_wished)) {
            if (answer.source.empty()) answer.source = value.source;
            answer.fetched = std::max(answer.fetched, value.fetched);
        }
        answer.says = how_ours_stands(answer, *material, placed ? spread : std::map<std::string, double>{});
        answer.method = how_sure(placed);
        return answer;
    });
}

}  // namespace ledstang
