#include "organisation/units.h"

#include <gmock/gmock.h>

#include "operations/test_operations.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class UnitsTest : public OperationsTest {
 protected:
    UnitsTest() : OperationsTest(organisation_scope(), {offer_organisation}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        create(region, "Region Norrbotten", "region", nullptr);
        create(division, "Division Länssjukvård 2", "division", region);
        create("div_nara", "Division Nära", "division", region);
        create("vo_ortopedi", "VO Ortopedi", "verksamhetsomrade", division);
        create("vo_hjarta", "VO Hjärtsjukvård", "verksamhetsomrade", division);
    }

    void create(const char* id, const char* name, const char* level, const char* parent,
                const char* from = "2020-01-01") {
        const auto created = call(
            "create_unit",
            {{"id", id}, {"name", name}, {"level", level}, {"parent", parent ? Json(parent) : Json()}, {"from", from}});
        ASSERT_TRUE(created) << created.error().message;
    }
    void do_it(const char* operation, const Json& request) {
        const auto done = call(operation, request);
        ASSERT_TRUE(done) << operation << ": " << done.error().message;
    }
    // "vo_ortopedi < div_lanssjukvard_2: VO Ortopedi", in the tree's order.
    std::vector<std::string> tree(const char* on) {
        std::vector<std::string> lines;
        const auto units = call("list_units", {{"on", on}});
        for (const auto& unit : units->at("units")) {
            const auto& parent = unit.at("parent");
            lines.push_back(fmt::format("{} < {}: {}", unit.at("id").get<std::string>(),
                                        parent.is_null() ? "-" : parent.get<std::string>(),
                                        unit.at("name").get<std::string>()));
        }
        return lines;
    }
    std::string parent_of(const char* unit, const char* on) {
        return store().read([&](Sql& sql) -> std::string {
            const auto organisation = read_organisation(sql, configuration, *parse_date(on));
            const UnitRow* row = organisation.find(unit);
            return row == nullptr ? "gone" : row->parent.value_or("-");
        });
    }
    Json intervals(const char* unit) { return call("get_unit", {{"unit", unit}})->at("intervals"); }
};
LEDSTANG_ON_BOTH_STORES(UnitsTest);

TEST_P(UnitsTest, StandInATreeParentsFirst) {
    EXPECT_THAT(tree("2022-01-01"), ElementsAre("region_norrbotten < -: Region Norrbotten",
                                                "div_lanssjukvard_2 < region_norrbotten: Division Länssjukvård 2",
                                                "vo_hjarta < div_lanssjukvard_2: VO Hjärtsjukvård",
                                                "vo_ortopedi < div_lanssjukvard_2: VO Ortopedi",
                                                "div_nara < region_norrbotten: Division Nära"));
    EXPECT_TRUE(tree("2019-12-31").empty()) << "not yet begun";
}

TEST_P(UnitsTest, RenameHoldsFromItsDay) {
    do_it("rename_unit", {{"unit", "vo_ortopedi"}, {"name", "VO Rörelse"}, {"from", "2022-03-01"}});
    EXPECT_THAT(tree("2022-02-28"), ::testing::Contains("vo_ortopedi < div_lanssjukvard_2: VO Ortopedi"));
    EXPECT_THAT(tree("2022-03-01"), ::testing::Contains("vo_ortopedi < div_lanssjukvard_2: VO Rörelse"));
    const auto history = intervals("vo_ortopedi");
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[0].at("to"), "2022-03-01");
    EXPECT_TRUE(history[1].at("to").is_null());
    do_it("rename_unit", {{"unit", "vo_ortopedi"}, {"name", "VO Rörelseorganen"}, {"from", "2022-03-01"}});
    EXPECT_EQ(intervals("vo_ortopedi").size(), 2U) << "the same day is corrected, not repeated";
    EXPECT_EQ(refused("rename_unit", {{"unit", "vo_ortopedi"}, {"name", "VO X"}, {"from", "2021-01-01"}}),
              "unit.later_change");
    EXPECT_EQ(refused("rename_unit", {{"unit", "vo_ortopedi"}, {"name", ""}, {"from", "2022-04-01"}}), "unit.name");
}

