// Writing: a new document, a new version of one, its head and its text.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "described/json_write.h"
#include "knowledge/change.h"
#include "knowledge/drafts.h"
#include "knowledge/indexing.h"
#include "knowledge/knowledge.h"
#include "knowledge/rights.h"
#include "organisation/organisation.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

std::string id_for(const std::string& title) {
    std::string slug = ascii_slug(title).substr(0, 60);
    while (slug.ends_with('_')) slug.pop_back();
    return slug.empty() ? "dokument" : slug;
}

tl::unexpected<Refusal> conflict(Sql& sql, const Configuration& configuration, const std::string& person,
                                 const std::string& what) {
    return refuse(
        RefusalKind::conflict, "document.conflict",
        fmt::format("{} ändrade {} medan du hade det öppet. Läs det som nu står där; det du har skrivit finns "
                    "kvar hos dig tills du sparar på nytt.",
                    person_name(sql, configuration, person), what));
}

Result<StoredVersion> require_draft(const StoredDocument& document) {
    if (const auto* draft = document.draft()) return *draft;
    return refuse(RefusalKind::conflict, "document.no_draft",
                  "Den publicerade texten ändras inte. Börja en ny version och skriv i den.");
}

// The document as it stands, when the caller may write it.
Result<StoredDocument> document_to_write(Context& context, const std::string& id) {
    auto document = context.store.read([&](Sql& sql) { return require_document(sql, id); });
    if (!document) return document;
    if (auto allowed = require_writer(context, owner_of(*document)); !allowed) return refuse(allowed.error());
    return document;
}

}  // namespace

Result<DocumentPage> create_document(Context& context, const CreateDocument& wish) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    if (auto allowed = require_writer(context, {wish.owner_function, wish.owner_unit, wish.group}); !allowed)
        return refuse(allowed.error());
    const auto kind = require_kind(*kinds, wish.kind);
    if (!kind) return refuse(kind.error());
    if (auto owned = require_owner(context, *kind, wish.owner_function, wish.owner_unit, wish.group); !owned)
        return refuse(owned.error());
    std::string id;
    const auto made = context.store.write(context.author(), [&](Transaction& transaction) -> Result<bool> {
        Sql& sql = transaction.sql();
        StoredDocument document;
        StoredVersion draft;
        draft.head.title = wish.title;
        draft.head.areas = wish.areas;
        if (auto right = check_head(sql, context, *kinds, "", draft.head); !right) return refuse(right.error());
        id = document.id = free_document_id(sql, id_for(wish.title));
        document.number = next_key(sql, "document");
        document.owner_function = wish.owner_function;
        document.owner_unit = wish.owner_unit;
        document.group = wish.group;
        sql.execute(
            "insert into document (number, id, kind, owner_function, owner_unit, group_id, version) values (:number, "
            ":id, :kind, :owner_function, :owner_unit, :group_id, 1)",
            document.number, document.id, wish.kind, wish.owner_function, *unit_number(sql, wish.owner_unit),
            wish.group.empty() ? std::nullopt : std::optional(wish.group));
        draft.document = document.number;
        draft.version = draft.head_version = 1;
        draft.person = context.caller.person;
        draft.at = transaction.now();
        insert_version(transaction, draft);
        transaction.log("document", id, "", logged(document, &draft));
        return true;
    });
    if (!made) return refuse(made.error());
    return page_now(context, id, 1);
}

Result<DocumentPage> begin_draft(Context& context, const DocumentWish& wish) {
    if (auto allowed = document_to_write(context, wish.id); !allowed) return refuse(allowed.error());
    const auto begun = context.store.write(context.author(), [&](Transaction& transaction) -> Result<int> {
        Sql& sql = transaction.sql();
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        if (const auto* draft = document->draft()) return draft->version;  // somebody was first: write in theirs
        const StoredVersion* from = wish.version ? document->numbered(*wish.version) : &document->shown(context.today);
        if (from == nullptr) {
            return refuse(RefusalKind::not_found, "document.version_unknown",
                          fmt::format("Dokumentet har ingen version {}.", *wish.version));
        }
        StoredVersion draft;
        draft.document = document->number;
        draft.version = document->versions.back().version + 1;
        draft.head = from->head;
        draft.head.supersedes.clear();  // what it superseded has ended
        draft.head_version = 1;
        draft.person = context.caller.person;
        draft.at = transaction.now();
        insert_version(transaction, draft);
        for (const auto& section : read_sections(sql, document->number, from->version))
            store_section(transaction, document->number, draft.version, section);
        transaction.log("document", wish.id, "", logged(*document, &draft));
        return draft.version;
    });
    if (!begun) return refuse(begun.error());
    return page_now(context, wish.id, *begun);
}

Result<DocumentPage> save_document_head(Context& context, const SaveDocumentHead& wish) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    if (auto allowed = document_to_write(context, wish.id); !allowed) return refuse(allowed.error());
    const auto saved = context.store.write(context.author(), [&](Transaction& transaction) -> Result<int> {
        Sql& sql = transaction.sql();
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        auto draft = require_draft(*document);
        if (!draft) return refuse(draft.error());
        if (draft->head_version != wish.version)
            return conflict(sql, context.configuration, draft->person, "uppgifterna om dokumentet");
        const auto before = *draft;
        draft->head = wish.head;
        if (auto right = check_head(sql, context, *kinds, wish.id, draft->head); !right) return refuse(right.error());
        ++draft->head_version;
        draft->person = context.caller.person;
        draft->at = transaction.now();
        store_head(transaction, *draft);
        transaction.log("document", wish.id, logged(*document, &before), logged(*document, &*draft));
        return draft->version;
    });
    if (!saved) return refuse(saved.error());
    return page_now(context, wish.id, *saved);
}

