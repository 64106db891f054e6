// Decisions, minutes, follow-up and calendars on both databases.
#include "meetings/test_meetings.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class MinutesTest : public MeetingsTest {
 protected:
    // A meeting of the division's management, which decides for the units below it.
    std::string management() {
        as("fia");
        const auto id =
            forum({{"name", "Divisionsledning"},
                   {"unit", division},
                   {"led_by", "divisionschef"},
                   {"decides", true},
                   {"level", "division"},
                   {"invitations", {{{"kind", "person"}, {"target", "fia"}}, {{"kind", "group"}, {"target", "mk"}}}}});
        series(id, {{"name", "Divisionsledning"}});
        return meeting_on(id, "2022-05-25");
    }
};
LEDSTANG_ON_BOTH_STORES(MinutesTest);

// KR-47
TEST_P(MinutesTest, make_a_decision_an_action_that_shows_its_meetings) {
    const auto id = management();
    const Json decided = done("add_decision", {{"meeting", id},
                                               {"words", "Inför kvällsmottagning"},
                                               {"unit", "vc_norr"},
                                               {"responsible", "enhetschefer"},
                                               {"due_by", "2022-10-01"},
                                               {"action", true}});
    const Json decision = decided.at("decisions").at(0);
    const std::string action = decision.at("action");
    EXPECT_EQ(decision.at("state"), "Ej rapporterad");
    be("demo_controller");
    const Json made = done("get_action", {{"action", action}});
    EXPECT_EQ(made.at("action").at("title"), "Inför kvällsmottagning");
    EXPECT_EQ(made.at("action").at("due_by"), "2022-10-01");
    EXPECT_EQ(made.at("action").at("unit"), "vc_norr");
    EXPECT_EQ(made.at("action").at("responsibles").at(0).at("kind"), "enhetschefer");
    const Json meetings = done("get_action_meetings", {{"action", action}}).at("meetings");
    ASSERT_EQ(meetings.size(), 1U);
    EXPECT_EQ(meetings.at(0).at("forum_name"), "Divisionsledning");
    EXPECT_THAT(meetings.at(0).at("decisions"), ElementsAre("Inför kvällsmottagning"));
    as("fia");
    EXPECT_EQ(refused("finish_decision",
                      {{"meeting", id}, {"decision", decision.at("number")}, {"done", true}, {"version", 1}}),
              "decision.follows_action");
    be("demo_controller");
    done("set_action_status", {{"action", action}, {"period", "2022-T1"}, {"status", "done"}});
    as("fia");
    EXPECT_EQ(meeting(id).at("decisions").at(0).at("ended"), true);
    EXPECT_EQ(refused("add_decision", {{"meeting", id}, {"words", "X"}, {"action", true}}), "decision.action");
}

TEST_P(MinutesTest, put_no_actions_into_others_plans) {
    const auto id = meeting_on(committee(), "2022-05-25");
    const Json wish = {{"meeting", id},          {"words", "Inför"},
                       {"unit", "vc_norr"},      {"responsible", "enhetschefer"},
                       {"due_by", "2022-10-01"}, {"action", true}};
    const std::string before = head();
    EXPECT_EQ(refused("add_decision", wish), "decision.not_yours") << "the committee has no unit to decide for";
    EXPECT_EQ(head(), before);
    caller.permissions.insert(Permission::plan);
    EXPECT_EQ(refused("add_decision", wish), "done");
}

