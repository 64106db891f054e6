// By which rules control charts are judged, and which chart a measure gets: config/spc.toml. Inside the measures
// module.
#pragma once

#include "measures/chart.h"
#include "operations/context.h"

namespace ledstang {

struct SpcSettings {
    // making_data_count: seven in a row on one side, seven that rise or fall, two of three near a limit; moving ranges
    // screened. nelson: nine on one side and six that rise or fall (L. S. Nelson, Journal of Quality Technology 16
    // (1984) 237–239, tests 2, 3 and 5), moving ranges as they are.
    std::string rules = "making_data_count";
    // What differs from the set; lengths are in points.
    std::optional<int> shift_points, trend_points, least_points, longest_gap;
    std::optional<bool> two_of_three_counts_outside, screen_moving_ranges;
    bool chart_by_parts = true;                 // shares get p′ and rates u′ where their parts are known; false: XmR
    std::map<std::string, std::string> charts;  // the charts of single measures, as ledstang spc names them
    template <class S = SpcSettings>
    static constexpr auto described() {
        return describe("SpcSettings", optional_field("rules", &S::rules, "Regelverk: making_data_count eller nelson"),
                        field("shift_points", &S::shift_points, "Så många i rad på samma sida är ett skifte"),
                        field("trend_points", &S::trend_points, "Så många i rad åt samma håll är en trend"),
                        field("least_points", &S::least_points, "Färre punkter än så är för få"),
                        field("longest_gap", &S::longest_gap, "Så många saknade punkter i rad bryter inte en följd"),
                        field("two_of_three_counts_outside", &S::two_of_three_counts_outside,
                              "Om punkter utanför gränsen räknas med i två av tre"),
                        field("screen_moving_ranges", &S::screen_moving_ranges,
                              "Om enstaka stora hopp lämnas utanför gränsernas beräkning"),
                        optional_field("chart_by_parts", &S::chart_by_parts,
                                       "Om andelar och tal per något ritas efter täljare och nämnare"),
                        field("charts", &S::charts, "Diagram för enskilda mått"));
    }
};

// How the measure's series are judged in this region: its direction, whether it can be negative, its chart and the
// rules; the usual ones where there is no such file. Without phases and targets. Refuses with spc.configuration when a
// setting is out of bounds.
Result<ChartQuestion> chart_question(const Configuration& configuration, const Measure& measure);

// The same for many measures: the file is read once.
class ChartQuestions {
 public:
    static Result<ChartQuestions> read(const Configuration& configuration);
    ChartQuestion of(const Measure& measure) const;
    const SpcRules& rules() const { return rules_; }

 private:
    SpcRules rules_;
    bool by_parts_ = true;
    std::map<std::string, ControlChart> charts_;
};

}  // namespace ledstang
