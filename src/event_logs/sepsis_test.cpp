// The real log that the definitions' figures are of, in its two forms. It is not part of the project.
#include <gmock/gmock.h>

#include <support/shared_folder.h>

#include "event_logs/event_log_builder.h"
#include "event_logs/log_file.h"
#include "event_logs/logs_for_tests.h"
#include "event_logs/read_log.h"
#include "event_logs/suggest_log_columns.h"
#include "event_logs/xes_writer.h"

namespace ledstang {
namespace {

std::optional<std::filesystem::path> process_data() {
    const auto folder = shared_folder();
    if (!folder || !std::filesystem::exists(*folder / "data/process/sepsis.xes.gz")) return std::nullopt;
    return *folder / "data/process";
}

// The attributes in order of their names: XES has them by first appearance, the table by its headings.
std::vector<std::string> attribute_lines(const EventLog& log) {
    std::vector<std::string> lines;
    for (const auto& attribute : log.attributes()) {
        std::string line = attribute.name() + " " + std::to_string(static_cast<int>(attribute.kind())) +
                           (attribute.of_case() ? " of cases" : "");
        for (std::uint64_t row = 0; row < (attribute.of_case() ? log.cases() : log.events()); ++row) {
            line += "|" + value_in_words(attribute, row);
        }
        lines.push_back(line);
    }
    std::ranges::sort(lines);
    return lines;
}

void expect_equal(const EventLog& a, const EventLog& b) {
    EXPECT_TRUE(std::ranges::equal(a.case_begin(), b.case_begin()));
    EXPECT_TRUE(std::ranges::equal(a.activity(), b.activity()));
    EXPECT_TRUE(std::ranges::equal(a.complete(), b.complete()));
    EXPECT_TRUE(std::ranges::equal(a.start(), b.start()));
    EXPECT_TRUE(std::ranges::equal(a.resource(), b.resource()));
    for (const auto names : {&EventLog::activities, &EventLog::resources, &EventLog::case_names}) {
        ASSERT_EQ((a.*names)().size(), (b.*names)().size());
        for (std::uint32_t i = 0; i < (a.*names)().size(); ++i) EXPECT_EQ((a.*names)()[i], (b.*names)()[i]);
    }
    EXPECT_EQ(attribute_lines(a), attribute_lines(b));
}

TEST(SepsisLog, XesAndCsvAreTheSameLog) {
    const auto folder = process_data();
    if (!folder) GTEST_SKIP() << "skipped: the sepsis log is not in the shared folder";
    const auto xes = read_log(*folder / "sepsis.xes.gz");
    ASSERT_TRUE(xes) << xes.error().message;
    const auto csv = read_log(*folder / "sepsis.csv");
    ASSERT_TRUE(csv) << csv.error().message;
    for (const auto* read : {&*xes, &*csv}) {
        EXPECT_EQ(read->log.events(), 15214U);
        EXPECT_EQ(read->log.cases(), 1050U);
        EXPECT_EQ(read->log.activities().size(), 16U);
        EXPECT_FALSE(read->log.is_interval());
        EXPECT_EQ(read->report.source_events, 15214U);
        EXPECT_EQ(read->report.other_transitions, 0U);
        EXPECT_EQ(read->report.empty_cases, 0U);
        // A case that other programs take for a missing value, and a resource.
        const auto na = read->log.case_names().find("NA");
        ASSERT_TRUE(na);
        EXPECT_EQ(read->log.case_begin()[*na + 1] - read->log.case_begin()[*na], 24U);
        EXPECT_TRUE(read->log.resources().find("?"));
    }
    expect_equal(xes->log, csv->log);
    EXPECT_EQ(xes->log.attributes().size(), 27U);
}

TEST(SepsisLog, TheOffsetsOfBothHalvesOfTheYearCount) {
    const auto folder = process_data();
    if (!folder) GTEST_SKIP() << "skipped: the sepsis log is not in the shared folder";
    const auto read = read_log(*folder / "sepsis.xes.gz");
    ASSERT_TRUE(read);
    // 2014-10-22T11:15:41.000+02:00 is the first event of the first case.
    EXPECT_EQ(instant_text(read->log.complete()[0]), "2014-10-22T09:15:41Z");
    std::uint64_t without_gap = 0;
    for (std::uint32_t one = 0; one < read->log.cases(); ++one) {
        for (auto event = read->log.case_begin()[one] + 1; event < read->log.case_begin()[one + 1]; ++event) {
            const auto gap = read->log.complete()[event] - read->log.complete()[event - 1];
            EXPECT_GE(gap, 0);
            if (gap == 0) ++without_gap;
        }
    }
    EXPECT_EQ(without_gap, 4447U);
}

TEST(SepsisLog, SurvivesTheColumnFileAndXes) {
    const auto folder = process_data();
    if (!folder) GTEST_SKIP() << "skipped: the sepsis log is not in the shared folder";
    const LogFolder files;
    const EventLog log = read_log(*folder / "sepsis.xes.gz")->log;
    write_event_log(log, files.path("sepsis.loggfil"));
    const auto opened = open_event_log(files.path("sepsis.loggfil"));
    ASSERT_TRUE(opened) << opened.error().message;
    ASSERT_TRUE(verify_event_log(*opened));
    expect_equal(log, *opened);
    write_xes(*opened, files.path("sepsis.xes"));
    const auto again = read_log(files.path("sepsis.xes"));
    ASSERT_TRUE(again) << again.error().message;
    expect_equal(log, again->log);
}

TEST(SepsisLog, TheTablesColumnsAreFound) {
    const auto folder = process_data();
    if (!folder) GTEST_SKIP() << "skipped: the sepsis log is not in the shared folder";
    const auto preview = preview_log_table(*folder / "sepsis.csv");
    ASSERT_TRUE(preview);
    const LogTableColumns& columns = preview->suggestion.columns;
    EXPECT_EQ(columns.case_name, "case_id");
    EXPECT_EQ(columns.activity, "activity");
    EXPECT_EQ(columns.complete, "timestamp");
    EXPECT_EQ(columns.resource, "resource");
    EXPECT_EQ(columns.lifecycle, "lifecycle");
    EXPECT_EQ(columns.start, "");
    EXPECT_THAT(columns.of_case, testing::IsEmpty());
}

}  // namespace
}  // namespace ledstang
