#include "processes/emergency.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>

#include "base/swedish_text.h"
#include "process_analysis/activity_set.h"
#include "process_analysis/distribution.h"
#include "process_analysis/swedish_calendar.h"
#include "processes/emergency_faults.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr std::int64_t microseconds_a_minute = 60'000'000;
const std::vector<int> told_percents{50, 90};
constexpr std::array weekdays{"Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag", "Lördag", "Söndag"};
constexpr int hours_a_day = 24;

// The times of one interval, in microseconds.
struct Times {
    std::vector<std::int64_t> lengths;
    std::int64_t within = 0;
};
// One for each interval.
using TimesOf = std::vector<Times>;

// What the log says the visit's priority is: of the case, or the first that an event of it tells.
class Priorities {
 public:
    Priorities(const EventLog& log, const std::vector<std::string>& names) : column_(column_named(log, names)) {}
    bool there() const { return column_ != nullptr; }
    std::string of(std::uint32_t in_case, std::uint64_t begin, std::uint64_t end) const {
        if (column_ == nullptr) return {};
        if (column_->of_case()) return text_at(in_case);
        for (; begin < end; ++begin) {
            if (auto text = text_at(begin); !text.empty()) return text;
        }
        return {};
    }

 private:
    std::string text_at(std::uint64_t place) const {
        if (column_->kind() == AttributeColumn::Kind::text) {
            const auto number = column_->text()[place];
            return number == absent ? std::string() : std::string(column_->names()[number]);
        }
        const double value = column_->number()[place];
        return std::isnan(value) ? std::string() : number_words(value);
    }
    const AttributeColumn* column_;
};

// Goes through the visits once.
class Visits {
 public:
    Visits(const EmergencySettings& settings, const ChosenCases& cases, const Date& today)
        : settings_(settings),
          cases_(cases),
          all_(settings.intervals.size()),
          hours_(hours_a_day, all_),
          weekdays_(weekdays.size(), all_),
          missing_(settings.stamps.size()),
          negative_(settings.intervals.size()),
          in_future_(settings.stamps.size(), false) {
        const auto& log = cases.selection().log();
        for (const auto& stamp : settings.stamps) stamps_.emplace_back(log, stamp.activities);
        for (const auto& interval : settings.intervals)
            ends_.emplace_back(place_of(interval.from), place_of(interval.to));
        const Priorities priorities(log, settings.priority);
        const auto instant = begins(log);
        std::vector<std::optional<std::int64_t>> at(stamps_.size());
        cases.selection().for_each_case([&](std::uint32_t in_case, std::uint64_t begin, std::uint64_t end) {
            for (std::size_t k = 0; k < stamps_.size(); ++k) {
                const auto event = stamps_[k].first(log.activity().data(), begin, end);
                at[k] = event == end ? std::nullopt : std::optional(instant[event]);
                // What is to come has not been stamped.
                if (at[k] && swedish_day(*at[k]) > std::chrono::sys_days{today}) {
                    at[k].reset();
                    in_future_[k] = true;
                }
                missing_[k] += at[k] ? 0 : 1;
            }
            auto& of_priority = by_priority_.try_emplace(priorities.of(in_case, begin, end), all_.size()).first->second;
            for (std::size_t k = 0; k < ends_.size(); ++k) add(k, at[ends_[k].first], at[ends_[k].second], of_priority);
        });
        if (!priorities.there()) by_priority_.clear();
    }

    void tell(EmergencyAnswer& answer) {
        answer.all = figures(all_);
        for (int hour = 0; hour < hours_a_day; ++hour)
            answer.hours.push_back(
                {std::to_string(hour), fmt::format("{:02}–{:02}", hour, hour + 1), figures(hours_[hour])});
        for (std::size_t day = 0; day < weekdays.size(); ++day)
            answer.weekdays.push_back({std::to_string(day + 1), weekdays[day], figures(weekdays_[day])});
        for (auto& [priority, times] : by_priority_)
            answer.priorities.push_back({priority, priority.empty() ? "Ingen prioritet" : priority, figures(times)});
        std::ranges::stable_sort(answer.priorities, SwedishOrder(), &EmergencyGroup::key);
        for (auto* groups : {&answer.hours, &answer.weekdays, &answer.priorities}) withhold_rests(*groups);
        std::vector<CountedInterval> intervals;
        for (std::size_t k = 0; k < ends_.size(); ++k)
            intervals.push_back({ends_[k].first, ends_[k].second, all_[k].lengths.size(), negative_[k]});
        answer.faults = faults_told(settings_, missing_, in_future_, intervals, cases_);
    }

