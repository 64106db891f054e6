// A document is begun, written and handed over (drafts.cpp), published, withdrawn and reviewed (publish.cpp). Inside
// the module.
#pragma once

#include "knowledge/page.h"
#include "knowledge/wishes.h"

namespace ledstang {

Result<DocumentPage> read_document(Context& context, const DocumentWish& wish);

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

}  // namespace ledstang
