#include "flows/statements.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "described/json_write.h"
#include "flows/changes.h"
#include "flows/notices.h"
#include "flows/who.h"
#include "store/version.h"

namespace ledstang {
namespace {

enum class Part { answer, waiver, reply };

Result<void> require_right(Sql& sql, Context& context, const WholeMatter& whole, const PutStatement& wish, Part part) {
    if (part != Part::answer) return require_part(sql, context, whole);
    const Who who(sql, context.configuration, context.caller.person, context.today);
    const auto& named = whole.flow->statement_by;
    if (std::ranges::any_of(named, [&](const Actor& actor) { return who.is(actor, whole, wish.unit); })) return {};
    return refuse(RefusalKind::forbidden, "flow.actor", "Enhetens yttrande lämnas av den som svarar för enheten.");
}

std::int64_t put(Sql& sql, const Context& context, const PutStatement& wish, Part part) {
    const auto unit = unit_number(sql, wish.unit);
    const std::string where = " version = version + 1 where matter = :matter and unit = :unit and version = :version";
    switch (part) {
        case Part::answer:
            return sql.execute(
                "update flow_statement set answer = :text, answered_by = :person, answered = :today," + where,
                wish.text, context.caller.person, context.today, wish.matter, unit, wish.version);
        case Part::waiver:
            return sql.execute("update flow_statement set waiver = :text, waived_by = :person," + where, wish.text,
                               context.caller.person, wish.matter, unit, wish.version);
        case Part::reply:
            return sql.execute("update flow_statement set reply = :text, replied_by = :person," + where, wish.text,
                               context.caller.person, wish.matter, unit, wish.version);
    }
    return 0;
}

Result<FlowMatter> change(Context& context, const PutStatement& wish, Part part) {
    if (is_blank(wish.text)) return refuse("flow.words", "Skriv något.");
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<FlowMatter> {
        Sql& sql = transaction.sql();
        auto whole = read_whole_matter(sql, context.configuration, wish.matter);
        if (!whole) return refuse(whole.error());
        const auto statement = std::ranges::find(whole->statements, wish.unit, &FlowStatement::unit);
        if (statement == whole->statements.end()) {
            return refuse(RefusalKind::not_found, "flow.statement",
                          fmt::format("Inget yttrande är begärt av {}.", in_quotes(wish.unit)));
        }
        if (auto right = require_right(sql, context, *whole, wish, part); !right) return refuse(right.error());
        if (part == Part::reply && statement->answer.empty())
            return refuse("flow.unanswered", "Enheten har inte yttrat sig än.");
        if (auto current = expect_version(put(sql, context, wish, part), "yttrandet"); !current)
            return refuse(current.error());
        transaction.log("flow_statement", wish.matter + "/" + wish.unit, "", to_json(wish));
        const auto unit = unit_chain(sql, wish.unit, context.today);
        const std::string name = unit ? unit->front().name : wish.unit;
        const std::string words = part == Part::answer  ? fmt::format("{} har yttrat sig.", name)
                                  : part == Part::reply ? fmt::format("Yttrandet från {} har fått svar.", name)
                                                        : fmt::format("{} behöver inte yttra sig: {}", name, wish.text);
        tell(sql, *whole, words, context.caller.person, transaction.now());
        auto settled = settle(transaction, context.configuration, wish.matter, context.today, wish.unit);
        if (!settled) return refuse(settled.error());
        return settled->matter;
    });
}

}  // namespace

Result<FlowMatter> answer_statement(Context& context, const PutStatement& wish) {
    return change(context, wish, Part::answer);
}
Result<FlowMatter> waive_statement(Context& context, const PutStatement& wish) {
    return change(context, wish, Part::waiver);
}
Result<FlowMatter> reply_to_statement(Context& context, const PutStatement& wish) {
    return change(context, wish, Part::reply);
}

}  // namespace ledstang
