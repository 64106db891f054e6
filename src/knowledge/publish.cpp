// A draft becomes what holds, and what holds ends. Nothing of a published version's text is changed after that.
#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "knowledge/change.h"
#include "knowledge/drafts.h"
#include "knowledge/indexing.h"
#include "knowledge/rights.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

Date months_later(const Date& day, int months) {
    Date later = day + std::chrono::months(months);
    if (!later.ok()) later = later.year() / later.month() / std::chrono::last;
    return later;
}

// Everything of the document that holds or is to hold ends on the day.
void end_versions(Transaction& transaction, const StoredDocument& document, const Date& on, const std::string& ended,
                  const std::string& reason, int except = 0) {
    for (auto version : document.versions) {
        if (!version.published || version.version == except || (version.valid_to && *version.valid_to <= on)) continue;
        const auto before = version;
        // One that has not begun never will.
        version.valid_to = std::max(on, *version.valid_from) == *version.valid_from ? *version.valid_from : on;
        version.ended = ended;
        version.ended_reason = reason;
        store_head(transaction, version);
        transaction.log("document", document.id, logged(document, &before), logged(document, &version));
    }
}

Refusal incomplete(const std::vector<DocumentGap>& gaps) {
    Refusal refusal{RefusalKind::invalid,
                    "document.incomplete",
                    gaps.size() == 1 ? gaps.front().message
                                     : fmt::format("{} saker fattas innan dokumentet kan publiceras. Den första: {}",
                                                   gaps.size(), gaps.front().message),
                    {}};
    for (const auto& gap : gaps)
        refusal.faults.push_back(
            {gap.code, gap.message, gap.section.empty() ? "" : "/sections/" + gap.section, "", {}, {}});
    return refusal;
}

struct Publishing {
    Context& context;
    const KnowledgeKinds& kinds;
    const PublishDocument& wish;
};

Result<int> publish_now(const Publishing& now, Transaction& transaction) {
    const auto& [context, kinds, wish] = now;
    Sql& sql = transaction.sql();
    const auto document = require_document(sql, wish.id);
    if (!document) return refuse(document.error());
    const auto* found = document->draft();
    if (found == nullptr) {
        return refuse(RefusalKind::conflict, "document.no_draft",
                      "Det finns inget utkast att publicera. Någon annan kan ha hunnit före.");
    }
    auto draft = *found;
    if (draft.head_version != wish.version) {
        return refuse(RefusalKind::conflict, "document.conflict",
                      "Utkastet har ändrats sedan du läste det. Läs det igen och publicera sedan.");
    }
    const auto kind = require_kind(kinds, document->kind);
    if (!kind) return refuse(kind.error());
    auto sections = arranged(*kind, read_sections(sql, document->number, draft.version));
    const bool vacant = holders_on(sql, document->owner_function, document->owner_unit, context.today).empty();
    const auto anchoring =
        Anchorings(sql, context.configuration, kinds, context.today, wish.id).of(local_version(*document, draft));
    if (const auto gaps = gaps_of(*kind, draft, sections, vacant, anchoring); !gaps.empty())
        return refuse(incomplete(gaps));
    if (document->versions.size() > 1 && is_blank(wish.change_note))
        return refuse("document.change_note", "Skriv vad som är nytt, så att läsarna ser det.");
    const auto before = draft;
    draft.published = true;
    draft.change_note = wish.change_note;
    draft.valid_from = wish.valid_from.value_or(context.today);
    draft.review_by = wish.review_by.value_or(months_later(*draft.valid_from, kind->review_months));
    if (*draft.valid_from < context.today)
        return refuse("document.valid_from", "Dokumentet kan inte börja gälla en dag som har varit.");
    if (*draft.review_by <= *draft.valid_from)
        return refuse("document.review_by", "Översynen ska komma efter den dag då dokumentet börjar gälla.");
    draft.person = context.caller.person;
    draft.at = transaction.now();
    end_versions(transaction, *document, *draft.valid_from, "superseded", "", draft.version);
    for (const auto& id : draft.head.supersedes) {
        const auto other = require_document(sql, id);
        if (!other) return refuse(other.error());
        end_versions(transaction, *other, *draft.valid_from, "superseded",
                     fmt::format("Ersatt av {}.", in_quotes(draft.head.title)));
        index_document(transaction, kinds, id, context.today);
    }
    store_head(transaction, draft);
    // The headings as they are today go with the text; sections that nobody has written in are left out.
    sql.execute("delete from document_section where document = :document and version = :version", document->number,
                draft.version);
    for (int position = 0; auto& section : sections) {
        if (is_blank(section.content)) continue;
        section.position = ++position;
        store_section(transaction, document->number, draft.version, section);
    }
    index_document(transaction, kinds, wish.id, context.today);
    transaction.log("document", document->id, logged(*document, &before), logged(*document, &draft));
    return draft.version;
}

