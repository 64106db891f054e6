// The map of the knowledge organisation, and one group's page. Inside the module.
#pragma once

#include "groups/coupling.h"
#include "groups/gaps.h"

namespace ledstang {

struct OnGroupDay {
    std::optional<Date> on;
    template <class S = OnGroupDay>
    static constexpr auto described() {
        return describe("OnGroupDay", field("on", &S::on, "Dag; i dag när den utelämnas"));
    }
};

struct MapKind {
    std::string id, name, plural, abbreviation, purpose;
    bool management = false;
    int groups = 0;
    template <class K = MapKind>
    static constexpr auto described() {
        return describe("MapKind", field("id", &K::id, "Id"), field("name", &K::name, "Namn"),
                        field("plural", &K::plural, "Plural"), field("abbreviation", &K::abbreviation, "Förkortning"),
                        field("purpose", &K::purpose, "Vad slaget är till för"),
                        field("management", &K::management, "Om det är ledningsgrupper"),
                        field("groups", &K::groups, "Antal grupper"));
    }
};

struct MapGroup {
    std::string id, name, kind, kind_name, kind_abbreviation, parent;
    int depth = 0;  // below which it stands in the outline
    std::string unit_name, level, level_name, scope_name;
    std::vector<std::string> chairs;   // names
    std::vector<std::string> members;  // all names
    std::vector<std::string> areas;    // names of the areas that it owns
    int gaps = 0;
    template <class G = MapGroup>
    static constexpr auto described() {
        return describe("MapGroup", field("id", &G::id, "Id"), field("name", &G::name, "Namn"),
                        field("kind", &G::kind, "Slag"), field("kind_name", &G::kind_name, "Slagets namn"),
                        field("kind_abbreviation", &G::kind_abbreviation, "Slagets förkortning"),
                        field("parent", &G::parent, "Överordnad grupp"), field("depth", &G::depth, "Djup i kartan"),
                        field("unit_name", &G::unit_name, "Enhet som gruppen hör till"),
                        field("level", &G::level, "Nivå"), field("level_name", &G::level_name, "Nivåns namn"),
                        field("scope_name", &G::scope_name, "Verkansområdets namn"),
                        field("chairs", &G::chairs, "Ordförande"), field("members", &G::members, "Alla ledamöter"),
                        field("areas", &G::areas, "Områden som gruppen äger"), field("gaps", &G::gaps, "Antal luckor"));
    }
};

struct MapArea {
    std::string id, name;
    std::string owner;  // group; empty: nobody owns it
    std::string owner_name;
    template <class A = MapArea>
    static constexpr auto described() {
        return describe("MapArea", field("id", &A::id, "Id"), field("name", &A::name, "Namn"),
                        field("owner", &A::owner, "Grupp som äger området; tom när ingen gör det"),
                        field("owner_name", &A::owner_name, "Gruppens namn"));
    }
};

struct KnowledgeMap {
    Date on;
    std::vector<MapKind> kinds;
    std::vector<MapGroup> groups;  // parents before children, by name
    std::vector<MapArea> areas;
    template <class M = KnowledgeMap>
    static constexpr auto described() {
        return describe("KnowledgeMap", field("on", &M::on, "Dag"), field("kinds", &M::kinds, "Slag av grupper"),
                        field("groups", &M::groups, "Grupper, överordnade först"),
                        field("areas", &M::areas, "Områden"));
    }
};

KnowledgeMap map_of(const GroupWorld& world);

Result<KnowledgeMap> get_knowledge_map(Context& context, const OnGroupDay& wish);
Result<GroupSettings> get_group_words(Context& context, const Nothing& wish);

struct FindGaps {
    std::string code, kind, subject;
    std::optional<Date> on;
    template <class F = FindGaps>
    static constexpr auto described() {
        return describe("FindGaps", optional_field("code", &F::code, "Bara ett slag av lucka"),
                        optional_field("kind", &F::kind, "Bara ett slag av grupper"),
                        optional_field("subject", &F::subject, "Bara en sak, som competence:omvardnad"),
                        field("on", &F::on, "Dag; i dag när den utelämnas"));
    }
};
struct GapList {
    std::vector<GroupGap> gaps;
    std::vector<MapArea> orphans;  // areas that nobody owns
    template <class L = GapList>
    static constexpr auto described() {
        return describe("GapList", field("gaps", &L::gaps, "Vad som saknas, grupp för grupp"),
                        field("orphans", &L::orphans, "Områden som ingen grupp äger"));
    }
};
Result<GapList> list_group_gaps(Context& context, const FindGaps& wish);

struct CouplingList {
    Date on;
    std::vector<GroupCoupling> groups;
    template <class L = CouplingList>
    static constexpr auto described() {
        return describe("CouplingList", field("on", &L::on, "Dag"),
                        field("groups", &L::groups, "Grupper, den starkast kopplade först"));
    }
};
Result<CouplingList> compare_coupling(Context& context, const OnGroupDay& wish);

}  // namespace ledstang
