#include "rounds/round_store.h"
#include "store/next_key.h"

#include <fmt/format.h>

namespace ledstang {
namespace {

std::string round_id(const std::string& unit, const Period& period) {
    return fmt::format("{}/{}", unit, period.to_string());
}

}  // namespace

StoredRound read_stored_round(Sql& sql, const std::string& unit, const Period& period) {
    const auto row = sql.row<std::tuple<RoundState, std::string, std::int64_t>>(
        "select r.state, r.since, r.version from report_round r join unit u on u.number = r.unit where u.id = :unit "
        "and "
        "r.period = :period",
        unit, period);
    if (!row) return {};
    const auto& [state, since, version] = *row;
    return {state, since, static_cast<int>(version)};
}

std::map<std::string, RoundState> round_states(Sql& sql, const Period& period) {
    std::map<std::string, RoundState> states;
    for (const auto& [unit, state] : sql.rows<std::tuple<std::string, RoundState>>(
             "select u.id, r.state from report_round r join unit u on u.number = r.unit where r.period = :period",
             period))
        states[unit] = state;
    return states;
}

void add_step(Transaction& transaction, const std::string& unit, const Period& period, const std::string& step,
              const std::string& text) {
    Sql& sql = transaction.sql();
    const auto number = next_key(sql, "round_step");
    sql.execute(
        "insert into round_step (number, unit, period, step, person, at, words) values (:number, (select number from "
        "unit where id = :unit), :period, :step, :person, :at, :words)",
        number, unit, period, step, transaction.author().person, transaction.now(), text);
}

void move_round(Transaction& transaction, const std::string& unit, const Period& period, const StoredRound& before,
                RoundState to, const std::string& step, const std::string& text) {
    Sql& sql = transaction.sql();
    const StoredRound after{to, transaction.now(), before.version + 1};
    if (before.version == 0) {
        sql.execute(
            "insert into report_round (unit, period, state, since, version) values ((select number from unit where id "
            "= :unit), :period, :state, :since, :version)",
            unit, period, after.state, after.since, after.version);
    } else {
        sql.execute(
            "update report_round set state = :state, since = :since, version = :version where unit = (select number "
            "from unit where id = :unit) and period = :period",
            after.state, after.since, after.version, unit, period);
    }
    add_step(transaction, unit, period, step, text);
    transaction.log("round", round_id(unit, period), before.version == 0 ? "" : to_json(before), to_json(after));
}

std::vector<RoundStep> read_steps(Sql& sql, const Configuration& configuration, const std::string& unit,
                                  const Period& period) {
    auto steps = sql.rows<RoundStep>(
        "select s.at, s.person, s.person, s.step, s.words from round_step s join unit u on u.number = s.unit where "
        "u.id "
        "= :unit and s.period = :period order by s.number",
        unit, period);
    for (auto& step : steps) step.person_name = person_name(sql, configuration, step.person);
    return steps;
}

std::vector<RoundQuestion> read_questions(Sql& sql, const Configuration& configuration, const std::string& unit,
                                          const Period& period) {
    using Row = std::tuple<std::int64_t, std::string, std::optional<std::string>, std::string, std::string, std::string,
                           std::string, std::string, std::string, std::string>;
    std::vector<RoundQuestion> questions;
    for (const auto& [number, measure, body, sex, words, by, at, answer, answered_by, answered_at] : sql.rows<Row>(
             "select q.number, q.measure, m.body, q.sex, q.words, q.person, q.at, q.answer, q.answered_by, "
             "q.answered_at from round_question q join unit u on u.number = q.unit left join measure m on m.id = "
             "q.measure where u.id = :unit and q.period = :period order by q.number",
             unit, period)) {
        std::string name = measure;
        if (body) {
            if (const auto definition = from_json_text<Measure>(*body)) name = definition->name;
        }
        const auto named = [&](const std::string& person) {
            return person.empty() ? std::string{} : person_name(sql, configuration, person);
        };
        questions.push_back({std::to_string(number), measure, name, sex, words, named(by), at, answer,
                             named(answered_by), answered_at, answer.empty()});
    }
    return questions;
}

std::vector<AcceptedRow> read_accepted(Sql& sql, const Configuration& configuration, const std::string& unit,
                                       const Period& period) {
    using Row = std::tuple<std::string, std::int64_t, std::string, std::string>;
    std::vector<AcceptedRow> rows;
    for (const auto& [measure, sex, by, at] :
         sql.rows<Row>("select m.id, a.sex, a.person, a.at from accepted_row a join unit u on u.number = a.unit join "
                       "measure m on m.number = a.measure where u.id = :unit and a.period = :period order by m.number, "
                       "a.sex",
                       unit, period)) {
        rows.push_back({measure, sex_of_code(sex), person_name(sql, configuration, by), at});
    }
    return rows;
}

}  // namespace ledstang
