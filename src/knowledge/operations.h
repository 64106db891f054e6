// What can be asked of the module: requests, and the functions that answer them. offer.cpp registers them. Inside the
// module.
#pragma once

#include "knowledge/page.h"

namespace ledstang {

struct DocumentWish {
    std::string id;
    std::optional<int> version;
    template <class W = DocumentWish>
    static constexpr auto described() {
        return describe("DocumentWish", field("id", &W::id, "Dokument"),
                        field("version", &W::version, "Version; utelämnad: den som gäller"));
    }
};
Result<DocumentPage> read_document(Context& context, const DocumentWish& wish);

// Drafts (drafts.cpp).
struct CreateDocument {
    std::string kind, title, owner_function, owner_unit, group;
    std::vector<std::string> areas;
    template <class W = CreateDocument>
    static constexpr auto described() {
        return describe("CreateDocument", field("kind", &W::kind, "Slag"), field("title", &W::title, "Titel"),
                        field("owner_function", &W::owner_function, "Ägarens slag av funktion"),
                        field("owner_unit", &W::owner_unit, "Ägarens enhet"),
                        optional_field("group", &W::group, "Grupp som skriver"), field("areas", &W::areas, "Områden"));
    }
};
struct SaveDocumentHead {
    std::string id;
    DocumentDetails head;
    int version = 0;
    template <class W = SaveDocumentHead>
    static constexpr auto described() {
        return describe("SaveDocumentHead", field("id", &W::id, "Dokument"),
                        field("head", &W::head, "Uppgifter om dokumentet"),
                        field("version", &W::version, "Uppgifternas version när de lästes"));
    }
};
struct SaveDocumentText {
    std::string id, section, text;
    int version = 0;
    template <class W = SaveDocumentText>
    static constexpr auto described() {
        return describe("SaveDocumentText", field("id", &W::id, "Dokument"), field("section", &W::section, "Avsnitt"),
                        field("text", &W::text, "Text i Markdown"),
                        field("version", &W::version, "Textens version när den lästes; 0: inget skrivet"));
    }
};
struct ChangeDocumentOwner {
    std::string id, owner_function, owner_unit, group;
    int version = 0;
    template <class W = ChangeDocumentOwner>
    static constexpr auto described() {
        return describe("ChangeDocumentOwner", field("id", &W::id, "Dokument"),
                        field("owner_function", &W::owner_function, "Ägarens slag av funktion"),
                        field("owner_unit", &W::owner_unit, "Ägarens enhet"),
                        optional_field("group", &W::group, "Grupp som skriver"),
                        field("version", &W::version, "Ägarskapets version när det lästes"));
    }
};
Result<DocumentPage> create_document(Context& context, const CreateDocument& wish);
Result<DocumentPage> begin_draft(Context& context, const DocumentWish& wish);
Result<DocumentPage> save_document_head(Context& context, const SaveDocumentHead& wish);
Result<DocumentSection> save_document_text(Context& context, const SaveDocumentText& wish);
// The title of what is gone. A document that was never published goes with its draft.
Result<DocumentLink> remove_draft(Context& context, const DocumentWish& wish);
Result<DocumentPage> change_document_owner(Context& context, const ChangeDocumentOwner& wish);

// Publishing (publish.cpp).
struct PublishDocument {
    std::string id;
    int version = 0;
    std::string change_note;
    std::optional<Date> valid_from;
    std::optional<Date> review_by;
    template <class W = PublishDocument>
    static constexpr auto described() {
        return describe(
            "PublishDocument", field("id", &W::id, "Dokument"),
            field("version", &W::version, "Uppgifternas version när utkastet lästes"),
            optional_field("change_note", &W::change_note, "Vad som är nytt; krävs från den andra versionen"),
            field("valid_from", &W::valid_from, "Gäller från; utelämnad: i dag"),
            field("review_by", &W::review_by, "Ses över senast; utelämnad: som slaget säger"));
    }
};
struct WithdrawDocument {
    std::string id, reason;
    template <class W = WithdrawDocument>
    static constexpr auto described() {
        return describe("WithdrawDocument", field("id", &W::id, "Dokument"), field("reason", &W::reason, "Varför"));
    }
};
struct ConfirmReview {
    std::string id;
    std::optional<Date> review_by;
    template <class W = ConfirmReview>
    static constexpr auto described() {
        return describe("ConfirmReview", field("id", &W::id, "Dokument"),
                        field("review_by", &W::review_by, "Nästa översyn; utelämnad: som slaget säger"));
    }
};
Result<DocumentPage> publish_document(Context& context, const PublishDocument& wish);
Result<DocumentPage> withdraw_document(Context& context, const WithdrawDocument& wish);
Result<DocumentPage> confirm_document_review(Context& context, const ConfirmReview& wish);

// What differs between two versions (difference.cpp).
struct DocumentDifferenceWish {
    std::string id;
    std::optional<int> from, to;
    template <class W = DocumentDifferenceWish>
    static constexpr auto described() {
        return describe("DocumentDifferenceWish", field("id", &W::id, "Dokument"),
                        field("from", &W::from, "Tidigare version; utelämnad: den före"),
                        field("to", &W::to, "Senare version; utelämnad: utkastet, annars den senaste"));
    }
};
struct DocumentPiece {
    std::string kind;  // same, added, removed
    std::string text;
    template <class D = DocumentPiece>
    static constexpr auto described() {
        return describe("DocumentPiece", field("kind", &D::kind, "same, added eller removed"),
                        field("text", &D::text, "Text"));
    }
};
struct SectionDifference {
    std::string section;
    std::string name;
    bool changed = false;
    std::vector<DocumentPiece> pieces;
    template <class D = SectionDifference>
    static constexpr auto described() {
        return describe("SectionDifference", field("section", &D::section, "Avsnitt"),
                        field("name", &D::name, "Rubrik"), field("changed", &D::changed, "Om något skiljer"),
                        field("pieces", &D::pieces, "Texten"));
    }
};
struct DocumentDifference {
    int from = 0;  // 0: there is no earlier version
    int to = 0;
    std::vector<SectionDifference> sections;
    template <class D = DocumentDifference>
    static constexpr auto described() {
        return describe("DocumentDifference", field("from", &D::from, "Tidigare version; 0: ingen"),
                        field("to", &D::to, "Senare version"), field("sections", &D::sections, "Avsnitten"));
    }
};
Result<DocumentDifference> get_document_difference(Context& context, const DocumentDifferenceWish& wish);

// What a draft reads like while it is written (difference.cpp).
struct PreviewDocumentText {
    std::string text;
    template <class W = PreviewDocumentText>
    static constexpr auto described() {
        return describe("PreviewDocumentText", field("text", &W::text, "Text i Markdown"));
    }
};
struct DocumentTextPreview {
    std::vector<DocumentBlock> blocks;
    std::vector<DocumentTextFault> faults;
    Readability readability;
    template <class D = DocumentTextPreview>
    static constexpr auto described() {
        return describe("DocumentTextPreview", field("blocks", &D::blocks, "Texten stycke för stycke"),
                        field("faults", &D::faults, "Fel i texten"),
                        field("readability", &D::readability, "Läsbarhet"));
    }
};
Result<DocumentTextPreview> preview_document_text(Context& context, const PreviewDocumentText& wish);

// Comments on a passage (comments.cpp).
struct CommentDocument {
    std::string id, section, quote, text;
    int place = 0;
    std::optional<int> version;
    template <class W = CommentDocument>
    static constexpr auto described() {
        return describe("CommentDocument", field("id", &W::id, "Dokument"), field("section", &W::section, "Avsnitt"),
                        optional_field("quote", &W::quote, "Orden som den gäller; tomt: hela avsnittet"),
                        optional_field("place", &W::place, "Var i avsnittet de börjar, i tecken från 0"),
                        field("text", &W::text, "Kommentar"),
                        field("version", &W::version, "Version; utelämnad: utkastet, annars den som gäller"));
    }
};
struct ResolveDocumentComment {
    std::string id;
    std::int64_t comment = 0;
    bool resolved = true;
    template <class W = ResolveDocumentComment>
    static constexpr auto described() {
        return describe("ResolveDocumentComment", field("id", &W::id, "Dokument"),
                        field("comment", &W::comment, "Kommentarens nummer"),
                        optional_field("resolved", &W::resolved, "Om den är avklarad; false öppnar den igen"));
    }
};
struct DocumentComment {
    std::int64_t number = 0;
    int version = 0;
    std::string section;
    std::string section_name;
    std::string quote;
    int place = 0;      // where in the section's text the quote began, in characters from 0
    bool gone = false;  // the passage is not in the text any more
    std::string text;
    std::string by_name;
    std::string at;
    bool resolved = false;
    std::string resolved_by_name;
    template <class D = DocumentComment>
    static constexpr auto described() {
        return describe("DocumentComment", field("number", &D::number, "Nummer"),
                        field("version", &D::version, "Version som den skrevs till"),
                        field("section", &D::section, "Avsnitt"), field("section_name", &D::section_name, "Rubrik"),
                        field("quote", &D::quote, "Orden som den gäller"),
                        field("place", &D::place, "Var i avsnittet de började, i tecken från 0"),
                        field("gone", &D::gone, "Om texten är ändrad så att orden inte finns kvar"),
                        field("text", &D::text, "Kommentar"), field("by_name", &D::by_name, "Av"),
                        field("at", &D::at, "När"), field("resolved", &D::resolved, "Avklarad"),
                        field("resolved_by_name", &D::resolved_by_name, "Avklarad av"));
    }
};
struct DocumentComments {
    std::vector<DocumentComment> comments;
    template <class D = DocumentComments>
    static constexpr auto described() {
        return describe("DocumentComments", field("comments", &D::comments, "Kommentarer, äldst först"));
    }
};
Result<DocumentComments> get_document_comments(Context& context, const DocumentWish& wish);
Result<DocumentComments> comment_document(Context& context, const CommentDocument& wish);
Result<DocumentComments> resolve_document_comment(Context& context, const ResolveDocumentComment& wish);

// What applies at a unit (marks.cpp).
struct MarkDocument {
    std::string unit, id, note;
    int version = 0;
    template <class W = MarkDocument>
    static constexpr auto described() {
        return describe("MarkDocument", field("unit", &W::unit, "Enhet"), field("id", &W::id, "Dokument"),
                        optional_field("note", &W::note, "Lokalt tillägg, eller hur det används hos oss"),
                        optional_field("version", &W::version, "Radens version; 0: ingen tidigare markering"));
    }
};
struct UnmarkDocument {
    std::string unit, id;
    template <class W = UnmarkDocument>
    static constexpr auto described() {
        return describe("UnmarkDocument", field("unit", &W::unit, "Enhet"), field("id", &W::id, "Dokument"));
    }
};
struct DocumentMarks {
    std::vector<DocumentMark> marks;
    template <class D = DocumentMarks>
    static constexpr auto described() {
        return describe("DocumentMarks", field("marks", &D::marks, "Enheter där dokumentet gäller"));
    }
};
Result<DocumentMarks> mark_document(Context& context, const MarkDocument& wish);
Result<DocumentMarks> unmark_document(Context& context, const UnmarkDocument& wish);

// Lists (lists.cpp, areas.cpp).
struct ListDocuments {
    std::string kind, area, code, care_level, support, owner_unit, group, national_id, unit;
    std::string state = "in_force";
    bool only_marked = false;
    bool overdue = false;
    bool not_anchored = false;
    int limit = 200;
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
            optional_field("state", &W::state, "in_force, draft, ended eller all"),
            optional_field("only_marked", &W::only_marked, "Bara det som enheten har valt"),
            optional_field("overdue", &W::overdue, "Bara det vars översyn är försenad"),
            optional_field("not_anchored", &W::not_anchored, "Bara det som är ej förankrat"),
            optional_field("limit", &W::limit, "Högst så många"));
    }
};
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
struct DocumentList {
    std::vector<DocumentRow> documents;  // what the unit has marked first, then by title
    int total = 0;                       // that fit the wish, before `limit`
    int marked = 0;                      // of them
    template <class D = DocumentList>
    static constexpr auto described() {
        return describe("DocumentList", field("documents", &D::documents, "Dokument, det valda först"),
                        field("total", &D::total, "Antal i allt"), field("marked", &D::marked, "Antal som är valda"));
    }
};
Result<DocumentList> list_documents(Context& context, const ListDocuments& wish);

