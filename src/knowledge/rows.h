// Documents as rows of a list. Inside the module.
#pragma once

#include "knowledge/anchoring.h"
#include "organisation/organisation.h"

namespace ledstang {

struct DocumentRow {
    std::string id;
    std::string title;
    std::string kind;
    std::string kind_name;
    std::string support;
    std::vector<std::string> areas;
    std::vector<std::string> codes;
    std::vector<std::string> care_levels;
    std::string owner;  // "VO-chef, VO Ortopedi"
    std::string owner_unit;
    std::string group;
    int version = 0;
    VersionState state = VersionState::draft;
    std::optional<Date> valid_from;
    std::optional<Date> review_by;
    bool review_overdue = false;
    bool has_draft = false;
    std::string national_id;
    std::string origin;
    bool not_anchored = false;  // with the group that owns its area, though it should be
    bool marked = false;        // by the asked unit or one above it
    std::string marked_unit;    // name of the nearest that has
    std::string mark_note;
    template <class D = DocumentRow>
    static constexpr auto described() {
        return describe("DocumentRow", field("id", &D::id, "Id"), field("title", &D::title, "Titel"),
                        field("kind", &D::kind, "Slag"), field("kind_name", &D::kind_name, "Slagets namn"),
                        field("support", &D::support, "Stöd"), field("areas", &D::areas, "Områden"),
                        field("codes", &D::codes, "Koder"), field("care_levels", &D::care_levels, "Vårdnivåer"),
                        field("owner", &D::owner, "Ägare"), field("owner_unit", &D::owner_unit, "Ägarens enhet"),
                        field("group", &D::group, "Grupp som skriver"), field("version", &D::version, "Version"),
                        field("state", &D::state, "Läge"), field("valid_from", &D::valid_from, "Gäller från"),
                        field("review_by", &D::review_by, "Ses över senast"),
                        field("review_overdue", &D::review_overdue, "Om översynen är försenad"),
                        field("has_draft", &D::has_draft, "Om en ny version skrivs"),
                        field("national_id", &D::national_id, "Nationellt id"),
                        field("origin", &D::origin, "own eller imported"),
                        field("not_anchored", &D::not_anchored, "Om det är ej förankrat i områdets grupp"),
                        field("marked", &D::marked, "Om enheten har valt det"),
                        field("marked_unit", &D::marked_unit, "Enhet som har valt det"),
                        field("mark_note", &D::mark_note, "Lokalt tillägg"));
    }
};

// What the rows of a list take from elsewhere, read once.
class DocumentRows {
 public:
    DocumentRows(Sql& sql, const Context& context, const KnowledgeKinds& kinds);
    // The version that is asked for, as a row.
    DocumentRow row(const StoredDocument& document, const StoredVersion& version) const;
    // Of the version that holds, where one does.
    std::optional<DocumentRow> in_force(const StoredDocument& document) const;
    bool vacant(const std::string& function, const std::string& unit) const;
    std::string owner(const std::string& function, const std::string& unit) const;  // in words
    bool is_not_anchored(const LocalVersion& version) const { return anchorings_.of(version).is_lacking(); }
    const Organisation& organisation() const { return organisation_; }

 private:
    const Context& context_;
    const KnowledgeKinds& kinds_;
    Organisation organisation_;
    Anchorings anchorings_;
    std::map<std::string, bool> held_;  // function@unit that somebody holds today
};

void sort_by_title(std::vector<DocumentRow>& rows);

}  // namespace ledstang
