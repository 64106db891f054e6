// A region with three operations, a group that owns an area, a council and a director, for tests of matters.
#pragma once

#include "flows/flows.h"
#include "groups/groups.h"
#include "operations/test_operations.h"
#include "organisation/organisation.h"

namespace ledstang {

class FlowsTest : public OperationsTest {
 protected:
    FlowsTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_groups, offer_flows}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        unit("region_norrbotten", "region", "");
        unit("div", "division", "region_norrbotten");
        for (const char* vo : {"vo_a", "vo_b", "vo_c"}) unit(vo, "verksamhetsomrade", "div");
        for (const char* person :
             {"ordf", "led", "chef_a", "chef_b", "chef_c", "rad", "rad_till", "direktor", "utvecklare"})
            names_.push_back(person);
        const auto done = store().write({"test", "load"}, [&](Transaction& transaction) -> Result<Nothing> {
            Sql& sql = transaction.sql();
            for (const auto& person : names_)
                sql.execute("insert into person (id, name) values (:id, :name)", person, "Namn " + person);
            for (const auto& [id, kind] : {std::pair{"lpo_sar", "lpo"}, {"radet", "rad"}, {"lpo_annat", "lpo"}})
                sql.execute("insert into unit_group (id, name, kind, version) values (:id, :name, :kind, 1)",
                            std::string(id), std::string("Gruppen ") + id, std::string(kind));
            member(sql, "lpo_sar", "ordf", "chair");
            member(sql, "lpo_sar", "led", "member");
            member(sql, "radet", "rad", "member");
            member(sql, "radet", "rad_till", "member");
            sql.execute("insert into area_owner (area, group_id) values ('hud_kon', 'lpo_sar')");
            hold(sql, "regiondirektor", "region_norrbotten", "direktor");
            hold(sql, "vo_chef", "vo_a", "chef_a");
            hold(sql, "vo_chef", "vo_b", "chef_b");
            hold(sql, "vo_chef", "vo_c", "chef_c");
            return Nothing{};
        });
        ASSERT_TRUE(done) << done.error().message;
    }
    void unit(const char* id, const char* level, const char* parent) {
        Json wish{{"id", id}, {"name", id}, {"level", level}, {"from", "2020-01-01"}};
        if (*parent != '\0') wish["parent"] = parent;
        const auto made = call("create_unit", wish);
        ASSERT_TRUE(made) << made.error().message;
    }
    static void member(Sql& sql, const std::string& group, const std::string& person, const std::string& role) {
        sql.execute(
            "insert into group_member (group_id, person, role, profession, manager, valid_from) values (:group_id, "
            ":person, :role, 'lakare', 0, '2021-01-01')",
            group, person, role);
    }
    static void hold(Sql& sql, const std::string& kind, const std::string& unit, const std::string& person) {
        sql.execute("insert into holding (kind, unit, person, valid_from) values (:kind, :unit, :person, '2021-01-01')",
                    kind, unit_number(sql, unit), person);
    }
    // The next calls come from this person, who may read and nothing more.
    void as(const char* person) { caller = {person, person, "", "reader", {Permission::read, Permission::self}, {}}; }

    std::string begin(const Json& more = Json::object(), const char* type = "introduction") {
        Json wish{{"type", type}, {"unit", "region_norrbotten"}, {"title", "Ny sårbehandling"}};
        wish.update(more);
        const auto begun = call("begin_matter", wish);
        EXPECT_TRUE(begun) << begun.error().message;
        return begun ? begun->at("matter").get<std::string>() : "";
    }
    Json page(const std::string& matter, const char* day = "2022-05-20") {
        const auto read = call("get_matter", {{"matter", matter}}, day);
        EXPECT_TRUE(read) << read.error().message;
        return read ? *read : Json();
    }
    // The refusal's code, or the new stage.
    std::string step(const std::string& matter, const char* id, const Json& fields = Json::object(),
                     const char* words = "", const char* unit = "") {
        const auto shown = page(matter);
        int version = shown.at("version");
        for (const auto& one : shown.at("units")) {
            if (one.at("unit") == unit) version = one.at("version");
        }
        last = call("take_step", {{"matter", matter},
                                  {"step", id},
                                  {"version", version},
                                  {"unit", unit},
                                  {"fields", fields},
                                  {"words", words}});
        return last ? last->at("stage").get<std::string>() : last.error().code;
    }
    std::vector<std::string> tasks(const char* person, const char* day = "2022-05-20") {
        std::vector<std::string> found;
        for (const auto& task :
             store().read([&](Sql& sql) { return flow_tasks(sql, configuration, person, *parse_date(day)); }))
            found.push_back(task.kind + " " + task.unit + (task.late ? " late" : ""));
        return found;
    }
    void to_comments(const std::string& matter) {
        as("ordf");
        ASSERT_EQ(step(matter, "accept", {{"vad", "Förband"}, {"patientnytta", "stor"}}), "evidence");
        const Json fields{{"evidens", "Stark"},
                          {"gap", "Olika"},
                          {"analysansvarig", "utvecklare"},
                          {"ekonomi", "Ingen"},
                          {"ersatter", "inget ersätts"},
                          {"konsekvens", R"([{"enhet":"vo_a","ar":"2022","kostnad":"200"},
                                             {"enhet":"vo_b","ar":"2022","besparing":"350"}])"}};
        ASSERT_EQ(step(matter, "send_out", fields), "comments");
    }
    // From to_decision on: the director decides, and the units have their assignments.
    void decide(const std::string& matter) {
        as("direktor");
        ASSERT_EQ(step(matter, "decide",
                       {{"beslut", "Inför"},
                        {"strategi", "Utbilda"},
                        {"genomforandeledare", "utvecklare"},
                        {"resurser", R"([{"vad":"Inga","belopp":"0"}])"}}),
                  "introduction");
    }
    void to_decision(const std::string& matter) {
        to_comments(matter);
        for (const auto& [unit, chief] : {std::pair{"vo_a", "chef_a"}, {"vo_b", "chef_b"}}) {
            as(chief);
            ASSERT_TRUE(call("answer_statement",
                             {{"matter", matter}, {"unit", unit}, {"version", 1}, {"text", "Tillstyrker"}}));
            as("ordf");
            ASSERT_TRUE(
                call("reply_to_statement", {{"matter", matter}, {"unit", unit}, {"version", 2}, {"text", "Tack"}}));
        }
        ASSERT_EQ(step(matter, "to_council", {{"sammanstallning", "Alla är för."}}), "council");
        as("rad");
        ASSERT_EQ(step(matter, "recommend", {{"rekommendation", "Inför"}, {"rad_yttrande", "inte begärt"}}),
                  "decision");
    }

    std::vector<std::string> names_;
    Result<Json> last;
};

}  // namespace ledstang