TEST_P(UnitsTest, MoveChangesTheTreeFromItsDay) {
    do_it("move_unit", {{"unit", "vo_ortopedi"}, {"parent", "div_nara"}, {"from", "2022-07-01"}});
    EXPECT_EQ(parent_of("vo_ortopedi", "2022-06-30"), division);
    EXPECT_EQ(parent_of("vo_ortopedi", "2022-07-01"), "div_nara");
    EXPECT_EQ(refused("move_unit", {{"unit", region}, {"parent", division}, {"from", "2022-07-01"}}), "unit.cycle");
    EXPECT_EQ(refused("move_unit", {{"unit", division}, {"parent", division}, {"from", "2022-07-01"}}), "unit.cycle");
}

TEST_P(UnitsTest, AMoveThatALaterMoveWouldTurnIntoACycleIsRefused) {
    do_it("move_unit", {{"unit", "div_nara"}, {"parent", division}, {"from", "2023-01-01"}});
    EXPECT_EQ(refused("move_unit", {{"unit", division}, {"parent", "div_nara"}, {"from", "2022-07-01"}}), "unit.cycle");
    EXPECT_EQ(tree("2023-01-01").size(), 5U);
}

TEST_P(UnitsTest, MergeTakesChildrenAndRemembers) {
    create("team_hand", "Handteamet", "enhet", "vo_ortopedi");
    create("team_nytt", "Nya teamet", "enhet", "vo_ortopedi", "2024-01-01");
    do_it("merge_units", {{"units", {"vo_ortopedi", "vo_hjarta"}},
                          {"id", "vo_opererande"},
                          {"name", "VO Opererande"},
                          {"from", "2023-01-01"}});
    EXPECT_EQ(parent_of("team_hand", "2022-12-31"), "vo_ortopedi");
    EXPECT_EQ(parent_of("team_hand", "2023-01-01"), "vo_opererande");
    EXPECT_EQ(parent_of("team_nytt", "2024-01-01"), "vo_opererande") << "a child that begins later follows along";
    EXPECT_EQ(parent_of("vo_ortopedi", "2022-12-31"), division);
    EXPECT_EQ(parent_of("vo_ortopedi", "2023-01-01"), "gone");
    EXPECT_EQ(parent_of("vo_opererande", "2023-01-01"), division);
    const auto detail = call("get_unit", {{"unit", "vo_opererande"}});
    ASSERT_EQ(detail->at("successions").size(), 2U);
    EXPECT_EQ(detail->at("successions")[0].at("from_unit"), "vo_hjarta");
    EXPECT_EQ(detail->at("successions")[0].at("kind"), "merge");
}

TEST_P(UnitsTest, MergeIntoOneOfThemKeepsItsId) {
    do_it("merge_units", {{"units", {"vo_ortopedi", "vo_hjarta"}},
                          {"id", "vo_hjarta"},
                          {"name", "VO Hjärta och Ortopedi"},
                          {"from", "2023-01-01"}});
    EXPECT_EQ(parent_of("vo_hjarta", "2023-01-01"), division);
    EXPECT_EQ(parent_of("vo_ortopedi", "2023-01-01"), "gone");
    EXPECT_EQ(intervals("vo_hjarta").size(), 2U);
}

TEST_P(UnitsTest, MergesThatMakeNoSenseAreRefused) {
    const auto merge = [&](const Json& units, const char* id, const char* name = "Ny",
                           const char* from = "2023-01-01") {
        const auto before = head();
        const auto code = refused("merge_units", {{"units", units}, {"id", id}, {"name", name}, {"from", from}});
        EXPECT_EQ(head(), before) << code;
        return code;
    };
    EXPECT_EQ(merge({"vo_ortopedi"}, "vo_ny"), "unit.merge");
    EXPECT_EQ(merge({"vo_ortopedi", "vo_ortopedi"}, "vo_ny"), "unit.merge");
    EXPECT_EQ(merge({division, "vo_ortopedi"}, "vo_ny"), "unit.merge") << "one lies below the other";
    EXPECT_EQ(merge({"vo_ortopedi", "vo_hjarta"}, "div_nara"), "unit.exists");
    EXPECT_EQ(merge({"vo_ortopedi", "vo_hjarta"}, "VO Ny"), "unit.id");
    EXPECT_EQ(merge({"vo_ortopedi", "vo_hjarta"}, "vo_ny", ""), "unit.name");
    EXPECT_EQ(merge({"vo_ortopedi", "vo_hjarta"}, "vo_ny", "Ny", "2020-01-01"), "unit.never");
}

