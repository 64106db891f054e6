// Two versions beside each other, and a text as it will be read.
#include <fmt/format.h>

#include <algorithm>

#include "base/text_difference.h"
#include "knowledge/change.h"
#include "knowledge/difference.h"
#include "markdown/reading.h"
#include "operations/context.h"

namespace ledstang {
namespace {

const char* word_for(PieceKind kind) {
    switch (kind) {
        case PieceKind::same:
            return "same";
        case PieceKind::added:
            return "added";
        case PieceKind::removed:
            return "removed";
    }
    return "";
}

std::string text_of(const std::vector<StoredSection>& sections, const std::string& id) {
    const auto found = std::ranges::find(sections, id, &StoredSection::section);
    return found == sections.end() ? "" : found->content;
}

Result<const StoredVersion*> version_of(const StoredDocument& document, std::optional<int> wanted,
                                        const StoredVersion* otherwise) {
    if (!wanted) return otherwise;
    if (const auto* found = document.numbered(*wanted)) return found;
    return refuse(RefusalKind::not_found, "document.version_unknown",
                  fmt::format("Dokumentet har ingen version {}.", *wanted));
}

const StoredVersion* version_before(const StoredDocument& document, const StoredVersion& version) {
    const StoredVersion* before = nullptr;
    for (const auto& one : document.versions) {
        if (one.version < version.version) before = &one;
    }
    return before;
}

}  // namespace

Result<DocumentDifference> get_document_difference(Context& context, const DocumentDifferenceWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<DocumentDifference> {
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        const auto to = version_of(*document, wish.to, &document->versions.back());
        if (!to) return refuse(to.error());
        const auto from = version_of(*document, wish.from, version_before(*document, **to));
        if (!from) return refuse(from.error());
        const auto after = read_sections(sql, document->number, (*to)->version);
        const auto before =
            *from == nullptr ? std::vector<StoredSection>{} : read_sections(sql, document->number, (*from)->version);
        DocumentDifference answer{*from != nullptr ? (*from)->version : 0, (*to)->version, {}};
        // In the order of the later version; what it no longer has comes last.
        std::vector<std::pair<std::string, std::string>> order;
        for (const auto* sections : {&after, &before}) {
            for (const auto& section : *sections) {
                if (std::ranges::find(order, section.section, &std::pair<std::string, std::string>::first) ==
                    order.end())
                    order.emplace_back(section.section, section.name);
            }
        }
        for (const auto& [id, name] : order) {
            SectionDifference part{id, name, false, {}};
            for (auto& [kind, text] : difference(text_of(before, id), text_of(after, id))) {
                part.changed = part.changed || kind != PieceKind::same;
                part.pieces.push_back({word_for(kind), std::move(text)});
            }
            answer.sections.push_back(std::move(part));
        }
        return answer;
    });
}

Result<DocumentTextPreview> preview_document_text(Context&, const PreviewDocumentText& wish) {
    if (wish.text.size() > longest_document_text)
        return refuse(RefusalKind::too_large, "document.text_long", "Avsnittet är för långt. Dela det.");
    DocumentTextPreview preview;
    const auto text = read_markdown(wish.text, 3);
    std::string plain;
    int paragraph = 0;
    for (const auto& block : text.blocks) {
        preview.blocks.push_back({anchor_of(0, ++paragraph), block.html, block.source});
        plain += block.plain + "\n";
    }
    for (const auto& fault : text.faults) preview.faults.push_back({fault.line.value_or(0), fault.message});
    preview.readability = readability_of(plain);
    return preview;
}

}  // namespace ledstang
