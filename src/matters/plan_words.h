// What a unit's plan calls things: perspectives, strategic goals, success factors, measures and their targets, as an
// action refers to them. The unit's own words stand before those of the plans above it.
#pragma once

#include "matters/matter.h"

namespace ledstang {

struct PlanElement {
    std::string name;
    std::string perspective;  // of a goal or a factor
};

// Of a measure's target only what a sub-target can be held against.
struct MeasureTarget {
    std::string text;  // the original wording
    std::string rule;  // >= <= = < >, between or a change
    std::string unit;
    std::vector<Decimal> values;  // one, or one per sex; of an interval the lower and the upper limit
};

class PlanWords {
 public:
    // `chain` from the unit up to the top.
    PlanWords(Sql& sql, const std::vector<std::string>& chain);

    std::string perspective_name(const std::string& id) const;
    std::string factor_name(const std::string& id) const;
    std::string factor_named(const std::string& name) const;      // its id; empty when none or several have the name
    std::string perspective_of(const std::string& factor) const;  // its id; empty when unknown
    std::vector<std::string> perspective_ids() const;
    std::vector<std::string> factor_ids() const;
    // The way up to the strategic goals. What the plan does not know is left out.
    GoalPath path(const Matter& matter) const;

 private:
    std::map<std::string, PlanElement> perspectives_;
    std::map<std::string, PlanElement> factors_;
    std::vector<std::pair<std::string, PlanElement>> goals_;  // in the plan's order
};

// From the unit up to the top on the organisation's day; the unit alone when it is not there on that day.
std::vector<std::string> chain_of(const Organisation& organisation, const std::string& unit);

// Names by id of every measure.
std::map<std::string, std::string> measure_names(Sql& sql);
// The target of a measure in the nearest plan of the chain that has one.
std::optional<MeasureTarget> measure_target(Sql& sql, const std::vector<std::string>& chain,
                                            const std::string& measure);

}  // namespace ledstang
