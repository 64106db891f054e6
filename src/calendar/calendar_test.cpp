#include "calendar/calendar.h"

#include "operations/test_operations.h"

namespace ledstang {
namespace {

class CalendarTest : public OperationsTest {
 protected:
    CalendarTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_calendar}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        const auto written = store().write({"test", "load"}, [&](Transaction& transaction) -> Result<void> {
            const std::vector<UnitWish> units = {
                {region, "Region Norrbotten", "region", std::nullopt, {}, ""},
                {division, "Division Länssjukvård 2", "division", region, {}, ""},
                {"vo_ortopedi", "VO Ortopedi", "verksamhetsomrade", division, {}, ""},
                {"vo_obstetrik_gynekologi", "VO Obstetrik och gynekologi", "verksamhetsomrade", division, {}, ""}};
            for (const auto& unit : units) {
                if (auto applied = apply_unit(transaction, configuration, unit, *parse_date("2020-01-01")); !applied)
                    return refuse(applied.error());
            }
            return {};
        });
        ASSERT_TRUE(written) << written.error().message;
    }

    Json period_of(const Json& calendar, const std::string& id) {
        for (const auto& period : calendar.at("periods"))
            if (period.at("period") == id) return period;
        ADD_FAILURE() << "no period " << id;
        return {};
    }
    // "open" or the refusal's code.
    std::string writing(const std::string& unit, const char* period, const char* today) {
        const auto now = context(today);
        return store().read([&](Sql& sql) -> std::string {
            const auto open = require_open(sql, configuration, unit, *Period::parse(period), now.today, now.caller);
            return open ? "open" : open.error().code;
        });
    }
    std::string message(const std::string& unit, const char* period, const char* today) {
        const auto now = context(today);
        return store().read([&](Sql& sql) -> std::string {
            const auto open = require_open(sql, configuration, unit, *Period::parse(period), now.today, now.caller);
            return open ? "" : open.error().message;
        });
    }
};

TEST_P(CalendarTest, proposes_the_years_follow_ups_with_their_dates) {
    const auto calendar = call("get_calendar", {{"year", 2022}});
    ASSERT_TRUE(calendar) << calendar.error().message;
    ASSERT_EQ(calendar->at("periods").size(), 3U);
    const auto spring = period_of(*calendar, "2022-T1");
    EXPECT_EQ(spring.at("follow_up"), "DÅ04");
    EXPECT_EQ(spring.at("opens"), "2022-05-01");
    EXPECT_EQ(spring.at("deadline"), "2022-05-21");
    EXPECT_EQ(spring.at("closes"), "2022-06-14");
    EXPECT_EQ(spring.at("reminders"), Json({"2022-05-14", "2022-05-19"}));
    EXPECT_EQ(spring.at("forum"), "Regionens ledningsgrupp");
    EXPECT_EQ(spring.at("decided"), false);
    EXPECT_EQ(spring.at("state"), "open");
    EXPECT_EQ(writing("vo_ortopedi", "2022-T1", "2030-01-01"), "open") << "nobody has put it into the calendar";
}

TEST_P(CalendarTest, shows_terms_with_the_regions_own_last_days) {
    const auto calendar = call("get_calendar", {{"year", 2022}, {"rhythm", "term"}});
    ASSERT_TRUE(calendar);
    const auto spring = period_of(*calendar, "2022-VT");
    EXPECT_EQ(spring.at("opens"), "2022-06-11");
    EXPECT_EQ(spring.at("deadline"), "2022-06-24");
    EXPECT_EQ(call("get_calendar", {{"year", 2022}, {"rhythm", "month"}})->at("periods").size(), 15U);
    EXPECT_EQ(call("get_calendar", {{"year", 2020}, {"rhythm", "week"}})->at("periods").size(), 56U);
}

TEST_P(CalendarTest, opens_falls_due_and_closes_by_its_dates) {
    const auto set = call("set_period_dates", {{"period", "2022-T1"},
                                               {"opens", "2022-05-02"},
                                               {"deadline", "2022-05-20"},
                                               {"closes", "2022-06-10"},
                                               {"version", 0}});
    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->at("version"), 1);
    EXPECT_EQ(writing("vo_ortopedi", "2022-T1", "2022-05-01"), "period.not_open");
    EXPECT_EQ(writing("vo_ortopedi", "2022-T1", "2022-05-02"), "open");
    EXPECT_EQ(writing("vo_ortopedi", "2022-T1", "2022-06-10"), "open") << "late reports are received on the last day";
    EXPECT_EQ(writing("vo_ortopedi", "2022-T1", "2022-06-11"), "period.closed");
    EXPECT_NE(message("vo_ortopedi", "2022-T1", "2022-06-11").find("sedan 2022-06-10"), std::string::npos);
    EXPECT_EQ(writing("vo_ortopedi", "2022-T2", "2022-06-11"), "open") << "another period";
}

