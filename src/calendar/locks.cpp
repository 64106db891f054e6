// What is closed to change, and what to do about it.
#include <fmt/format.h>

#include "calendar/window.h"

namespace ledstang {
namespace {

// "Tertial 1 2022"
std::string at_beginning(const Period& period) {
    std::string text = period.swedish();
    if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string how_to_reopen(const Caller& who) {
    if (who.may(Permission::control)) return "Återöppna den i kalendern, med ett skäl, och försök igen.";
    return "Be en controller återöppna den för enheten.";
}

Result<void> require_period_open(Sql& sql, const std::string& unit, const Period& period, const Date& today,
                                 const Caller& who) {
    const auto state = state_for(sql, unit, period, today);
    if (state == PeriodState::open) return {};
    const auto window = read_window(sql, period, today);
    const std::string name = at_beginning(period);
    if (state == PeriodState::planned) {
        const std::string when = window.opens ? fmt::format(" {}", to_string(*window.opens)) : std::string{};
        return refuse(RefusalKind::conflict, "period.not_open",
                      fmt::format("{} har inte öppnat för rapportering än. Den öppnar{}.", name,
                                  when.empty() ? " när en controller öppnar den" : when));
    }
    if (state == PeriodState::closed) {
        const bool by_date = window.closes && *window.closes < today;
        return refuse(RefusalKind::conflict, "period.closed",
                      fmt::format("{} är stängd för rapportering{}. {}", name,
                                  by_date ? fmt::format(" sedan {}", to_string(*window.closes)) : std::string{},
                                  how_to_reopen(who)));
    }
    return refuse(RefusalKind::conflict, "period.locked", fmt::format("{} är låst. {}", name, how_to_reopen(who)));
}

std::string state_in_words(RoundState state) {
    if (state == RoundState::signed_off) return "undertecknad";
    return state == RoundState::approved ? "godkänd" : "lämnad";
}

}  // namespace

RoundState round_state(Sql& sql, const std::string& unit, const Period& period) {
    return sql
        .row<RoundState>(
            "select r.state from report_round r join unit u on u.number = r.unit where u.id = :unit and "
            "r.period = :period",
            unit, period)
        .value_or(RoundState::not_started);
}

Result<void> require_open(Sql& sql, const Configuration&, const std::string& unit, const Period& period,
                          const Date& today, const Caller& who) {
    if (auto open = require_period_open(sql, unit, period, today, who); !open) return open;
    const auto state = round_state(sql, unit, period);
    if (is_open(state)) return {};
    return refuse(RefusalKind::conflict, "round.submitted",
                  fmt::format("Enhetens rapport för {} är {} och kan inte ändras. Den som godkänner kan återsända den; "
                              "då går den att ändra igen.",
                              period.swedish(), state_in_words(state)));
}

Result<void> require_row_open(Sql& sql, const Configuration& configuration, const std::string& unit,
                              const Period& period, const std::string& measure, std::int64_t sex, const Date& today,
                              const Caller& who) {
    if (auto open = require_open(sql, configuration, unit, period, today, who); !open) return open;
    const auto accepted = sql.row<std::tuple<std::string, std::string>>(
        "select a.person, a.at from accepted_row a join unit u on u.number = a.unit join measure m on m.number = "
        "a.measure where u.id = :unit and a.period = :period and m.id = :measure and a.sex = :sex",
        unit, period, measure, sex);
    if (!accepted) return {};
    const auto& [person, at] = *accepted;
    return refuse(RefusalKind::conflict, "round.row_accepted",
                  fmt::format("Värdet är godtaget av {} {} och kan inte ändras. Be den som godtog det att ta tillbaka "
                              "godtagandet.",
                              person_name(sql, configuration, person), at.substr(0, 10)));
}

std::set<std::pair<std::string, std::int64_t>> accepted_rows(Sql& sql, const std::string& unit, const Period& period) {
    using Row = std::tuple<std::string, std::int64_t>;
    std::set<std::pair<std::string, std::int64_t>> rows;
    for (const auto& [measure, sex] :
         sql.rows<Row>("select m.id, a.sex from accepted_row a join unit u on u.number = a.unit join measure m on "
                       "m.number = a.measure where u.id = :unit and a.period = :period",
                       unit, period)) {
        rows.emplace(measure, sex);
    }
    return rows;
}

std::map<std::pair<std::string, std::int64_t>, std::string> open_questions(Sql& sql, const std::string& unit,
                                                                           const Period& period) {
    using Row = std::tuple<std::string, std::string, std::string>;
    std::map<std::pair<std::string, std::int64_t>, std::string> questions;
    for (const auto& [measure, sex, words] :
         sql.rows<Row>("select q.measure, q.sex, q.words from round_question q join unit u on u.number = q.unit where "
                       "u.id = :unit and q.period = :period and q.answer = '' and q.measure <> '' order by q.number",
                       unit, period)) {
        for (const auto& [code, name] : {std::pair(0, "T"), std::pair(1, "K"), std::pair(2, "M")}) {
            if (sex.empty() || sex == name) questions[{measure, code}] = words;
        }
    }
    return questions;
}

const std::optional<Refusal>& OpenPlaces::closed(const std::string& unit, const Period& period) {
    const auto [place, fresh] = known_.try_emplace({unit, period.code()});
    if (fresh) {
        const auto open = require_open(sql_, context_.configuration, unit, period, context_.today, context_.caller);
        if (!open) place->second = open.error();
    }
    return place->second;
}

Result<void> require_whole_organisation(const Context& context) {
    const auto tops = context.store.read([&](Sql& sql) {
        return sql.rows<std::string>(
            "select u.id from unit u join unit_interval i on i.unit = u.number where i.parent is null and i.valid_from "
            "<= :day and (i.valid_to is null or :day < i.valid_to) order by u.id",
            context.today);
    });
    for (const auto& top : tops) {
        if (require_within(context, top)) return {};
    }
    if (tops.empty()) return {};
    return refuse(
        RefusalKind::forbidden, "permission.outside_part",
        "Kalendern gäller hela organisationen, och din del är mindre än så. Återöppna perioden för en enhet i "
        "din del, eller be den som har hand om kalendern.");
}

}  // namespace ledstang
