#include "measures/outcome_masking.h"

#include <algorithm>
#include <memory>
#include <tuple>

#include "masking/masking.h"
#include "measures/measures.h"

namespace ledstang {
namespace {

using Number = std::optional<Decimal> MaskedFigure::*;

std::int64_t whole(const std::optional<Decimal>& number) {
    return number ? number->millionths() / Decimal::per_one : 0;
}

bool within(const Period& part, const Period& period) {
    return part.first_day() >= period.first_day() && part.last_day() <= period.last_day();
}

bool is_small_share(const std::optional<Decimal>& numerator, const std::optional<Decimal>& denominator,
                    const MaskingRule& rule) {
    return (numerator && is_small(whole(numerator), rule)) ||
           (denominator && whole(denominator) > 0 && whole(denominator) < rule.smallest_denominator);
}

// One measure's counts of one kind (its values, or its numerators, or its denominators) in one calendar year, and what
// adds up to what.
class Table {
 public:
    Table(std::span<const MaskedFigure> figures, const std::vector<std::size_t>& chosen, Number number,
          const std::function<bool(const MaskedFigure&)>& small) {
        for (const std::size_t i : chosen) {
            const auto& figure = figures[i];
            const auto& count = figure.*number;
            if (!count || *count < Decimal{}) continue;
            cells_.push_back({whole(count), small(figure)});
            owners_.push_back(i);
            places_[{figure.unit, figure.period, figure.sex}] = cells_.size() - 1;
        }
    }

    void apply(const std::map<std::string, std::string>& parents, const MaskingRule& rule,
               std::vector<bool>& withheld) {
        if (std::ranges::none_of(cells_, &MaskingCell::small)) return;
        over_sexes();
        over_units(parents);
        over_periods();
        const auto masking = withhold(cells_, sums_, rule);
        for (std::size_t i = 0; i < owners_.size(); ++i)
            withheld[owners_[i]] = withheld[owners_[i]] || masking.withheld[i];
    }

 private:
    using Place = std::tuple<std::string, Period, Sex>;

    void over_sexes() {
        for (const auto& [place, total] : places_) {
            const auto& [unit, period, sex] = place;
            if (sex == Sex::T) add_up(total, {find(unit, period, Sex::K), find(unit, period, Sex::M)});
        }
    }
    void over_units(const std::map<std::string, std::string>& parents) {
        std::map<Place, std::vector<std::optional<std::size_t>>> parts;  // by the unit above
        for (const auto& [place, cell] : places_) {
            const auto& [unit, period, sex] = place;
            if (const auto above = parents.find(unit); above != parents.end())
                parts[{above->second, period, sex}].emplace_back(cell);
        }
        for (const auto& [place, below] : parts) {
            if (const auto total = places_.find(place); total != places_.end()) add_up(total->second, below);
        }
    }
    // Months within a tertial, tertials within a year: one sum for each kind of shorter period.
    void over_periods() {
        std::map<std::pair<std::string, Sex>, std::vector<std::pair<Period, std::size_t>>> series;
        for (const auto& [place, cell] : places_)
            series[{std::get<0>(place), std::get<2>(place)}].emplace_back(std::get<1>(place), cell);
        for (const auto& [key, points] : series) {
            for (const auto& [period, total] : points) {
                std::map<Period::Kind, std::vector<std::optional<std::size_t>>> parts;
                for (const auto& [part, cell] : points) {
                    if (part.kind() > period.kind() && within(part, period)) parts[part.kind()].emplace_back(cell);
                }
                for (const auto& [kind, cells] : parts) add_up(total, cells);
            }
        }
    }

    std::optional<std::size_t> find(const std::string& unit, const Period& period, Sex sex) const {
        const auto found = places_.find({unit, period, sex});
        return found == places_.end() ? std::nullopt : std::optional(found->second);
    }

    // What the parts do not account for readers may guess, so it is a known cell. Parts that are more than the whole,
    // such as persons who are counted in each month, are no sum.
    void add_up(std::size_t total, const std::vector<std::optional<std::size_t>>& parts) {
        MaskingSum sum;
        sum.total = total;
        std::int64_t rest = cells_[total].count;
        for (const auto& part : parts) {
            if (!part) continue;
            sum.parts.push_back(*part);
            rest -= cells_[*part].count;
        }
        if (sum.parts.empty() || rest < 0) return;
        if (rest > 0) {
            sum.parts.push_back(cells_.size());
            cells_.push_back({rest, false, true});
        }
        sums_.push_back(std::move(sum));
    }

