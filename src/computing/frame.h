// What the readings of one scan are laid out by: its months, the periods to be told, where each unit's rows count.
// Inside the computing module.
#pragma once

#include <array>
#include <map>
#include <unordered_map>

#include "computing/compute.h"
#include "computing/months.h"
#include "computing/scan.h"

namespace ledstang {

__extension__ using Wide = __int128;  // products of sums

inline constexpr int sexes = 3;  // FigureSex

struct AskedFor {
    const Definition* definition = nullptr;
    std::vector<PeriodSpan> spans;
};

class Frame {
 public:
    Frame(const UnitPaths& units, const ComputeWish& wish, const Scan& scan, int first_month, int last_month);

    int months() const { return last_month_ - first_month_ + 1; }
    int first_month() const { return first_month_; }
    Date first_day() const { return first_of_month(first_month_); }
    Date last_day() const { return last_of_month(last_month_); }
    const std::vector<AskedFor>& asked() const { return asked_; }
    const AskedFor& asked(const Definition& definition) const;
    bool anything_asked() const;
    const UnitPaths& units() const { return units_; }
    std::size_t bands() const { return scan_.age_bounds().size() + 1; }
    Organised organised() const { return wish_.organised; }
    const ComputeWish& wish() const { return wish_; }
    // Days within the frame's months on which units were moved.
    std::vector<Date> changes() const;

    // A row's place: no_unit when the unit is not known.
    UnitIndex unit(std::string_view id) const;
    // A slice is a month, or the part of it from a day on which units were moved: within it the organisation stands
    // still. Of a day within the frame, counted from 1970-01-01; and the slice's first day.
    int slices() const { return static_cast<int>(first_of_slice_.size()); }
    int slice(std::int32_t day) const { return slice_of_day_[static_cast<std::size_t>(day - first_day_)]; }
    std::int32_t first_of_slice(int slice) const { return first_of_slice_[static_cast<std::size_t>(slice)]; }
    int month(std::int32_t slice) const { return month_number(date_of(slice)) - first_month_; }
    // The units that rows of the unit count for; the unit itself first.
    const std::vector<UnitIndex>& counts_for(UnitIndex unit, std::int32_t slice) const;

    // Bands [first, last] of the definition's group of ages; the bands are the scan's.
    std::pair<int, int> bands_of(const AgeGroup& group) const;

 private:
    const UnitPaths& units_;
    const ComputeWish& wish_;
    const Scan& scan_;
    int first_month_, last_month_;
    std::vector<AskedFor> asked_;
    std::int32_t first_day_ = 0;
    std::vector<std::int32_t> first_of_slice_;
    std::vector<int> slice_of_day_;
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    mutable std::unordered_map<std::string, UnitIndex, TextHash, std::equal_to<>> known_;
    mutable std::unordered_map<std::int64_t, std::vector<UnitIndex>> paths_;
};

// The sex in a dataset's column: K, M, or anything else.
inline FigureSex sex_of_text(std::string_view text) {
    return text == "K" ? FigureSex::women : text == "M" ? FigureSex::men : FigureSex::total;
}

// a / b in whole numbers, rounded half away from zero; nothing when b is 0 or the answer too large for a Decimal.
std::optional<Decimal> millionths_of(Wide a, Wide b);

// The mean of decimals; nothing of none.
std::optional<Decimal> mean_of(const std::vector<Decimal>& values);
std::optional<Decimal> median_of(std::vector<Decimal> values);

}  // namespace ledstang
