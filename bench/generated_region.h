// A made-up region of any size: its units, its plan and its figures. The same seed always gives the same region, and
// every name says that it is made up.
#pragma once

#include <cstdint>
#include <vector>

#include "goals/plan_file.h"

namespace ledstang::bench {

struct RegionSize {
    int units = 2000;    // the region itself included, at least 2
    int measures = 150;  // one in five belongs to the region, the others to the divisions
    int periods = 36;    // tertials, the last of them 2022-T3
    std::uint64_t seed = 1;
    bool by_sex = true;  // two measures of three for women, men and in total; otherwise all in total only
};

class GeneratedRegion {
 public:
    explicit GeneratedRegion(const RegionSize& size);

    // One file for the region with its units, perspectives, factors and own measures, then one for each division with
    // the measures that the units below it inherit.
    std::vector<PlanFile> plans() const;

    const std::vector<PlanFileUnit>& units() const { return units_; }
    // Oldest first.
    const std::vector<Period>& periods() const { return periods_; }
    // Every outcome of a unit, in the order of period and measure.
    std::vector<Outcome> outcomes_of(std::size_t unit) const;

 private:
    PlanFile empty_plan(const std::string& unit) const;

    RegionSize size_;
    std::vector<PlanFileUnit> units_;
    std::vector<PlanFileMeasure> measures_;
    std::vector<Period> periods_;
};

}  // namespace ledstang::bench
