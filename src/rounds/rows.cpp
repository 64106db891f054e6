// What is done with single rows of a report: a question is answered, a row is accepted.
#include <fmt/format.h>

#include "base/blank.h"
#include "rounds/permitted.h"
#include "rounds/round_store.h"
#include "rounds/steps.h"

namespace ledstang {
namespace {

struct LoggedAnswer {
    std::string answer;
    template <class S = LoggedAnswer>
    static constexpr auto described() {
        return describe("LoggedAnswer", field("answer", &S::answer, "Svar"));
    }
};
struct LoggedAcceptance {
    std::string person;
    std::string at;
    template <class S = LoggedAcceptance>
    static constexpr auto described() {
        return describe("LoggedAcceptance", field("person", &S::person, "Godtagen av"), field("at", &S::at, "När"));
    }
};

// Reads the chain and checks that the caller may take the step.
Result<RoundChain> allowed_chain(Context& context, const std::string& unit, const Period& period,
                                 const std::string& step) {
    auto chain = context.store.read([&](Sql& sql) { return read_chain(sql, context.configuration, unit, period); });
    if (!chain) return chain;
    if (auto allowed = require_step(context, *chain, step); !allowed) return refuse(allowed.error());
    return chain;
}

}  // namespace

Result<Round> answer_question(Context& context, const AnswerWish& wish) {
    if (is_blank(wish.text)) return refuse("round.answer", "Skriv ett svar.");
    const auto chain = allowed_chain(context, wish.unit, wish.period, "answer");
    if (!chain) return refuse(chain.error());
    const auto done = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        const auto before = sql.row<std::string>(
            "select q.answer from round_question q join unit u on u.number = q.unit where q.number = :number and u.id "
            "= "
            ":unit and q.period = :period",
            wish.id, wish.unit, wish.period);
        if (!before)
            return refuse(RefusalKind::not_found, "round.question_unknown", "Frågan finns inte. Läs in sidan igen.");
        sql.execute(
            "update round_question set answer = :answer, answered_by = :person, answered_at = :at where number = "
            ":number",
            wish.text, context.caller.person, transaction.now(), wish.id);
        add_step(transaction, wish.unit, wish.period, "answer", wish.text);
        transaction.log("question", std::to_string(wish.id), before->empty() ? "" : to_json(LoggedAnswer{*before}),
                        to_json(LoggedAnswer{wish.text}));
        return {};
    });
    if (!done) return refuse(done.error());
    return read_round(context, wish.unit, wish.period);
}

Result<Round> accept_row(Context& context, const AcceptWish& wish) {
    const auto chain = allowed_chain(context, wish.unit, wish.period, "accept");
    if (!chain) return refuse(chain.error());
    const auto done = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        if (auto possible = require_state(*chain, round_state(sql, wish.unit, wish.period), "accept"); !possible)
            return possible;
        const auto measure = measure_number(sql, wish.measure);
        if (!measure) return refuse(unknown_measure(sql, wish.measure));
        const bool present = accepted_rows(sql, wish.unit, wish.period).contains({wish.measure, sex_code(wish.sex)});
        if (present == wish.accepted) return {};
        if (wish.accepted) {
            if (outcomes_of(sql, wish.unit, wish.measure, wish.period).empty()) {
                return refuse(RefusalKind::conflict, "round.row_empty",
                              "Raden har inget värde än, så det finns inget att godta.");
            }
            sql.execute(
                "insert into accepted_row (unit, period, measure, sex, person, at) values ((select number from unit "
                "where id = :unit), :period, :measure, :sex, :person, :at)",
                wish.unit, wish.period, *measure, sex_code(wish.sex), context.caller.person, transaction.now());
        } else {
            sql.execute(
                "delete from accepted_row where unit = (select number from unit where id = :unit) and period = :period "
                "and measure = :measure and sex = :sex",
                wish.unit, wish.period, *measure, sex_code(wish.sex));
        }
        const std::string row = fmt::format("{} {}", wish.measure, name_of(wish.sex));
        add_step(transaction, wish.unit, wish.period, wish.accepted ? "accept" : "withdraw", row);
        const std::string logged = to_json(LoggedAcceptance{context.caller.person, transaction.now()});
        transaction.log("acceptance",
                        fmt::format("{}/{}/{}/{}", wish.unit, wish.measure, wish.period.to_string(), name_of(wish.sex)),
                        wish.accepted ? "" : logged, wish.accepted ? logged : "");
        return {};
    });
    if (!done) return refuse(done.error());
    return read_round(context, wish.unit, wish.period);
}

}  // namespace ledstang
