// The areas of knowledge with their four supports, and what lacks an owner, a document or a review (areas.cpp). Inside
// the module.
#pragma once

#include "knowledge/lists.h"
#include "knowledge/wishes.h"

namespace ledstang {

// Whatever an owner is behind with.
struct OverdueOwner {
    std::string function;
    std::string unit;
    std::string owner;  // in words
    bool vacant = false;
    std::vector<DocumentRow> documents;  // the first of them, the longest overdue first
    int count = 0;                       // of them all
    template <class D = OverdueOwner>
    static constexpr auto described() {
        return describe("OverdueOwner", field("function", &D::function, "Slag av funktion"),
                        field("unit", &D::unit, "Enhet"), field("owner", &D::owner, "Ägare"),
                        field("vacant", &D::vacant, "Om ingen har funktionen"),
                        field("documents", &D::documents, "De första dokumenten, det som har väntat längst först"),
                        field("count", &D::count, "Så många är de"));
    }
};
struct AreaLack {
    Area area;
    bool without_document = false;
    bool without_owner = false;
    template <class A = AreaLack>
    static constexpr auto described() {
        return describe("AreaLack", field("area", &A::area, "Område"),
                        field("without_document", &A::without_document, "Inget dokument gäller"),
                        field("without_owner", &A::without_owner, "Ingen grupp äger det"));
    }
};
// Documents in force that lack something: the first of them by title, and how many they are.
struct DocumentsLacking {
    std::vector<DocumentRow> documents;
    int count = 0;
    template <class D = DocumentsLacking>
    static constexpr auto described() {
        return describe("DocumentsLacking", field("documents", &D::documents, "De första dokumenten"),
                        field("count", &D::count, "Så många är de"));
    }
};
struct KnowledgeCare {
    std::vector<OverdueOwner> overdue;  // by owner
    std::vector<AreaLack> areas;        // that lack something
    DocumentsLacking vacant;            // nobody holds the owning function
    DocumentsLacking not_anchored;
    DocumentsLacking without_patient_part;  // of kinds that have one
    template <class K = KnowledgeCare>
    static constexpr auto described() {
        return describe("KnowledgeCare", field("overdue", &K::overdue, "Försenade översyner per ägare"),
                        field("areas", &K::areas, "Områden utan dokument eller ägare"),
                        field("vacant", &K::vacant, "Dokument vars ägare är vakant"),
                        field("not_anchored", &K::not_anchored, "Dokument som är ej förankrade i områdets grupp"),
                        field("without_patient_part", &K::without_patient_part, "Dokument utan patientens del"));
    }
};
Result<KnowledgeCare> get_knowledge_care(Context& context, const NothingAsked& wish);

struct AreaWish {
    std::string id;
    template <class W = AreaWish>
    static constexpr auto described() {
        return describe("AreaWish", field("id", &W::id, "Område"));
    }
};
struct AreaSupport {
    KnowledgeChoice support;
    std::vector<DocumentRow> documents;  // the first of them by title
    int count = 0;                       // of them all
    template <class A = AreaSupport>
    static constexpr auto described() {
        return describe("AreaSupport", field("support", &A::support, "Stöd"),
                        field("documents", &A::documents, "De första dokumenten; tomt: stödet saknas"),
                        field("count", &A::count, "Så många är de"));
    }
};
struct AreaPage {
    Area area;
    std::string owner_group;
    std::string owner_group_name;
    std::vector<AreaSupport> supports;  // all of knowledge.toml
    template <class A = AreaPage>
    static constexpr auto described() {
        return describe("AreaPage", field("area", &A::area, "Område"),
                        field("owner_group", &A::owner_group, "Grupp som äger området; tom: ingen"),
                        field("owner_group_name", &A::owner_group_name, "Gruppens namn"),
                        field("supports", &A::supports, "De fyra stöden"));
    }
};
struct AreaCount {
    Area area;
    int documents = 0;
    int overdue = 0;
    std::string owner_group_name;
    template <class A = AreaCount>
    static constexpr auto described() {
        return describe("AreaCount", field("area", &A::area, "Område"),
                        field("documents", &A::documents, "Dokument som gäller"),
                        field("overdue", &A::overdue, "Försenade översyner"),
                        field("owner_group_name", &A::owner_group_name, "Grupp som äger området; tom: ingen"));
    }
};
struct AreaList {
    std::vector<AreaCount> areas;
    template <class A = AreaList>
    static constexpr auto described() {
        return describe("AreaList", field("areas", &A::areas, "Områden"));
    }
};
Result<AreaPage> get_area(Context& context, const AreaWish& wish);
Result<AreaList> list_areas(Context& context, const NothingAsked& wish);

}  // namespace ledstang
