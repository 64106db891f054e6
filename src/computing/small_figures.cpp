#include "computing/small_figures.h"

#include <functional>
#include <map>
#include <tuple>

#include "masking/masking.h"

namespace ledstang {
namespace {

bool is_share(const Definition& definition) {
    return definition.text.counts == Counts::share || definition.text.counts == Counts::patient_share;
}

// The counts of one kind: those above the line, or those below it.
class Table {
 public:
    Table(const std::vector<Figure>& figures, const std::function<std::int64_t(const Figure&)>& count,
          const std::function<bool(const Figure&)>& small) {
        for (std::size_t i = 0; i < figures.size(); ++i) {
            cells_.push_back({count(figures[i]), small(figures[i])});
            places_[place(figures[i].unit, figures[i].period, figures[i].sex)] = i;
        }
        for (const auto& [key, i] : places_) {
            const auto& [unit, period, sex] = key;
            if (sex == FigureSex::total) {
                add_up(i, {find(unit, period, FigureSex::women), find(unit, period, FigureSex::men)});
            }
        }
    }

    void over_units(const std::vector<Figure>& figures, UnitIndex top) {
        std::map<std::pair<Period, FigureSex>, std::vector<std::size_t>> parts;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            if (figures[i].unit != top) parts[{figures[i].period, figures[i].sex}].push_back(i);
        }
        for (const auto& [key, below] : parts) add_up(find(top, key.first, key.second), {below.begin(), below.end()});
    }

    void over_months(const std::vector<Figure>& figures) {
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const Figure& whole = figures[i];
            if (whole.period.kind() == Period::Kind::month) continue;
            std::vector<std::optional<std::size_t>> months;
            for (std::size_t j = 0; j < figures.size(); ++j) {
                const Figure& part = figures[j];
                if (part.unit == whole.unit && part.sex == whole.sex && part.period.kind() == Period::Kind::month &&
                    part.period.first_day() >= whole.period.first_day() &&
                    part.period.last_day() <= whole.period.last_day())
                    months.emplace_back(j);
            }
            add_up(i, months);
        }
    }

    Masking withheld(const MaskingRule& rule) const { return withhold(cells_, sums_, rule); }

 private:
    using Place = std::tuple<UnitIndex, Period, FigureSex>;
    static Place place(UnitIndex unit, const Period& period, FigureSex sex) { return {unit, period, sex}; }
    std::optional<std::size_t> find(UnitIndex unit, const Period& period, FigureSex sex) const {
        const auto found = places_.find(place(unit, period, sex));
        if (found == places_.end()) return std::nullopt;
        return found->second;
    }

    // What the parts do not account for (sex not known, rows at the unit itself) readers may guess, so it is a known
    // cell. Parts that are more than the whole, such as patients who are counted in each month, are no sum.
    void add_up(std::optional<std::size_t> total, const std::vector<std::optional<std::size_t>>& parts) {
        MaskingSum sum;
        if (!total) return;
        sum.total = *total;
        std::int64_t rest = cells_[*total].count;
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
    std::vector<MaskingSum> sums_;
    std::map<Place, std::size_t> places_;
};

}  // namespace

std::vector<bool> small_figures(const std::vector<Figure>& figures, UnitIndex top) {
    const MaskingRule rule;
    std::vector<bool> withheld(figures.size(), false);
    if (figures.empty()) return withheld;
    const auto whole = [](const std::optional<Decimal>& number) {
        return number ? number->millionths() / Decimal::per_one : 0;
    };
    const auto hide = [&](Table table) {
        table.over_units(figures, top);
        table.over_months(figures);
        const Masking masking = table.withheld(rule);
        for (std::size_t i = 0; i < figures.size(); ++i) withheld[i] = withheld[i] || masking.withheld[i];
    };
    if (is_share(*figures.front().definition)) {
        // A mean of the months' shares has no numerator of its own; its rows stand for it.
        const auto numerator = [&](const Figure& figure) {
            return figure.numerator ? whole(figure.numerator) : figure.rows;
        };
        const auto denominator = [&](const Figure& figure) {
            return figure.denominator ? whole(figure.denominator) : figure.rows;
        };
        const auto small = [&](const Figure& figure) {
            return denominator(figure) > 0 && is_small_share(numerator(figure), denominator(figure), rule);
        };
        hide(Table(figures, numerator, small));
        hide(Table(figures, denominator, small));
    } else {
        hide(Table(
            figures, [](const Figure& figure) { return figure.rows; },
            [&](const Figure& figure) { return is_small(figure.rows, rule); }));
    }
    return withheld;
}

}  // namespace ledstang
