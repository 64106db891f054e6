#include "computing/frame.h"

#include <set>

namespace ledstang {
namespace {

std::vector<PeriodSpan> spans_of(const Definition& definition, const ComputeWish& wish, int first, int last) {
    std::vector<Period> periods;
    if (!wish.periods.empty()) {
        periods = wish.periods;
    } else {
        for (const auto kind : definition.kinds) {
            for (int month = first; month <= last; ++month) {
                const Period period = period_around(kind, month);
                if (periods.empty() || periods.back() != period) periods.push_back(period);
            }
        }
    }
    std::vector<PeriodSpan> spans;
    for (const auto& period : periods) {
        if (period.kind() == Period::Kind::week || period.last_day() >= wish.today) continue;
        if (period.first_day() < definition.text.valid_from) continue;
        if (definition.text.valid_to && period.last_day() >= *definition.text.valid_to) continue;
        const int to = month_number(period.last_day());
        int from = month_number(period.first_day());
        if (definition.text.window_months > 0) from = to - definition.text.window_months + 1;
        if (wish.touched && (first_of_month(from) > wish.touched->second || period.last_day() < wish.touched->first))
            continue;
        if (to < first || from > last) continue;
        spans.push_back({period, std::max(from, first) - first, std::min(to, last) - first});
    }
    return spans;
}

}  // namespace

Frame::Frame(const UnitPaths& units, const ComputeWish& wish, const Scan& scan, int first_month, int last_month)
    : units_(units), wish_(wish), scan_(scan), first_month_(first_month), last_month_(last_month) {
    for (const auto* definition : scan.definitions())
        asked_.push_back({definition, spans_of(*definition, wish, first_month, last_month)});
    first_day_ = days_of(first_day());
    std::set<std::int32_t> starts;
    for (int month = first_month; month <= last_month; ++month) starts.insert(days_of(first_of_month(month)));
    for (const auto& day : changes()) starts.insert(days_of(day));
    for (std::int32_t day = first_day_; day <= days_of(last_day()); ++day) {
        if (starts.contains(day)) first_of_slice_.push_back(day);
        slice_of_day_.push_back(slices() - 1);
    }
}

bool Frame::anything_asked() const {
    return std::ranges::any_of(asked_, [](const auto& asked) { return !asked.spans.empty(); });
}

const AskedFor& Frame::asked(const Definition& definition) const {
    return *std::ranges::find(asked_, &definition, &AskedFor::definition);
}

std::vector<Date> Frame::changes() const {
    std::vector<Date> within;
    if (wish_.organised == Organised::today) return within;
    for (const auto& day : units_.changes()) {
        if (day.day() != std::chrono::day(1) && first_day() <= day && day <= last_day()) within.push_back(day);
    }
    return within;
}

UnitIndex Frame::unit(std::string_view id) const {
    const auto found = known_.find(id);
    if (found != known_.end()) return found->second;
    return known_.emplace(std::string(id), units_.find(id)).first->second;
}

const std::vector<UnitIndex>& Frame::counts_for(UnitIndex unit, std::int32_t slice) const {
    const std::int64_t key = wish_.organised == Organised::today
                                 ? static_cast<std::int64_t>(unit)
                                 : (static_cast<std::int64_t>(slice) << 32) + static_cast<std::int64_t>(unit);
    const auto [found, added] = paths_.try_emplace(key);
    if (added) {
        found->second = wish_.organised == Organised::today ? units_.above(units_.today(unit, wish_.today), wish_.today)
                                                            : units_.above(unit, date_of(slice));
    }
    return found->second;
}

std::pair<int, int> Frame::bands_of(const AgeGroup& group) const {
    const auto& bounds = scan_.age_bounds();
    const auto at_or_below = [&](int year) {
        return static_cast<int>(std::ranges::upper_bound(bounds, year) - bounds.begin());
    };
    return {at_or_below(group.from), group.to ? at_or_below(*group.to) : static_cast<int>(bounds.size())};
}

std::optional<Decimal> millionths_of(Wide a, Wide b) {
    if (b == 0) return std::nullopt;
    if (b < 0) {
        a = -a;
        b = -b;
    }
    const Wide half = a < 0 ? -(b / 2) : b / 2;
    const Wide rounded = (a + half) / b;
    if (rounded > Decimal::limit || rounded < -Decimal::limit) return std::nullopt;
    return Decimal::from_millionths(static_cast<std::int64_t>(rounded));
}

std::optional<Decimal> mean_of(const std::vector<Decimal>& values) {
    Wide sum = 0;
    for (const auto& value : values) sum += value.millionths();
    return millionths_of(sum, static_cast<Wide>(values.size()));
}

std::optional<Decimal> median_of(std::vector<Decimal> values) {
    if (values.empty()) return std::nullopt;
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    if (values.size() % 2 == 1) return values[middle];
    return millionths_of(static_cast<Wide>(values[middle - 1].millionths()) + values[middle].millionths(), 2);
}

}  // namespace ledstang
