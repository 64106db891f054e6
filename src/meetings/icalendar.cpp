#include "meetings/icalendar.h"

#include <fmt/format.h>

namespace ledstang {
namespace {

constexpr std::size_t longest_line = 75;  // octets, without the line's end

// Sweden's rules since 1996, told from 1970 on as clients expect; meetings are not older.
constexpr std::string_view time_zone =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n"
    "BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19701025T030000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

bool continues_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

void add(std::string& text, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    text += folded(std::string(name) + ":" + std::string(value));
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9') digits += c;
    }
    return digits;
}

// "2022-05-01T12:34:56.789Z" as 20220501T123456Z.
std::string utc(std::string_view instant) {
    const auto digits = digits_of(instant);
    return digits.substr(0, 8) + "T" + digits.substr(8, 6) + "Z";
}

// A parameter's value cannot hold a quotation mark or a control character.
std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (const char c : name) {
        if (c != '"' && static_cast<unsigned char>(c) >= 0x20U) text += c;
    }
    return text + "\"";
}

std::string address_of(const CalendarPerson& person) {
    if (!person.mail.empty()) return "mailto:" + person.mail;
    std::string urn = "urn:ledstang:person:";
    for (const char c : person.id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || c == '.';
        urn += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return urn;
}

const char* part_of(const std::string& answer) {
    if (answer == "accepted") return "ACCEPTED";
    return answer == "declined" ? "DECLINED" : "NEEDS-ACTION";
}

std::string event_text(const CalendarEvent& event) {
    std::string text = "BEGIN:VEVENT\r\n";
    add(text, "UID", event.id + "@ledstang");
    add(text, "DTSTAMP", utc(event.changed_at));
    add(text, "SEQUENCE", std::to_string(event.sequence));
    add(text, "DTSTART;TZID=Europe/Stockholm",
        digits_of(to_string(event.day)) + "T" + digits_of(event.starts_at) + "00");
    add(text, "DURATION", fmt::format("PT{}M", event.minutes));
    add(text, "SUMMARY", escaped_text(event.summary));
    add(text, "DESCRIPTION", escaped_text(event.description));
    add(text, "LOCATION", escaped_text(event.place));
    add(text, "URL", event.link);
    add(text, "STATUS", event.cancelled ? "CANCELLED" : "CONFIRMED");
    if (!event.organiser.id.empty())
        add(text, "ORGANIZER;CN=" + quoted(event.organiser.name), address_of(event.organiser));
    for (const auto& person : event.invited) {
        add(text, fmt::format("ATTENDEE;CN={};PARTSTAT={}", quoted(person.name), part_of(person.answer)),
            address_of(person));
    }
    return text + "END:VEVENT\r\n";
}

}  // namespace

std::string folded(std::string_view line) {
    std::string text;
    std::size_t room = longest_line;
    while (line.size() > room) {
        std::size_t end = room;
        while (end > 1 && continues_letter(line[end])) --end;
        text.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
        room = longest_line - 1;  // the space that continues the line counts
    }
    return text.append(line).append("\r\n");
}

std::string escaped_text(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') {
            escaped += '\\';
            escaped += c;
        } else if (c == '\n') {
            escaped += "\\n";
        } else if (static_cast<unsigned char>(c) >= 0x20U || c == '\t') {
            escaped += c;
        }
    }
    return escaped;
}

std::string calendar_text(CalendarMethod method, std::string_view name, const std::vector<CalendarEvent>& events) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ledstang//Meetings//SV\r\nCALSCALE:GREGORIAN\r\n";
    add(text, "METHOD",
        method == CalendarMethod::publish  ? "PUBLISH"
        : method == CalendarMethod::cancel ? "CANCEL"
                                           : "REQUEST");
    if (method == CalendarMethod::publish) {
        add(text, "X-WR-CALNAME", escaped_text(name));
        add(text, "REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    }
    text += time_zone;
    for (const auto& event : events) text += event_text(event);
    return text + "END:VCALENDAR\r\n";
}

}  // namespace ledstang