TEST_P(MinutesTest, are_adjusted_by_the_chair_and_one_more_and_then_stand) {
    const auto id = meeting_on(committee(), "2022-05-25");
    EXPECT_EQ(refused("close_meeting", {{"meeting", id}}), "meeting.not_held");
    EXPECT_EQ(refused("adjust_minutes", {{"meeting", id}}), "minutes.not_closed");
    const auto version = [&] { return meeting(id).at("version"); };
    EXPECT_EQ(refused("put_minutes", {{"meeting", id}, {"text", "<script>x</script>"}, {"version", version()}}),
              "text.html");
    done("put_minutes", {{"meeting", id}, {"text", "## § 1\n\nÖppnades."}, {"version", version()}});
    EXPECT_EQ(refused("put_minutes", {{"meeting", id}, {"text", "Annat"}, {"version", 1}}), "store.version_conflict");
    done("set_attendance", {{"meeting", id}, {"attended", {"bo", "cia"}}}, "2022-05-25");
    const Json closed = done("close_meeting", {{"meeting", id}}, "2022-05-25");
    EXPECT_EQ(closed.at("chair"), "asa");
    EXPECT_EQ(refused("put_agenda_item", {{"meeting", id}, {"item", 0}, {"title", "Sent"}}), "meeting.closed");
    EXPECT_EQ(refused("publish_minutes", {{"meeting", id}, {"audience", "everyone"}}), "minutes.not_adjusted");
    done("adjust_minutes", {{"meeting", id}});
    EXPECT_EQ(refused("adjust_minutes", {{"meeting", id}}), "minutes.not_adjuster") << "once each";
    // What is changed after one has adjusted it must be adjusted anew.
    done("put_minutes", {{"meeting", id}, {"text", "## § 1\n\nÖppnades 13.00."}, {"version", version()}});
    EXPECT_THAT(meeting(id).at("adjusters"), IsEmpty());
    as("cia");
    done("adjust_minutes", {{"meeting", id}});
    EXPECT_EQ(meeting(id).at("meeting").at("adjusted"), false) << "the chair has not";
    as("asa");
    EXPECT_EQ(done("adjust_minutes", {{"meeting", id}}).at("meeting").at("adjusted"), true);
    EXPECT_EQ(refused("put_minutes", {{"meeting", id}, {"text", "Nytt"}, {"version", version()}}), "minutes.adjusted");
    EXPECT_EQ(refused("add_decision", {{"meeting", id}, {"words", "Nytt"}}), "minutes.adjusted");
    as("gun");
    EXPECT_EQ(refused("get_meeting", {{"meeting", id}}), "meeting.not_invited");
    as("asa");
    done("publish_minutes", {{"meeting", id}, {"audience", "everyone"}});
    as("gun");
    const Json read = meeting(id);
    EXPECT_EQ(read.at("whole"), false);
    EXPECT_THAT(read.at("items"), IsEmpty());
    EXPECT_THAT(read.at("notes_html").at(1).get<std::string>(), HasSubstr("Öppnades 13.00."));
}

TEST_P(MinutesTest, write_down_a_chair_who_was_not_invited) {
    const auto id = meeting_on(committee(), "2022-05-25");
    const Json closed = done("close_meeting", {{"meeting", id}, {"chair", "dan"}}, "2022-05-25");
    EXPECT_EQ(closed.at("chair"), "dan");
    for (const auto& one : closed.at("invited"))
        EXPECT_EQ(one.value("attended", Json(nullptr)), one.at("person") == "dan" ? Json(true) : Json(nullptr));
    EXPECT_THAT(all(closed.at("invited"), "person"), testing::UnorderedElementsAre("asa", "bo", "cia", "dan"));
    as("dan");
    EXPECT_EQ(meeting(id).at("chair"), "dan") << "who chaired sees the meeting, and adjusts its minutes";
}

// KR-28
TEST_P(MinutesTest, tell_in_which_deciding_forums_a_group_took_part) {
    const auto id = management();
    done("set_attendance", {{"meeting", id}, {"attended", {"fia", "asa"}}}, "2022-05-25");
    done("close_meeting", {{"meeting", id}}, "2022-05-25");
    const auto informal = committee({{"name", "Samtal"}, {"decides", false}});
    done("close_meeting", {{"meeting", meeting_on(informal, "2022-05-25")}}, "2022-05-25");
    as("gun");
    const Json forums = done("list_forum_parts", {{"group", "mk"}, {"year", 2022}}).at("forums");
    ASSERT_EQ(forums.size(), 1U) << "forums that do not decide are left out";
    EXPECT_EQ(forums.at(0).at("forum_name"), "Divisionsledning");
    EXPECT_EQ(forums.at(0).at("level_name"), "Division");
    EXPECT_EQ(forums.at(0).at("meetings"), 1);
    EXPECT_EQ(forums.at(0).at("attended"), 1);
    EXPECT_THAT(forums.at(0).at("persons"), ElementsAre("Åsa"));
    EXPECT_THAT(done("list_forum_parts", {{"group", "mk"}, {"year", 2021}}).at("forums"), IsEmpty());
    EXPECT_EQ(refused("list_forum_parts", {{"group", "saknas"}, {"year", 2022}}), "group.unknown");
}