 private:
    std::size_t place_of(const std::string& stamp) const {
        return static_cast<std::size_t>(settings_.stamp(stamp) - settings_.stamps.data());
    }
    void add(std::size_t interval, std::optional<std::int64_t> from, std::optional<std::int64_t> to,
             TimesOf& of_priority) {
        if (!from || !to) return;
        if (*to < *from) {
            ++negative_[interval];
            return;
        }
        const auto length = *to - *from;
        // Millionths of a minute and microseconds: both sides are whole and fit in 128 bits.
        const bool within =
            static_cast<WideInteger>(length) * Decimal::per_one <=
            static_cast<WideInteger>(settings_.intervals[interval].limit.millionths()) * microseconds_a_minute;
        const auto day = swedish_day(*from);
        const auto since_midnight = std::chrono::floor<std::chrono::hours>(
            std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(*from)) +
            std::chrono::seconds(swedish_offset(*from)) - day);
        const auto hour = static_cast<std::size_t>(since_midnight.count());
        const auto weekday = std::chrono::weekday(day).iso_encoding() - 1;
        for (auto* times : {&all_, &hours_[hour], &weekdays_[weekday], &of_priority}) {
            (*times)[interval].lengths.push_back(length);
            (*times)[interval].within += within ? 1 : 0;
        }
    }
    std::vector<EmergencyFigures> figures(TimesOf& times) const {
        std::vector<EmergencyFigures> all;
        for (std::size_t k = 0; k < times.size(); ++k) {
            EmergencyFigures figures;
            figures.interval = settings_.intervals[k].id;
            const auto visits = times[k].lengths.size();
            const auto within = static_cast<std::uint64_t>(times[k].within);
            figures.withheld = cases_.is_small_share(within, visits);
            if (!figures.withheld && visits > 0) {
                figures.visits = static_cast<std::int64_t>(visits);
                figures.within = times[k].within;
                figures.share = percent(within, visits);
                const auto spread =
                    distribution_of(times[k].lengths, static_cast<double>(microseconds_a_minute), told_percents);
                figures.median = spread.quantile(50);
                figures.p90 = spread.quantile(90);
            }
            all.push_back(std::move(figures));
        }
        return all;
    }
    // All less the others are the only one that is withheld: then the smallest of the others is withheld too.
    void withhold_rests(std::vector<EmergencyGroup>& groups) const {
        for (std::size_t k = 0; k < ends_.size(); ++k) {
            EmergencyFigures* smallest = nullptr;
            int withheld = 0;
            for (auto& group : groups) {
                auto& figures = group.figures[k];
                withheld += figures.withheld ? 1 : 0;
                if (figures.visits > 0 && (smallest == nullptr || figures.visits < smallest->visits))
                    smallest = &figures;
            }
            if (withheld != 1 || smallest == nullptr) continue;
            *smallest = EmergencyFigures{};
            smallest->interval = settings_.intervals[k].id;
            smallest->withheld = true;
        }
    }
    const EmergencySettings& settings_;
    const ChosenCases& cases_;
    std::vector<ActivitySet> stamps_;
    std::vector<std::pair<std::size_t, std::size_t>> ends_;  // places in stamps_, by interval
    TimesOf all_;
    std::vector<TimesOf> hours_, weekdays_;
    std::map<std::string, TimesOf> by_priority_;
    std::vector<std::uint64_t> missing_, negative_;
    std::vector<bool> in_future_;  // by stamp: some have it on a day to come
};

}  // namespace

bool tells_emergency(const EmergencySettings& settings, const EventLog& log) {
    const auto has = [&](const std::string& stamp) {
        return std::ranges::any_of(settings.stamp(stamp)->activities, [&](const std::string& activity) {
            return log.activities().find(activity).has_value();
        });
    };
    return std::ranges::any_of(
        settings.intervals, [&](const EmergencyInterval& interval) { return has(interval.from) && has(interval.to); });
}

Result<EmergencyAnswer> get_process_emergency(Context& context, const CasesWish& wish) {
    const auto settings = read_emergency_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    EmergencyAnswer answer;
    const auto used = use_cases(context, wish, [&](const ChosenCases& cases) -> Result<void> {
        answer.fewest_shown = cases.fewest();
        answer.intervals = settings->intervals;
        answer.withheld = cases.too_few();
        if (answer.withheld) return {};
        answer.visits = cases.selection().case_count();
        Visits(*settings, cases, context.today).tell(answer);
        return {};
    });
    if (!used) return refuse(used.error());
    return answer;
}

}  // namespace ledstang
