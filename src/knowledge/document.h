// Documents in the store. Inside the module.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "described/description.h"

namespace ledstang {

class Sql;
class Transaction;

// What a version says of itself, beside its text.
struct DocumentDetails {
    std::string title;
    std::vector<std::string> areas;        // ids of areas.toml
    std::vector<std::string> codes;        // ICD-10-SE and KVÅ
    std::vector<std::string> care_levels;  // ids of knowledge.toml
    std::vector<std::string> parties;      // organisations and units that it binds, in words
    std::vector<std::string> supersedes;   // other documents that end when it is published
    std::string national_id;
    std::string national_address;
    std::string origin = "own";  // own, imported
    std::string source;          // of an imported one: whence
    std::string licence;
    template <class D = DocumentDetails>
    static constexpr auto described() {
        return describe("DocumentDetails", field("title", &D::title, "Titel"), field("areas", &D::areas, "Områden"),
                        field("codes", &D::codes, "Koder ur ICD-10-SE och KVÅ"),
                        field("care_levels", &D::care_levels, "Vårdnivåer"),
                        field("parties", &D::parties, "Parter som det binder"),
                        field("supersedes", &D::supersedes, "Andra dokument som det ersätter"),
                        optional_field("national_id", &D::national_id, "Nationellt id"),
                        optional_field("national_address", &D::national_address, "Det nationella stödets webbadress"),
                        optional_field("origin", &D::origin, "own: eget; imported: hämtat"),
                        optional_field("source", &D::source, "Varifrån det är hämtat"),
                        optional_field("licence", &D::licence, "Licens"));
    }
};

struct StoredSection {
    std::string section;
    int position = 0;
    std::string name;
    std::string content;  // Markdown
    int text_version = 0;
    std::string person;
    std::string at;
    template <class D = StoredSection>
    static constexpr auto described() {
        return describe("DocumentText", field("section", &D::section, "Avsnitt"),
                        field("position", &D::position, "Plats"), field("name", &D::name, "Rubrik"),
                        field("content", &D::content, "Text"),
                        field("text_version", &D::text_version, "Textens version"), field("person", &D::person, "Av"),
                        field("at", &D::at, "När"));
    }
};

enum class VersionState { draft, coming, in_force, superseded, withdrawn };
constexpr auto names_of(VersionState) {
    return std::array{Named{VersionState::draft, "draft"}, Named{VersionState::coming, "coming"},
                      Named{VersionState::in_force, "in_force"}, Named{VersionState::superseded, "superseded"},
                      Named{VersionState::withdrawn, "withdrawn"}};
}

struct StoredVersion {
    std::int64_t document = 0;  // number
    int version = 0;
    bool published = false;
    DocumentDetails head;
    std::string change_note;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;  // first day on which it no longer holds
    std::optional<Date> review_by;
    std::string ended;
    std::string ended_reason;
    std::string person;
    std::string at;
    int head_version = 0;
    VersionState state_on(const Date& day) const;
    bool review_overdue(const Date& day) const;
};

struct StoredDocument {
    std::int64_t number = 0;
    std::string id;
    std::string kind;
    std::string owner_function;
    std::string owner_unit;
    std::string group;                    // may be empty
    int version = 0;                      // of the row
    std::vector<StoredVersion> versions;  // oldest first

    const StoredVersion* draft() const;  // null: none is being written
    // The one that holds that day.
    const StoredVersion* in_force(const Date& day) const;
    // The one to show when nobody says which: in force, else the last published, else the draft.
    const StoredVersion& shown(const Date& day) const;
    const StoredVersion* numbered(int version) const;
};

// Refuses with document.unknown and the nearest id.
Result<StoredDocument> require_document(Sql& sql, const std::string& id);
// With all their versions, in the order that they were created. `value`: the id of the document, unit, group or area.
enum class DocumentChoice { all, id, owner_unit, group, area };
std::vector<StoredDocument> read_documents(Sql& sql, DocumentChoice choice = DocumentChoice::all,
                                           const std::string& value = {});
std::vector<StoredDocument> read_documents(Sql& sql, std::span<const std::int64_t> numbers);
std::vector<StoredSection> read_sections(Sql& sql, std::int64_t document, int version);

void insert_version(Transaction& transaction, const StoredVersion& version);
// Writes the version's row and tags anew.
void store_head(Transaction& transaction, const StoredVersion& version);
void store_section(Transaction& transaction, std::int64_t document, int version, const StoredSection& section);

// "s2p3": where the paragraph stands on the page. Both from 1.
std::string anchor_of(int section, int paragraph);

}  // namespace ledstang
