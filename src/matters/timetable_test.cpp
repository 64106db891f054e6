#include "matters/timetable.h"

#include <gtest/gtest.h>

#include <set>

#include "matters/test_region.h"

namespace ledstang {
namespace {

Timetable start(const char* date) {
    return {"start_senast", parse_date(date), std::nullopt};
}
Timetable due(const char* date) {
    return {"klart_senast", std::nullopt, parse_date(date)};
}

TEST(TimetableTest, ReadsOnePointInTime) {
    struct Row {
        const char* text;
        Timetable expected;
    };
    for (const auto& [text, expected] :
         {Row{"Klart senast under tertial 2", due("2022-08-31")}, Row{"senast under tertial 2", due("2022-08-31")},
          Row{"Klart senast T3.", due("2022-12-31")}, Row{"Senast under tredje tertialet", due("2022-12-31")},
          Row{"Start under tertial 1.", start("2022-04-30")}, Row{"Start under första tertialet", start("2022-04-30")},
          Row{"Påbörjas senast i februari", start("2022-02-28")}, Row{"Klart innan årets slut.", due("2022-12-31")},
          Row{"Klart under året", due("2022-12-31")}, Row{"Klart 25 maj", due("2022-05-25")},
          Row{"Klart senast 2022-05-25", due("2022-05-25")}, Row{"Klart före maj", due("2022-04-30")},
          Row{"Färdigställs innan tertial 3", due("2022-08-31")}, Row{"Klart tertial 1 2023", due("2023-04-30")},
          Row{"Klart senast februari 2024", due("2024-02-29")},
          Row{"KLART SENAST UNDER TERTIAL 2", due("2022-08-31")}}) {
        const auto read = parse_timetable(text, 2022);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(*read, expected) << text;
    }
}

TEST(TimetableTest, ReadsWhatGoesOn) {
    for (const char* text : {"Löpande under året.", "Löpande arbete under året.", "Löpande"}) {
        EXPECT_EQ(parse_timetable(text, 2022), (Timetable{"lopande", {}, {}})) << text;
    }
    for (const char* text : {"Vid behov, löpande under året.", "Vid behov"}) {
        EXPECT_EQ(parse_timetable(text, 2022), (Timetable{"vid_behov_lopande", {}, {}})) << text;
    }
}

TEST(TimetableTest, DoesNotGuess) {
    for (const char* text :
         {"", "Under tertial 1", "Tertial 1 och tertial 2", "Start tertial 1, klart tertial 2", "Klart under tertial 4",
          "Klart under hösten", "Klart kvartal 2", "Klart vecka 12", "Inte klart under tertial 1", "Klart nästa år",
          "Klart 30 februari", "Löpande, klart tertial 2", "Klart tertialet", "Star januari", "Klart",
          "Klart under tertial 2, uppföljning 2023"}) {
        EXPECT_FALSE(parse_timetable(text, 2022)) << text;
    }
    EXPECT_FALSE(parse_timetable("Klart under tertial 2", 22));
}

// The transcription was made by a person. The parser settles 35 of its 40 wordings, all as the person did, and leaves:
// 1 (a milestone, then ongoing), 3 ("Under tertial 1 beslutas": neither start nor end), 9 ("påbörjat alternativt
// färdigställt"), 16 (two parts with a date each), 24 ("Star januari").
TEST(TimetableTest, AgreesWithTheTranscriptionWhereItSpeaks) {
    const auto table = example_table("actions.csv");
    if (!table) GTEST_SKIP() << "the example's files are not here";
    std::set<std::string> left;
    for (const Row& row : table->rows) {
        const std::string number(table->text(row, "action_no"));
        const auto read = parse_timetable(table->text(row, "timetable"), 2022);
        if (!read) {
            left.insert(number);
            continue;
        }
        EXPECT_EQ(read->schedule_kind, table->text(row, "schedule_kind")) << number;
        EXPECT_EQ(read->start_by, parse_date(table->text(row, "start_by"))) << number;
        EXPECT_EQ(read->due_by, parse_date(table->text(row, "due_by"))) << number;
    }
    EXPECT_EQ(table->rows.size(), 40U);
    EXPECT_EQ(left, (std::set<std::string>{"1", "16", "24", "3", "9"}));
}

}  // namespace
}  // namespace ledstang
