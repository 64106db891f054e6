#include <gmock/gmock.h>

#include <cstring>

#include "event_logs/event_log_builder.h"
#include "event_logs/log_file.h"
#include "event_logs/logs_for_tests.h"

namespace ledstang {
namespace {

EventLog made_up_log(bool intervals) {
    EventLogBuilder builder;
    const auto unit = builder.attribute("enhet", false);
    const auto sex = builder.attribute("kön", true);
    const auto age = builder.attribute("kön", false);
    for (int i = 0; i < 500; ++i) {
        EventIn event{.case_name = std::to_string(i % 60), .activity = "steg " + std::to_string(i % 7), .complete = i};
        if (intervals) event.start = i - 5;
        if (i % 2) event.resource = "Åsa";
        builder.add(event);
        if (i % 3) builder.set_text(unit, "Avdelning " + std::to_string(i % 4));
        if (i % 5) builder.set_number(age, i);
        builder.set_case_text(sex, builder.case_number(std::to_string(i % 60)), i % 60 % 2 ? "kvinna" : "man");
    }
    return *builder.build();
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// What is refused, at opening or at the check of the columns; "" when nothing is.
std::string refused(const std::filesystem::path& file) {
    const auto log = open_event_log(file);
    if (!log) return log.error().code;
    const auto verified = verify_event_log(*log);
    return verified ? "" : verified.error().code;
}

TEST(LogFile, GivesTheLogThatWasWritten) {
    const LogFolder folder;
    for (const bool intervals : {false, true}) {
        const EventLog log = made_up_log(intervals);
        write_event_log(log, folder.path("a.loggfil"));
        const auto opened = open_event_log(folder.path("a.loggfil"));
        ASSERT_TRUE(opened);
        EXPECT_EQ(lines_of(*opened), lines_of(log));
        EXPECT_EQ(opened->is_interval(), intervals);
        EXPECT_TRUE(verify_event_log(*opened));
        // A file of the opened one is the same file.
        write_event_log(*opened, folder.path("b.loggfil"));
        EXPECT_EQ(content_of(folder.path("a.loggfil")), content_of(folder.path("b.loggfil")));
    }
}

TEST(LogFile, AnEmptyLogIsAFileToo) {
    const LogFolder folder;
    write_event_log(EventLog(), folder.path("tom.loggfil"));
    const auto opened = open_event_log(folder.path("tom.loggfil"));
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->cases(), 0U);
    EXPECT_EQ(refused(folder.path("tom.loggfil")), "");
}

TEST(LogFile, AnOpenLogOutlivesItsFile) {
    const LogFolder folder;
    const auto path = folder.path("a.loggfil");
    const EventLog log = made_up_log(false);
    write_event_log(log, path);
    const auto opened = open_event_log(path);
    ASSERT_TRUE(opened);
    write_event_log(EventLog(), path);
    EXPECT_EQ(lines_of(*opened), lines_of(log)) << "replaced";
    std::filesystem::remove(path);
    EXPECT_EQ(lines_of(*opened), lines_of(log)) << "removed";
}

// The directory's last entry, with the header's count and checksum as if it had never been there.
std::string without_last_column(std::string content) {
    std::uint32_t columns = 0;
    std::memcpy(&columns, content.data() + 12, sizeof columns);
    --columns;
    std::memcpy(content.data() + 12, &columns, sizeof columns);
    std::memset(content.data() + 24, 0, 8);
    const auto sum = column_checksum(std::as_bytes(std::span(content).first(64 + columns * std::size_t{48})));
    std::memcpy(content.data() + 24, &sum, sizeof sum);
    return content;
}

TEST(LogFile, OfBeforeVariantsHadAColumnIsReadAndTheyAreWorkedOut) {
    const LogFolder folder;
    const EventLog log = made_up_log(false);
    write_event_log(log, folder.path("ny.loggfil"));
    const std::string whole = content_of(folder.path("ny.loggfil"));
    const auto old = open_event_log(folder.file("gammal.loggfil", without_last_column(whole)));
    ASSERT_TRUE(old) << old.error().message;
    EXPECT_TRUE(verify_event_log(*old));
    EXPECT_EQ(lines_of(*old), lines_of(log));
    const auto opened = open_event_log(folder.path("ny.loggfil"));
    ASSERT_TRUE(opened);
    EXPECT_THAT(old->case_variant(), testing::ElementsAreArray(opened->case_variant()));
    write_event_log(*old, folder.path("igen.loggfil"));
    EXPECT_EQ(content_of(folder.path("igen.loggfil")), whole) << "written anew it has the column";
}

TEST(LogFile, EveryCutAndEveryChangedByteIsFound) {
    const LogFolder folder;
    write_event_log(made_up_log(true), folder.path("hel.loggfil"));
    const std::string whole = content_of(folder.path("hel.loggfil"));
    ASSERT_GT(whole.size(), 10'000U);
    for (std::size_t size = 0; size < whole.size(); size += 997) {
        EXPECT_EQ(refused(folder.file("x.loggfil", whole.substr(0, size))), "process_log.damaged") << size;
    }
    EXPECT_EQ(refused(folder.file("x.loggfil", whole + " ")), "process_log.damaged");

    const auto damaged_at = [&](std::size_t at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        return refused(folder.file("x.loggfil", changed));
    };
    // The header and directory byte by byte; of the columns some. Bytes between columns mean nothing.
    EXPECT_EQ(damaged_at(8), "process_log.version");
    for (std::size_t at = 12; at < 64; ++at) EXPECT_EQ(damaged_at(at), "process_log.damaged") << at;
    for (std::size_t at = 64; at < 64 + 5 * 48; ++at) EXPECT_EQ(damaged_at(at), "process_log.damaged") << at;
    std::size_t found = 0;
    std::size_t tried = 0;
    for (std::size_t at = 2048; at < whole.size(); at += 211, ++tried) found += damaged_at(at) == "process_log.damaged";
    EXPECT_GT(found, tried * 9 / 10);
}

TEST(LogFile, TouchingADamagedColumnThrowsBeforeAnythingIsReckonedOnIt) {
    const LogFolder folder;
    write_event_log(made_up_log(false), folder.path("hel.loggfil"));
    std::string content = content_of(folder.path("hel.loggfil"));
    // The instants: 500 numbers in order, found by the number 499 last among them.
    const std::int64_t last = 499;
    const auto at = content.rfind(std::string_view(reinterpret_cast<const char*>(&last), sizeof last));
    ASSERT_NE(at, std::string::npos);
    bool thrown = false;
    for (std::size_t byte = at; byte < at + 8 && !thrown; ++byte) {
        std::string changed = content;
        changed[byte] = static_cast<char>(changed[byte] ^ 1);
        const auto log = open_event_log(folder.file("x.loggfil", changed));
        ASSERT_TRUE(log) << "opening looks at no column";
        EXPECT_EQ(log->events(), 500U);
        try {
            (void)log->complete();
        } catch (const DamagedLog&) {
            thrown = true;
        }
    }
    EXPECT_TRUE(thrown);
}

TEST(LogFile, WhatIsNoLogFileIsRefused) {
    const LogFolder folder;
    EXPECT_EQ(refused(folder.path("saknas.loggfil")), "process_log.missing");
    EXPECT_EQ(refused(std::filesystem::temp_directory_path()), "process_log.missing");
    EXPECT_EQ(refused(folder.file("text.loggfil", "case;activity;time\n")), "process_log.damaged");
}

}  // namespace
}  // namespace ledstang
