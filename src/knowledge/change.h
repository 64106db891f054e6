// What the module's changes have in common. Inside the module.
#pragma once

#include "knowledge/document.h"
#include "knowledge/kinds.h"
#include "knowledge/page.h"

namespace ledstang {

// The page after a change, with what the caller may do. Outside a write.
Result<DocumentPage> page_now(Context& context, const std::string& id, std::optional<int> version);

// Refuses with document.owner_function, document.owner_unit, document.group_unknown or unit.unknown.
Result<void> require_owner(Context& context, const DocumentKind& kind, const std::string& function,
                           const std::string& unit, const std::string& group);
// Refuses with area.unknown, document.title, document.care_level, document.code, document.supersedes …
Result<void> check_head(Sql& sql, const Context& context, const KnowledgeKinds& kinds, const std::string& id,
                        DocumentDetails& head);

// What the change log keeps of a version, without its text.
struct LoggedVersion {
    int version = 0;
    DocumentDetails head;
    std::string owner_function, owner_unit, group;
    std::string change_note;
    std::optional<Date> valid_from, valid_to, review_by;
    std::string ended, ended_reason;
    template <class L = LoggedVersion>
    static constexpr auto described() {
        return describe(
            "LoggedDocument", field("version", &L::version, "Version"), field("head", &L::head, "Uppgifter"),
            field("owner_function", &L::owner_function, "Ägare"), field("owner_unit", &L::owner_unit, "Ägarens enhet"),
            field("group", &L::group, "Grupp"), field("change_note", &L::change_note, "Vad som är nytt"),
            field("valid_from", &L::valid_from, "Gäller från"), field("valid_to", &L::valid_to, "Gäller till"),
            field("review_by", &L::review_by, "Ses över senast"), field("ended", &L::ended, "Hur den upphörde"),
            field("ended_reason", &L::ended_reason, "Varför"));
    }
};
// `version` null: nothing is left.
std::string logged(const StoredDocument& document, const StoredVersion* version);

inline constexpr std::size_t longest_document_text = 200'000;  // bytes, of one section

}  // namespace ledstang