// KR-24
TEST_P(MinutesTest, lead_to_a_meeting_with_the_units_head_in_one_step) {
    const auto id = meeting_on(committee(), "2022-05-25");
    done("add_decision",
         {{"meeting", id}, {"words", "Norr prövar rutinen"}, {"unit", "vc_norr"}, {"due_by", "2022-09-01"}});
    done("add_decision", {{"meeting", id}, {"words", "Syd väntar"}, {"unit", "vc_syd"}});
    EXPECT_EQ(refused("follow_up_meeting", {{"meeting", id}, {"unit", "vc_syd"}}), "meeting.no_head");
    const Json page = done("follow_up_meeting", {{"meeting", id}, {"unit", "vc_norr"}});
    EXPECT_EQ(page.at("meeting").at("day"), "2022-06-08");
    EXPECT_THAT(all(page.at("items"), "title"), ElementsAre("Norr prövar rutinen"));
    EXPECT_THAT(all(page.at("invited"), "person"), testing::UnorderedElementsAre("asa", "eva"));
    const std::string made = page.at("meeting").at("id");
    EXPECT_EQ(meeting(id).at("followed_by").at(0).at("id"), made);
    as("eva");
    const Json seen = meeting(made);
    EXPECT_EQ(seen.at("whole"), true);
    EXPECT_THAT(seen.dump(), Not(HasSubstr("Syd väntar")));
    EXPECT_EQ(refused("get_meeting", {{"meeting", id}}), "meeting.not_invited")
        << "the committee's own meeting stays its own";
    EXPECT_EQ(refused("follow_up_meeting", {{"meeting", made}, {"unit", "vc_norr"}}), "meeting.not_lead");
}

TEST_P(MinutesTest, give_calendars_a_secret_address_that_can_be_taken_back) {
    const auto id = meeting_on(committee(), "2022-05-25");
    const auto fetched = [&](const std::string& address) {
        caller = {};
        const auto mark = address.find("token=");
        const auto answer = call("read_calendar", {{"token", address.substr(mark + 6)}});
        return answer ? answer->at("bytes").get<std::string>() : answer.error().code;
    };
    as("cia");
    const std::string address = done("make_calendar_feed", Json::object()).at("address");
    EXPECT_EQ(done("get_calendar_feed", Json::object()).at("address"), "") << "it is shown once";
    const auto calendar = fetched(address);
    EXPECT_THAT(calendar, HasSubstr("DTSTART;TZID=Europe/Stockholm:20220525T130000\r\n"));
    EXPECT_THAT(calendar, HasSubstr("DURATION:PT90M\r\n"));
    EXPECT_THAT(calendar, Not(HasSubstr("Öppnande"))) << "a feed has times and places, no agenda";
    as("asa");
    done("change_meeting", {{"meeting", id},
                            {"title", "Kommitténs möte"},
                            {"day", "2022-05-25"},
                            {"starts_at", "13:00"},
                            {"minutes", 90},
                            {"cancelled", true},
                            {"version", 1}});
    EXPECT_THAT(fetched(address), HasSubstr("SEQUENCE:1\r\nDTSTART;TZID=Europe/Stockholm:20220525T130000"));
    EXPECT_THAT(fetched(address), HasSubstr("STATUS:CANCELLED\r\n"));
    as("cia");
    EXPECT_THAT(done("download_invitation", {{"meeting", id}}).at("bytes").get<std::string>(),
                HasSubstr("METHOD:CANCEL\r\n"));
    const std::string other = done("make_calendar_feed", Json::object()).at("address");
    EXPECT_NE(other, address);
    EXPECT_EQ(fetched(address), "calendar.unknown");
    as("cia");
    done("remove_calendar_feed", Json::object());
    EXPECT_EQ(fetched(other), "calendar.unknown");
    as("gun");
    EXPECT_EQ(refused("make_calendar_feed", {{"series", "kommittens_mote"}}), "series.unknown");
}

}  // namespace
}  // namespace ledstang