Result<DocumentSection> save_document_text(Context& context, const SaveDocumentText& wish) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    if (wish.text.size() > longest_document_text)
        return refuse(RefusalKind::too_large, "document.text_long", "Avsnittet är för långt. Dela det.");
    if (auto allowed = document_to_write(context, wish.id); !allowed) return refuse(allowed.error());
    const auto saved = context.store.write(context.author(), [&](Transaction& transaction) -> Result<int> {
        Sql& sql = transaction.sql();
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        const auto draft = require_draft(*document);
        if (!draft) return refuse(draft.error());
        const auto* known = kinds->kind(document->kind);
        const auto sections =
            arranged(known != nullptr ? *known : DocumentKind{}, read_sections(sql, document->number, draft->version));
        const auto found = std::ranges::find(sections, wish.section, &StoredSection::section);
        if (found == sections.end()) {
            return refuse(RefusalKind::not_found, "document.section_unknown",
                          fmt::format("Dokumentet har inget avsnitt {}.", in_quotes(wish.section)));
        }
        if (found->content == wish.text) return draft->version;
        if (found->text_version != wish.version) {
            return conflict(sql, context.configuration, found->person,
                            fmt::format("avsnittet {}", in_quotes(found->name)));
        }
        StoredSection after = *found;
        after.content = wish.text;
        ++after.text_version;
        after.person = context.caller.person;
        after.at = transaction.now();
        store_section(transaction, document->number, draft->version, after);
        transaction.log("document_text", fmt::format("{}/{}/{}", wish.id, draft->version, wish.section),
                        found->text_version == 0 ? "" : to_json(*found), to_json(after));
        return draft->version;
    });
    if (!saved) return refuse(saved.error());
    const auto page = page_now(context, wish.id, *saved);
    if (!page) return refuse(page.error());
    return *std::ranges::find(page->sections, wish.section, &DocumentSection::id);
}

Result<DocumentLink> remove_draft(Context& context, const DocumentWish& wish) {
    if (auto allowed = document_to_write(context, wish.id); !allowed) return refuse(allowed.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<DocumentLink> {
        Sql& sql = transaction.sql();
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        const auto draft = require_draft(*document);
        if (!draft) return refuse(draft.error());
        for (const char* statement : {"delete from document_tag where document = :document and version = :version",
                                      "delete from document_section where document = :document and version = :version",
                                      "delete from document_comment where document = :document and version = :version",
                                      "delete from document_version where document = :document and version = :version"})
            sql.execute(statement, document->number, draft->version);
        if (document->versions.size() == 1) {
            for (const char* statement : {"delete from document_mark where document = :document",
                                          "delete from document_opening where document = :document",
                                          "delete from document_feedback where document = :document",
                                          "delete from document_comment where document = :document",
                                          "delete from document where number = :document"})
                sql.execute(statement, document->number);
        }
        transaction.log("document", wish.id, logged(*document, &*draft), "");
        return DocumentLink{wish.id, draft->head.title};
    });
}

Result<DocumentPage> change_document_owner(Context& context, const ChangeDocumentOwner& wish) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    const auto document = context.store.read([&](Sql& sql) { return require_document(sql, wish.id); });
    if (!document) return refuse(document.error());
    if (auto allowed = require_publisher(context, owner_of(*document)); !allowed) return refuse(allowed.error());
    const auto kind = require_kind(*kinds, document->kind);
    if (!kind) return refuse(kind.error());
    if (auto owned = require_owner(context, *kind, wish.owner_function, wish.owner_unit, wish.group); !owned)
        return refuse(owned.error());
    const auto changed = context.store.write(context.author(), [&](Transaction& transaction) -> Result<int> {
        Sql& sql = transaction.sql();
        auto before = require_document(sql, wish.id);
        if (!before) return refuse(before.error());
        if (before->version != wish.version) {
            return refuse(RefusalKind::conflict, "document.conflict",
                          "Någon annan har bytt ägare medan du hade sidan öppen. Läs den igen.");
        }
        sql.execute(
            "update document set owner_function = :owner_function, owner_unit = :owner_unit, group_id = :group_id, "
            "version = version + 1 where number = :number",
            wish.owner_function, *unit_number(sql, wish.owner_unit),
            wish.group.empty() ? std::nullopt : std::optional(wish.group), before->number);
        index_document(transaction, *kinds, wish.id, context.today);
        auto after = *before;
        after.owner_function = wish.owner_function;
        after.owner_unit = wish.owner_unit;
        after.group = wish.group;
        const auto& shown = before->shown(context.today);
        transaction.log("document", wish.id, logged(*before, &shown), logged(after, &shown));
        return shown.version;
    });
    if (!changed) return refuse(changed.error());
    return page_now(context, wish.id, *changed);
}

}  // namespace ledstang
