// A process's figure in the words of an ordinary measure, and its observations as that measure's outcomes. Inside the
// module.
#pragma once

#include "measures/measures.h"
#include "processes/measured_figures.h"

namespace ledstang {

// The id is what it is called where no other measure has it.
Measure measure_of(const Configuration& configuration, const StoredProcess& process, const MeasuredFigure& figure,
                   const std::string& level);

// Counts one figure's observations by month, and gives its outcomes for each month, tertial and year that has ended.
class FigureCount {
 public:
    // `first`, `last`: months of the log's first and last event, which the log may tell but a part of. Between them
    // counts are told in every month, and so are stocks, which the first one's end is too.
    FigureCount(const FigureKind& kind, int first, int last) : kind_(kind), first_(first), last_(last) {}
    void add(const Observation& one) {
        if (one.month != Observation::none) observations_.push_back(one);
    }
    bool empty() const { return observations_.empty(); }
    // `per_unit`: of a quantile, what one of the unit is in its values. `fewest`: times of fewer are not told.
    std::vector<Outcome> outcomes(const std::string& unit, Sex sex, double per_unit, int fewest, const Date& today);

 private:
    const FigureKind& kind_;
    int first_, last_;
    std::vector<Observation> observations_;
};

// Of times: takes away those of one sex in periods where all less them are so few that they are not told.
void drop_rests(const std::vector<Outcome>& all, std::vector<Outcome>& of_sex, int fewest);

}  // namespace ledstang
