// Meetings as iCalendar (RFC 5545): a feed to subscribe to, or one invitation. Pure. Inside the module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace ledstang {

struct CalendarPerson {
    std::string id;  // stands for the address where there is none
    std::string name;
    std::string mail;    // may be empty
    std::string answer;  // accepted, declined or empty
};

struct CalendarEvent {
    std::string id;
    int sequence = 0;
    std::string changed_at;  // instant, "2022-05-01T12:34:56.789Z"
    Date day{};
    std::string starts_at;  // "13:00", as the clock shows in Sweden
    int minutes = 60;
    std::string summary, description, place, link;
    bool cancelled = false;
    CalendarPerson organiser;
    std::vector<CalendarPerson> invited;  // left out of feeds
};

// publish: a feed. request and cancel: an invitation to one event, and its being taken back (RFC 5546).
enum class CalendarMethod { publish, request, cancel };

// Lines end with CR LF and are at most 75 octets long.
std::string calendar_text(CalendarMethod method, std::string_view name, const std::vector<CalendarEvent>& events);

// A line of content as it is folded: no letter of UTF-8 is cut. For tests too.
std::string folded(std::string_view line);
// TEXT: backslash, semicolon, comma and line ends escaped.
std::string escaped_text(std::string_view text);

}  // namespace ledstang
