// What colleagues say about a passage, in a draft that is sent round or in a text that holds.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "described/json_write.h"
#include "knowledge/change.h"
#include "knowledge/comments.h"
#include "knowledge/rights.h"
#include "organisation/organisation.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

constexpr std::size_t longest_comment = 5'000;  // bytes
constexpr std::size_t longest_quote = 2'000;

// What the change log keeps of one.
struct LoggedDocumentComment {
    std::int64_t number = 0;
    std::string section, quote, text;
    bool resolved = false;
    template <class C = LoggedDocumentComment>
    static constexpr auto described() {
        return describe("LoggedDocumentComment", field("number", &C::number, "Nummer"),
                        field("section", &C::section, "Avsnitt"), field("quote", &C::quote, "Orden"),
                        field("text", &C::text, "Kommentar"), field("resolved", &C::resolved, "Avklarad"));
    }
};

// The text that comments are held against: the draft's, else that of the version to show.
const StoredVersion& read_now(const StoredDocument& document, const Date& today) {
    const auto* draft = document.draft();
    return draft != nullptr ? *draft : document.shown(today);
}

DocumentComments read_comments(Sql& sql, const Context& context, const StoredDocument& document) {
    std::map<std::string, StoredSection> sections;
    for (auto& section : read_sections(sql, document.number, read_now(document, context.today).version))
        sections.emplace(section.section, section);
    using Row = std::tuple<std::int64_t, int, std::string, std::string, int, std::string, std::string, std::string,
                           bool, std::string>;
    std::map<std::string, std::string> names;
    const auto name = [&](const std::string& person) {
        if (person.empty()) return std::string{};
        const auto known = names.find(person);
        if (known != names.end()) return known->second;
        return names.emplace(person, person_name(sql, context.configuration, person)).first->second;
    };
    DocumentComments list;
    for (auto& [number, version, section, quote, place, text, person, at, resolved, resolved_by] :
         sql.rows<Row>("select number, version, section, quote, place, content, person, at, resolved, resolved_by from "
                       "document_comment where document = :document order by number",
                       document.number)) {
        const auto found = sections.find(section);
        DocumentComment comment;
        comment.number = number;
        comment.version = version;
        comment.section = section;
        comment.section_name = found != sections.end() ? found->second.name : section;
        comment.gone =
            !quote.empty() && (found == sections.end() || found->second.content.find(quote) == std::string::npos);
        comment.quote = std::move(quote);
        comment.place = place;
        comment.text = std::move(text);
        comment.by_name = name(person);
        comment.at = std::move(at);
        comment.resolved = resolved;
        comment.resolved_by_name = name(resolved_by);
        list.comments.push_back(std::move(comment));
    }
    return list;
}

Result<void> check(const CommentDocument& wish, const std::vector<StoredSection>& sections) {
    if (is_blank(wish.text) || wish.text.size() > longest_comment)
        return refuse("document.comment", "Skriv en kommentar på högst 5 000 tecken.");
    const auto section = std::ranges::find(sections, wish.section, &StoredSection::section);
    if (section == sections.end()) {
        return refuse(RefusalKind::not_found, "document.section_unknown",
                      fmt::format("Dokumentet har inget avsnitt {}.", in_quotes(wish.section)));
    }
    if (wish.quote.size() > longest_quote || section->content.find(wish.quote) == std::string::npos) {
        return refuse(RefusalKind::conflict, "document.quote",
                      fmt::format("Orden {} står inte i avsnittet {}. Läs om sidan; texten kan ha ändrats.",
                                  in_quotes(wish.quote), in_quotes(section->name)));
    }
    return {};
}

}  // namespace

Result<DocumentComments> get_document_comments(Context& context, const DocumentWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<DocumentComments> {
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        return read_comments(sql, context, *document);
    });
}

Result<DocumentComments> comment_document(Context& context, const CommentDocument& wish) {
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<DocumentComments> {
        Sql& sql = transaction.sql();
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        const auto* version = wish.version ? document->numbered(*wish.version) : &read_now(*document, context.today);
        if (version == nullptr) {
            return refuse(RefusalKind::not_found, "document.version_unknown",
                          fmt::format("Dokumentet har ingen version {}.", *wish.version));
        }
        auto sections = read_sections(sql, document->number, version->version);
        const auto* kind = kinds->kind(document->kind);
        if (!version->published && kind != nullptr) sections = arranged(*kind, std::move(sections));
        if (auto right = check(wish, sections); !right) return refuse(right.error());
        const auto number = next_key(sql, "document_comment");
        sql.execute(
            "insert into document_comment (number, document, version, section, quote, place, content, person, at, "
            "resolved, resolved_by, resolved_at) values (:number, :document, :version, :section, :quote, :place, "
            ":content, :person, :at, 0, '', '')",
            number, document->number, version->version, wish.section, wish.quote, wish.place, wish.text,
            context.caller.person, transaction.now());
        transaction.log("document_comment", wish.id, "",
                        to_json(LoggedDocumentComment{number, wish.section, wish.quote, wish.text, false}));
        return read_comments(sql, context, *document);
    });
}

Result<DocumentComments> resolve_document_comment(Context& context, const ResolveDocumentComment& wish) {
    const auto seen = context.store.read([&](Sql& sql) { return require_document(sql, wish.id); });
    if (!seen) return refuse(seen.error());
    if (auto allowed = require_writer(context, owner_of(*seen)); !allowed) return refuse(allowed.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<DocumentComments> {
        Sql& sql = transaction.sql();
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        const auto before = sql.row<std::tuple<std::string, std::string, std::string, bool>>(
            "select section, quote, content, resolved from document_comment where number = :number and document = "
            ":document",
            wish.comment, document->number);
        if (!before)
            return refuse(RefusalKind::not_found, "document.comment_unknown", "Kommentaren finns inte i dokumentet.");
        const auto& [section, quote, text, resolved] = *before;
        if (resolved != wish.resolved) {
            sql.execute(
                "update document_comment set resolved = :resolved, resolved_by = :person, resolved_at = :at where "
                "number = :number",
                wish.resolved, wish.resolved ? context.caller.person : "", wish.resolved ? transaction.now() : "",
                wish.comment);
            LoggedDocumentComment comment{wish.comment, section, quote, text, resolved};
            const auto json = to_json(comment);
            comment.resolved = wish.resolved;
            transaction.log("document_comment", wish.id, json, to_json(comment));
        }
        return read_comments(sql, context, *document);
    });
}

}  // namespace ledstang
