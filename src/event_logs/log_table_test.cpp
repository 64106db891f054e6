#include <gmock/gmock.h>

#include "event_logs/logs_for_tests.h"
#include "event_logs/read_log.h"
#include "event_logs/suggest_log_columns.h"
#include "exchange/write_workbook.h"
#include "warehouse/warehouse.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view visits =
    "Vårdtillfälle;Händelse;Tidpunkt;Enhet;Kön;Poäng;Postnummer\n"
    "1001;Ankomst;2024-05-01 08:15;Akuten;K;2,5;98234\n"
    "1002;Ankomst;2024-05-01 08:20;Akuten;M;;01234\n"
    "1001;Läkare;2024-05-01 08:15;Akuten;K;;98234\n"
    "1001;Hem;2024-05-01 11:00:30;;K;7;\n"
    "1002; Hem ;2024-05-01 08:19;Avdelning 1;M;;01234\n";

TEST(LogTable, ColumnsAreSuggestedAndRead) {
    const LogFolder folder;
    const auto read = read_log(folder.file("besök.csv", visits));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_THAT(lines_of(read->log),
                ElementsAre("1001 Kön=K Postnummer=98234", "  2024-05-01T06:15:00Z Ankomst /Akuten Poäng=2.5",
                            "  2024-05-01T06:15:00Z Läkare /Akuten", "  2024-05-01T09:00:30Z Hem Poäng=7",
                            "1002 Kön=M Postnummer=01234", "  2024-05-01T06:19:00Z Hem /Avdelning 1",
                            "  2024-05-01T06:20:00Z Ankomst /Akuten"));
    EXPECT_EQ(read->report.format, LogFormat::table);
}

TEST(LogTable, EverySuggestionHasItsReason) {
    const auto suggestion = suggest_log_columns({"Nr", "Vad", "När", "Anm"}, {{"1", "prov", "2024-05-01 08:00", "x"},
                                                                              {"1", "svar", "2024-05-01 09:00", "y"},
                                                                              {"2", "prov", "2024-05-01 10:00", "z"},
                                                                              {"2", "svar", "2024-05-01 11:00", "u"},
                                                                              {"3", "prov", "2024-05-01 12:00", "v"},
                                                                              {"3", "svar", "2024-05-01 12:00", "w"}});
    EXPECT_EQ(suggestion.columns.complete, "När");
    EXPECT_EQ(suggestion.columns.activity, "Vad");
    EXPECT_EQ(suggestion.columns.case_name, "Nr");
    std::vector<std::string> reasons;
    for (const auto& reason : suggestion.reasons)
        reasons.push_back(reason.role + " " + reason.heading + ": " + reason.reason);
    EXPECT_THAT(reasons, ElementsAre("complete När: alla 6 värden bland de första raderna är tidpunkter",
                                     "activity Vad: 2 olika värden på 6 rader, som steg i ett förlopp brukar ha",
                                     "case Nr: 3 olika värden på 6 rader, och alla rader har ett"));
}

TEST(LogTable, WordsOfOtherProgramsAreKnown) {
    const auto suggestion = suggest_log_columns({"case:concept:name", "concept:name", "time:timestamp",
                                                 "start_timestamp", "org:resource", "lifecycle:transition", "case:Kön"},
                                                {});
    EXPECT_EQ(suggestion.columns.case_name, "case:concept:name");
    EXPECT_EQ(suggestion.columns.activity, "concept:name");
    EXPECT_EQ(suggestion.columns.complete, "time:timestamp");
    EXPECT_EQ(suggestion.columns.start, "start_timestamp");
    EXPECT_EQ(suggestion.columns.resource, "org:resource");
    EXPECT_EQ(suggestion.columns.lifecycle, "lifecycle:transition");
    EXPECT_THAT(suggestion.columns.of_case, ElementsAre("case:Kön"));
    EXPECT_THAT(suggest_log_columns({"a", "b"}, {}).reasons, IsEmpty());
}

TEST(LogTable, AChoiceOfColumnsIsFollowed) {
    const LogFolder folder;
    LogReadWish wish;
    wish.zone = ClockZone::utc;
    wish.columns = {.case_name = "Postnummer",
                    .activity = "Enhet",
                    .complete = "Tidpunkt",
                    .start = "",
                    .resource = "",
                    .lifecycle = ""};
    wish.columns.left_out = {"Poäng", "Kön", "Händelse"};
    wish.leave_out_faulty = true;
    const auto read = read_log(folder.file("besök.csv", visits), wish);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_THAT(lines_of(read->log), ElementsAre("98234", "  2024-05-01T08:15:00Z Akuten Vårdtillfälle=1001",
                                                 "  2024-05-01T08:15:00Z Akuten Vårdtillfälle=1001", "01234",
                                                 "  2024-05-01T08:19:00Z Avdelning 1 Vårdtillfälle=1002",
                                                 "  2024-05-01T08:20:00Z Akuten Vårdtillfälle=1002"));
    EXPECT_EQ(read->report.faulty_events, 1U);
    wish.columns.case_name = "Fall";
    const auto refused = read_log(folder.path("besök.csv"), wish);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "process_log.columns");
    EXPECT_THAT(refused.error().message, HasSubstr("Kolumnen ”Fall” för fall finns inte"));
}

