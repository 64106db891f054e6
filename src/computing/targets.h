// Where an event counts: of what cannot be added up, every row is taken by itself and counted towards each total that
// it lies in. Inside the computing module.
#pragma once

#include <functional>

#include "computing/frame.h"

namespace ledstang {

// A total: months [first, last] of the frame, a unit, a sex, a band of ages (0: all).
class Targets {
 public:
    Targets(const Frame& frame, const std::vector<const Definition*>& definitions);

    std::size_t size() const { return spans_.size() * units_ * sexes * bands_; }
    const std::vector<std::pair<int, int>>& spans() const { return spans_; }  // of months, first and last
    std::size_t bands() const { return bands_; }                              // 0: all ages
    std::size_t at(int first, int last, UnitIndex unit, FigureSex sex, std::size_t band) const;

    // Rows of the same unit, slice, sex and band count towards the same totals: they have the same place.
    struct Towards {
        std::vector<std::uint32_t> totals;  // those of the unit itself first
        std::size_t own = 0;                // as many of them are the unit's own
    };
    const Towards& towards(std::uint32_t place) const { return towards_[place]; }

    // Calls visit(row, place) for every row at a known unit of a block with the columns unit, day, sex and band.
    template <class Visit>
    void each_placed(const Columns& block, Visit&& visit) {
        const auto& units = block["unit"];
        const auto days = block["day"].days();
        const auto& sexes_given = block["sex"];
        const auto& bands = block["band"];
        for (std::size_t row = 0; row < block.rows(); ++row) {
            const UnitIndex unit = frame_.unit(units.text(row));
            if (unit == no_unit) continue;
            const std::size_t band =
                bands_ == 1 || bands.is_missing(row) ? 0 : static_cast<std::size_t>(bands.whole_numbers()[row]) + 1;
            visit(row, place_of(unit, frame_.slice(days[row]), sex_of_text(sexes_given.text(row)), band));
        }
    }

 private:
    std::uint32_t place_of(UnitIndex unit, int slice, FigureSex sex, std::size_t band) {
        const auto at = ((static_cast<std::size_t>(unit) * static_cast<std::size_t>(frame_.slices()) +
                          static_cast<std::size_t>(slice)) *
                             sexes +
                         static_cast<std::size_t>(sex)) *
                            bands_ +
                        band;
        if (places_[at] == none) add_place(at, unit, slice, sex, band);
        return places_[at];
    }
    void add_span(int first, int last);
    void add_place(std::size_t at, UnitIndex unit, int slice, FigureSex sex, std::size_t band);
    std::size_t total(std::size_t span, UnitIndex unit, std::size_t sex, std::size_t band) const {
        return ((span * units_ + static_cast<std::size_t>(unit)) * sexes + sex) * bands_ + band;
    }

    static constexpr std::uint32_t none = 0xFFFF'FFFF;
    const Frame& frame_;
    std::vector<std::pair<int, int>> spans_;
    std::size_t units_ = 0, bands_ = 1;
    std::vector<std::uint32_t> places_;
    std::vector<Towards> towards_;
};

// What is told of a total.
struct Total {
    std::optional<Decimal> value, numerator, denominator;
    std::int64_t rows = 0;
};
using TotalOf = std::function<std::optional<Total>(int first, int last, UnitIndex, FigureSex, std::size_t band)>;

// A figure for every total of the definition that has one.
void tell_totals(const Frame& frame, const Definition& definition, const TotalOf& total_of,
                 std::vector<Figure>& figures);

}  // namespace ledstang
