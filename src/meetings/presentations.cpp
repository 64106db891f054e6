// Where the calendar's follow-ups are presented: the forum that calendar.toml names, and its first meeting from the day
// on which the reports are in.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/swedish_text.h"
#include "calendar/calendar.h"
#include "meetings/agenda.h"

namespace ledstang {
namespace {

// The periods that the calendar follows up and that end in the year.
std::vector<Period> followed_up(const CalendarSettings& calendar, int year) {
    std::vector<std::string> parts;
    for (const auto& follow_up : calendar.follow_ups)
        parts.push_back(follow_up.period.empty() ? "" : "-" + follow_up.period);
    for (const auto& rhythm : calendar.rhythms) {
        if (rhythm.every == "quarter") parts.insert(parts.end(), {"-Q1", "-Q2", "-Q3", "-Q4"});
        if (rhythm.every == "term") parts.insert(parts.end(), {"-VT", "-HT"});
        if (rhythm.every == "month") {
            for (int month = 1; month <= 12; ++month) parts.push_back(fmt::format("-{:02}", month));
        }
        // A week's follow-up is read every day by those who need it; it is nobody's presentation.
    }
    std::vector<Period> periods;
    for (const auto& part : parts) {
        if (const auto period = Period::parse(fmt::format("{:04}{}", year, part))) periods.push_back(*period);
    }
    return periods;
}

const Forum* forum_named(const std::vector<Forum>& forums, const std::string& wanted) {
    const auto name = lower_case(wanted);
    const auto found = std::ranges::find_if(
        forums, [&](const Forum& forum) { return forum.id == wanted || lower_case(forum.name) == name; });
    return found == forums.end() ? nullptr : &*found;
}

class Presenting {
 public:
    Presenting(Sql& sql, const Configuration& configuration, const Date& today)
        : sql_(sql), configuration_(configuration), today_(today), forums_(read_forums(sql)) {}

    std::optional<Presentation> of(const Period& period) {
        const auto occasion = occasion_of(configuration_.calendar, period);
        if (!occasion) return std::nullopt;
        Presentation row;
        row.period = period;
        row.follow_up = occasion->id;
        row.name = occasion->name;
        row.period_name = period.swedish();
        row.deadline = occasion->deadline;
        row.forum_wanted = occasion->forum;
        if (occasion->forum.empty()) {
            row.missing = "no_forum";
            return row;
        }
        const Forum* forum = forum_named(forums_, occasion->forum);
        if (forum == nullptr) {
            row.missing = "unknown_forum";
            return row;
        }
        row.forum = forum->id;
        row.forum_name = forum->name;
        // A deadline that has been decided counts before the one that is proposed.
        row.deadline = read_window(sql_, period, today_).deadline.value_or(row.deadline);
        const auto& meetings = meetings_of(forum->id);
        const auto meeting = std::ranges::find_if(meetings, [&](const Meeting& one) {
            return one.state != MeetingState::cancelled && row.deadline <= one.day;
        });
        row.missing = meeting == meetings.end() ? "no_meeting" : "";
        if (meeting != meetings.end()) {
            row.meeting = meeting->id;
            row.meeting_day = meeting->day;
        }
        return row;
    }

 private:
    const std::vector<Meeting>& meetings_of(const std::string& forum) {
        const auto [found, fresh] = meetings_.try_emplace(forum);
        if (fresh) found->second = meetings_of_forum(sql_, forum);
        return found->second;
    }

    Sql& sql_;
    const Configuration& configuration_;
    const Date today_;
    const std::vector<Forum> forums_;
    std::map<std::string, std::vector<Meeting>> meetings_;
};

}  // namespace

std::vector<Presentation> presentations_in(Sql& sql, const Configuration& configuration, int year, const Date& today) {
    Presenting presenting(sql, configuration, today);
    std::vector<Presentation> rows;
    for (const auto& period : followed_up(configuration.calendar, year)) {
        if (auto row = presenting.of(period)) rows.push_back(std::move(*row));
    }
    std::ranges::stable_sort(rows, {}, &Presentation::deadline);
    return rows;
}

std::vector<Presentation> presentations_at(Sql& sql, const Configuration& configuration, const Meeting& meeting,
                                           const Date& today) {
    Presenting presenting(sql, configuration, today);
    std::vector<Presentation> rows;
    // A year's last follow-up is presented in the next.
    const int year = static_cast<int>(meeting.day.year());
    for (const int each : {year - 1, year}) {
        for (const auto& period : followed_up(configuration.calendar, each)) {
            auto row = presenting.of(period);
            if (row && row->meeting == meeting.id) rows.push_back(std::move(*row));
        }
    }
    return rows;
}

}  // namespace ledstang