TEST_P(UnitsTest, SplitGivesTheFirstPartTheChildren) {
    create("team_hand", "Handteamet", "enhet", "vo_ortopedi");
    do_it("split_unit", {{"unit", "vo_ortopedi"},
                         {"into", {{{"id", "vo_hand"}, {"name", "VO Hand"}}, {{"id", "vo_rygg"}, {"name", "VO Rygg"}}}},
                         {"from", "2023-01-01"}});
    EXPECT_EQ(parent_of("vo_hand", "2023-01-01"), division);
    EXPECT_EQ(parent_of("vo_rygg", "2023-01-01"), division);
    EXPECT_EQ(parent_of("team_hand", "2023-01-01"), "vo_hand");
    EXPECT_EQ(parent_of("vo_ortopedi", "2023-01-01"), "gone");
    const auto split = [&](const Json& into) {
        return refused("split_unit", {{"unit", "vo_hjarta"}, {"into", into}, {"from", "2023-01-01"}});
    };
    EXPECT_EQ(split({{{"id", "vo_a"}, {"name", "A"}}}), "unit.split");
    EXPECT_EQ(split({{{"id", "vo_a"}, {"name", "A"}}, {{"id", "vo_a"}, {"name", "B"}}}), "unit.exists");
    EXPECT_EQ(split({{{"id", "vo_a"}, {"name", "A"}}, {{"id", "vo_b"}, {"name", ""}}}), "unit.name");
    EXPECT_EQ(parent_of("vo_a", "2023-01-01"), "gone") << "a refusal leaves nothing behind";
}

TEST_P(UnitsTest, CloseEndsAUnitWithoutChildren) {
    EXPECT_EQ(refused("close_unit", {{"unit", division}, {"on", "2022-07-01"}}), "unit.has_children");
    do_it("close_unit", {{"unit", "vo_hjarta"}, {"on", "2022-07-01"}});
    EXPECT_EQ(parent_of("vo_hjarta", "2022-06-30"), division);
    EXPECT_EQ(parent_of("vo_hjarta", "2022-07-01"), "gone");
    EXPECT_EQ(refused("create_unit", {{"id", "vo_hjarta"},
                                      {"name", "Igen"},
                                      {"level", "verksamhetsomrade"},
                                      {"parent", division},
                                      {"from", "2023-01-01"}}),
              "unit.exists")
        << "an id is never used again";
    EXPECT_EQ(refused("close_unit", {{"unit", "vo_ortopedi"}, {"on", "2020-01-01"}}), "unit.never");
}

TEST_P(UnitsTest, UnknownUnitsAreSuggested) {
    const auto misspelt = call("get_unit", {{"unit", "vo_ortopdi"}});
    ASSERT_FALSE(misspelt);
    EXPECT_EQ(misspelt.error().code, "unit.unknown");
    EXPECT_EQ(misspelt.error().kind, RefusalKind::not_found);
    EXPECT_THAT(misspelt.error().message, HasSubstr("Menade du ”vo_ortopedi”?"));
    const auto renamed = store().write({"test", "test"}, [&](Transaction& transaction) {
        return rename_unit(transaction, {"vo_ortopedi", "VO X", *parse_date("2019-01-01")});
    });
    ASSERT_FALSE(renamed);
    EXPECT_EQ(renamed.error().code, "unit.unknown");
    EXPECT_THAT(renamed.error().message, ::testing::Not(HasSubstr("Menade du"))) << "it is not misspelt";
    EXPECT_EQ(refused("create_unit", {{"id", "vo_ny"},
                                      {"name", "Ny"},
                                      {"level", "verksamhetsomrade"},
                                      {"parent", division},
                                      {"from", "2019-01-01"}}),
              "unit.unknown")
        << "the parent has not begun";
    EXPECT_EQ(
        refused("create_unit",
                {{"id", "vo_ny"}, {"name", "Ny"}, {"level", "klinik"}, {"parent", division}, {"from", "2022-01-01"}}),
        "unit.level");
}