struct NothingAsked {
    template <class N = NothingAsked>
    static constexpr auto described() {
        return describe("NothingAsked");
    }
};
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

// Whatever an owner is behind with.
struct OverdueOwner {
    std::string function;
    std::string unit;
    std::string owner;  // in words
    bool vacant = false;
    std::vector<DocumentRow> documents;  // the longest overdue first
    template <class D = OverdueOwner>
    static constexpr auto described() {
        return describe("OverdueOwner", field("function", &D::function, "Slag av funktion"),
                        field("unit", &D::unit, "Enhet"), field("owner", &D::owner, "Ägare"),
                        field("vacant", &D::vacant, "Om ingen har funktionen"),
                        field("documents", &D::documents, "Dokument, det som har väntat längst först"));
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
struct KnowledgeCare {
    std::vector<OverdueOwner> overdue;              // by owner
    std::vector<AreaLack> areas;                    // that lack something
    std::vector<DocumentRow> vacant;                // in force, and nobody holds the owning function
    std::vector<DocumentRow> not_anchored;          // in force
    std::vector<DocumentRow> without_patient_part;  // in force, of kinds that have one
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
    std::vector<DocumentRow> documents;
    template <class A = AreaSupport>
    static constexpr auto described() {
        return describe("AreaSupport", field("support", &A::support, "Stöd"),
                        field("documents", &A::documents, "Dokument; tomt: stödet saknas"));
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

// How much a document is used, and what readers say of it (readers.cpp).
struct RecordOpening {
    std::string id, unit;
    template <class W = RecordOpening>
    static constexpr auto described() {
        return describe("RecordOpening", field("id", &W::id, "Dokument"),
                        optional_field("unit", &W::unit, "Enhet som läsaren ser på; personen sparas aldrig"));
    }
};
struct UsageCount {
    std::string day;        // of a row per day
    std::string unit;       // of a row per unit
    std::string unit_name;  // "Ingen enhet" where the reader had none
    std::int64_t openings = 0;
    template <class U = UsageCount>
    static constexpr auto described() {
        return describe("UsageCount", field("day", &U::day, "Dag"), field("unit", &U::unit, "Enhet"),
                        field("unit_name", &U::unit_name, "Enhetens namn"),
                        field("openings", &U::openings, "Öppningar"));
    }
};
struct UsageWish {
    std::string id;
    int days = 90;
    template <class W = UsageWish>
    static constexpr auto described() {
        return describe("UsageWish", field("id", &W::id, "Dokument"),
                        optional_field("days", &W::days, "Så många dagar tillbaka"));
    }
};
struct DocumentUsage {
    std::int64_t openings = 0;
    std::vector<UsageCount> days;
    std::vector<UsageCount> units;
    template <class D = DocumentUsage>
    static constexpr auto described() {
        return describe("DocumentUsage", field("openings", &D::openings, "Öppningar i allt"),
                        field("days", &D::days, "Per dag, äldst först"),
                        field("units", &D::units, "Per enhet, flest först"));
    }
};
Result<NothingAsked> record_document_opening(Context& context, const RecordOpening& wish);
Result<DocumentUsage> get_document_usage(Context& context, const UsageWish& wish);

struct GiveFeedback {
    std::string id, text, unit;
    std::optional<bool> helped;
    bool named = true;
    template <class W = GiveFeedback>
    static constexpr auto described() {
        return describe("GiveFeedback", field("id", &W::id, "Dokument"),
                        field("helped", &W::helped, "Om texten hjälpte"),
                        optional_field("text", &W::text, "Ord till ägaren"),
                        optional_field("unit", &W::unit, "Enhet som läsaren ser på"),
                        optional_field("named", &W::named, "Om läsarens namn följer med"));
    }
};
struct AnswerFeedback {
    std::string id, answer;
    std::int64_t number = 0;
    template <class W = AnswerFeedback>
    static constexpr auto described() {
        return describe("AnswerFeedback", field("id", &W::id, "Dokument"), field("number", &W::number, "Nummer"),
                        optional_field("answer", &W::answer, "Svar till läsaren; tomt: läst"));
    }
};
struct DocumentFeedback {
    std::int64_t number = 0;
    int version = 0;
    std::optional<bool> helped;
    std::string text;
    std::string unit_name;
    std::string by_name;
    std::string at;
    bool answered = false;
    std::string answer;
    std::string answered_by_name;
    template <class D = DocumentFeedback>
    static constexpr auto described() {
        return describe("DocumentFeedback", field("number", &D::number, "Nummer"),
                        field("version", &D::version, "Version"), field("helped", &D::helped, "Om texten hjälpte"),
                        field("text", &D::text, "Läsarens ord"), field("unit_name", &D::unit_name, "Enhet"),
                        field("by_name", &D::by_name, "Läsarens namn; tomt: namnlös"), field("at", &D::at, "När"),
                        field("answered", &D::answered, "Om den är läst"), field("answer", &D::answer, "Svar"),
                        field("answered_by_name", &D::answered_by_name, "Svarat av"));
    }
};
struct FeedbackList {
    int helped = 0;
    int not_helped = 0;
    std::vector<DocumentFeedback> feedback;  // with words, newest first
    template <class D = FeedbackList>
    static constexpr auto described() {
        return describe("FeedbackList", field("helped", &D::helped, "Som texten hjälpte"),
                        field("not_helped", &D::not_helped, "Som texten inte hjälpte"),
                        field("feedback", &D::feedback, "Läsarnas ord, nyast först"));
    }
};
Result<FeedbackList> get_document_feedback(Context& context, const DocumentWish& wish);
Result<NothingAsked> give_document_feedback(Context& context, const GiveFeedback& wish);
Result<FeedbackList> answer_document_feedback(Context& context, const AnswerFeedback& wish);

struct ImportWish;
struct ImportReport;
Result<ImportReport> import_documents(Context& context, const ImportWish& wish);

}  // namespace ledstang
