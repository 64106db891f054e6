// The series of `ledstang spc`: a table with t and y, or t, num and perhaps den; for a funnel group, num and den.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "spc/spc.h"
#include "spc/step.h"

namespace ledstang {

struct SpcSeries {
    std::vector<std::string> times;  // as written, in time order
    std::vector<SpcPoint> points;
    SeriesStep step;

    // The point with this date or number, however it is written ("2022-04", "2022-04-01"). Nothing when there is none.
    std::optional<std::size_t> at(std::string_view time) const;
};

// CSV with comma, semicolon or tab; numbers with decimal point or comma; an empty cell is a missing value. t is a day
// (2022-04-30), a period (2022-04, 2022-T1, 2022-W07) or a point number, the same kind in every row; rows are put in
// order. Everything wrong is told with its line and column. Codes beside read_table's: `spc.time`, `spc.time_twice`,
// `spc.number`, `spc.denominator`.
Result<SpcSeries> read_spc_series(const std::string& file, std::string_view bytes);

struct SpcGroups {
    std::vector<std::string> names;
    std::vector<SpcPoint> groups;  // rows with the same name are summed
};

Result<SpcGroups> read_spc_groups(const std::string& file, std::string_view bytes);

}  // namespace ledstang
