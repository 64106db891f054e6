// A small region with a clinic whose head owns its routines, for the tests of documents.
#pragma once

#include <gmock/gmock.h>

#include "groups/groups.h"
#include "knowledge/knowledge.h"
#include "operations/test_operations.h"
#include "organisation/organisation.h"

namespace ledstang {

class KnowledgeWorld : public OperationsTest {
 protected:
    static constexpr const char* clinic = "vo_ortopedi";
    static constexpr const char* other_clinic = "vo_obstetrik_gynekologi";

    KnowledgeWorld() : OperationsTest(organisation_scope(), {offer_organisation, offer_groups, offer_knowledge}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        unit(region, "Region Norrbotten", "region", nullptr);
        unit(division, "Division Länssjukvård 2", "division", region);
        unit(clinic, "VO Ortopedi", "verksamhetsomrade", division);
        unit(other_clinic, "VO Obstetrik och Gynekologi", "verksamhetsomrade", division);
        hold(clinic, "vo_chef", "demo_vo_chef", "Sara Lindgren");
    }
    void unit(const char* id, const char* name, const char* level, const char* parent) {
        Json wish = {{"id", id}, {"name", name}, {"level", level}, {"from", "2020-01-01"}};
        if (parent != nullptr) wish["parent"] = parent;
        done("create_unit", wish);
    }
    // An empty person makes the function vacant.
    void hold(const char* at, const char* kind, const char* person, const char* name, const char* from = "2020-01-01") {
        Json wish = {{"unit", at}, {"kind", kind}, {"from", from}};
        if (*person != '\0') wish.update({{"person", person}, {"name", name}});
        done("put_holding", wish);
    }
    Json done(const char* operation, const Json& wish = Json::object(), const char* today = "2022-05-20") {
        auto answer = call(operation, wish, today);
        EXPECT_TRUE(answer) << operation << ": " << answer.error().message;
        return answer ? *answer : Json();
    }
    Json page(const std::string& id, const char* today = "2022-05-20") {
        return done("read_document", {{"id", id}}, today);
    }
    static Json routine(const char* title = "Höftfraktur") {
        return {{"kind", "vardrutin"},
                {"title", title},
                {"owner_function", "vo_chef"},
                {"owner_unit", clinic},
                {"areas", {"rorelseorganen"}}};
    }
    void write(const std::string& id, const std::string& section, const std::string& text,
               const char* today = "2022-05-20") {
        const Json draft = draft_of(id, today);
        for (const auto& known : draft.at("sections")) {
            if (known.at("id") != section) continue;
            done("save_document_text",
                 {{"id", id}, {"section", section}, {"text", text}, {"version", known.at("text_version")}}, today);
        }
    }
    Json draft_of(const std::string& id, const char* today = "2022-05-20") {
        const Json shown = page(id, today);
        return done("read_document", {{"id", id}, {"version", shown.at("draft")}}, today);
    }
    // All that a routine must say.
    void write_all(const std::string& id, const char* today = "2022-05-20") {
        write(id, "syfte", "Alla ska opereras inom ett dygn.", today);
        write(id, "omfattning", "Hela kedjan.", today);
        write(id, "gor_sa_har", "1. Ring ortopeden.\n2. Kör till röntgen.", today);
        write(id, "avvikelse", "Ring bakjouren.", today);
        write(id, "personcentrerat", "Fråga hur patienten klarade sig hemma och vad som är viktigt.", today);
        write(id, "patientens_del", "Säg till om smärtan inte släpper, dag som natt.", today);
    }
    Json publish(const std::string& id, const char* today = "2022-05-20", const char* note = "") {
        return done("publish_document",
                    {{"id", id}, {"version", draft_of(id, today).at("head_version")}, {"change_note", note}}, today);
    }
    // A routine that holds, written by the clinic's head.
    std::string published(const char* title = "Höftfraktur", const char* today = "2022-05-20") {
        be("demo_vo_chef");
        const std::string id = done("create_document", routine(title), today).at("id");
        write_all(id, today);
        publish(id, today);
        return id;
    }
    static std::vector<std::string> each(const Json& list, const char* field) {
        std::vector<std::string> found;
        for (const auto& one : list) found.push_back(one.at(field));
        return found;
    }
};

}  // namespace ledstang
