#include "meetings/icalendar.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include <support/source_folder.h>
#include "base/program.h"
#include "base/utf8.h"
#include "described/json_read.h"

namespace ledstang {
namespace {

CalendarEvent event() {
    CalendarEvent event;
    event.id = "mk-2022-06-08";
    event.sequence = 2;
    event.changed_at = "2022-05-01T12:34:56.789Z";
    event.day = *parse_date("2022-06-08");
    event.starts_at = "13:00";
    event.minutes = 90;
    event.summary = "Medicinska kommittén; nivå 1, möte \\ två";
    event.description =
        "Dagordning:\n1. Öppnande, val av justerare och en fråga som är så lång att raden måste delas på "
        "flera ställen mitt bland å, ä och ö: ååååååååååååååååååååååååååååååååååååååå";
    event.place = "Sal B, plan 3";
    event.organiser = {"åsa", "Åsa \"Ö\" Berg", "", ""};
    event.invited = {{"per", "Per Öhman", "per@example.test", "accepted"}, {"maria", "Maria, Niemi", "", ""}};
    return event;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find("\r\n", at);
        if (end == std::string::npos) return {};
        lines.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

TEST(IcalendarTest, FoldsAtSeventyFiveOctetsWithoutCuttingALetter) {
    for (std::size_t before = 0; before < 6; ++before) {
        std::string line(before, 'x');
        for (int i = 0; i < 200; ++i) line += i % 3 == 0 ? "å" : i % 3 == 1 ? "€" : "😀";
        std::string unfolded;
        for (const auto& part : lines_of(folded(line))) {
            EXPECT_LE(part.size(), 75U);
            EXPECT_FALSE(first_invalid_utf8(part)) << part;
            unfolded += unfolded.empty() ? part : part.substr(1);
        }
        EXPECT_EQ(unfolded, line);
    }
    EXPECT_EQ(folded(std::string(75, 'x')), std::string(75, 'x') + "\r\n");
}

TEST(IcalendarTest, EscapesWhatHasAMeaning) {
    EXPECT_EQ(escaped_text("a, b; c\\d\r\ne"), "a\\, b\\; c\\\\d\\ne");
}

// What another program reads out of it; python3-icalendar of Debian.
TEST(IcalendarTest, IsReadByAnotherProgram) {
    const auto has = run_program({"python3", "-c", "import icalendar"});
    if (!has || has->exit_code != 0) GTEST_SKIP() << "skipped: python3-icalendar is not installed";
    const auto file = std::filesystem::temp_directory_path() / ("ledstang_icalendar_" + std::to_string(getpid()));
    std::ofstream(file, std::ios::binary) << calendar_text(CalendarMethod::request, "Möten", {event()});
    const auto read = run_program({"python3", source_folder() + "/tests/support/read_icalendar.py", file.string()});
    std::filesystem::remove(file);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->exit_code, 0) << read->errors;
    const auto json = parse_json(read->output);
    ASSERT_TRUE(json) << read->output;
    EXPECT_EQ(json->at("method"), "REQUEST");
    const auto& only = json->at("events").at(0);
    EXPECT_EQ(only.at("summary"), event().summary);
    EXPECT_EQ(only.at("description"), event().description);
    EXPECT_EQ(only.at("location"), event().place);
    EXPECT_EQ(only.at("uid"), "mk-2022-06-08@ledstang");
    EXPECT_EQ(only.at("sequence"), 2);
    EXPECT_EQ(only.at("start_utc"), "2022-06-08T11:00:00+00:00") << "summer time by the calendar's own rules";
    EXPECT_EQ(only.at("minutes"), 90);
    EXPECT_EQ(only.at("attendees"), Json::parse(R"([["Per Öhman", "mailto:per@example.test", "ACCEPTED"],
                                                    ["Maria, Niemi", "urn:ledstang:person:maria", "NEEDS-ACTION"]])"));
    EXPECT_EQ(only.at("organizer"), Json::parse(R"(["Åsa Ö Berg", "urn:ledstang:person:%C3%A5sa"])"));
}

TEST(IcalendarTest, TellsOfACancelledMeeting) {
    CalendarEvent gone = event();
    gone.cancelled = true;
    const auto lines = lines_of(calendar_text(CalendarMethod::cancel, "", {gone}));
    EXPECT_THAT(lines, testing::Contains("METHOD:CANCEL"));
    EXPECT_THAT(lines, testing::Contains("STATUS:CANCELLED"));
    EXPECT_THAT(lines, testing::Contains("SEQUENCE:2"));
}

}  // namespace
}  // namespace ledstang
