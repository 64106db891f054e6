// For which units a unit's rows count, day by day or as the organisation is today.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"

namespace ledstang {

// A unit by its place in the list of all units that there ever were.
using UnitIndex = std::int32_t;
inline constexpr UnitIndex no_unit = -1;

class UnitPaths {
 public:
    struct Interval {
        UnitIndex unit = no_unit;
        UnitIndex parent = no_unit;  // no_unit: the top
        Date from;
        std::optional<Date> to;
    };
    struct Succession {
        UnitIndex from = no_unit;
        UnitIndex to = no_unit;
        Date on;
    };
    UnitPaths(std::vector<std::string> ids, std::vector<Interval> intervals, std::vector<Succession> successions);

    std::size_t size() const { return ids_.size(); }
    const std::string& id(UnitIndex unit) const { return ids_[static_cast<std::size_t>(unit)]; }
    UnitIndex find(std::string_view id) const;  // no_unit when there never was one

    bool existed(UnitIndex unit, const Date& on) const;
    // The unit itself and every unit above it that day. On a day when it did not exist it lies where it lay on the
    // nearest day when it did.
    std::vector<UnitIndex> above(UnitIndex unit, const Date& on) const;
    // Where what the unit has reported belongs on a later day: a merged unit's with its successor, a divided unit's
    // with the nearest unit above all its successors.
    UnitIndex today(UnitIndex unit, const Date& today) const;
    // Directly below the unit that day.
    std::vector<UnitIndex> below(UnitIndex unit, const Date& on) const;
    // Days on which some unit got another unit above it, in order.
    const std::vector<Date>& changes() const { return changes_; }

 private:
    const Interval* at(UnitIndex unit, const Date& on) const;

    std::vector<std::string> ids_;
    std::unordered_map<std::string, UnitIndex> index_;
    std::vector<std::vector<Interval>> intervals_;  // by unit, oldest first
    std::vector<std::vector<Succession>> successions_;
    std::vector<Date> changes_;
};

}  // namespace ledstang
