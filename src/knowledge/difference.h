// What differs between two versions, and what a draft reads like while it is written. Inside the module.
#pragma once

#include "knowledge/page.h"

namespace ledstang {

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

}  // namespace ledstang
