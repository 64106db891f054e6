// The rights walk: every operation × nobody and every role of config/roles.toml × inside and outside the caller's part.
// What is expected comes from the operation's permission and rights.cpp, and from nothing that the operation itself
// says.
#include "app/rights.h"

#include <gmock/gmock.h>

#include "app/installation.h"
#include "operations/test_operations.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

constexpr const char* inside = "div_lanssjukvard_2";
constexpr const char* outside = "div_utanfor";
constexpr const char* action = "div_lanssjukvard_2-2022-17";
constexpr const char* group = "lag_inuti";
constexpr const char* guideline = "vandring";
constexpr const char* gap = "div_lanssjukvard_2-2022-data_gap-1";

// Requests of the operations that find their unit themselves: the thing they concern belongs to `inside`. A report is
// asked for in the format that no other program has to make.
const Json& requests() {
    static const Json all = {
        {"create_process", {{"name", ""}, {"owner_function", "nej"}, {"owner_unit", inside}}},
        {"create_pathway_process",
         {{"pathway", "svf_prostatacancer"}, {"owner_function", "nej"}, {"owner_unit", inside}}},
        {"put_process_person", {{"process", "vandring"}, {"person", "ingen"}, {"role", "nej"}}},
        {"end_process_person", {{"process", "vandring"}, {"person", "ingen"}, {"role", "nej"}}},
        {"create_unit", {{"id", "ny"}, {"name", "Ny"}, {"level", "nej"}, {"parent", inside}, {"from", "2022-01-01"}}},
        {"merge_units", {{"units", {inside}}, {"id", "ny"}, {"name", "Ny"}, {"from", "1900-01-01"}}},
        {"edit_action", {{"action", action}, {"version", 0}}},
        {"set_action_status", {{"action", action}, {"status", "nej"}, {"period", "2022-T1"}}},
        {"comment_action", {{"action", action}, {"text", ""}, {"period", "2022-T1"}}},
        {"set_action_units", {{"action", action}}},
        {"add_effect", {{"action", action}, {"what", ""}}},
        {"put_effect", {{"action", action}, {"id", "x"}, {"what", ""}, {"version", 0}}},
        {"remove_effect", {{"action", action}, {"id", "x"}, {"version", 0}}},
        {"change_data_gap", {{"gap", gap}, {"version", 0}}},
        {"add_assignment", {{"person", "ingen"}, {"role", "reporter"}, {"unit", inside}, {"valid_from", "2022-01-01"}}},
        {"end_assignment", {{"person", "asa"}, {"id", "1"}, {"valid_to", "2000-01-01"}}},
        {"change_person", {{"person", "asa"}, {"name", "Åsa"}, {"version", 0}}},
        {"reset_password", {{"person", "asa"}}},
        {"reset_second_factor", {{"person", "asa"}}},
        {"reopen_period", {{"period", "2022-T1"}, {"unit", inside}, {"reason", "x"}, {"until", "2999-01-01"}}},
        {"put_person_absence", {{"person", "asa"}, {"from", "2022-01-01"}}},
        {"end_group", {{"group", group}, {"on", "1900-01-01"}}},
        {"put_area_owner", {{"area", "hud_kon"}, {"group", group}}},
        {"change_group", {{"group", group}, {"name", "LAG inuti"}, {"kind", "lag"}, {"unit", inside}, {"version", 0}}},
        {"end_group_member", {{"group", group}, {"person", "ingen"}}},
        {"put_group_link", {{"group", group}, {"other", group}, {"kind", "cooperates"}}},
        {"put_group_member", {{"group", group}, {"person", "ingen"}}},
        {"put_group_unit", {{"group", group}, {"unit", "ingen"}}},
        {"put_group_wanted", {{"group", group}, {"wanted", Json::array()}}},
        {"create_document",
         {{"kind", "nej"}, {"title", "Ny"}, {"owner_function", "divisionschef"}, {"owner_unit", inside}}},
        {"begin_draft", {{"id", guideline}}},
        {"remove_draft", {{"id", guideline}}},
        {"save_document_head", {{"id", guideline}, {"version", 0}, {"head", {{"title", "Ny"}}}}},
        {"save_document_text", {{"id", guideline}, {"section", "nej"}, {"text", ""}, {"version", 0}}},
        {"change_document_owner",
         {{"id", guideline}, {"owner_function", "nej"}, {"owner_unit", inside}, {"version", 0}}},
        {"publish_document", {{"id", guideline}, {"version", 0}}},
        {"withdraw_document", {{"id", guideline}, {"reason", ""}}},
        {"confirm_document_review", {{"id", guideline}}},
        {"resolve_document_comment", {{"id", guideline}, {"comment", 0}}},
        {"answer_document_feedback", {{"id", guideline}, {"number", 0}}},
        {"get_document_feedback", {{"id", guideline}}},
        {"put_topic", {{"topic", "x"}, {"name", ""}, {"group", group}}},
        {"send_message", {{"group", group}, {"receiver", "members"}, {"subject", ""}, {"text", ""}}},
        {"put_unit_contact", {{"unit", inside}, {"kind", "x"}, {"subject", "x"}}},
        {"download_report", {{"unit", inside}, {"period", "2022-T1"}, {"format", "md"}}},
    };
    return all;
}

