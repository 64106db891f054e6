#include "spc/step.h"

#include <algorithm>

namespace ledstang {

SeriesStep step_of(Period::Kind kind) {
    switch (kind) {
        case Period::Kind::year:
            return {{"år", "år"}, {}};
        case Period::Kind::term:
            return {{"termin", "terminer"}, {2}};
        case Period::Kind::tertial:
            return {{"tertial", "tertial"}, {3}};
        case Period::Kind::quarter:
            return {{"kvartal", "kvartal"}, {4}};
        case Period::Kind::month:
            return {{"månad", "månader"}, {12}};
        case Period::Kind::week:
            return {{"vecka", "veckor"}, {52}};
    }
    return {};
}

SeriesStep step_of(std::span<const Date> dates) {
    std::vector<int> days;
    for (std::size_t i = 1; i < dates.size(); ++i) {
        const auto between = std::chrono::sys_days(dates[i]) - std::chrono::sys_days(dates[i - 1]);
        days.push_back(static_cast<int>(between.count()));
    }
    if (days.empty()) return {};
    std::nth_element(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2), days.end());
    const int usual = days[days.size() / 2];
    if (usual == 1) return {{"dag", "dagar"}, {7}};
    if (usual == 7) return step_of(Period::Kind::week);
    if (usual >= 28 && usual <= 31) return step_of(Period::Kind::month);
    if (usual >= 89 && usual <= 92) return step_of(Period::Kind::quarter);
    if (usual >= 119 && usual <= 124) return step_of(Period::Kind::tertial);
    if (usual == 365 || usual == 366) return step_of(Period::Kind::year);
    return {};
}

}  // namespace ledstang
