// Handing in, returning and approving.
#include "rounds/steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "goals/goals.h"
#include "rounds/take_step.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

// How many names a message tells; the faults tell all of them.
constexpr std::size_t most_named = 5;

std::string some_of(std::vector<std::string> names) {
    const auto count = names.size();
    if (count <= most_named) return list_in_words(names);
    names.resize(most_named);
    return fmt::format("{} och {} till", fmt::join(names, ", "), count - most_named);
}

// Everything that is due has a value, or the reason why there is none.
Result<void> require_complete(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                              DueRows& due, const StepWish& wish) {
    std::vector<std::string> names;
    Refusal refusal{RefusalKind::invalid, "round.rows_missing", {}, {}};
    for (const auto& row : due.of(wish.unit)) {
        if (row.entered) continue;
        refusal.faults.push_back({"round.rows_missing",
                                  fmt::format("{} ({})", row.name, name_of(row.sex)),
                                  fmt::format("/{}/{}", row.measure, name_of(row.sex)),
                                  {},
                                  {},
                                  {}});
        if (std::ranges::find(names, row.name) == names.end()) names.push_back(row.name);
    }
    if (!names.empty()) {
        refusal.message = fmt::format("{} rader saknar värde: {}. Fyll i dem, eller skriv varför data saknas.",
                                      refusal.faults.size(), some_of(names));
        return refuse(std::move(refusal));
    }
    std::vector<std::string> waiting;
    const auto states = round_states(sql, wish.period);
    due.read_under(wish.unit, 1);
    for (const UnitRow* child : organisation.children(wish.unit)) {
        const auto& levels = configuration.rounds.levels;
        if (std::ranges::find(levels, child->level, &RoundLevel::level) == levels.end()) continue;
        const auto stored = states.find(child->id);
        const auto state = stored == states.end() ? RoundState::not_started : stored->second;
        if (is_open(state) && !due.of(child->id).empty()) waiting.push_back(child->name);
    }
    if (waiting.empty() || !is_blank(wish.text)) return {};
    return refuse(RefusalKind::conflict, "round.children_missing",
                  fmt::format("{} har inte lämnat sin rapport. Vänta in dem, eller skriv varför du lämnar ändå.",
                              some_of(waiting)));
}

Result<void> require_answers(Sql& sql, const Configuration& configuration, const StepWish& wish) {
    const auto questions = read_questions(sql, configuration, wish.unit, wish.period);
    const auto open = std::ranges::count_if(questions, &RoundQuestion::open);
    if (open == 0) return {};
    return refuse(RefusalKind::conflict, "round.questions_open",
                  fmt::format("{} väntar på svar. Svara, och lämna sedan rapporten.",
                              open == 1 ? std::string("En fråga") : fmt::format("{} frågor", open)));
}

Result<void> require_text(const StepWish& wish, std::string message) {
    if (!is_blank(wish.text)) return {};
    return refuse("round.text", std::move(message));
}

Result<void> ask(Transaction& transaction, const StepWish& wish) {
    Sql& sql = transaction.sql();
    for (const auto& question : wish.questions) {
        if (is_blank(question.text)) return refuse("round.question", "En fråga saknar text. Skriv vad du undrar.");
        if (!question.measure.empty() && !measure_number(sql, question.measure))
            return refuse(unknown_measure(sql, question.measure));
        if (!question.sex.empty() && !value_named<Sex>(question.sex))
            return refuse("text.choice", fmt::format("{} är inget kön. Skriv K, M eller T.", in_quotes(question.sex)));
        const auto number = next_key(sql, "round_question");
        sql.execute(
            "insert into round_question (number, unit, period, measure, sex, words, person, at, answer, answered_by, "
            "answered_at) values (:number, (select number from unit where id = :unit), :period, :measure, :sex, "
            ":words, "
            ":person, :at, '', '', '')",
            number, wish.unit, wish.period, question.measure, question.sex, question.text, transaction.author().person,
            transaction.now());
        transaction.log("question", std::to_string(number), "", to_json(question));
    }
    return {};
}

}  // namespace

Result<Round> submit_round(Context& context, const StepWish& wish) {
    return take_step(context, wish, {"submit", RoundState::submitted},
                     [&](Transaction& transaction, const StoredRound&) -> Result<void> {
                         Sql& sql = transaction.sql();
                         if (auto open = require_open(sql, context.configuration, wish.unit, wish.period, context.today,
                                                      context.caller);
                             !open)
                             return open;
                         if (auto answered = require_answers(sql, context.configuration, wish); !answered)
                             return answered;
                         const auto organisation =
                             read_organisation(sql, context.configuration, wish.period.last_day());
                         DueRows due(sql, context.configuration, organisation, wish.period);
                         return require_complete(sql, context.configuration, organisation, due, wish);
                     });
}

Result<Round> return_round(Context& context, const StepWish& wish) {
    return take_step(context, wish, {"return", RoundState::returned},
                     [&](Transaction& transaction, const StoredRound& before) -> Result<void> {
                         if (before.state == RoundState::signed_off) {
                             if (auto reason = require_text(wish,
                                                            "Skriv varför den undertecknade rapporten rättas. "
                                                            "Skälet står sedan i den nya versionen.");
                                 !reason)
                                 return reason;
                         } else if (wish.questions.empty()) {
                             if (auto reason = require_text(
                                     wish, "Skriv varför rapporten återsänds, eller ställ en fråga på en rad.");
                                 !reason)
                                 return reason;
                         }
                         return ask(transaction, wish);
                     });
}

Result<Round> approve_round(Context& context, const StepWish& wish) {
    return take_step(context, wish, {"approve", RoundState::approved},
                     [](Transaction&, const StoredRound&) -> Result<void> { return {}; });
}

}  // namespace ledstang
