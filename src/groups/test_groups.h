// A small region with groups to test with: two divisions with a clinic each and persons to put into groups.
#pragma once

#include "groups/groups.h"
#include "operations/test_region.h"
#include "organisation/organisation.h"

namespace ledstang {

class GroupOperationsTest : public RegionTest<OperationsTest> {
 protected:
    static constexpr const char* clinic = "vo_hud";
    static constexpr const char* other_division = "div_primarvard";
    static constexpr const char* centre = "vc_stad";

    GroupOperationsTest() : RegionTest(organisation_scope(), {offer_organisation, offer_groups}) {}

    void SetUp() override {
        RegionTest::SetUp();
        if (IsSkipped()) return;
        add_division();
        unit(clinic, "Hudsjukvård", "verksamhetsomrade", division);
        unit(other_division, "Primärvård", "division", region);
        unit(centre, "Stadens vårdcentral", "verksamhetsomrade", other_division);
        add_persons({{"asa", "Åsa Öberg"}, {"bo", "Bo Ek"}, {"cia", "Cia Dahl"}});
        group("hos", "HoS-ledningsgruppen", "ledningsgrupp");
        group("mk", "Medicinska kommittén", "kommitte");
        group("lpo_hud", "LPO Hud och kön", "lpo", {{"parent", "mk"}, {"scope", "specialised"}});
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
