// Documents by what they are about, a page at a time, and what can be chosen from. Inside the module.
#pragma once

#include "knowledge/page.h"
#include "knowledge/rows.h"
#include "knowledge/wishes.h"

namespace ledstang {

struct ListDocuments {
    std::string kind, area, code, care_level, support, owner_unit, group, national_id, unit;
    std::string words;             // that the title has, or begin words of it
    std::vector<std::string> ids;  // these alone
    std::string state = "in_force";
    bool only_marked = false;
    bool overdue = false;
    bool not_anchored = false;
    int limit = 200;
    int offset = 0;
    template <class W = ListDocuments>
    static constexpr auto described() {
        return describe(
            "ListDocuments", optional_field("kind", &W::kind, "Slag"), optional_field("area", &W::area, "Område"),
            optional_field("code", &W::code, "Kod, eller dess början"),
            optional_field("care_level", &W::care_level, "Vårdnivå"), optional_field("support", &W::support, "Stöd"),
            optional_field("owner_unit", &W::owner_unit, "Ägarens enhet"),
            optional_field("group", &W::group, "Grupp som skriver"),
            optional_field("national_id", &W::national_id, "Nationellt id"),
            optional_field("unit", &W::unit, "Enhet vars markeringar visas, med dem ovanför"),
            optional_field("words", &W::words, "Ord, eller början på ord, i titeln"),
            optional_field("ids", &W::ids, "Bara dessa dokument"),
            optional_field("state", &W::state, "in_force, draft, ended eller all"),
            optional_field("only_marked", &W::only_marked, "Bara det som enheten har valt"),
            optional_field("overdue", &W::overdue, "Bara det vars översyn är försenad"),
            optional_field("not_anchored", &W::not_anchored, "Bara det som är ej förankrat"),
            optional_field("limit", &W::limit, "Högst så många"),
            optional_field("offset", &W::offset, "Så många hoppas över, från början"));
    }
};
struct DocumentList {
    std::vector<DocumentRow> documents;  // what the unit has marked first, then by title
    int total = 0;                       // that fit the wish, before `offset` and `limit`
    int marked = 0;                      // of them
    template <class D = DocumentList>
    static constexpr auto described() {
        return describe("DocumentList", field("documents", &D::documents, "Dokument, det valda först"),
                        field("total", &D::total, "Antal i allt"), field("marked", &D::marked, "Antal som är valda"));
    }
};
Result<DocumentList> list_documents(Context& context, const ListDocuments& wish);

struct KnowledgeChoices {
    std::vector<DocumentKind> kinds;
    std::vector<Area> areas;
    std::vector<KnowledgeChoice> supports;
    std::vector<KnowledgeChoice> care_levels;
    std::vector<FunctionKind> functions;  // that may own something
    template <class K = KnowledgeChoices>
    static constexpr auto described() {
        return describe("KnowledgeChoices", field("kinds", &K::kinds, "Slag av dokument"),
                        field("areas", &K::areas, "Områden"), field("supports", &K::supports, "Stöd"),
                        field("care_levels", &K::care_levels, "Vårdnivåer"),
                        field("functions", &K::functions, "Slag av funktioner som kan äga något"));
    }
};
Result<KnowledgeChoices> get_knowledge_choices(Context& context, const NothingAsked& wish);

}  // namespace ledstang