    std::vector<MaskingCell> cells_;
    std::vector<std::size_t> owners_;  // cell → figure; the rest's cells, which come after all of them, have none
    std::vector<MaskingSum> sums_;
    std::map<Place, std::size_t> places_;
};

}  // namespace

MaskingRule masking_outside(const Configuration& configuration) {
    const std::int64_t below = std::max(2, configuration.plan.mask_below);
    return {.limit = below, .zero_is_shown = true, .smallest_denominator = 2 * below};
}

std::vector<bool> withheld_figures(const Measure& measure, std::span<const MaskedFigure> figures,
                                   const ParentsIn& parents, const MaskingRule& rule) {
    std::vector<bool> withheld(figures.size(), false);
    const bool is_count = unit_kind(measure.unit) == UnitKind::count;
    if (!is_count && (measure.counted == Counted::hours || measure.counted == Counted::money)) return withheld;
    // No sum goes beyond a calendar year: a week that lies in two is within neither.
    std::map<int, std::vector<std::size_t>> years;
    for (std::size_t i = 0; i < figures.size(); ++i) years[figures[i].period.year()].push_back(i);
    for (const auto& [year, chosen] : years) {
        const auto hide = [&](Number number, const std::function<bool(const MaskedFigure&)>& small) {
            Table(figures, chosen, number, small).apply(parents(year), rule, withheld);
        };
        if (is_count) {
            hide(&MaskedFigure::value, [&](const MaskedFigure& one) { return is_small(whole(one.value), rule); });
            continue;
        }
        const auto small = [&](const MaskedFigure& one) {
            return is_small_share(one.numerator, one.denominator, rule);
        };
        hide(&MaskedFigure::numerator, small);
        hide(&MaskedFigure::denominator, small);
    }
    return withheld;
}

bool is_small_figure(const std::string& unit, const std::optional<Decimal>& value,
                     const std::optional<Decimal>& numerator, const std::optional<Decimal>& denominator,
                     const MaskingRule& rule) {
    if (unit_kind(unit) == UnitKind::count) return value && is_small(whole(value), rule);
    return is_small_share(numerator, denominator, rule);
}

ParentsIn parents_by_year(Sql& sql, const Configuration& configuration) {
    const auto known = std::make_shared<std::map<int, std::map<std::string, std::string>>>();
    return [&sql, &configuration, known](int year) -> const std::map<std::string, std::string>& {
        const auto [place, fresh] = known->try_emplace(year);
        if (fresh) {
            const Date last{std::chrono::year{year}, std::chrono::December, std::chrono::day{31}};
            const auto organisation = read_organisation(sql, configuration, last);
            for (const auto& unit : organisation.units()) {
                if (unit.parent) place->second[unit.id] = *unit.parent;
            }
        }
        return place->second;
    };
}

WithheldOutcomes WithheldOutcomes::read(Sql& sql, const Configuration& configuration,
                                        const std::set<std::string>& measures, const std::set<int>& years) {
    const auto parents = parents_by_year(sql, configuration);
    const auto rule = masking_outside(configuration);
    // By measure and series.
    std::map<std::pair<std::string, std::int64_t>, std::vector<MaskedFigure>> figures;
    using Row = std::tuple<std::string, std::int64_t, std::string, std::int64_t, std::int64_t, std::optional<Decimal>,
                           std::optional<Decimal>, std::optional<Decimal>>;
    for (const int year : years) {
        // The key leads with unit and period.
        sql.each<Row>(
            "select m.id, o.series, u.id, o.period, o.sex, o.value, o.numerator, o.denominator from unit u join "
            "outcome o on o.unit = u.number and o.period between :first and :last join measure m on m.number = "
            "o.measure join series s on s.number = o.series where s.name in ('main', 'computed') order by m.id, "
            "o.series, u.id, o.period, o.sex",
            [&](const Row& row) {
                const auto& [measure, series, unit, period, sex, value, numerator, denominator] = row;
                if (!measures.contains(measure)) return;
                figures[{measure, series}].push_back(
                    {unit, *period_of_code(period), sex_of_code(sex), value, numerator, denominator});
            },
            std::int64_t{year} * 1000, std::int64_t{year} * 1000 + 999);
    }
    WithheldOutcomes outcomes;
    std::map<std::string, Measure> definitions;
    for (const auto& [key, all] : figures) {
        const auto& id = key.first;
        if (!definitions.contains(id)) {
            auto definition = read_measure(sql, id);
            if (!definition) continue;  // it has outcomes, so it is there
            definitions.emplace(id, std::move(*definition));
        }
        const auto withheld = withheld_figures(definitions.at(id), all, parents, rule);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (withheld[i]) outcomes.add(id, all[i].unit, all[i].period, all[i].sex);
        }
    }
    return outcomes;
}

void WithheldOutcomes::add(const std::string& measure, const std::string& unit, const Period& period, Sex sex) {
    places_.emplace(measure, unit, period, sex);
}

bool WithheldOutcomes::has(const std::string& measure, const std::string& unit, const Period& period, Sex sex) const {
    return places_.contains({measure, unit, period, sex});
}

}  // namespace ledstang
