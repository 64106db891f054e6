// A small region with groups to test with: two divisions with a clinic each and persons to put into groups.
#pragma once

#include "groups/groups.h"
#include "operations/test_operations.h"
#include "organisation/organisation.h"

namespace ledstang {

class GroupOperationsTest : public OperationsTest {
 protected:
    static constexpr const char* clinic = "vo_hud";
    static constexpr const char* other_division = "div_primarvard";
    static constexpr const char* centre = "vc_stad";

    GroupOperationsTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_groups}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        unit(region, "Region Norrbotten", "region", nullptr);
        unit(division, "Länssjukvård 2", "division", region);
        unit(clinic, "Hudsjukvård", "verksamhetsomrade", division);
        unit(other_division, "Primärvård", "division", region);
        unit(centre, "Stadens vårdcentral", "verksamhetsomrade", other_division);
        for (const auto& [id, name] : {std::pair{"asa", "Åsa Öberg"}, {"bo", "Bo Ek"}, {"cia", "Cia Dahl"}}) {
            ASSERT_TRUE(store().write({"test", "add"}, [&](Transaction& transaction) -> Result<Nothing> {
                transaction.sql().execute("insert into person (id, name) values (:id, :name)", std::string(id),
                                          std::string(name));
                return Nothing{};
            }));
        }
        group("hos", "HoS-ledningsgruppen", "ledningsgrupp");
        group("mk", "Medicinska kommittén", "kommitte");
        group("lpo_hud", "LPO Hud och kön", "lpo", {{"parent", "mk"}, {"scope", "specialised"}});
    }
    void unit(const char* id, const char* name, const char* level, const char* parent) {
        Json wish = {{"id", id}, {"name", name}, {"level", level}, {"from", "2020-01-01"}};
        if (parent != nullptr) wish["parent"] = parent;
        done("create_unit", wish);
    }
    void group(const char* id, const char* name, const char* kind, Json more = Json::object()) {
        Json wish = {{"id", id}, {"name", name}, {"kind", kind}, {"unit", region}, {"from", "2020-01-01"}};
        wish.update(more);
        done("create_group", wish);
    }
    void member(const char* group, const char* person, const char* role, const char* profession,
                Json more = Json::object()) {
        Json wish = {
            {"group", group}, {"person", person}, {"role", role}, {"profession", profession}, {"from", "2022-01-01"}};
        wish.update(more);
        done("put_group_member", wish);
    }
    // What the operation answers; the test fails when it refuses.
    Json done(const std::string& operation, const Json& wish, const char* today = "2022-05-20") {
        const auto answer = call(operation, wish, today);
        EXPECT_TRUE(answer) << operation << ": " << (answer ? "" : answer.error().message);
        return answer ? *answer : Json();
    }
    // The caller becomes a reader with this person's id: may nothing but read, beyond what the groups give.
    void be_reader(const char* person) {
        be("demo_lasare");
        caller.person = person;
    }
    // The field of each element of a list.
    static std::vector<std::string> each(const Json& list, const char* field) {
        std::vector<std::string> texts;
        for (const auto& one : list) texts.push_back(one.at(field));
        return texts;
    }
    // "wanted competence:omvardnad" for each gap of the group
    std::vector<std::string> gaps(const char* group, const char* today = "2022-05-20") {
        std::vector<std::string> texts;
        const Json page = done("get_group", {{"group", group}}, today);
        for (const auto& gap : page.at("gaps")) {
            const std::string code = gap.at("code"), subject = gap.at("subject");
            texts.push_back(subject.empty() ? code : code + " " + subject);
        }
        return texts;
    }
};

}  // namespace ledstang
