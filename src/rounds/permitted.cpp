#include "rounds/permitted.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

// Where the step is taken, and what it takes.
struct Demand {
    const RoundPlace* place = nullptr;  // null: there is no such step in this report's way
    Permission permission = Permission::approve;
};

Demand demand_of(const RoundChain& chain, const std::string& step) {
    if (step == "submit" || step == "answer") return {&chain.submits, Permission::report};
    if (step == "approve") return {chain.approves ? &*chain.approves : nullptr, Permission::approve};
    if (step == "sign") return {chain.signs ? &*chain.signs : nullptr, Permission::approve};
    return {&chain.returns(), Permission::approve};
}

// Whose state admits the step.
bool admits(const RoundChain& chain, RoundState state, const std::string& step) {
    if (step == "submit") return is_open(state);
    if (step == "answer") return true;
    if (step == "approve") return state == RoundState::submitted;
    if (step == "sign") return state == (chain.approves ? RoundState::approved : RoundState::submitted);
    if (step == "return") return !is_open(state);
    return state != RoundState::signed_off;  // accept
}

std::string state_in_words(RoundState state) {
    switch (state) {
        case RoundState::not_started:
            return "inte påbörjad";
        case RoundState::in_progress:
            return "påbörjad men inte lämnad";
        case RoundState::submitted:
            return "lämnad";
        case RoundState::returned:
            return "återsänd till enheten";
        case RoundState::approved:
            return "godkänd";
        case RoundState::signed_off:
            return "undertecknad";
    }
    return {};
}

std::string step_in_words(const std::string& step) {
    if (step == "submit") return "lämnas";
    if (step == "approve") return "godkännas";
    if (step == "sign") return "undertecknas";
    return step == "return" ? "återsändas" : "godtas";
}

}  // namespace

Result<void> require_step(const Context& context, const RoundChain& chain, const std::string& step) {
    const auto demand = demand_of(chain, step);
    if (demand.place == nullptr) {
        return refuse(RefusalKind::conflict, "round.step",
                      fmt::format("Rapporten från {} ska inte {}. Vilka steg som finns står i rounds.toml.",
                                  chain.unit_name, step_in_words(step)));
    }
    const RoundPlace& place = *demand.place;
    if (!context.caller.may(demand.permission)) {
        return refuse(RefusalKind::forbidden, "permission.missing",
                      fmt::format("Du har inte rätt att göra det. Det kan {} hos {}.",
                                  place.function.empty() ? "den som godkänner"
                                                         : function_in_words(context.configuration, place.function),
                                  place.unit_name));
    }
    if (auto within = require_within(context, place.unit); !within) return within;
    const auto& held = context.configuration.rounds.held;
    if (std::ranges::find(held, step) == held.end() || context.caller.person.starts_with("local:")) return {};
    const auto holders = context.store.read([&](Sql& sql) { return holders_of(sql, place, context.today); });
    if (holders.empty() || std::ranges::find(holders, context.caller.person, &Holder::person) != holders.end())
        return {};
    std::vector<std::string> names;
    for (const auto& holder : holders) names.push_back(holder.name);
    return refuse(RefusalKind::forbidden, "round.not_holder",
                  fmt::format("Det gör {} hos {}: {}.", function_in_words(context.configuration, place.function),
                              place.unit_name, list_in_words(names, "eller")));
}

Result<void> require_state(const RoundChain& chain, RoundState state, const std::string& step) {
    if (admits(chain, state, step)) return {};
    return refuse(RefusalKind::conflict, "round.step",
                  fmt::format("Rapporten från {} är {} och kan inte {} nu. Läs in sidan igen.", chain.unit_name,
                              state_in_words(state), step_in_words(step)));
}

std::vector<std::string> steps_for(const Context& context, const RoundChain& chain, const Round& round) {
    std::vector<std::string> steps;
    for (const char* step : {"submit", "answer", "return", "approve", "sign", "accept"}) {
        const std::string name = step;
        if (!admits(chain, round.state, name)) continue;
        if (name == "submit" && round.period_state != PeriodState::open) continue;
        const bool questions = std::ranges::any_of(round.questions, &RoundQuestion::open);
        if (name == "answer" && !questions) continue;
        if (require_step(context, chain, name)) steps.push_back(name);
    }
    return steps;
}

}  // namespace ledstang