// Who supersedes another's document must be its publisher too.
Result<void> require_superseded(Context& context, const StoredDocument& document) {
    const auto* draft = document.draft();
    if (draft == nullptr) return {};
    for (const auto& id : draft->head.supersedes) {
        const auto other = context.store.read([&](Sql& sql) { return require_document(sql, id); });
        if (!other) return refuse(other.error());
        if (require_publisher(context, owner_of(*other))) continue;
        return refuse(RefusalKind::forbidden, "document.supersedes_other",
                      fmt::format("{} ägs av någon annan. Be ägaren dra tillbaka det, eller ta bort det ur det som "
                                  "ersätts.",
                                  in_quotes(other->shown(context.today).head.title)));
    }
    return {};
}

Result<StoredDocument> document_to_publish(Context& context, const std::string& id) {
    auto document = context.store.read([&](Sql& sql) { return require_document(sql, id); });
    if (!document) return document;
    if (auto allowed = require_publisher(context, owner_of(*document)); !allowed) return refuse(allowed.error());
    return document;
}

}  // namespace

Result<DocumentPage> publish_document(Context& context, const PublishDocument& wish) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    const auto document = document_to_publish(context, wish.id);
    if (!document) return refuse(document.error());
    if (auto allowed = require_superseded(context, *document); !allowed) return refuse(allowed.error());
    const auto published = context.store.write(
        context.author(), [&](Transaction& transaction) { return publish_now({context, *kinds, wish}, transaction); });
    if (!published) return refuse(published.error());
    return page_now(context, wish.id, *published);
}

Result<DocumentPage> withdraw_document(Context& context, const WithdrawDocument& wish) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    if (auto allowed = document_to_publish(context, wish.id); !allowed) return refuse(allowed.error());
    if (is_blank(wish.reason)) return refuse("document.reason", "Skriv varför dokumentet dras tillbaka.");
    const auto withdrawn = context.store.write(context.author(), [&](Transaction& transaction) -> Result<int> {
        const auto document = require_document(transaction.sql(), wish.id);
        if (!document) return refuse(document.error());
        const auto& shown = document->shown(context.today);
        const auto state = shown.state_on(context.today);
        if (state != VersionState::in_force && state != VersionState::coming)
            return refuse(RefusalKind::conflict, "document.not_in_force", "Dokumentet gäller inte.");
        end_versions(transaction, *document, context.today, "withdrawn", wish.reason);
        index_document(transaction, *kinds, wish.id, context.today);
        return shown.version;
    });
    if (!withdrawn) return refuse(withdrawn.error());
    return page_now(context, wish.id, *withdrawn);
}

Result<DocumentPage> confirm_document_review(Context& context, const ConfirmReview& wish) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    if (auto allowed = document_to_publish(context, wish.id); !allowed) return refuse(allowed.error());
    const auto confirmed = context.store.write(context.author(), [&](Transaction& transaction) -> Result<int> {
        const auto document = require_document(transaction.sql(), wish.id);
        if (!document) return refuse(document.error());
        const auto* found = document->in_force(context.today);
        if (found == nullptr) {
            return refuse(RefusalKind::conflict, "document.not_in_force", "Dokumentet gäller inte.");
        }
        const auto* kind = kinds->kind(document->kind);
        auto version = *found;
        version.review_by =
            wish.review_by.value_or(months_later(context.today, kind != nullptr ? kind->review_months : 24));
        if (*version.review_by <= context.today)
            return refuse("document.review_by", "Nästa översyn ska komma efter i dag.");
        store_head(transaction, version);
        transaction.log("document", wish.id, logged(*document, found), logged(*document, &version));
        return version.version;
    });
    if (!confirmed) return refuse(confirmed.error());
    return page_now(context, wish.id, *confirmed);
}

}  // namespace ledstang
