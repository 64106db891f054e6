#include <algorithm>
#include <functional>
#include <tuple>

#include "interchange/exported.h"
#include "masking/masking.h"

namespace ledstang {
namespace {

using Number = std::optional<Decimal> ExportedOutcome::*;

std::int64_t whole(const std::optional<Decimal>& number) {
    return number ? number->millionths() / Decimal::per_one : 0;
}

bool within(const Period& part, const Period& period) {
    return part.first_day() >= period.first_day() && part.last_day() <= period.last_day();
}

// One measure's counts of one kind (its values, or its numerators, or its denominators) and what adds up to what.
class Table {
 public:
    Table(std::vector<ExportedOutcome*> rows, Number number, const std::function<bool(const ExportedOutcome&)>& small)
        : rows_(std::move(rows)) {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto& row = *rows_[i];
            const auto& count = row.*number;
            if (!count || *count < Decimal{}) continue;
            cells_.push_back({whole(count), small(row)});
            owners_.push_back(i);
            places_[{row.unit, row.period, row.sex}] = cells_.size() - 1;
        }
    }

    // What the rows may not show.
    void apply(const Export& out, const MaskingRule& rule, std::vector<bool>& withheld) {
        over_sexes();
        over_units(out);
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
    void over_units(const Export& out) {
        std::map<Place, std::vector<std::optional<std::size_t>>> parts;  // by the unit above
        for (const auto& [place, cell] : places_) {
            const auto& [unit, period, sex] = place;
            if (const auto above = out.parents.find(unit); above != out.parents.end())
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

    std::vector<ExportedOutcome*> rows_;
    std::vector<MaskingCell> cells_;
    std::vector<std::size_t> owners_;  // cell → row; the rest's cells, which come after all of them, have none
    std::vector<MaskingSum> sums_;
    std::map<Place, std::size_t> places_;
};

void mask_measure(const Export& out, const Measure& measure, const std::vector<ExportedOutcome*>& rows,
                  const MaskingRule& rule) {
    std::vector<bool> withheld(rows.size(), false);
    if (unit_kind(measure.unit) == UnitKind::count) {
        Table(rows, &ExportedOutcome::value, [&](const ExportedOutcome& row) {
            return is_small(whole(row.value), rule);
        }).apply(out, rule, withheld);
    } else if (measure.counted != Counted::hours && measure.counted != Counted::money) {
        const auto small = [&](const ExportedOutcome& row) {
            const auto numerator = whole(row.numerator);
            const auto denominator = whole(row.denominator);
            return (row.numerator && is_small(numerator, rule)) ||
                   (row.denominator && denominator > 0 && denominator < rule.smallest_denominator);
        };
        Table(rows, &ExportedOutcome::numerator, small).apply(out, rule, withheld);
        Table(rows, &ExportedOutcome::denominator, small).apply(out, rule, withheld);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!withheld[i]) continue;
        rows[i]->masked = true;
        rows[i]->value.reset();
        rows[i]->numerator.reset();
        rows[i]->denominator.reset();
        rows[i]->flags.clear();
        rows[i]->missing_reason = "Talet är litet och visas inte utåt.";
    }
}

}  // namespace

void mask_export(Export& out, int below) {
    const MaskingRule rule{.limit = below, .zero_is_shown = true, .smallest_denominator = 2 * below};
    std::map<std::string, std::vector<ExportedOutcome*>> by_measure;
    for (auto& outcome : out.outcomes) by_measure[outcome.measure].push_back(&outcome);
    for (const auto& [measure, rows] : by_measure) mask_measure(out, out.measures.at(measure), rows, rule);
}

}  // namespace ledstang