TEST_P(CalendarTest, refuses_dates_in_the_wrong_order_and_a_stale_version) {
    EXPECT_EQ(refused("set_period_dates",
                      {{"period", "2022-T1"}, {"opens", "2022-05-20"}, {"deadline", "2022-05-02"}, {"version", 0}}),
              "period.dates");
    ASSERT_TRUE(call("open_period", {{"period", "2022-T1"}, {"version", 0}}));
    EXPECT_EQ(refused("lock_period", {{"period", "2022-T1"}, {"version", 0}}), "store.version_conflict");
    EXPECT_EQ(refused("lock_period", {{"period", "2022-T1"}, {"version", 1}}), "done");
}

TEST_P(CalendarTest, reopens_a_locked_period_for_one_unit_and_those_below) {
    ASSERT_TRUE(call("lock_period", {{"period", "2022-T1"}, {"version", 0}}));
    EXPECT_EQ(writing("vo_ortopedi", "2022-T1", "2022-05-20"), "period.locked");
    EXPECT_EQ(refused("reopen_period", {{"period", "2022-T1"}, {"reason", " "}, {"until", "2022-05-30"}}),
              "period.reason");
    EXPECT_EQ(refused("reopen_period", {{"period", "2022-T1"}, {"reason", "Fel"}, {"until", "2022-05-19"}}),
              "period.until");
    const auto reopened = call("reopen_period", {{"period", "2022-T1"},
                                                 {"unit", "vo_ortopedi"},
                                                 {"reason", "Fel nämnare i väntetiden"},
                                                 {"until", "2022-05-30"}});
    ASSERT_TRUE(reopened) << reopened.error().message;
    EXPECT_EQ(reopened->at("reopened").at(0).at("unit_name"), "VO Ortopedi");
    EXPECT_EQ(writing("vo_ortopedi", "2022-T1", "2022-05-30"), "open");
    EXPECT_EQ(writing("vo_ortopedi", "2022-T1", "2022-05-31"), "period.locked");
    EXPECT_EQ(writing("vo_obstetrik_gynekologi", "2022-T1", "2022-05-20"), "period.locked");
    ASSERT_TRUE(call(
        "reopen_period",
        {{"period", "2022-T1"}, {"unit", division}, {"reason", "Hela divisionen rättar"}, {"until", "2022-05-25"}}));
    EXPECT_EQ(writing("vo_obstetrik_gynekologi", "2022-T1", "2022-05-25"), "open");
    EXPECT_EQ(writing(region, "2022-T1", "2022-05-25"), "period.locked");
    EXPECT_EQ(store().read([](Sql& sql) { return open_periods(sql, *parse_date("2022-05-25")); }),
              std::vector{*Period::parse("2022-T1")});
}

TEST_P(CalendarTest, is_kept_by_whoever_has_the_whole_organisation) {
    be("demo_vo_chef");
    EXPECT_EQ(refused("lock_period", {{"period", "2022-T1"}, {"version", 0}}), "permission.missing");
    be("demo_divisionschef");
    caller.permissions.insert(Permission::control);
    EXPECT_EQ(refused("lock_period", {{"period", "2022-T1"}, {"version", 0}}), "permission.outside_part");
    be("demo_controller");
    ASSERT_TRUE(call("close_period", {{"period", "2022-T1"}, {"version", 0}}));
    be("demo_divisionschef");
    caller.permissions.insert(Permission::control);
    EXPECT_EQ(refused("reopen_period", {{"period", "2022-T1"}, {"reason", "Fel"}, {"until", "2022-05-30"}}),
              "permission.outside_part");
    EXPECT_EQ(refused("reopen_period",
                      {{"period", "2022-T1"}, {"unit", "vo_ortopedi"}, {"reason", "Fel"}, {"until", "2022-05-30"}}),
              "done");
    EXPECT_EQ(refused("reopen_period",
                      {{"period", "2022-T2"}, {"unit", division}, {"reason", "Fel"}, {"until", "2022-05-30"}}),
              "period.not_closed");
}

LEDSTANG_ON_BOTH_STORES(CalendarTest);

}  // namespace
}  // namespace ledstang