// Any value that the schema allows; a text that could be a unit is the one inside.
Json any_of(const Json& schema, const Json& components, const std::string& name) {
    if (schema.contains("$ref")) {
        const std::string reference = schema.at("$ref");
        const Json& named = components.at(reference.substr(reference.rfind('/') + 1));
        Json object = Json::object();
        for (const std::string field : named.value("required", Json::array()))
            object[field] = any_of(named.at("properties").at(field), components, field);
        return object;
    }
    if (schema.contains("anyOf")) return any_of(schema.at("anyOf").at(0), components, name);
    if (schema.contains("enum")) return schema.at("enum").at(0);
    const std::string type = schema.value("type", "object");
    if (type == "array") return Json::array();
    if (type == "boolean") return false;
    if (type == "integer" || type == "number") return 1;
    if (type == "object") return Json::object();
    if (schema.contains("format")) return "1900-01-01";
    if (schema.contains("pattern")) return "2022-T1";
    return name == "unit" ? inside : "x";
}

class RightsWalkTest : public OperationsTest {
 protected:
    RightsWalkTest() : OperationsTest(organisation_scope(), {}) { operations = all_operations(); }

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        const auto sent = [&](const char* operation, const char* file) {
            const auto done = send(operation, file, example(file));
            ASSERT_TRUE(done) << done.error().message;
        };
        sent("import_plan", "plan.json");
        sent("import_actions", "actions.csv");
        const auto missing = call("save_cell", {{"unit", inside},
                                                {"period", "2022-T1"},
                                                {"measure", "sjukfranvaro"},
                                                {"sex", "T"},
                                                {"missing_reason", "Systemet är nytt."},
                                                {"mend", {{"responsible", "demo_controller"}, {"due", "2022-08-31"}}}});
        ASSERT_TRUE(missing) << missing.error().message;
        ASSERT_EQ(missing->at("mend"), gap);
        const auto made = call("create_unit", {{"id", outside},
                                               {"name", "Division utanför"},
                                               {"level", "division"},
                                               {"parent", region},
                                               {"from", "2020-01-01"}});
        ASSERT_TRUE(made) << made.error().message;
        const auto grouped =
            call("create_group", {{"id", group}, {"name", "LAG inuti"}, {"kind", "lag"}, {"unit", inside}});
        ASSERT_TRUE(grouped) << grouped.error().message;
        ASSERT_TRUE(call(
            "create_process",
            {{"id", "vandring"}, {"name", "Vandring"}, {"owner_function", "divisionschef"}, {"owner_unit", inside}}));
        ASSERT_TRUE(call("create_document", {{"kind", "riktlinje"},
                                             {"title", "Vandring"},
                                             {"owner_function", "divisionschef"},
                                             {"owner_unit", inside},
                                             {"areas", {"cancer"}}}));
        ASSERT_TRUE(call("create_person", {{"id", "asa"}, {"name", "Åsa Öberg"}, {"user_name", "asa"}}));
        ASSERT_TRUE(call("add_assignment",
                         {{"person", "asa"}, {"role", "reporter"}, {"unit", inside}, {"valid_from", "2022-01-01"}}));
    }

    Json request_of(const Operation& operation) {
        if (const auto known = requests().find(operation.name); known != requests().end()) return *known;
        Schemas schemas;
        const Json document = operation.document(schemas);
        Json request = Json::object();
        for (const auto& parameter : document.value("parameters", Json::array())) {
            const std::string name = parameter.at("name");
            if (parameter.at("required").get<bool>())
                request[name] = any_of(parameter.at("schema"), schemas.components(), name);
        }
        const Json::json_pointer body("/requestBody/content/application~1json/schema");
        if (document.contains(body)) {
            const Json& schema = document.at(body);
            for (const std::string name : schema.value("required", Json::array()))
                request[name] = any_of(schema.at("properties").at(name), schemas.components(), name);
        }
        return request;
    }
    // "done" or the refusal's code.
    std::string run(const Operation& operation) {
        if (!operation.file_body) return refused(operation.name, request_of(operation));
        const auto answer = send(operation.name, "x.csv", "x\n1\n");
        return answer ? "done" : answer.error().code;
    }
    void be_role(const Role& role, const char* part) {
        caller = {"walker", "Vandrare", "", role.id, {}, {part}};
        for (const auto& permission : role.permissions)
            caller.permissions.insert(value_named<Permission>(permission).value());
    }
};
LEDSTANG_ON_BOTH_STORES(RightsWalkTest);