TEST(LogTable, IntervalsComeFromTwoColumnsOrFromTheLifecycle) {
    const LogFolder folder;
    const auto two =
        read_log(folder.file("a.csv",
                             "fall,aktivitet,start,slut\nA,prov,2024-05-01T08:00:00Z,2024-05-01T09:00:00Z\n"
                             "A,hem,,2024-05-01T10:00:00Z\n"));
    ASSERT_TRUE(two) << two.error().message;
    EXPECT_THAT(lines_of(two->log), ElementsAre("A", "  2024-05-01T08:00:00Z–2024-05-01T09:00:00Z prov",
                                                "  2024-05-01T10:00:00Z–2024-05-01T10:00:00Z hem"));
    const auto rows =
        read_log(folder.file("b.csv",
                             "fall,aktivitet,tid,livscykel\nA,prov,2024-05-01T08:00:00Z,start\n"
                             "B,prov,2024-05-01T08:30:00Z,complete\nA,prov,2024-05-01T09:00:00Z,complete\n"));
    ASSERT_TRUE(rows) << rows.error().message;
    EXPECT_THAT(lines_of(rows->log), ElementsAre("A", "  2024-05-01T08:00:00Z–2024-05-01T09:00:00Z prov", "B",
                                                 "  2024-05-01T08:30:00Z–2024-05-01T08:30:00Z prov"));
}

TEST(LogTable, FaultsAreToldWithRowAndColumn) {
    const LogFolder folder;
    const auto read =
        read_log(folder.file("fel.csv",
                             "fall,aktivitet,start,slut\nA,prov,,i går\n,prov,,2024-05-01\nA,,,2024-05-01\n"
                             "A,prov,,\nA,prov,2024-05-02,2024-05-01\nA,prov\nNA,?,,2024-05-01\n"),
                 {.columns = {"fall", "aktivitet", "slut", "start", "", ""}, .object_type = {}});
    ASSERT_FALSE(read);
    std::vector<std::string> faults;
    for (const auto& fault : read.error().faults) {
        faults.push_back(fault.code + " " + std::to_string(*fault.line) + ":" +
                         std::to_string(fault.column.value_or(0)));
    }
    EXPECT_THAT(faults, ElementsAre("process_log.time_wrong 2:4", "process_log.case_missing 3:1",
                                    "process_log.activity_missing 4:2", "process_log.time_missing 5:4",
                                    "process_log.time_reversed 6:3", "table.cell_count 7:3"));
}

TEST(LogTable, AWorkbookIsALogToo) {
    const LogFolder folder;
    const OutTable table{
        {"Fall", "Aktivitet", "Tid"},
        {{OutNumber{Decimal::from_whole(7)}, "ankomst", "2024-05-01 08:15"}, {"NA", "hem", "2024-05-01 09:15:30"}}};
    const auto bytes = write_workbook({{"Logg", table}}, {.title = "Logg"});
    ASSERT_TRUE(bytes);
    const auto read = read_log(folder.file("logg.xlsx", *bytes));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_THAT(lines_of(read->log),
                ElementsAre("7", "  2024-05-01T06:15:00Z ankomst", "NA", "  2024-05-01T07:15:30Z hem"));
}

TEST(LogTable, ParquetIsALogToo) {
    const LogFolder folder;
    const auto file = folder.path("logg.parquet");
    const auto warehouse = open_duckdb_warehouse({.file = {}, .threads = 1, .files_may_be_read = true});
    warehouse->execute(
        {"COPY (SELECT * FROM (VALUES ('NA', 'ankomst', TIMESTAMPTZ '2024-05-01 08:15:00.25+02', '?', 81), "
         "('2', 'hem', TIMESTAMPTZ '2024-05-01 09:00:00+02', NULL, NULL)) AS t(case_id, activity, timestamp, "
         "resource, age)) TO '" +
         file.string() + "' (FORMAT parquet)"});
    const auto read = read_log(file);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_THAT(lines_of(read->log),
                ElementsAre("NA", "  2024-05-01T06:15:00.250Z ankomst /? age=81", "2", "  2024-05-01T07:00:00Z hem"));
}

}  // namespace
}  // namespace ledstang
