// Comments on a passage of a document. Inside the module.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "knowledge/wishes.h"

namespace ledstang {

struct Context;

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

}  // namespace ledstang
