// What calendar.toml says of a period.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "calendar/calendar.h"

namespace ledstang {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::string part_of(const Period& period) {
    const std::string text = period.to_string();
    return text.size() > 5 ? text.substr(5) : std::string{};
}

const FollowUp* follow_up_of(const CalendarSettings& calendar, const Period& period) {
    const std::string part = part_of(period);
    for (const auto& follow_up : calendar.follow_ups) {
        if (follow_up.period == part || (part.empty() && follow_up.through_month == 12)) return &follow_up;
    }
    return nullptr;
}

std::string_view kind_name(Period::Kind kind) {
    switch (kind) {
        case Period::Kind::term:
            return "term";
        case Period::Kind::quarter:
            return "quarter";
        case Period::Kind::month:
            return "month";
        case Period::Kind::week:
            return "week";
        default:
            return "";
    }
}

const Rhythm* rhythm_of(const CalendarSettings& calendar, const Period& period) {
    const auto kind = kind_name(period.kind());
    const auto found = std::ranges::find(calendar.rhythms, kind, &Rhythm::every);
    return kind.empty() || found == calendar.rhythms.end() ? nullptr : &*found;
}

Occasion dated(const std::string& id, const std::string& name, const ReportingDates& dates, const Date& last) {
    const auto after = [&](int count) { return Date{sys_days{last} + days{count}}; };
    return {id,
            name,
            after(dates.opens_after),
            after(dates.deadline_after),
            after(dates.closes_after),
            dates.reminders,
            dates.forum};
}

Date last_day_of(const Rhythm& rhythm, const Period& period) {
    const auto index = static_cast<std::size_t>(period.index() - 1);
    if (index >= rhythm.ends.size()) return period.last_day();
    return parse_date(fmt::format("{:04}-{}", period.year(), rhythm.ends[index])).value_or(period.last_day());
}

}  // namespace

std::optional<Occasion> occasion_of(const CalendarSettings& calendar, const Period& period) {
    if (const auto* follow_up = follow_up_of(calendar, period))
        return dated(follow_up->id, follow_up->name, follow_up->dates, period.last_day());
    if (const auto* rhythm = rhythm_of(calendar, period))
        return dated(rhythm->id, rhythm->name, rhythm->dates, last_day_of(*rhythm, period));
    return std::nullopt;
}

std::optional<Period> latest_ended(const Rhythm& rhythm, const Date& today) {
    static const std::map<std::string, std::vector<std::string>> parts = [] {
        std::map<std::string, std::vector<std::string>> all{{"term", {"VT", "HT"}},
                                                            {"quarter", {"Q1", "Q2", "Q3", "Q4"}}};
        for (int month = 1; month <= 12; ++month) all["month"].push_back(fmt::format("{:02}", month));
        for (int week = 1; week <= 53; ++week) all["week"].push_back(fmt::format("W{:02}", week));
        return all;
    }();
    const auto known = parts.find(rhythm.every);
    if (known == parts.end()) return std::nullopt;
    std::optional<Period> latest;
    const int year = static_cast<int>(today.year());
    for (const int each : {year - 1, year}) {
        for (const auto& part : known->second) {
            const auto period = Period::parse(fmt::format("{:04}-{}", each, part));
            if (period && last_day_of(rhythm, *period) < today) latest = period;
        }
    }
    return latest;
}

std::string follow_up_id(const CalendarSettings& calendar, const Period& period) {
    if (const auto* follow_up = follow_up_of(calendar, period)) return follow_up->id;
    const auto* rhythm = rhythm_of(calendar, period);
    return rhythm != nullptr ? rhythm->id : std::string{};
}

}  // namespace ledstang
