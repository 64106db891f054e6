// Workshops and training on both databases: who holds them, who came, which affected units they reached.
#include <gmock/gmock.h>

#include "flows/flow_store.h"
#include "flows/test_flows.h"

namespace ledstang {
namespace {

using testing::ElementsAre;

class ActivitiesTest : public FlowsTest {
 protected:
    void SetUp() override {
        FlowsTest::SetUp();
        if (IsSkipped()) return;
        be("demo_controller");
        unit("avd_a1", "enhet", "vo_a");
        unit("avd_a2", "enhet", "vo_a");
        ASSERT_TRUE(store().write({"test", "load"}, [&](Transaction& transaction) -> Result<Nothing> {
            Sql& sql = transaction.sql();
            sql.execute(
                "insert into unit_group (id, name, kind, version) values ('lk', 'Läkemedelskommittén', 'kommitte', 1)");
            sql.execute("insert into person (id, name) values ('lk_ordf', 'Namn lk_ordf')");
            member(sql, "lk", "lk_ordf", "chair");
            return Nothing{};
        }));
        as("ordf");
        matter = begin({{"group", "lpo_sar"}, {"units", {"vo_a", "vo_b", "vo_c"}}});
    }
    static Json wish(const Json& more = Json::object()) {
        Json wish{{"kind", "workshop"},       {"title", "Förband i praktiken"}, {"held", "2022-05-10"},
                  {"place", "Sunderbyn"},     {"organiser", "lpo_sar"},         {"matters", Json::array()},
                  {"units", {"vo_a", "vo_b"}}};
        wish.update(more);
        return wish;
    }
    std::int64_t plan(const Json& more = Json::object()) {
        const auto planned = call("plan_activity", wish(more));
        EXPECT_TRUE(planned) << planned.error().message;
        return planned ? planned->at("number").get<std::int64_t>() : 0;
    }
    std::string attend(std::int64_t activity, const Json& rows, int version = 1) {
        return refused("put_attendance", {{"activity", activity}, {"version", version}, {"attendance", rows}});
    }
    Json coverage() {
        const auto read = call("get_coverage", {{"matter", matter}});
        EXPECT_TRUE(read) << read.error().message;
        return read ? *read : Json();
    }
    std::string matter;
};

TEST_P(ActivitiesTest, TellsWhichAffectedUnitsCame) {  // KR-27 KR-66
    const auto workshop = plan({{"matters", {matter}}});
    EXPECT_EQ(coverage().at("reached"), 0);
    // Seven from two wards of A, two of them of the same profession; three from C, which was not invited.
    ASSERT_EQ(attend(workshop, {{{"unit", "avd_a1"}, {"profession", "Sjuksköterska"}, {"persons", 2}},
                                {{"unit", "avd_a1"}, {"profession", "Läkare"}, {"persons", 1}},
                                {{"unit", "avd_a2"}, {"profession", "Sjuksköterska"}, {"persons", 4}},
                                {{"unit", "vo_c"}, {"persons", 3}}}),
              "done");
    const auto shown = coverage();
    EXPECT_EQ(shown.at("affected"), 3);
    EXPECT_EQ(shown.at("reached"), 2);
    std::vector<std::string> units;
    for (const auto& one : shown.at("units"))
        units.push_back(one.at("unit").get<std::string>() + " " + one.at("persons").dump() +
                        (one.at("invited") ? " invited" : ""));
    EXPECT_THAT(units, ElementsAre("vo_b 0 invited", "vo_a 7 invited", "vo_c 3"));
    EXPECT_EQ(shown.at("activities").at(0).at("persons"), 10);
    EXPECT_EQ(shown.at("activities").at(0).at("organiser_name"), "Gruppen lpo_sar");
    std::vector<std::string> told;
    const auto whole = page(matter);
    for (const auto& one : whole.at("timeline")) {
        if (one.at("kind") == "activity") told.push_back(one.at("text"));
    }
    EXPECT_THAT(told, ElementsAre("Förband i praktiken: 10 personer från 3 enheter"));
}

TEST_P(ActivitiesTest, OneUnitIsReachedOnceHoweverOften) {  // KR-66
    const auto first = plan({{"matters", {matter}}});
    as("lk_ordf");
    const auto second = plan({{"matters", {matter}}, {"organiser", "lk"}, {"kind", "training_day"}});
    EXPECT_EQ(attend(second, {{{"unit", "vo_a"}, {"persons", 5}}}), "done");
    as("ordf");
    EXPECT_EQ(attend(first, {{{"unit", "vo_a"}, {"persons", 6}}}), "done");
    const auto shown = coverage();
    EXPECT_EQ(shown.at("reached"), 1);
    EXPECT_EQ(shown.at("units").back().at("persons"), 11);
    EXPECT_EQ(shown.at("units").back().at("activities"), Json({first, second}));
    EXPECT_EQ(shown.at("activities").size(), 2u) << "events of several organisers";
}

TEST_P(ActivitiesTest, GatesSeeWhoWasReached) {
    const auto reached = [&] {
        return store().read(
            [&](Sql& sql) { return read_whole_matter(sql, configuration, matter)->facts.units_reached; });
    };
    const auto workshop = plan({{"matters", {matter}}});
    EXPECT_EQ(reached(), 0);
    ASSERT_EQ(attend(workshop, {{{"unit", "avd_a1"}, {"persons", 1}}, {{"unit", "div"}, {"persons", 9}}}), "done");
    EXPECT_EQ(reached(), 1) << "nine from the office above say nothing about the units";
    const auto columns = rule_columns(FlowPart{}, FlowPart{});
    const auto place = std::ranges::find(columns, std::string("enheter_natt"), &ColumnType::name);
    ASSERT_NE(place, columns.end());
    const auto whole = store().read([&](Sql& sql) { return read_whole_matter(sql, configuration, matter); });
    const auto row = rule_row(FlowPart{}, FlowPart{}, {}, whole->facts);
    EXPECT_EQ(row.at(static_cast<std::size_t>(place - columns.begin())), Value{std::int64_t{1}});
}

TEST_P(ActivitiesTest, CommitteeOwnsItsDayAndItsRecommendation) {  // KR-03
    as("lk_ordf");
    const auto day = plan({{"organiser", "lk"}, {"kind", "training_day"}, {"title", "Läkemedel och äldre"}});
    const auto recommendation = begin({{"group", "lk"}, {"title", "Rekommenderade läkemedel"}});
    const auto days = call("list_activities", {{"group", "lk"}});
    ASSERT_TRUE(days);
    EXPECT_EQ(days->at("activities").size(), 1u);
    EXPECT_EQ(days->at("activities").at(0).at("activity").at("number"), day);
    EXPECT_EQ(days->at("activities").at(0).at("organiser_name"), "Läkemedelskommittén");
    EXPECT_EQ(page(recommendation).at("summary").at("group_name"), "Läkemedelskommittén");
}

TEST_P(ActivitiesTest, RefusesWhatCannotBe) {
    EXPECT_EQ(refused("plan_activity", wish({{"kind", "fest"}})), "activity.kind");
    EXPECT_EQ(refused("plan_activity", wish({{"title", " "}})), "activity.title");
    EXPECT_EQ(refused("plan_activity", wish({{"organiser", "ingen"}})), "flow.group");
    EXPECT_EQ(refused("plan_activity", wish({{"units", {"vo_x"}}})), "unit.unknown");
    EXPECT_EQ(refused("plan_activity", wish({{"matters", {"inget"}}})), "flow.matter");
    const auto later = plan({{"held", "2022-05-21"}, {"matters", {matter}}});
    EXPECT_EQ(attend(later, {{{"unit", "vo_a"}, {"persons", 1}}}), "activity.not_held");
    as("chef_a");
    EXPECT_EQ(refused("plan_activity", wish()), "activity.actor");
    EXPECT_EQ(attend(later, Json::array()), "activity.actor");
    as("lk_ordf");
    EXPECT_EQ(refused("change_activity",
                      [&] {
                          auto change = wish({{"organiser", "lk"}});
                          change["activity"] = later;
                          change["version"] = 1;
                          return change;
                      }()),
              "activity.actor")
        << "nobody takes over another group's activity";
    as("led");
    const auto held = plan();
    EXPECT_EQ(attend(held, {{{"unit", "vo_a"}, {"persons", 0}}}), "activity.persons");
    EXPECT_EQ(attend(held, {{{"unit", "vo_a"}, {"persons", 1}}, {{"unit", "vo_a"}, {"persons", 2}}}),
              "activity.persons");
    EXPECT_EQ(attend(held, {{{"unit", "vo_a"}, {"persons", 1}}}), "done");
    EXPECT_EQ(attend(held, Json::array()), "store.version_conflict");
    EXPECT_EQ(refused("remove_activity", {{"activity", held}, {"version", 2}}), "activity.held");
    EXPECT_EQ(attend(held, Json::array(), 2), "done");
    EXPECT_EQ(refused("remove_activity", {{"activity", held}, {"version", 3}}), "done");
    EXPECT_EQ(refused("remove_activity", {{"activity", held}, {"version", 3}}), "activity.unknown");
}

LEDSTANG_ON_BOTH_STORES(ActivitiesTest);

}  // namespace
}  // namespace ledstang
