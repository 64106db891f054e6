// Counters that add up: over units, months, sexes and ages. Inside the computing module.
#pragma once

#include "computing/frame.h"

namespace ledstang {

// Adds the cells of a scan up to every unit above them, and tells the figures.
class Grid {
 public:
    // The cells as Scan::cells gives them. Notes what lies at unknown units.
    Grid(const Frame& frame, const Scan& scan, const Columns& cells, Computed& into);

    // Figures of the definitions that add up (Scan::needs). Those over_units that are made of other units' figures are
    // left to `from_units_below`.
    void tell(std::vector<Figure>& figures) const;
    // Units that have any row in the months [first, last].
    bool has_rows(UnitIndex unit, int first, int last) const;
    bool month_has_rows(int month) const { return rows_in_month_[static_cast<std::size_t>(month)] > 0; }
    const std::vector<UnitIndex>& active() const { return active_; }

 private:
    struct Sum {
        Wide numerator = 0, denominator = 0;
        std::int64_t rows = 0, present = 0;
    };
    Sum sum(const Needs& needs, std::size_t unit, int month, FigureSex sex, int age_group) const;
    std::optional<Figure> figure(const Needs& needs, std::size_t unit, const PeriodSpan& span, FigureSex sex,
                                 int age_group) const;
    std::size_t place(int month, std::size_t unit, int sex, std::size_t band) const {
        return (((static_cast<std::size_t>(month) * active_.size() + unit) * sexes + static_cast<std::size_t>(sex)) *
                    (bands_ + 1) +
                band) *
               width_;
    }

    const Frame& frame_;
    const Scan& scan_;
    std::size_t bands_;  // beside band 0: all ages
    std::size_t width_;  // counters, the count of rows first
    std::vector<UnitIndex> active_;
    std::vector<std::int32_t> place_of_unit_;
    std::vector<std::int64_t> sums_, own_;  // own_: of the unit's own rows; empty when nobody asks
    std::vector<std::int64_t> rows_in_month_;
};

// The figure of a definition from its parts, as `counts` says.
std::optional<Decimal> value_from(const Definition& definition, Wide numerator, Wide denominator);

}  // namespace ledstang
