// In which steps of the process two groups of patients differ: who comes to a step, and how long it takes from one to
// the next. Inside the module.
#pragma once

#include "processes/comparison.h"

namespace ledstang {

// Percent of the patients of each group.
struct ComparedStep {
    std::string activity;
    double a_share = 0, b_share = 0;
    double difference = 0, lower = 0, upper = 0;  // percentage points, b less a, with 95 % interval
    template <class S = ComparedStep>
    static constexpr auto described() {
        return describe("ProcessComparedStep", field("activity", &S::activity, "Händelse"),
                        field("a_share", &S::a_share, "Andel i den ena gruppen, procent"),
                        field("b_share", &S::b_share, "Andel i den andra, procent"),
                        field("difference", &S::difference, "Skillnad i procentenheter, den andra minus den ena"),
                        field("lower", &S::lower, "Intervallets nedre gräns, 95 %"),
                        field("upper", &S::upper, "Intervallets övre gräns, 95 %"));
    }
};
// Seconds.
struct ComparedGap {
    std::string from, to;
    double a_median = 0, b_median = 0;
    double difference = 0, lower = 0, upper = 0;  // of the medians, b less a, with 95 % interval
    template <class S = ComparedGap>
    static constexpr auto described() {
        return describe("ProcessComparedGap", field("from", &S::from, "Händelse"),
                        field("to", &S::to, "Nästa händelse"),
                        field("a_median", &S::a_median, "Mediantid i den ena, sekunder"),
                        field("b_median", &S::b_median, "Mediantid i den andra, sekunder"),
                        field("difference", &S::difference, "Skillnad i median, den andra minus den ena"),
                        field("lower", &S::lower, "Intervallets nedre gräns, 95 %"),
                        field("upper", &S::upper, "Intervallets övre gräns, 95 %"));
    }
};
struct ProcessStepComparison {
    bool withheld = false;
    int fewest_shown = 0;
    int steps_compared = 0, gaps_compared = 0;  // with enough patients in both groups
    // Those that differ by more than chance would let one in twenty: the largest differences first, at most 15.
    std::vector<ComparedStep> steps;
    std::vector<ComparedGap> gaps;
    template <class S = ProcessStepComparison>
    static constexpr auto described() {
        return describe("ProcessStepComparison", field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("steps_compared", &S::steps_compared, "Händelser som jämförts"),
                        field("gaps_compared", &S::gaps_compared, "Tider som jämförts"),
                        field("steps", &S::steps, "Händelser där grupperna skiljer sig"),
                        field("gaps", &S::gaps, "Tider där grupperna skiljer sig"));
    }
};
// Refuses as compare_process.
Result<ProcessStepComparison> compare_process_steps(Context& context, const ComparisonWish& wish);

}  // namespace ledstang