TEST_P(UnitsTest, OnlyWhoMayOrganiseChangesTheOrganisation) {
    const Json rename = {{"unit", "vo_ortopedi"}, {"name", "Ny"}, {"from", "2022-03-01"}};
    be("");
    EXPECT_EQ(refused("rename_unit", rename), "session.missing");
    be("demo_divisionschef");
    EXPECT_EQ(refused("rename_unit", rename), "permission.missing");
    caller.permissions.insert(Permission::organise);
    EXPECT_EQ(refused("rename_unit", {{"unit", "div_nara"}, {"name", "Ny"}, {"from", "2022-03-01"}}),
              "permission.outside_part");
    EXPECT_EQ(refused("move_unit", {{"unit", "vo_ortopedi"}, {"parent", "div_nara"}, {"from", "2022-03-01"}}),
              "permission.outside_part");
    EXPECT_EQ(refused("merge_units",
                      {{"units", {"vo_ortopedi", "div_nara"}}, {"id", "ny"}, {"name", "Ny"}, {"from", "2022-03-01"}}),
              "permission.outside_part");
    const Json fresh = {{"id", "ny_topp"}, {"name", "Ny"}, {"level", "region"}, {"from", "2022-03-01"}};
    EXPECT_EQ(refused("create_unit", fresh), "permission.outside_part") << "a top of one's own lies outside";
    EXPECT_EQ(refused("rename_unit", rename), "done");
}

TEST_P(UnitsTest, AUnitThatBeginsLaterBelongsSomewhereToday) {
    create("vo_ny", "VO Ny", "verksamhetsomrade", division, "2023-01-01");
    be("demo_divisionschef");
    caller.permissions.insert(Permission::organise);
    EXPECT_EQ(refused("rename_unit", {{"unit", "vo_ny"}, {"name", "VO Nyast"}, {"from", "2023-01-01"}}), "done");
    EXPECT_EQ(refused("close_unit", {{"unit", "vo_hjarta"}, {"on", "2022-01-01"}}), "done");
    EXPECT_EQ(refused("close_unit", {{"unit", "vo_hjarta"}, {"on", "2021-06-01"}}), "done")
        << "a closed unit still belongs where it last stood";
}

TEST_P(UnitsTest, EveryChangeIsLogged) {
    do_it("rename_unit", {{"unit", "vo_ortopedi"}, {"name", "VO Rörelse"}, {"from", "2022-03-01"}});
    const auto history = store().read([](Sql& sql) { return history_of(sql, "unit", "vo_ortopedi"); });
    ASSERT_EQ(history.size(), 2U);
    EXPECT_EQ(history[1].person, "demo_controller");
    EXPECT_EQ(history[1].operation, "rename_unit");
    EXPECT_EQ(parse_json(history[1].before_json)->at("name"), "VO Ortopedi");
    EXPECT_EQ(parse_json(history[1].after_json)->at("name"), "VO Rörelse");
    EXPECT_TRUE(store().verify().whole());
}

TEST_P(UnitsTest, AFileOfUnitsMayNotTurnTheTreeIntoACycle) {
    const auto apply = [&](const UnitWish& wish) {
        return store().write({"test", "test"}, [&](Transaction& transaction) {
            return apply_unit(transaction, configuration, wish, *parse_date("2022-01-01"));
        });
    };
    const auto cycle = apply({region, "Region Norrbotten", "region", "vo_ortopedi", {}, ""});
    ASSERT_FALSE(cycle);
    EXPECT_EQ(cycle.error().code, "unit.cycle");
    EXPECT_EQ(tree("2022-01-01").size(), 5U);

    const UnitWish wish{"vo_ortopedi", "VO Ortopedi", "verksamhetsomrade", division, {"ortopedin"}, "x"};
    EXPECT_EQ(apply(wish), Applied::changed);
    EXPECT_EQ(apply(wish), Applied::unchanged);
    EXPECT_EQ(intervals("vo_ortopedi").size(), 1U) << "other spellings are no new order";
    const auto found = store().read([&](Sql& sql) {
        const UnitRow* row = read_organisation(sql, configuration, *parse_date("2022-01-01")).by_any_name("Ortopedin");
        return row != nullptr;
    });
    EXPECT_TRUE(found);
}

}  // namespace
}  // namespace ledstang
