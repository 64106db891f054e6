// Effects of actions on both databases, and the gates before a status.
#include "matters/effects.h"

#include "matters/change_actions.h"
#include "matters/gates.h"
#include "matters/test_region.h"

namespace ledstang {
namespace {

class EffectsTest : public MattersTest {
 protected:
    void SetUp() override {
        MattersTest::SetUp();
        if (IsSkipped()) return;
        offer_matters(operations);
        import_example();
    }

    Result<Json> call(const char* name, const Json& request, const char* today = "2022-05-20") {
        auto now = context(today);
        auto answer = run_operation(*operations.named(name), now, {{}, request.dump(), "application/json"});
        if (!answer) return refuse(answer.error());
        return parse_json(answer->json);
    }
    std::vector<std::string> refused(const char* name, const Json& request) {
        const auto answer = call(name, request);
        if (answer) return {"done"};
        std::vector<std::string> codes;
        for (const auto& fault : answer.error().faults) codes.push_back(fault.code + " " + fault.path);
        if (codes.empty()) codes.push_back(answer.error().code);
        return codes;
    }
    static std::string action_id(int number) { return matter_id(division, 2022, number); }
    static Json effect(const Json& more = Json::object()) {
        Json wish = {{"action", action_id(18)},  {"what", "Färre vårddygn, ö och ä med"}, {"expected", 3},
                     {"unit", "procentenheter"}, {"expected_by", "2022-04-30"},           {"owner", "vo_chefer"},
                     {"measure", "sjukfranvaro"}};
        wish.update(more);
        return wish;
    }
    Json list(const char* unit = "region_norrbotten", const char* today = "2022-05-20") {
        return *call("list_effects", {{"unit", unit}}, today);
    }

