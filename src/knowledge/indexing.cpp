// What search finds of the documents: every version that holds or is to hold, with the days that it does.
#include "knowledge/indexing.h"

#include "knowledge/document.h"
#include "knowledge/kinds.h"
#include "markdown/reading.h"
#include "organisation/organisation.h"
#include "search/search.h"

namespace ledstang {
namespace {

constexpr const char* document_kind = "document";

std::vector<std::string> marking_units(Sql& sql, std::int64_t document) {
    return sql.rows<std::string>(
        "select u.id from document_mark m join unit u on u.number = m.unit where m.document = :document order by u.id",
        document);
}

// "Vårdrutin, VO Ortopedi"
std::string where_of(Sql& sql, const KnowledgeKinds& kinds, const StoredDocument& document, const Date& today) {
    const auto* kind = kinds.kind(document.kind);
    const std::string where = kind != nullptr ? kind->name : document.kind;
    const auto unit = unit_chain(sql, document.owner_unit, today);
    return where + ", " + (unit ? unit->front().name : document.owner_unit);
}

std::vector<IndexedParagraph> paragraphs_of(Sql& sql, const StoredVersion& version) {
    std::vector<IndexedParagraph> paragraphs;
    for (const auto& section : read_sections(sql, version.document, version.version)) {
        int paragraph = 0;
        for (auto& block : read_markdown(section.content, 3).blocks)
            paragraphs.push_back({anchor_of(section.position, ++paragraph), section.name, std::move(block.plain)});
    }
    return paragraphs;
}

}  // namespace

void index_document(Transaction& transaction, const KnowledgeKinds& kinds, const std::string& id, const Date& today) {
    Sql& sql = transaction.sql();
    const auto documents = read_documents(sql, DocumentChoice::id, id);
    std::vector<IndexedText> texts;
    for (const auto& document : documents) {
        const auto where = where_of(sql, kinds, document, today);
        const auto applies = marking_units(sql, document.number);
        for (const auto& version : document.versions) {
            const auto state = version.state_on(today);
            if (state != VersionState::in_force && state != VersionState::coming) continue;
            IndexedText text{document_kind, id, version.head.title};
            if (!version.head.national_id.empty()) text.names.push_back(version.head.national_id);
            text.where = where;
            text.unit = document.owner_unit;
            text.codes = version.head.codes;
            text.areas = version.head.areas;
            text.applies = applies;
            text.from = version.valid_from;
            text.to = version.valid_to;
            text.paragraphs = paragraphs_of(sql, version);
            texts.push_back(std::move(text));
        }
    }
    if (texts.empty()) {
        remove_indexed(transaction, document_kind, id);
    } else {
        put_indexed(transaction, document_kind, id, texts);
    }
}

void index_document_marks(Transaction& transaction, std::int64_t document, const std::string& id) {
    set_indexed_applies(transaction, document_kind, id, marking_units(transaction.sql(), document));
}

}  // namespace ledstang
