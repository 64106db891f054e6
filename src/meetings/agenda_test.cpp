// Agendas on both databases: what they fill themselves with, guests, answers, and what waits for whom.
#include "meetings/test_meetings.h"

namespace ledstang {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class AgendaTest : public MeetingsTest {
 protected:
    static constexpr const char* hygiene = "bhk";

    void measure() {
        be("demo_controller");
        done("create_measure", {{"id", hygiene},
                                {"name", "Följsamhet till basala hygienrutiner"},
                                {"level", "division"},
                                {"unit", "%"},
                                {"direction", "higher_is_better"},
                                {"sex_split", {"T"}}});
    }
    void outcome(const char* unit, const char* period, int value) {
        ASSERT_TRUE(store().write({"test", "write"}, [&](Transaction& transaction) -> Result<OutcomeCounts> {
            Outcome one;
            one.measure = hygiene;
            one.unit_id = unit;
            one.period = Period::parse(period);
            one.period_basis = "stated";
            one.sex = Sex::T;
            one.value = Decimal::from_whole(value);
            one.unit = "%";
            one.origin = "entered";
            return write_outcomes(transaction, {one}, "test");
        }));
    }
    Json only_result(const std::string& meeting_id, const char* today = "2022-05-20") {
        const Json results = meeting(meeting_id, today).at("content").at("results");
        EXPECT_EQ(results.size(), 1U);
        return results.empty() ? Json::object() : results.at(0);
    }
};
LEDSTANG_ON_BOTH_STORES(AgendaTest);

// NB-107: one result reaches the next agendas of both, and stays as it was on the one that was held.
TEST_P(AgendaTest, has_the_months_result_on_the_management_meeting_and_on_the_workplaces) {
    measure();
    outcome(division, "2022-04", 91);
    outcome("vc_norr", "2022-04", 84);
    const auto chosen = [](const char* unit) { return Json{{{"measure", hygiene}, {"unit", unit}}}; };
    as("fia");
    const auto management = forum({{"name", "Divisionsledning"},
                                   {"unit", division},
                                   {"led_by", "divisionschef"},
                                   {"measures", chosen(division)},
                                   {"invitations", {{{"kind", "person"}, {"target", "fia"}}}}});
    series(management, {{"name", "Divisionsledning"}});
    as("eva");
    caller.permissions.insert(Permission::plan);
    const auto workplace =
        forum({{"name", "APT Norr"}, {"unit", "vc_norr"}, {"led_by", "enhetschefer"}, {"measures", chosen("vc_norr")}});
    series(workplace, {{"name", "APT"}});
    EXPECT_EQ(only_result(meeting_on(workplace, "2022-05-25")).at("printed"), "84\u00a0%");
    as("fia");
    const auto first = meeting_on(management, "2022-05-25"), second = meeting_on(management, "2022-06-08");
    EXPECT_EQ(only_result(first).at("printed"), "91\u00a0%");
    EXPECT_EQ(only_result(first).at("period"), "2022-04");
    done("close_meeting", {{"meeting", first}}, "2022-05-25");
    outcome(division, "2022-05", 94);
    EXPECT_EQ(only_result(first, "2022-06-08").at("printed"), "91\u00a0%") << "what was shown stays";
    const Json next = only_result(second, "2022-06-08");
    EXPECT_EQ(next.at("printed"), "94\u00a0%");
    EXPECT_EQ(next.at("before_printed"), "91\u00a0%");
}

// KR-63
TEST_P(AgendaTest, flags_a_follow_up_without_forum_and_takes_up_one_that_has_it) {
    const auto of = [&](const char* follow_up) {
        as("gun");
        const Json list = done("list_presentations", {{"year", 2022}}).at("presentations");
        for (const auto& row : list) {
            if (row.at("follow_up") == follow_up) return row;
        }
        return Json::object();
    };
    EXPECT_EQ(of("KVARTAL").at("missing"), "no_forum");
    EXPECT_EQ(of("DÅ04").at("missing"), "unknown_forum");
    EXPECT_EQ(of("DÅ04").at("forum_wanted"), "Regionens ledningsgrupp");
    as("dan");
    const auto id = forum({{"name", "Regionens ledningsgrupp"},
                           {"group", "hos"},
                           {"invitations", {{{"kind", "group"}, {"target", "hos"}}}}});
    EXPECT_EQ(of("DÅ04").at("missing"), "no_meeting");
    as("dan");
    series(id, {{"name", "Ledningsgrupp"}, {"every", "week"}, {"first_day", "2022-05-18"}});
    const Json planned = of("DÅ04");
    EXPECT_EQ(planned.at("missing"), "");
    EXPECT_EQ(planned.at("deadline"), "2022-05-21");
    EXPECT_EQ(planned.at("meeting_day"), "2022-05-25") << "the first meeting when the reports are in";
    as("dan");
    const Json agenda = meeting(planned.at("meeting")).at("content").at("follow_ups");
    ASSERT_EQ(agenda.size(), 1U);
    EXPECT_EQ(agenda.at(0).at("name"), "Delårsrapport april");
    EXPECT_THAT(meeting(meeting_on(id, "2022-06-01")).at("content").at("follow_ups"), IsEmpty());
}

// KR-26
TEST_P(AgendaTest, lists_ongoing_work_with_status_and_date) {
    be("demo_controller");
    const Json action = done("create_action", {{"unit", division},
                                               {"title", "Inför ny sårrutin"},
                                               {"responsibles", {{{"kind", "mk"}}}},
                                               {"due_by", "2022-09-30"}});
    const auto id = committee();
    EXPECT_THAT(meeting(meeting_on(id, "2022-05-25")).at("content").at("ongoing"), IsEmpty()) << "not asked for";
    series(id, {{"name", "Återrapport"}, {"report_back", true}, {"first_day", "2022-05-30"}});
    const Json ongoing = meeting(meeting_on(id, "2022-05-30")).at("content").at("ongoing");
    ASSERT_EQ(ongoing.size(), 1U);
    EXPECT_EQ(ongoing.at(0).at("id"), action.at("action").at("id"));
    EXPECT_EQ(ongoing.at(0).at("due"), "2022-09-30");
    EXPECT_EQ(ongoing.at(0).at("status_name"), "Ej rapporterad");
}

// KR-29
TEST_P(AgendaTest, has_the_shared_goal_and_the_last_decisions_at_every_occurrence) {
    const auto id = committee({{"goal", "Ingen ska vänta mer än 60 dagar."}});
    const auto first = meeting_on(id, "2022-05-25"), second = meeting_on(id, "2022-06-08"),
               third = meeting_on(id, "2022-06-22");
    done("add_decision", {{"meeting", first},
                          {"words", "Kvällsmottagning prövas."},
                          {"responsible", "divisionschef"},
                          {"unit", division},
                          {"due_by", "2022-06-15"}});
    done("add_decision", {{"meeting", second}, {"words", "Remissen besvaras med ja."}});
    for (const auto& one : {first, second, third})
        EXPECT_EQ(meeting(one).at("goal"), "Ingen ska vänta mer än 60 dagar.");
    const Json later = meeting(third, "2022-06-20").at("content").at("earlier");
    ASSERT_THAT(all(later, "words"), ElementsAre("Remissen besvaras med ja.", "Kvällsmottagning prövas."));
    EXPECT_EQ(later.at(0).at("ended"), true) << "nobody is to do anything";
    EXPECT_EQ(later.at(1).at("state"), "Inte klart");
    EXPECT_EQ(later.at(1).at("late"), true);
    as("fia");
    EXPECT_EQ(refused("finish_decision", {{"meeting", first}, {"decision", 1}, {"done", true}, {"version", 1}}),
              "meeting.not_invited")
        << "fia answers for it, and does not see the meeting";
    as("asa");
    done("finish_decision",
         {{"meeting", first}, {"decision", later.at(1).at("number")}, {"done", true}, {"version", 1}}, "2022-06-21");
    EXPECT_THAT(all(meeting(third).at("content").at("earlier"), "words"), ElementsAre("Remissen besvaras med ja."));
}

// KR-19
TEST_P(AgendaTest, shows_a_guest_one_item_until_the_meeting_is_closed) {
    const auto id = meeting_on(committee(), "2022-05-25");
    done("put_agenda_item",
         {{"meeting", id}, {"item", 0}, {"title", "Nytt läkemedel"}, {"text", "Underlag: *kostnad*."}});
    done("put_agenda_item", {{"meeting", id}, {"item", 0}, {"title", "Enskilt ärende"}, {"text", "Inte för gäster."}});
    const auto item = item_of(meeting(id), "Nytt läkemedel");
    EXPECT_EQ(refused("get_meeting", {{"meeting", id}}), "done");
    as("eva");
    EXPECT_EQ(refused("get_meeting", {{"meeting", id}}), "meeting.not_invited");
    as("bo");
    done("invite_guest", {{"meeting", id}, {"item", item}, {"person", "eva"}});
    as("eva");
    const Json seen = meeting(id);
    EXPECT_THAT(all(seen.at("items"), "title"), ElementsAre("Nytt läkemedel"));
    EXPECT_EQ(seen.at("items").at(0).at("html").at(0), "<p>Underlag: <em>kostnad</em>.</p>\n");
    EXPECT_THAT(seen.at("invited"), IsEmpty());
    EXPECT_EQ(seen.dump().find("Enskilt"), std::string::npos);
    const Json mine = done("list_my_meetings", Json::object()).at("coming");
    ASSERT_EQ(mine.size(), 1U);
    EXPECT_EQ(mine.at(0).at("guest"), true);
    const Json invitation = done("download_invitation", {{"meeting", id}});
    EXPECT_NE(invitation.at("bytes").get<std::string>().find("Nytt läkemedel"), std::string::npos);
    EXPECT_EQ(invitation.at("bytes").get<std::string>().find("Enskilt"), std::string::npos);
    EXPECT_EQ(refused("put_minutes", {{"meeting", id}, {"text", "x"}, {"version", 1}}), "meeting.not_lead");
    done("answer_invitation", {{"meeting", id}, {"answer", "accepted"}});
    as("asa");
    EXPECT_EQ(meeting(id).at("items").at(1).at("guests").at(0).at("answer"), "accepted");
    done("close_meeting", {{"meeting", id}}, "2022-05-25");
    as("eva");
    EXPECT_EQ(refused("get_meeting", {{"meeting", id}}), "meeting.not_invited");
}

TEST_P(AgendaTest, waits_as_tasks) {
    const auto id = meeting_on(committee(), "2022-05-25");
    done("put_agenda_item", {{"meeting", id}, {"item", 0}, {"title", "Sårvård"}, {"presenter", "cia"}});
    const auto titles = [&](const char* person, const char* today) {
        as(person);
        std::vector<std::string> found;
        for (const auto& task :
             store().read([&](Sql& sql) { return meeting_tasks(sql, configuration, caller, *parse_date(today)); }))
            found.push_back(task.title);
        return found;
    };
    EXPECT_THAT(titles("cia", "2022-05-20"), ElementsAre("Svara på inbjudan till Kommitténs möte",
                                                         "Svara på inbjudan till Kommitténs möte", "Förbered Sårvård"));
    EXPECT_THAT(titles("gun", "2022-05-20"), IsEmpty());
    as("cia");
    done("answer_invitation", {{"meeting", id}, {"answer", "declined"}});
    EXPECT_THAT(titles("cia", "2022-05-20"), ElementsAre("Svara på inbjudan till Kommitténs möte", "Förbered Sårvård"));
    EXPECT_THAT(titles("asa", "2022-05-26"), testing::Contains("Stäng Kommitténs möte"));
    as("asa");
    done("set_attendance", {{"meeting", id}, {"attended", {"asa", "bo"}}}, "2022-05-26");
    done("put_minutes", {{"meeting", id}, {"text", "Öppnades."}, {"version", meeting(id).at("version")}}, "2022-05-26");
    done("close_meeting", {{"meeting", id}}, "2022-05-26");
    EXPECT_THAT(titles("bo", "2022-05-27"), testing::Contains("Justera protokollet från Kommitténs möte"));
    EXPECT_THAT(titles("cia", "2022-05-27"),
                testing::Not(testing::Contains("Justera protokollet från Kommitténs möte")));
    as("bo");
    done("adjust_minutes", {{"meeting", id}}, "2022-05-27");
    EXPECT_THAT(titles("bo", "2022-05-27"),
                testing::Not(testing::Contains("Justera protokollet från Kommitténs möte")));
    EXPECT_THAT(titles("asa", "2022-05-27"), testing::Contains("Justera protokollet från Kommitténs möte"));
}

TEST_P(AgendaTest, is_put_in_order_and_changed_by_those_who_lead) {
    const auto id = meeting_on(committee(), "2022-05-25");
    const Json two = done("put_agenda_item", {{"meeting", id}, {"item", 0}, {"title", "Två"}});
    const auto first = item_of(two, "Öppnande"), second = item_of(two, "Två");
    EXPECT_THAT(all(done("order_agenda", {{"meeting", id}, {"items", {second, first}}}).at("items"), "title"),
                ElementsAre("Två", "Öppnande"));
    EXPECT_EQ(refused("order_agenda", {{"meeting", id}, {"items", {second}}}), "agenda.order");
    done("put_agenda_item", {{"meeting", id}, {"item", second}, {"title", "Andra"}, {"version", 1}});
    EXPECT_EQ(refused("put_agenda_item", {{"meeting", id}, {"item", second}, {"title", "Annat"}, {"version", 1}}),
              "store.version_conflict");
    EXPECT_EQ(refused("put_agenda_item", {{"meeting", id}, {"item", 0}, {"title", "X"}, {"matter", "saknas"}}),
              "action.unknown");
    done("add_decision", {{"meeting", id}, {"item", second}, {"words", "Ja."}});
    EXPECT_EQ(refused("remove_agenda_item", {{"meeting", id}, {"item", second}}), "agenda.decided");
    EXPECT_THAT(all(done("remove_agenda_item", {{"meeting", id}, {"item", first}}).at("items"), "title"),
                ElementsAre("Andra"));
    as("cia");
    EXPECT_EQ(refused("put_agenda_item", {{"meeting", id}, {"item", 0}, {"title", "Min"}}), "meeting.not_lead");
    EXPECT_EQ(refused("invite_to_meeting", {{"meeting", id}, {"person", "gun"}}), "meeting.not_lead");
    as("bo");
    EXPECT_EQ(refused("invite_to_meeting", {{"meeting", id}, {"person", "nn"}}), "person.unknown");
    done("invite_to_meeting", {{"meeting", id}, {"person", "gun"}});
    as("gun");
    EXPECT_EQ(meeting(id).at("whole"), true);
}

}  // namespace
}  // namespace ledstang
