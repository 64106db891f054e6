// Forums and series on both databases: who is invited by which rule, and meetings that are made ahead.
#include "meetings/test_meetings.h"

namespace ledstang {
namespace {

using testing::Contains;
using testing::ElementsAre;

class ForumsTest : public MeetingsTest {};
LEDSTANG_ON_BOTH_STORES(ForumsTest);

// KR-05
TEST_P(ForumsTest, invite_every_health_centre_also_one_that_is_new) {
    as("fia");
    const Json rule = {{"kind", "units"},
                       {"target", "enhet"},
                       {"function", "enhetschefer"},
                       {"word", "vårdcentral"},
                       {"below", division}};
    const auto id =
        forum({{"name", "Primärvårdsforum"}, {"unit", division}, {"led_by", "divisionschef"}, {"invitations", {rule}}});
    const Json before = done("get_forum", {{"id", id}}).at("invited");
    ASSERT_EQ(before.size(), 2U);
    EXPECT_EQ(before.at(0).at("person"), "eva");
    EXPECT_EQ(before.at(0).at("why"), "enhetschefer, Vårdcentralen Norr");
    EXPECT_EQ(before.at(1).at("person"), "") << "nobody is the head of Syd, which is shown";
    EXPECT_EQ(before.at(1).at("unit_name"), "Vårdcentralen Syd");
    series(id, {{"name", "Primärvårdsforum"}});
    unit("vc_ny", "Nya vårdcentralen (privat)", "enhet", division, "2022-05-01");
    write([](Sql& sql) { holds(sql, "enhetschefer", "vc_ny", "gun"); });
    as("gun");
    const Json next = done("list_my_meetings", Json::object()).at("coming").at(0);
    EXPECT_EQ(next.at("day"), "2022-05-25");
    EXPECT_THAT(all(meeting(next.at("id")).at("invited"), "person"), Contains("gun"));
}

// KR-01
TEST_P(ForumsTest, show_a_standing_seat_in_each_meetings_list_of_attendees) {
    as("dan");
    const auto id =
        forum({{"name", "HoS-ledningsgruppen"},
               {"group", "hos"},
               {"level", "division"},
               {"decides", true},
               {"invitations", {{{"kind", "group"}, {"target", "hos"}}, {{"kind", "attendees"}, {"target", "hos"}}}}});
    series(id, {{"name", "HoS"}});
    const Json invited = meeting(meeting_on(id, "2022-06-08")).at("invited");
    ASSERT_THAT(all(invited, "person"), ElementsAre("dan", "asa"));
    EXPECT_EQ(invited.at(1).at("why"), "Stående plats: ordförande i Medicinska kommittén");
    as("asa");
    EXPECT_EQ(done("list_my_meetings", Json::object()).at("coming").size(), 4U);
    as("cia");
    EXPECT_TRUE(done("list_my_meetings", Json::object()).at("coming").empty()) << "the seat is the chair's";
    EXPECT_EQ(refused("get_meeting", {{"meeting", meeting_on(id, "2022-06-08")}}), "meeting.not_invited");
}

// NB-106
TEST_P(ForumsTest, let_a_research_network_have_its_series) {
    as("cia");
    const auto id = forum({{"name", "Forskningsnätverkets möten"},
                           {"group", "forskning"},
                           {"invitations", {{{"kind", "group"}, {"target", "forskning"}}}}});
    series(id,
           {{"name", "Nätverksmöte"}, {"every", "quarter"}, {"first_day", "2022-06-01"}, {"last_day", "2023-03-31"}});
    EXPECT_THAT(days_of_forum(id), ElementsAre("2022-06-01", "2022-09-07", "2022-12-07", "2023-03-01"));
    EXPECT_EQ(done("get_forum", {{"id", id}}).at("how_often").at(0), "Första onsdagen varje kvartal");
}

TEST_P(ForumsTest, make_meetings_ahead_that_are_moved_and_cancelled_one_by_one) {
    const auto id = committee();
    EXPECT_THAT(days_of_forum(id), ElementsAre("2022-05-25", "2022-06-08", "2022-06-22", "2022-07-06"));
    const auto second = meeting_on(id, "2022-06-08"), third = meeting_on(id, "2022-06-22");
    const Json moved = {{"meeting", second},   {"title", "Kommitténs möte"},
                        {"day", "2022-06-09"}, {"starts_at", "09:00"},
                        {"minutes", 60},       {"version", 1}};
    EXPECT_EQ(done("change_meeting", moved).at("meeting").at("day"), "2022-06-09");
    EXPECT_EQ(refused("change_meeting", moved), "store.version_conflict");
    Json cancelled = moved;
    cancelled.update({{"meeting", third}, {"day", "2022-06-22"}, {"cancelled", true}});
    EXPECT_EQ(done("change_meeting", cancelled).at("meeting").at("state"), "cancelled");
    const Json now = done("get_forum", {{"id", id}}).at("series").at(0);
    Json later = now;
    later.update({{"starts_at", "14:00"}, {"standing", {{{"title", "Öppnande"}}, {{"title", "Rapporter"}}}}});
    done("change_series", later);
    EXPECT_EQ(meeting(meeting_on(id, "2022-05-25")).at("meeting").at("starts_at"), "14:00");
    EXPECT_THAT(all(meeting(meeting_on(id, "2022-05-25")).at("items"), "title"), ElementsAre("Öppnande", "Rapporter"));
    EXPECT_EQ(meeting(second).at("meeting").at("starts_at"), "09:00") << "changed by itself before";
    EXPECT_EQ(meeting(third).at("meeting").at("state"), "cancelled");
    Json longer = done("get_forum", {{"id", id}}).at("series").at(0);
    longer["last_day"] = nullptr;
    done("change_series", longer);
    done("extend_series", {{"id", now.at("id")}, {"through", "2022-08-03"}});
    EXPECT_THAT(days_of_forum(id),
                ElementsAre("2022-05-25", "2022-06-09", "2022-06-22", "2022-07-06", "2022-07-20", "2022-08-03"));
}

TEST_P(ForumsTest, refuse_what_is_not_ones_own_or_does_not_fit) {
    const auto id = committee();
    as("gun");
    EXPECT_EQ(refused("create_forum", {{"name", "Mitt"}, {"group", "mk"}}), "forum.not_lead");
    EXPECT_EQ(refused("create_forum", {{"name", "Mitt"}, {"unit", division}, {"led_by", "divisionschef"}}),
              "forum.not_lead");
    const Json forum_now = done("get_forum", {{"id", id}}).at("forum");
    EXPECT_EQ(refused("change_forum", forum_now), "forum.not_lead");
    EXPECT_EQ(refused("extend_series", {{"id", "kommittens_mote"}, {"through", "2022-08-01"}}), "forum.not_lead");
    EXPECT_TRUE(done("get_forum", {{"id", id}}).at("invited").empty()) << "who is invited is for those who are";
    as("asa");
    const std::string before = head();
    EXPECT_EQ(refused("create_forum", {{"name", ""}, {"group", "mk"}}), "forum.name");
    Json wrong = forum_now;
    wrong["invitations"] = {{{"kind", "group"}, {"target", "saknas"}}};
    EXPECT_EQ(refused("change_forum", wrong), "forum.invitation");
    wrong = forum_now;
    wrong["measures"] = {{{"measure", "saknas"}}};
    EXPECT_EQ(refused("change_forum", wrong), "measure.unknown");
    const Json series_now = done("get_forum", {{"id", id}}).at("series").at(0);
    Json other = series_now;
    other["every"] = "week";
    EXPECT_EQ(refused("change_series", other), "series.rhythm");
    other = series_now;
    other["starts_at"] = "25:00";
    EXPECT_EQ(refused("change_series", other), "meeting.time");
    EXPECT_EQ(refused("extend_series", {{"id", series_now.at("id")}, {"through", "2030-01-01"}}), "series.through");
    EXPECT_EQ(refused("get_forum", {{"id", "saknas"}}), "forum.unknown");
    EXPECT_EQ(head(), before);
    done("change_forum", forum_now);
    EXPECT_EQ(refused("change_forum", forum_now), "store.version_conflict");
}

}  // namespace
}  // namespace ledstang
