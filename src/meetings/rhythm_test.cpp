#include "meetings/rhythm.h"

#include <gmock/gmock.h>

namespace ledstang {
namespace {

std::vector<std::string> texts(Every every, const char* first, const char* through) {
    std::vector<std::string> found;
    for (const auto& day : days_of(every, *parse_date(first), *parse_date(through))) found.push_back(to_string(day));
    return found;
}

using testing::ElementsAre;

TEST(RhythmTest, CountsWeeksFromTheFirstDay) {
    EXPECT_THAT(texts(Every::two_weeks, "2022-12-14", "2023-01-11"),
                ElementsAre("2022-12-14", "2022-12-28", "2023-01-11"));
    EXPECT_THAT(texts(Every::four_weeks, "2022-05-04", "2022-06-30"),
                ElementsAre("2022-05-04", "2022-06-01", "2022-06-29"));
    EXPECT_THAT(texts(Every::week, "2022-05-04", "2022-05-03"), ElementsAre());
}

TEST(RhythmTest, KeepsThePlaceInTheMonth) {
    EXPECT_THAT(texts(Every::month, "2022-01-11", "2022-04-30"),
                ElementsAre("2022-01-11", "2022-02-08", "2022-03-08", "2022-04-12"));  // second Tuesdays
    EXPECT_THAT(texts(Every::month, "2022-01-31", "2022-04-30"),
                ElementsAre("2022-01-31", "2022-02-28", "2022-03-28", "2022-04-25"));  // last Mondays
    EXPECT_THAT(texts(Every::quarter, "2022-11-02", "2023-05-31"),
                ElementsAre("2022-11-02", "2023-02-01", "2023-05-03"));
    EXPECT_THAT(texts(Every::two_months, "2022-11-02", "2023-01-03"), ElementsAre("2022-11-02"));
}

TEST(RhythmTest, IsToldInWords) {
    EXPECT_EQ(in_words(Every::two_weeks, *parse_date("2022-05-04")), "Varannan onsdag");
    EXPECT_EQ(in_words(Every::month, *parse_date("2022-01-11")), "Andra tisdagen i månaden");
    EXPECT_EQ(in_words(Every::quarter, *parse_date("2022-01-31")), "Sista måndagen varje kvartal");
    EXPECT_EQ(day_in_words(*parse_date("2022-06-08")), "onsdag 8 juni 2022");
}

TEST(RhythmTest, ProposesTheSameWeekdayTwoWeeksOn) {
    EXPECT_EQ(to_string(proposed_day(*parse_date("2022-06-08"), *parse_date("2022-06-08"))), "2022-06-22");
    EXPECT_EQ(to_string(proposed_day(*parse_date("2022-06-08"), *parse_date("2022-08-01"))), "2022-08-17");
}

}  // namespace
}  // namespace ledstang
