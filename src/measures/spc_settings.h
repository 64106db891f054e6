// By which rules control charts are judged: config/spc.toml. Inside the measures module.
#pragma once

#include "operations/context.h"
#include "spc/spc.h"

namespace ledstang {

struct SpcSettings {
    // making_data_count: seven in a row on one side, seven that rise or fall, two of three near a limit; moving ranges
    // screened. nelson: nine on one side and six that rise or fall (L. S. Nelson, Journal of Quality Technology 16
    // (1984) 237–239, tests 2, 3 and 5), moving ranges as they are.
    std::string rules = "making_data_count";
    // What differs from the set; lengths are in points.
    std::optional<int> shift_points, trend_points, least_points, longest_gap;
    std::optional<bool> two_of_three_counts_outside, screen_moving_ranges;
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
                              "Om enstaka stora hopp lämnas utanför gränsernas beräkning"));
    }
};

// The usual rules where there is no such file. Refuses with spc.configuration when a setting is out of bounds.
Result<SpcRules> read_spc_rules(const Configuration& configuration);

}  // namespace ledstang
