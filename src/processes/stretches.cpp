#include "processes/stretches.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/swedish_text.h"
#include "process_analysis/activity_set.h"
#include "process_analysis/distribution.h"
#include "process_analysis/swedish_calendar.h"
#include "processes/selections.h"

namespace ledstang {
namespace {

constexpr std::int64_t microseconds_a_minute = 60'000'000;
constexpr auto calendar_days = "calendar_days";

std::int64_t microseconds_in(const std::string& unit) {
    if (unit == "minutes") return microseconds_a_minute;
    if (unit == "hours") return 60 * microseconds_a_minute;
    return 24 * 60 * microseconds_a_minute;
}

// What the log says of how events, or cases, ended.
class Outcomes {
 public:
    explicit Outcomes(const ChosenCases& cases)
        : column_(column_named(cases.selection().log(), cases.words().outcome, ColumnOf::events)) {
        if (column_ != nullptr && column_->kind() != AttributeColumn::Kind::text) column_ = nullptr;
    }
    std::string_view of(std::uint32_t in_case, std::uint64_t event) const {
        if (column_ == nullptr) return {};
        const auto number = column_->text()[column_->of_case() ? in_case : event];
        return number == absent ? std::string_view() : column_->names()[number];
    }

 private:
    const AttributeColumn* column_;
};

}  // namespace

std::vector<Stretch> stretches_of(const ChosenCases& cases, const ProcessMilestone& from, const ProcessMilestone& to,
                                  const std::string& rule) {
    const auto& log = cases.selection().log();
    const Outcomes outcomes(cases);
    const ActivitySet begins_with(log, from.activities);
    const ActivitySet ends_with(log, to.activities);
    const auto* activity = log.activity().data();
    const auto instant = begins(log);
    std::vector<Stretch> stretches;
    cases.selection().for_each_case([&](std::uint32_t in_case, std::uint64_t begin, std::uint64_t end) {
        const auto first = begins_with.first(activity, begin, end);
        if (first == end) return;
        const auto last = ends_with.first(activity, rule == "first_to_first" ? begin : first + 1, end);
        Stretch stretch{in_case, instant[first]};
        if (last != end) {
            stretch.to = instant[last];
            stretch.outcome = outcomes.of(in_case, last);
        }
        stretches.push_back(stretch);
    });
    return stretches;
}

std::vector<Counting> countings_of(const ProcessParts& parts, const Date& today) {
    std::vector<Counting> countings;
    const auto* model = model_on(parts.models, today);
    if (model == nullptr) return countings;
    for (auto& [id, targets] : targets_by_id(parts.targets)) {
        const auto later =
            std::ranges::find_if(targets, [&](const ProcessTarget* target) { return today < target->valid_from; });
        if (later == targets.begin()) continue;
        const auto* newest = *std::prev(later);
        Counting counting{targets, milestone_of(*model, newest->from_milestone),
                          milestone_of(*model, newest->to_milestone), newest};
        if (counting.from != nullptr && counting.to != nullptr) countings.push_back(std::move(counting));
    }
    return countings;
}

Result<Counting> counting_of(const ProcessParts& parts, const std::string& target, const Date& today) {
    for (auto& counting : countings_of(parts, today)) {
        if (counting.newest->id == target) return std::move(counting);
    }
    return refuse(RefusalKind::not_found, "process.target_unknown",
                  fmt::format("Processen har inget målvärde {} som har börjat gälla, mellan två milstolpar som finns i "
                              "processbilden.",
                              in_quotes(target)));
}

std::int64_t length_of(const Stretch& stretch, const std::string& unit) {
    if (unit == calendar_days) return (swedish_day(*stretch.to) - swedish_day(stretch.from)).count();
    return *stretch.to - stretch.from;
}

double per_unit(const std::string& unit) {
    return unit == calendar_days ? 1.0 : static_cast<double>(microseconds_in(unit));
}

std::chrono::days days_of_limit(const ProcessTarget& target) {
    auto longest = target.limit.to_double();
    for (const auto& outcome : target.outcome_limits) longest = std::max(longest, outcome.limit.to_double());
    const auto units_in_day =
        target.limit_unit == calendar_days
            ? 1.0
            : static_cast<double>(microseconds_in("days")) / static_cast<double>(microseconds_in(target.limit_unit));
    return std::chrono::days{static_cast<int>(std::ceil(longest / units_in_day))};
}

const ProcessTarget* target_at(const std::vector<const ProcessTarget*>& targets, const Stretch& stretch) {
    const Date day{swedish_day(stretch.from)};
    for (const auto* target : targets) {
        if (target->holds(day)) return target;
    }
    return nullptr;
}

bool is_within(const Stretch& stretch, const ProcessTarget& target) {
    if (!stretch.to) return false;
    const auto* own = target.limit_of(stretch.outcome);
    const auto most = (own != nullptr ? own->limit : target.limit).millionths();
    if (target.limit_unit == calendar_days) return length_of(stretch, calendar_days) <= most / Decimal::per_one;
    // limit × microseconds of the unit; both sides in millionths of a microsecond fit in 128 bits.
    const auto limit = static_cast<WideInteger>(most) * microseconds_in(target.limit_unit);
    return static_cast<WideInteger>(length_of(stretch, target.limit_unit)) * Decimal::per_one <= limit;
}

}  // namespace ledstang
