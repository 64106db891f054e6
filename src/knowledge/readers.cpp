// Who reads a document, counted per day and unit and never by person, and what readers tell its owner.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/blank.h"
#include "described/json_write.h"
#include "knowledge/document.h"
#include "knowledge/readers.h"
#include "knowledge/rights.h"
#include "organisation/organisation.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

constexpr std::size_t longest_feedback = 5'000;  // bytes
constexpr int most_days = 3'650;

// What the change log keeps of a reader's words.
struct LoggedFeedback {
    std::int64_t number = 0;
    std::string text, answer;
    template <class L = LoggedFeedback>
    static constexpr auto described() {
        return describe("LoggedFeedback", field("number", &L::number, "Nummer"),
                        field("text", &L::text, "Läsarens ord"), field("answer", &L::answer, "Svar"));
    }
};

Result<StoredDocument> document_to_answer(Context& context, const std::string& id) {
    auto document = context.store.read([&](Sql& sql) { return require_document(sql, id); });
    if (!document) return document;
    if (auto allowed = require_writer(context, owner_of(*document)); !allowed) return refuse(allowed.error());
    return document;
}

FeedbackList read_feedback(Sql& sql, const Context& context, const StoredDocument& document) {
    FeedbackList list;
    const auto organisation = read_organisation(sql, context.configuration, context.today);
    std::map<std::string, std::string> names;
    const auto name = [&](const std::string& person) {
        if (person.empty()) return std::string{};
        const auto known = names.find(person);
        if (known != names.end()) return known->second;
        return names.emplace(person, person_name(sql, context.configuration, person)).first->second;
    };
    using Row = std::tuple<std::int64_t, int, std::optional<bool>, std::string, std::string, std::string, std::string,
                           std::string, std::string, std::string>;
    for (auto& [number, version, helped, text, unit, person, at, answer, answered_by, answered_at] : sql.rows<Row>(
             "select f.number, f.version, f.helped, f.content, coalesce(u.id, ''), f.person, f.at, f.answer, "
             "f.answered_by, f.answered_at from document_feedback f left join unit u on u.number = f.unit where "
             "f.document = :document order by f.number desc",
             document.number)) {
        if (helped) ++(*helped ? list.helped : list.not_helped);
        if (is_blank(text)) continue;
        const UnitRow* row = organisation.find(unit);
        list.feedback.push_back({number, version, helped, std::move(text), row != nullptr ? row->name : unit,
                                 name(person), std::move(at), !answered_at.empty(), std::move(answer),
                                 name(answered_by)});
    }
    return list;
}

}  // namespace

Result<NothingAsked> record_document_opening(Context& context, const RecordOpening& wish) {
    // No answer that is kept depends on it, and who reads is nobody's business.
    return context.store.write_aside(
        {"", "record_document_opening"}, [&](Transaction& transaction) -> Result<NothingAsked> {
            Sql& sql = transaction.sql();
            const auto document = sql.row<std::int64_t>("select number from document where id = :id", wish.id);
            if (!document) return refuse(require_document(sql, wish.id).error());
            const std::int64_t unit = wish.unit.empty() ? 0 : unit_number(sql, wish.unit).value_or(0);
            const auto counted = sql.execute(
                "update document_opening set openings = openings + 1 where document = :document and day = :day and "
                "unit = :unit",
                *document, context.today, unit);
            if (counted == 0) {
                sql.execute(
                    "insert into document_opening (document, day, unit, openings) values (:document, :day, :unit, 1)",
                    *document, context.today, unit);
            }
            return NothingAsked{};
        });
}

Result<DocumentUsage> get_document_usage(Context& context, const UsageWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<DocumentUsage> {
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        const Date since{std::chrono::sys_days{context.today} - std::chrono::days{std::clamp(wish.days, 1, most_days)}};
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        DocumentUsage usage;
        std::map<std::string, std::int64_t> units;
        for (auto& [day, unit, openings] : sql.rows<std::tuple<std::string, std::string, std::int64_t>>(
                 "select o.day, coalesce(u.id, ''), o.openings from document_opening o left join unit u on u.number = "
                 "o.unit where o.document = :document and o.day > :since order by o.day",
                 document->number, since)) {
            usage.openings += openings;
            units[unit] += openings;
            if (usage.days.empty() || usage.days.back().day != day) usage.days.push_back({day, "", "", 0});
            usage.days.back().openings += openings;
        }
        for (const auto& [unit, openings] : units) {
            const UnitRow* row = organisation.find(unit);
            usage.units.push_back({"", unit,
                                   unit.empty()     ? "Ingen enhet"
                                   : row != nullptr ? row->name
                                                    : unit,
                                   openings});
        }
        std::ranges::stable_sort(usage.units, std::greater(), &UsageCount::openings);
        return usage;
    });
}

Result<FeedbackList> get_document_feedback(Context& context, const DocumentWish& wish) {
    const auto document = document_to_answer(context, wish.id);
    if (!document) return refuse(document.error());
    return context.store.read([&](Sql& sql) -> Result<FeedbackList> { return read_feedback(sql, context, *document); });
}

Result<NothingAsked> give_document_feedback(Context& context, const GiveFeedback& wish) {
    if (!wish.helped && is_blank(wish.text))
        return refuse("document.feedback", "Säg om texten hjälpte, eller skriv några ord till ägaren.");
    if (wish.text.size() > longest_feedback)
        return refuse("document.feedback", "Skriv högst 5 000 tecken till ägaren.");
    return context.store.write(
        {wish.named ? context.caller.person : "", context.operation},
        [&](Transaction& transaction) -> Result<NothingAsked> {
            Sql& sql = transaction.sql();
            const auto document = require_document(sql, wish.id);
            if (!document) return refuse(document.error());
            const auto number = next_key(sql, "document_feedback");
            sql.execute(
                "insert into document_feedback (number, document, version, helped, content, unit, person, at, answer, "
                "answered_by, answered_at) values (:number, :document, :version, :helped, :content, :unit, :person, "
                ":at, '', '', '')",
                number, document->number, document->shown(context.today).version, wish.helped, wish.text,
                wish.unit.empty() ? std::nullopt : unit_number(sql, wish.unit), wish.named ? context.caller.person : "",
                transaction.now());
            if (!is_blank(wish.text))
                transaction.log("document_feedback", wish.id, "", to_json(LoggedFeedback{number, wish.text, ""}));
            return NothingAsked{};
        });
}

Result<FeedbackList> answer_document_feedback(Context& context, const AnswerFeedback& wish) {
    const auto document = document_to_answer(context, wish.id);
    if (!document) return refuse(document.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<FeedbackList> {
        Sql& sql = transaction.sql();
        const auto text = sql.row<std::string>(
            "select content from document_feedback where number = :number and document = :document", wish.number,
            document->number);
        if (!text) return refuse(RefusalKind::not_found, "document.feedback_unknown", "Läsarens ord finns inte.");
        sql.execute(
            "update document_feedback set answer = :answer, answered_by = :person, answered_at = :at where number = "
            ":number",
            wish.answer, context.caller.person, transaction.now(), wish.number);
        transaction.log("document_feedback", wish.id, to_json(LoggedFeedback{wish.number, *text, ""}),
                        to_json(LoggedFeedback{wish.number, *text, wish.answer}));
        return read_feedback(sql, context, *document);
    });
}

}  // namespace ledstang
