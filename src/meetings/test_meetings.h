// A small region where people meet, for the tests of meetings.
#pragma once

#include <gmock/gmock.h>

#include "calendar/calendar.h"
#include "goals/goals.h"
#include "groups/groups.h"
#include "matters/matters.h"
#include "measures/measures.h"
#include "meetings/meetings.h"
#include "operations/test_operations.h"

namespace ledstang {

// The committee mk (åsa chairs, bo is its secretary, cia a member) has a standing seat at the management group hos,
// which dan chairs. Two health centres lie in the division: norr, whose manager is eva, and syd, which has none. fia is
// head of the division. gun is in nothing.
class MeetingsTest : public OperationsTest {
 protected:
    MeetingsTest()
        : OperationsTest(organisation_scope(), {offer_organisation, offer_groups, offer_measures, offer_calendar,
                                                offer_goals, offer_matters, offer_meetings}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        unit(region, "Region", "region", nullptr);
        unit(division, "Division Nära", "division", region);
        unit("vc_norr", "Vårdcentralen Norr", "enhet", division);
        unit("vc_syd", "Vårdcentralen Syd", "enhet", division);
        unit("lab", "Laboratoriet", "enhet", division);
        write([&](Sql& sql) {
            for (const auto& [id, name] : {std::pair{"asa", "Åsa"},
                                           {"bo", "Bo"},
                                           {"cia", "Cia"},
                                           {"dan", "Dan"},
                                           {"eva", "Eva"},
                                           {"fia", "Fia"},
                                           {"gun", "Gun"}})
                sql.execute("insert into person (id, name) values (:id, :name)", std::string(id), std::string(name));
            for (const auto& [id, name, kind] : {std::tuple{"mk", "Medicinska kommittén", "kommitte"},
                                                 {"hos", "HoS-ledningsgruppen", "ledningsgrupp"},
                                                 {"forskning", "Lektorer och resursägare", "forskningsnatverk"}})
                sql.execute("insert into unit_group (id, name, kind, version) values (:id, :name, :kind, 1)",
                            std::string(id), std::string(name), std::string(kind));
            member(sql, "mk", "asa", "chair");
            member(sql, "mk", "bo", "secretary");
            member(sql, "mk", "cia", "member");
            member(sql, "hos", "dan", "chair");
            member(sql, "forskning", "cia", "chair");
            sql.execute(
                "insert into group_link (group_id, other, kind, valid_from) values ('mk', 'hos', 'attends', "
                "'2021-01-01')");
            holds(sql, "enhetschefer", "vc_norr", "eva");
            holds(sql, "divisionschef", division, "fia");
        });
    }
    void unit(const char* id, const char* name, const char* level, const char* parent,
              const char* from = "2020-01-01") {
        be("demo_controller");
        Json wish = {{"id", id}, {"name", name}, {"level", level}, {"from", from}};
        if (parent != nullptr) wish["parent"] = parent;
        const auto made = call("create_unit", wish);
        ASSERT_TRUE(made) << made.error().message;
    }
    static void member(Sql& sql, const char* group, const char* person, const char* role) {
        sql.execute(
            "insert into group_member (group_id, person, role, profession, manager, valid_from) values (:group, "
            ":person, :role, 'lakare', 0, '2021-01-01')",
            std::string(group), std::string(person), std::string(role));
    }
    static void holds(Sql& sql, const char* kind, const char* unit, const char* person) {
        sql.execute(
            "insert into holding (kind, unit, person, valid_from) values (:kind, (select number from unit where id = "
            ":unit), :person, '2021-01-01')",
            std::string(kind), std::string(unit), std::string(person));
    }
    template <class F>
    void write(F&& f) {
        ASSERT_TRUE(store().write({"test", "write"}, [&](Transaction& transaction) -> Result<Nothing> {
            f(transaction.sql());
            return Nothing{};
        }));
    }
    // An employee who reads, and no more than the groups and functions give.
    void as(const char* person, std::set<Permission> more = {}) {
        more.insert(Permission::read);
        caller = {person, person, "", "reader", std::move(more), {division}};
    }

    // The answer; a refusal fails the test.
    Json done(const std::string& operation, const Json& wish, const char* today = "2022-05-20") {
        const auto answer = call(operation, wish, today);
        EXPECT_TRUE(answer) << operation << ": " << answer.error().message;
        return answer ? *answer : Json::object();
    }
    std::string forum(Json wish) {
        const Json page = done("create_forum", wish);
        return page.at("forum").at("id");
    }
    // The committee's own, every second Wednesday from 2022-05-25.
    std::string committee(const Json& more = Json::object()) {
        as("asa");
        Json wish = {{"name", "Kommitténs möte"},
                     {"group", "mk"},
                     {"decides", true},
                     {"invitations", {{{"kind", "group"}, {"target", "mk"}}}}};
        wish.update(more);
        const auto id = forum(wish);
        series(id);
        return id;
    }
    void series(const std::string& forum, const Json& more = Json::object()) {
        Json wish = {{"forum", forum},
                     {"name", "Kommitténs möte"},
                     {"every", "two_weeks"},
                     {"first_day", "2022-05-25"},
                     {"last_day", "2022-07-06"},
                     {"starts_at", "13:00"},
                     {"minutes", 90},
                     {"place", "Sal B"},
                     {"standing", {{{"title", "Öppnande"}}}}};
        wish.update(more);
        done("create_series", wish);
    }
    std::vector<std::string> days_of_forum(const std::string& forum) {
        std::vector<std::string> days;
        const Json page = done("get_forum", {{"id", forum}});
        for (const auto& one : page.at("meetings")) days.push_back(one.at("day"));
        return days;
    }
    std::string meeting_on(const std::string& forum, const std::string& day) {
        const Json page = done("get_forum", {{"id", forum}});
        for (const auto& one : page.at("meetings")) {
            if (one.at("day") == day) return one.at("id");
        }
        ADD_FAILURE() << "no meeting on " << day;
        return "";
    }
    Json meeting(const std::string& id, const char* today = "2022-05-20") {
        return done("get_meeting", {{"meeting", id}}, today);
    }
    static std::vector<std::string> all(const Json& rows, const char* field) {
        std::vector<std::string> found;
        for (const auto& row : rows) found.push_back(row.at(field));
        return found;
    }
    static std::int64_t item_of(const Json& page, const std::string& title) {
        for (const auto& item : page.at("items")) {
            if (item.at("title") == title) return item.at("number");
        }
        ADD_FAILURE() << "no item " << title;
        return 0;
    }
};

}  // namespace ledstang
