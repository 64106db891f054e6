// Small logs for tests, written as people would say them.
#pragma once

#include <gtest/gtest.h>

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "event_logs/event_log_builder.h"
#include "process_analysis/selection.h"

namespace ledstang {

inline constexpr std::int64_t a_second = 1'000'000;
inline constexpr std::int64_t a_minute = 60 * a_second;

inline std::vector<std::string_view> split_text(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// One line a case: "A: Ankomst 0, Triage 10/Anna, Läkare 30-40": name, minutes since 1970 (from–to of an interval log),
// and who did it.
inline EventLog log_of_lines(const std::vector<std::string>& lines) {
    EventLogBuilder builder;
    for (const std::string_view line : lines) {
        const auto colon = line.find(": ");
        for (auto text : split_text(line.substr(colon + 2), ',')) {
            while (text.starts_with(' ')) text.remove_prefix(1);
            EventIn event;
            event.case_name = line.substr(0, colon);
            if (const auto slash = text.find('/'); slash != std::string_view::npos) {
                event.resource = text.substr(slash + 1);
                text = text.substr(0, slash);
            }
            const auto space = text.rfind(' ');
            event.activity = text.substr(0, space);
            std::vector<std::int64_t> minutes;
            for (const auto figure : split_text(text.substr(space + 1), '-')) {
                std::int64_t value = 0;
                std::from_chars(figure.data(), figure.data() + figure.size(), value);
                minutes.push_back(value * a_minute);
            }
            event.complete = minutes.back();
            if (minutes.size() == 2) event.start = minutes.front();
            builder.add(event);
        }
    }
    auto log = std::move(builder).build();
    EXPECT_TRUE(log);
    return log ? *log : EventLog();
}

inline std::uint32_t activity_in(const EventLog& log, std::string_view name) {
    const auto number = log.activities().find(name);
    EXPECT_TRUE(number) << name;
    return number.value_or(0);
}

// Names of the chosen cases, "A B C".
inline std::string case_names(const Selection& selection) {
    std::string names;
    selection.for_each_case([&](std::uint32_t index, std::uint64_t, std::uint64_t) {
        if (!names.empty()) names += ' ';
        names += selection.log().case_names()[index];
    });
    return names;
}

// Six patients at an emergency department. Minutes:
//     A  arrival, triage after 10, doctor after 30, home after 90
//     B  the same way, slower
//     C  sees a doctor twice, then is admitted
//     D  leaves after triage
//     E  sees a doctor at the same minute as triage, written after it
//     F  triage before arrival has been written
inline EventLog emergency_log() {
    return log_of_lines({
        "A: Ankomst 0/Anna, Triage 10/Bo, Läkare 30/Åsa, Hem 90/Åsa",
        "B: Ankomst 0/Anna, Triage 20/Bo, Läkare 80/Åsa, Hem 200/Anna",
        "C: Ankomst 5/Anna, Triage 15/Bo, Läkare 45/Åsa, Läkare 105/Örjan, Inlagd 165/Örjan",
        "D: Ankomst 7/Anna, Triage 37/Bo",
        "E: Ankomst 9/Anna, Triage 19/Anna, Läkare 19/Åsa, Hem 49/Bo",
        "F: Triage 3/Bo, Ankomst 8/Anna, Läkare 68/Åsa, Inlagd 98/Örjan",
    });
}

}  // namespace ledstang
