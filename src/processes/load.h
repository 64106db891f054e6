// How many come, end and are on their way, month by month. Inside the module.
#pragma once

#include "base/date.h"
#include "described/text_read.h"
#include "process_analysis/over_time.h"
#include "processes/selections.h"

namespace ledstang {

struct LoadMonth {
    Period period = empty_value<Period>();
    std::optional<std::int64_t> arrivals, ended, in_progress;  // absent: not told
    template <class S = LoadMonth>
    static constexpr auto described() {
        return describe("ProcessLoadMonth", field("period", &S::period, "Månad"),
                        field("arrivals", &S::arrivals, "Börjar"), field("ended", &S::ended, "Slutar"),
                        field("in_progress", &S::in_progress, "På väg vid månadens slut"));
    }
};
struct ProcessLoad {
    bool withheld = false;
    int fewest_shown = 0;
    std::vector<LoadMonth> months;
    std::string sentence;
    template <class S = ProcessLoad>
    static constexpr auto described() {
        return describe("ProcessLoad", field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("months", &S::months, "Månader, äldst först"),
                        field("sentence", &S::sentence, "Svaret i en mening"));
    }
};
Result<ProcessLoad> get_process_load(Context& context, const CasesWish& wish);

// The months of the points, without small numbers and what they could be worked out from: as many as are on the way
// when a month begins, and come in it, end in it or are on the way when it ends; and all who come, and all who end, are
// the patients of the choice. No months where that cannot be kept.
std::vector<LoadMonth> told_load(const std::vector<FlowPoint>& points, std::int64_t cases, const MaskingRule& rule);

}  // namespace ledstang