    Operations operations;
};

TEST_P(EffectsTest, are_planned_late_and_realised) {  // HA-47
    const auto added = call("add_effect", effect());
    ASSERT_TRUE(added) << added.error().message;
    EXPECT_EQ(added->at("owner_name"), "VO-chefer");
    EXPECT_TRUE(added->at("overdue").get<bool>());
    EXPECT_EQ(added->at("days_late"), 20);
    EXPECT_EQ(list(division, "2022-04-30").at("overdue"), 0) << "the day itself is not too late";
    Json wish = effect({{"id", added->at("id")}, {"version", 1}, {"realised", 2.5}, {"realised_on", "2022-05-10"}});
    const auto realised = call("put_effect", wish);
    ASSERT_TRUE(realised) << realised.error().message;
    EXPECT_EQ(realised->at("version"), 2);
    EXPECT_FALSE(realised->at("overdue").get<bool>());
    const auto entries = logged();
    EXPECT_EQ(call("put_effect", wish)->at("version"), 2) << "a retry changes nothing";
    EXPECT_EQ(logged(), entries);
    wish["what"] = "Något annat";
    EXPECT_EQ(refused("put_effect", wish), std::vector<std::string>{"store.version_conflict"});
    EXPECT_TRUE(call("remove_effect", {{"action", action_id(18)}, {"id", added->at("id")}, {"version", 2}}));
    EXPECT_TRUE(list().at("effects").empty());
    EXPECT_EQ(refused("put_effect", wish), std::vector<std::string>{"effect.unknown"});
}

TEST_P(EffectsTest, add_up_what_has_the_same_unit) {
    ASSERT_TRUE(call("add_effect",
                     effect({{"expected", 1.5}, {"unit", "mnkr"}, {"measure", ""}, {"expected_by", "2022-12-31"}})));
    ASSERT_TRUE(call("add_effect", effect({{"expected", 2},
                                           {"unit", "mnkr"},
                                           {"realised", 1},
                                           {"realised_on", "2022-05-01"},
                                           {"action", action_id(19)}})));
    ASSERT_TRUE(
        call("add_effect", effect({{"cost_before", 900}, {"saving", 250}, {"method", "Vårddygn × dygnspris"}})));
    const Json all = list();
    EXPECT_EQ(all.at("effects").size(), 3U);
    ASSERT_EQ(all.at("sums").size(), 4U) << "together and for the division, in two units each";
    EXPECT_EQ(all.at("sums")[0].at("unit"), "");
    EXPECT_EQ(all.at("sums")[0].at("value_unit"), "mnkr");
    EXPECT_EQ(all.at("sums")[0].at("expected"), 3.5);
    EXPECT_EQ(all.at("sums")[0].at("realised"), 1);
    EXPECT_EQ(all.at("sums")[2].at("unit"), division);
    ASSERT_EQ(all.at("costs").size(), 1U);
    EXPECT_EQ(all.at("costs")[0].at("saving"), 250);  // VG-52
    EXPECT_EQ(all.at("costs")[0].at("cost_unit"), "tkr");
    EXPECT_TRUE(list("vo_ortopedi").at("effects").empty()) << "the actions are the division's";
    const auto period = call("list_effects", {{"unit", division}, {"period", "2022-T3"}});
    EXPECT_EQ(period->at("effects").size(), 1U);
}

TEST_P(EffectsTest, refuse_half_an_effect) {
    EXPECT_EQ(refused("add_effect", {{"action", action_id(18)}, {"what", " "}}),
              (std::vector<std::string>{"effect.what /what", "effect.expected /expected", "effect.owner /owner"}));
    EXPECT_EQ(refused("add_effect", effect({{"expected_by", nullptr}, {"realised", 1}, {"saving", 2}})),
              (std::vector<std::string>{"effect.expected_by /expected_by", "effect.realised /realised_on",
                                        "effect.method /method"}));
    EXPECT_EQ(refused("add_effect", effect({{"realised", 1}, {"realised_on", "2022-05-21"}})),
              std::vector<std::string>{"effect.realised /realised_on"});
    EXPECT_EQ(refused("add_effect", effect({{"measure", "sjukfranvar"}})),
              std::vector<std::string>{"measure.unknown /measure"});
    EXPECT_EQ(refused("add_effect", effect({{"action", "finns-inte"}})), std::vector<std::string>{"action.unknown"});
    be("outsider", {"vo_ortopedi"}, {Permission::read, Permission::report});
    EXPECT_EQ(refused("add_effect", effect()), std::vector<std::string>{"permission.outside_part"});
}

TEST_P(EffectsTest, cost_driving_actions_begin_with_a_calculation) {  // NB-102
    const auto edit = [&](const std::map<std::string, std::string>& fields) {
        EditAction wish;
        wish.action = action_id(18);
        wish.version = action(18).action.version;
        wish.fields = fields;
        auto now = context();
        return edit_action(now, wish);
    };
    const auto set = [&](const char* status, const char* comment = "") {
        return refused("set_action_status",
                       {{"action", action_id(18)}, {"period", "2022-T1"}, {"status", status}, {"comment", comment}});
    };
    ASSERT_TRUE(edit({{"cost_driving", "ja"}}));
    EXPECT_EQ(set("ongoing"),
              (std::vector<std::string>{"gate.closed /fields/calculation", "gate.closed /fields/budget_check"}));
    EXPECT_EQ(set("not_started"), std::vector<std::string>{"done"}) << "that is no beginning";
    ASSERT_TRUE(edit({{"calculation", "1,2 mnkr per år"}}));
    EXPECT_EQ(set("ongoing"), std::vector<std::string>{"gate.closed /fields/budget_check"});
    ASSERT_TRUE(edit({{"budget_check", "ja"}}));
    EXPECT_EQ(set("ongoing"), std::vector<std::string>{"done"});
    // What was demanded stays.
    const auto taken = edit({{"calculation", ""}});
    ASSERT_FALSE(taken);
    EXPECT_EQ(taken.error().code, "gate.closed");
    EXPECT_EQ(set("waiting"), std::vector<std::string>{"gate.closed /comment"});  // NB-86
    EXPECT_EQ(set("waiting", "En röntgensjuksköterska"), std::vector<std::string>{"done"});
}

TEST_P(EffectsTest, measured_improvements_begin_with_a_baseline) {  // KR-58
    MatterType type = configuration.matters.at("action");
    Matter matter;
    matter.set_field("improvement", "ja");
    EXPECT_EQ(closed_gates(type, matter, "ongoing", "").size(), 1U);
    EXPECT_TRUE(closed_gates(type, matter, "not_started", "").empty());
    matter.set_field("baseline_missing", "Mätningen är ny.");
    EXPECT_TRUE(closed_gates(type, matter, "ongoing", "").empty());
    matter.set_field("baseline_missing", "");
    matter.set_field("baseline", "2021: 15,8 %");
    EXPECT_TRUE(closed_gates(type, matter, "ongoing", "").empty());
}

TEST_P(EffectsTest, gates_stand_before_imports_too) {
    const std::string head = "action_no,goal,title,description,responsible,timetable,expected_effect,status,comment\n";
    auto report = import("actions", head + "97,Mål,Väntar,,VO-chefer,,,waiting,\n");
    ASSERT_TRUE(report) << report.error().message;
    ASSERT_EQ(report->faults.size(), 1U);
    EXPECT_EQ(report->faults[0].code, "gate.closed");
    EXPECT_EQ(report->faults[0].path, "comment");
    report = import("actions", head + "97,Mål,Väntar,,VO-chefer,,,waiting,På lokaler\n");
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_TRUE(report->applied) << report->message;
}

TEST_P(EffectsTest, groups_may_be_responsible) {
    ASSERT_TRUE(store().write({"test", "load"}, [&](Transaction& transaction) -> Result<void> {
        if (auto applied = apply_group(transaction, {"forum_omvardnad", "Omvårdnadsforum", "forum"}); !applied)
            return refuse(applied.error());
        return {};
    }));
    EditAction wish;
    wish.action = action_id(18);
    wish.version = action(18).action.version;
    wish.responsibles = {{{"forum_omvardnad", ""}, {"vo_chefer", ""}}};
    auto now = context();
    const auto edited = edit_action(now, wish);
    ASSERT_TRUE(edited) << edited.error().message;
    ASSERT_EQ(edited->action.responsibles.size(), 2U);
    EXPECT_EQ(edited->action.responsibles[0].name, "Omvårdnadsforum");
    wish.version = edited->action.version;
    wish.responsibles = {{{"forum_omvardna", ""}}};
    const auto wrong = edit_action(now, wish);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, "function.unknown");
}

LEDSTANG_ON_BOTH_STORES(EffectsTest);

}  // namespace
}  // namespace ledstang
