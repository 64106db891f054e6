// A document as its page shows it: text paragraph by paragraph, owner, versions, and what is missing in a draft. Inside
// the module.
#pragma once

#include "knowledge/anchoring.h"
#include "knowledge/document.h"
#include "knowledge/kinds.h"
#include "knowledge/readability.h"
#include "operations/area_settings.h"
#include "organisation/organisation.h"

namespace ledstang {

struct DocumentBlock {
    std::string anchor;  // "s2p3"
    std::string html;
    std::string source;  // as it was written: what a comment quotes
    template <class D = DocumentBlock>
    static constexpr auto described() {
        return describe("DocumentBlock", field("anchor", &D::anchor, "Plats på sidan"),
                        field("html", &D::html, "Stycket som det visas"),
                        field("source", &D::source, "Stycket som det är skrivet"));
    }
};
struct DocumentTextFault {
    int line = 0;
    std::string message;
    template <class D = DocumentTextFault>
    static constexpr auto described() {
        return describe("DocumentTextFault", field("line", &D::line, "Rad"), field("message", &D::message, "Fel"));
    }
};

struct DocumentSection {
    std::string id;
    std::string name;
    std::string help;
    bool required = false;
    int longest_words = 0;
    std::string text;  // Markdown
    int text_version = 0;
    std::string by_name;
    std::string at;
    std::vector<DocumentBlock> blocks;
    std::vector<DocumentTextFault> faults;
    Readability readability;
    int open_comments = 0;
    template <class D = DocumentSection>
    static constexpr auto described() {
        return describe(
            "DocumentSection", field("id", &D::id, "Id"), field("name", &D::name, "Rubrik"),
            field("help", &D::help, "Hjälp att skriva"), field("required", &D::required, "Om avsnittet krävs"),
            field("longest_words", &D::longest_words, "Högst så många ord; 0: ingen gräns"),
            field("text", &D::text, "Text i Markdown"), field("text_version", &D::text_version, "Textens version"),
            field("by_name", &D::by_name, "Skriven av"), field("at", &D::at, "När"),
            field("blocks", &D::blocks, "Texten stycke för stycke"), field("faults", &D::faults, "Fel i texten"),
            field("readability", &D::readability, "Läsbarhet"),
            field("open_comments", &D::open_comments, "Kommentarer som väntar"));
    }
};

struct DocumentVersionRow {
    int version = 0;
    VersionState state = VersionState::draft;
    std::string title;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    std::string change_note;
    std::string ended_reason;
    std::string by_name;
    std::string at;
    template <class D = DocumentVersionRow>
    static constexpr auto described() {
        return describe("DocumentVersionRow", field("version", &D::version, "Version"),
                        field("state", &D::state, "draft, coming, in_force, superseded eller withdrawn"),
                        field("title", &D::title, "Titel"), field("valid_from", &D::valid_from, "Gäller från"),
                        field("valid_to", &D::valid_to, "Gäller till (första dag då den inte gäller)"),
                        field("change_note", &D::change_note, "Vad som är nytt"),
                        field("ended_reason", &D::ended_reason, "Varför den inte längre gäller"),
                        field("by_name", &D::by_name, "Sparad eller publicerad av"), field("at", &D::at, "När"));
    }
};

// What stands in the way of publishing.
struct DocumentGap {
    std::string code;     // document.section_empty, document.section_long, document.owner_vacant …
    std::string section;  // empty: the document as such
    std::string message;
    template <class D = DocumentGap>
    static constexpr auto described() {
        return describe("DocumentGap", field("code", &D::code, "Kod"), field("section", &D::section, "Avsnitt"),
                        field("message", &D::message, "Vad som fattas"));
    }
};

struct DocumentMark {
    std::string unit;
    std::string unit_name;
    std::string note;
    std::string by_name;
    Date marked_on{};
    int version = 0;
    template <class D = DocumentMark>
    static constexpr auto described() {
        return describe("DocumentMark", field("unit", &D::unit, "Enhet"),
                        field("unit_name", &D::unit_name, "Enhetens namn"), field("note", &D::note, "Lokalt tillägg"),
                        field("by_name", &D::by_name, "Av"), field("marked_on", &D::marked_on, "Dag"),
                        field("version", &D::version, "Radens version"));
    }
};

struct DocumentLink {
    std::string id;
    std::string title;
    template <class D = DocumentLink>
    static constexpr auto described() {
        return describe("DocumentLink", field("id", &D::id, "Id"), field("title", &D::title, "Titel"));
    }
};

// What holds in another area that the document's own points at.
struct RelatedArea {
    std::string area;
    std::string name;
    std::string prompt;                   // what whoever writes must think of; may be empty
    std::vector<DocumentLink> documents;  // in force, by title
    template <class R = RelatedArea>
    static constexpr auto described() {
        return describe("RelatedArea", field("area", &R::area, "Område"), field("name", &R::name, "Områdets namn"),
                        field("prompt", &R::prompt, "Vad man ska tänka på"),
                        field("documents", &R::documents, "Dokument som gäller där"));
    }
};

// Whether the text tells the patient what to do and know.
enum class PatientPart { not_asked, written, missing };
constexpr auto names_of(PatientPart) {
    return std::array{Named{PatientPart::not_asked, "not_asked"}, Named{PatientPart::written, "written"},
                      Named{PatientPart::missing, "missing"}};
}

struct DocumentPage {
    std::string id;
    DocumentKind kind;
    int version = 0;
    VersionState state = VersionState::draft;
    DocumentDetails head;
    std::vector<Area> areas;
    std::vector<KnowledgeChoice> care_levels;
    std::string owner_function;
    std::string owner_function_name;
    std::string owner_unit;
    std::string owner_unit_name;
    std::vector<Holder> holders;  // of the owning function today; empty: vacant
    std::string group;
    std::string group_name;
    std::optional<Date> valid_from;
    std::optional<Date> valid_to;
    std::optional<Date> review_by;
    bool review_overdue = false;
    std::string change_note;
    std::string ended_reason;
    std::vector<DocumentLink> superseded_by;
    std::string by_name;
    std::string at;
    std::vector<DocumentSection> sections;
    Readability readability;                   // of the whole text
    std::vector<DocumentVersionRow> versions;  // newest first
    std::optional<int> draft;                  // version that is being written
    std::vector<DocumentMark> marks;
    std::vector<DocumentGap> gaps;  // of a draft
    DocumentAnchoring anchoring;
    PatientPart patient_part = PatientPart::not_asked;
    std::vector<RelatedArea> related;
    bool may_write = false;
    bool may_publish = false;
    int head_version = 0;
    int row_version = 0;
    template <class D = DocumentPage>
    static constexpr auto described() {
        return describe(
            "DocumentPage", field("id", &D::id, "Id"), field("kind", &D::kind, "Slag"),
            field("version", &D::version, "Version som visas"),
            field("state", &D::state, "draft, coming, in_force, superseded eller withdrawn"),
            field("head", &D::head, "Uppgifter om dokumentet"), field("areas", &D::areas, "Områden"),
            field("care_levels", &D::care_levels, "Vårdnivåer"),
            field("owner_function", &D::owner_function, "Ägarens slag av funktion"),
            field("owner_function_name", &D::owner_function_name, "Ägarens funktion"),
            field("owner_unit", &D::owner_unit, "Ägarens enhet"),
            field("owner_unit_name", &D::owner_unit_name, "Ägarens enhet, namn"),
            field("holders", &D::holders, "De som har funktionen i dag; tomt: vakant"),
            field("group", &D::group, "Grupp som skriver"), field("group_name", &D::group_name, "Gruppens namn"),
            field("valid_from", &D::valid_from, "Gäller från"),
            field("valid_to", &D::valid_to, "Gäller till (första dag då den inte gäller)"),
            field("review_by", &D::review_by, "Ses över senast"),
            field("review_overdue", &D::review_overdue, "Om översynen är försenad"),
            field("change_note", &D::change_note, "Vad som är nytt"),
            field("ended_reason", &D::ended_reason, "Varför den inte längre gäller"),
            field("superseded_by", &D::superseded_by, "Dokument som har ersatt det"),
            field("by_name", &D::by_name, "Sparad eller publicerad av"), field("at", &D::at, "När"),
            field("sections", &D::sections, "Avsnitt"), field("readability", &D::readability, "Hela textens läsbarhet"),
            field("versions", &D::versions, "Versioner, nyast först"), field("draft", &D::draft, "Version som skrivs"),
            field("marks", &D::marks, "Enheter där det gäller"),
            field("gaps", &D::gaps, "Vad som fattas för att utkastet ska kunna publiceras"),
            field("anchoring", &D::anchoring, "Om det har varit på remiss hos områdets grupp"),
            field("patient_part", &D::patient_part, "Patientens del: not_asked, written eller missing"),
            field("related", &D::related, "Det som gäller i områden som dokumentets egna pekar på"),
            field("may_write", &D::may_write, "Om den som frågar får skriva"),
            field("may_publish", &D::may_publish, "Om den som frågar får publicera"),
            field("head_version", &D::head_version, "Uppgifternas version"),
            field("row_version", &D::row_version, "Ägarskapets version"));
    }
};

struct Context;

// The version that is asked for, else the one to show. Refuses with document.version_unknown. Without may_write and
// may_publish, which are the caller's to find out outside a write.
Result<DocumentPage> compose_page(Sql& sql, Context& context, const KnowledgeKinds& kinds,
                                  const StoredDocument& document, std::optional<int> version);

// What stands in the way of publishing the draft.
std::vector<DocumentGap> gaps_of(const DocumentKind& kind, const StoredVersion& version,
                                 const std::vector<StoredSection>& sections, bool owner_vacant,
                                 const DocumentAnchoring& anchoring);

// The kind's sections in order, with what is written in them; what the kind no longer has comes last.
std::vector<StoredSection> arranged(const DocumentKind& kind, std::vector<StoredSection> stored);

// Marks of all units on the document, by unit name.
std::vector<DocumentMark> read_marks(Sql& sql, Context& context, std::int64_t document);

}  // namespace ledstang
