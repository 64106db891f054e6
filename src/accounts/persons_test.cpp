#include <gmock/gmock.h>

#include "accounts/test_accounts.h"

namespace ledstang {
namespace {

using ::testing::ElementsAre;

class PersonsTest : public AccountsTest {
 protected:
    std::vector<std::string> names(const std::string& query) {
        std::vector<std::string> found;
        const auto persons = call("list_persons", {{"query", query}});
        for (const auto& person : persons->at("persons")) found.push_back(person.at("name"));
        return found;
    }
    // "reporter@vo_ortopedi"
    std::vector<std::string> choices(const char* today = "2022-05-20") {
        std::vector<std::string> found;
        const auto session = ask("get_session", Json::object(), today);
        for (const auto& choice : session->at("assignments")) {
            found.push_back(
                choice.at("role").get<std::string>() + "@" + choice.at("unit").get<std::string>() +
                (choice.at("deputy_for") == "" ? "" : " for " + choice.at("deputy_for_name").get<std::string>()));
        }
        return found;
    }
};
LEDSTANG_ON_BOTH_STORES(PersonsTest);

TEST_P(PersonsTest, AreFoundByWhatTheyAreCalled) {
    add("", "Åsa Öberg", "asa.oberg");
    add("", "Åsa Öberg", "asa.oberg.2");
    add("bo", "Bo Ek");
    EXPECT_THAT(names(""), ElementsAre("Bo Ek", "Åsa Öberg", "Åsa Öberg"));
    EXPECT_THAT(names("ÖBERG"), ElementsAre("Åsa Öberg", "Åsa Öberg"));
    EXPECT_THAT(names("asa_oberg_2"), ElementsAre("Åsa Öberg"));
    EXPECT_THAT(names("finns inte"), ElementsAre());
    be("demo_vo_chef");
    EXPECT_EQ(refused("list_persons", Json::object()), "permission.missing");
    const auto found = call("list_person_names", {{"query", "öb"}});
    EXPECT_EQ(found->at("persons").size(), 2U) << "whoever reads may choose somebody";
}

TEST_P(PersonsTest, AreNotMixedUp) {
    add("bo", "Bo Ek", "bo.ek");
    const auto wrong = [&](const Json& wish) { return refused("create_person", wish); };
    EXPECT_EQ(wrong({{"id", "bo"}, {"name", "Bo Ek"}}), "person.exists");
    EXPECT_EQ(wrong({{"id", "Bo Ek"}, {"name", "Bo Ek"}}), "person.id");
    EXPECT_EQ(wrong({{"name", "Bo"}, {"user_name", "BO.EK"}}), "person.user_name_taken");
    EXPECT_EQ(wrong({{"name", "Bo"}, {"user_name", "bo ek"}}), "person.user_name");
    EXPECT_EQ(wrong({{"name", "  "}}), "person.name");
    EXPECT_EQ(wrong({{"name", "Bo"}, {"email", "bo"}}), "person.email");
    EXPECT_EQ(wrong({{"name", "Bo"}, {"email", "bo@example.org\r\nBcc: alla@example.org"}}), "person.email");
    ASSERT_TRUE(call("create_person", {{"name", "Cia"}, {"employee_hsa_id", "se2321000131-e0001"}}));
    EXPECT_EQ(wrong({{"name", "Dan"}, {"employee_hsa_id", "SE2321000131-E0001"}}), "person.hsa_id_taken");
}

TEST_P(PersonsTest, TheSecondToSaveIsTold) {
    add("bo", "Bo Ek");
    const Json wish = {{"person", "bo"}, {"name", "Bo Ekström"}, {"version", 1}};
    EXPECT_EQ(refused("change_person", wish), "done");
    EXPECT_EQ(refused("change_person", wish), "person.conflict");
    EXPECT_EQ(refused("change_person", {{"person", "ingen"}, {"name", "X"}, {"version", 1}}), "person.unknown");
}

TEST_P(PersonsTest, AnAssignmentGivesItsRoleAndItsPart) {
    add("asa", "Åsa Öberg");
    const auto ortopedi = assign("asa", "reporter", "vo_ortopedi");
    const auto owner = assign("asa", "plan_owner", division, "2022-01-01", "2022-06-01");
    assign("asa", "reader", "", "2030-01-01");
    be_person("asa", ortopedi);
    EXPECT_EQ(caller.role, "reporter");
    EXPECT_THAT(caller.parts, ElementsAre("vo_ortopedi"));
    EXPECT_TRUE(caller.may(Permission::report));
    EXPECT_FALSE(caller.may(Permission::plan));
    EXPECT_THAT(choices(), ElementsAre("reporter@vo_ortopedi", "plan_owner@div_lanssjukvard_2"));
    EXPECT_EQ(asked("choose_assignment", {{"assignment", owner}}), "done");
    EXPECT_EQ(log_in.assignment, owner);
    be_person("asa", owner);
    EXPECT_TRUE(caller.may(Permission::plan));
    EXPECT_THAT(choices("2022-06-01"), ElementsAre("reporter@vo_ortopedi"));
    EXPECT_EQ(asked("choose_assignment", {{"assignment", owner}}, "2022-06-01"), "session.assignment");
    be_person("asa", owner, "2022-06-01");
    EXPECT_TRUE(caller.permissions.empty()) << "the chosen one has ended";
}

TEST_P(PersonsTest, WhoHasSeveralAssignmentsHasNoneUntilOneIsChosen) {
    configuration.log_in.demo = true;
    configuration.roles.demo_persons.at(2).parts = {"vo_ortopedi", "div_nara"};
    put_demo_persons(store(), configuration);
    caller = {};
    const auto session = ask("start_session", {{"person", "demo_vo_chef"}});
    ASSERT_TRUE(session);
    EXPECT_EQ(session->at("assignment"), "");
    EXPECT_EQ(session->at("permissions"), Json::array());
    EXPECT_EQ(session->at("assignments").size(), 2U);
}

TEST_P(PersonsTest, NobodyChoosesAnothersAssignment) {
    add("asa", "Åsa Öberg");
    add("bo", "Bo Ek");
    const auto administrator = assign("asa", "administrator", region);
    const auto reader = assign("bo", "reader", "");
    be_person("bo", reader);
    EXPECT_EQ(asked("choose_assignment", {{"assignment", administrator}}), "session.assignment");
    EXPECT_EQ(asked("choose_assignment", {{"assignment", "999"}}), "session.assignment");
    EXPECT_EQ(asked("choose_assignment", {{"assignment", "1; drop"}}), "session.assignment");
    be_person("bo", administrator);
    EXPECT_TRUE(caller.permissions.empty());
}

TEST_P(PersonsTest, ADeputyMayChooseTheAssignmentWhileTheOtherIsAway) {
    add("asa", "Åsa Öberg");
    add("bo", "Bo Ek");
    add("gast", "Jonas Berg");
    const auto owner = assign("asa", "administrator", division);
    const auto reader = assign("bo", "reader", "");
    const auto guest = assign("gast", "guest", "");
    be_person("asa", owner);
    ASSERT_EQ(asked("put_absence", {{"from", "2022-05-16"}, {"to", "2022-05-27"}, {"deputy", "bo"}}), "done");
    be_person("bo", reader);
    EXPECT_THAT(choices(), ElementsAre("reader@", "administrator@div_lanssjukvard_2 for Åsa Öberg"));
    EXPECT_THAT(choices("2022-05-28"), ElementsAre("reader@"));
    EXPECT_EQ(asked("choose_assignment", {{"assignment", owner}}), "done");
    be_person("bo", owner);
    EXPECT_EQ(caller.person, "bo") << "the log says who did it";
    EXPECT_THAT(caller.parts, ElementsAre(division));
    EXPECT_TRUE(caller.may(Permission::approve));
    EXPECT_FALSE(caller.may(Permission::administer)) << "people's rights are not lent";
    EXPECT_FALSE(caller.may(Permission::organise));
    EXPECT_FALSE(caller.may(Permission::review));
    be_person("bo", owner, "2022-05-28");
    EXPECT_TRUE(caller.permissions.empty());

    be_person("asa", owner);
    ASSERT_EQ(asked("put_absence", {{"from", "2022-05-16"}, {"to", "2022-05-27"}, {"deputy", "gast"}}), "done");
    be_person("gast", guest);
    EXPECT_THAT(choices(), ElementsAre("guest@")) << "a guest sees no more by standing in";
    be_person("gast", owner);
    EXPECT_TRUE(caller.permissions.empty());
}

TEST_P(PersonsTest, AnAdministratorStaysWithinTheOwnPart) {
    add("asa", "Åsa Öberg", "asa");
    add("bo", "Bo Ek", "bo");
    add("cia", "Cia Dahl", "cia");
    const auto division_administrator = assign("asa", "administrator", division);
    assign("bo", "administrator", region);
    const auto below = assign("cia", "reporter", "vo_ortopedi");
    be_person("asa", division_administrator);
    caller.only.clear();  // as after a change of the one-time password
    EXPECT_EQ(refused("add_assignment",
                      {{"person", "asa"}, {"role", "administrator"}, {"unit", region}, {"valid_from", "2022-01-01"}}),
              "permission.outside_part");
    EXPECT_EQ(refused("reset_password", {{"person", "bo"}}), "permission.outside_part");
    EXPECT_EQ(refused("reset_second_factor", {{"person", "bo"}}), "permission.outside_part");
    EXPECT_EQ(refused("change_person", {{"person", "bo"}, {"name", "Bo"}, {"version", 1}}), "permission.outside_part");
    EXPECT_EQ(refused("put_person_absence",
                      {{"person", "bo"}, {"from", "2022-05-01"}, {"to", "2022-05-31"}, {"deputy", "asa"}}),
              "permission.outside_part");
    EXPECT_EQ(refused("reset_password", {{"person", "cia"}}), "done");
    EXPECT_EQ(refused("end_assignment", {{"person", "cia"}, {"id", below}, {"valid_to", "2022-05-20"}}), "done");
    EXPECT_EQ(refused("end_assignment", {{"person", "asa"}, {"id", below}, {"valid_to", "2022-05-20"}}),
              "assignment.unknown");
}

TEST_P(PersonsTest, AssignmentsThatCannotBeAreRefused) {
    add("asa", "Åsa Öberg");
    const auto wrong = [&](const Json& more) {
        Json wish = {{"person", "asa"}, {"role", "reporter"}, {"unit", "vo_ortopedi"}, {"valid_from", "2022-01-01"}};
        wish.update(more);
        return refused("add_assignment", wish);
    };
    EXPECT_EQ(wrong({{"role", "kejsare"}}), "role.unknown");
    EXPECT_EQ(wrong({{"unit", ""}}), "assignment.unit_needed");
    EXPECT_EQ(wrong({{"valid_to", "2022-01-01"}}), "assignment.order");
    EXPECT_EQ(wrong({{"person", "ingen"}}), "person.unknown");
    EXPECT_EQ(wrong({{"unit", "vo_finns_inte"}}), "unit.unknown");
    EXPECT_EQ(wrong({{"role", "reader"}, {"unit", ""}}), "done");
}

TEST_P(PersonsTest, NobodyShutsThemselvesOut) {
    EXPECT_EQ(refused("change_person",
                      {{"person", "demo_controller"}, {"name", "Karin"}, {"disabled", true}, {"version", 1}}),
              "person.self");
}

}  // namespace
}  // namespace ledstang