bool is_about_rights(const std::string& code) {
    return code.starts_with("permission.") || code == "session.missing" || code == "session.must_change";
}

TEST_P(RightsWalkTest, EveryOperationSaysHowFarItReaches) {
    for (const auto& operation : operations.all()) {
        EXPECT_TRUE(reach_of(operation)) << operation.name
                                         << " changes something and has no unit in its rule: add a line to rights.cpp";
        if (reach_of(operation) == Reach::checked) {
            EXPECT_TRUE(requests().contains(operation.name))
                << operation.name << " checks its unit itself: add a request to rights_walk_test.cpp";
        }
    }
}

TEST_P(RightsWalkTest, NobodyComesInWithoutLoggingIn) {
    for (const auto& operation : operations.all()) {
        caller = {};
        const std::string code = run(operation);
        if (operation.permission == Permission::open) {
            EXPECT_FALSE(code.starts_with("permission.")) << operation.name << ": " << code;
        } else {
            EXPECT_EQ(code, "session.missing") << operation.name;
        }
    }
}

TEST_P(RightsWalkTest, WhoMustChangeThePasswordDoesNothingElse) {
    for (const auto& operation : operations.all()) {
        be_role(configuration.roles.roles.back(), region);
        caller.only = "change_password";
        const std::string code = run(operation);
        if (operation.permission == Permission::open || operation.name == "change_password") {
            EXPECT_NE(code, "session.must_change") << operation.name;
        } else {
            EXPECT_EQ(code, "session.must_change") << operation.name;
        }
    }
}

// First from outside: nothing of that may succeed, so the region is the same for the walk inside.
TEST_P(RightsWalkTest, EveryRoleDoesWhatItsPermissionsSayAndNoMore) {
    for (const char* part : {outside, inside, region}) {
        for (const auto& role : configuration.roles.roles) {
            for (const auto& operation : operations.all()) {
                const auto reach = reach_of(operation);
                if (!reach) continue;  // told above
                be_role(role, part);
                const std::string where = fmt::format("{} as {} with {}", operation.name, role.id, part);
                const std::string code = run(operation);
                const bool permitted =
                    operation.permission == Permission::open || operation.permission == Permission::self ||
                    std::ranges::find(role.permissions, name_of(operation.permission)) != role.permissions.end();
                const bool bound = reach == Reach::unit || reach == Reach::checked || reach == Reach::above;
                const bool organises = caller.may(Permission::organise);
                if (!permitted) {
                    EXPECT_EQ(code, "permission.missing") << where;
                } else if (reach == Reach::group && !(organises && part != outside)) {
                    EXPECT_EQ(code, organises ? "permission.outside_part" : "permission.group") << where;
                } else if (reach == Reach::above && part == inside) {
                    EXPECT_NE(code, "permission.missing") << where;  // which unit's step it is, is configuration
                } else if ((bound && part == outside) || (reach == Reach::whole && part != region)) {
                    EXPECT_EQ(code, "permission.outside_part") << where;
                } else {
                    // Of the change log everybody sees one thing's part; all of it is for who may review.
                    const bool by_wish = operation.name == "get_history" || operation.name == "list_changes";
                    EXPECT_FALSE(is_about_rights(code) && operation.name != "get_session" && !by_wish)
                        << where << ": " << code;
                }
            }
        }
    }
}

TEST_P(RightsWalkTest, AGuestSeesNothingButWhatIsShared) {
    const Role* guest = configuration.role("guest");
    ASSERT_NE(guest, nullptr);
    EXPECT_EQ(guest->permissions, std::vector<std::string>{"shared"});
    be_role(*guest, inside);
    for (const auto& operation : operations.all()) {
        const bool own = operation.permission == Permission::open || operation.permission == Permission::self ||
                         operation.permission == Permission::shared;
        if (!own) {
            EXPECT_EQ(run(operation), "permission.missing") << operation.name;
        }
    }
}

}  // namespace
}  // namespace ledstang
