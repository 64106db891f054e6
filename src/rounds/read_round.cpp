// A unit's round as the caller sees it.
#include <algorithm>

#include "goals/goals.h"
#include "rounds/chain.h"
#include "rounds/permitted.h"
#include "rounds/round_store.h"

namespace ledstang {
namespace {

// A round that nobody has taken a step with has begun once something is entered.
RoundState shown_state(RoundState stored, int entered) {
    return stored == RoundState::not_started && entered > 0 ? RoundState::in_progress : stored;
}

void count_rows(const std::vector<DueRow>& rows, Round& round) {
    round.due = static_cast<int>(rows.size());
    for (const auto& row : rows) {
        if (row.entered) {
            ++round.entered;
        } else {
            round.missing.push_back({row.measure, row.name, row.sex});
        }
    }
}

std::vector<RoundChild> children_of(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                    DueRows& due, const std::string& unit, const Period& period) {
    std::vector<RoundChild> children;
    due.read_under(unit, 1);
    const auto states = round_states(sql, period);
    for (const UnitRow* child : organisation.children(unit)) {
        if (std::ranges::find(configuration.rounds.levels, child->level, &RoundLevel::level) ==
            configuration.rounds.levels.end())
            continue;
        const auto rows = due.of(child->id);
        RoundChild row{child->id, child->name, RoundState::not_started, 0, static_cast<int>(rows.size())};
        row.entered = static_cast<int>(std::ranges::count_if(rows, &DueRow::entered));
        const auto stored = states.find(child->id);
        row.state = shown_state(stored == states.end() ? RoundState::not_started : stored->second, row.entered);
        children.push_back(std::move(row));
    }
    return children;
}

}  // namespace

Result<Round> read_round(const Context& context, const std::string& unit, const Period& period) {
    return context.store.read([&](Sql& sql) -> Result<Round> {
        const auto chain = read_chain(sql, context.configuration, unit, period);
        if (!chain) return refuse(chain.error());
        const auto organisation = read_organisation(sql, context.configuration, period.last_day());
        DueRows due(sql, context.configuration, organisation, period);
        Round round;
        round.unit = unit;
        round.unit_name = chain->unit_name;
        round.period = period;
        round.period_name = period.swedish();
        round.period_state = state_for(sql, unit, period, context.today);
        round.deadline = read_window(sql, period, context.today).deadline;
        count_rows(due.of(unit), round);
        const auto stored = read_stored_round(sql, unit, period);
        round.state = shown_state(stored.state, round.entered);
        round.version = stored.version;
        round.since = stored.since;
        round.late = round.due > 0 && is_open(round.state) && round.deadline && *round.deadline < context.today;
        if (const auto* place = waiting_place(*chain, round.state))
            round.waits_for = waits_for(sql, context.configuration, *place, context.today);
        round.questions = read_questions(sql, context.configuration, unit, period);
        round.accepted = read_accepted(sql, context.configuration, unit, period);
        round.history = read_steps(sql, context.configuration, unit, period);
        round.children = children_of(sql, context.configuration, organisation, due, unit, period);
        round.steps = steps_for(context, *chain, round);
        return round;
    });
}

}  // namespace ledstang
