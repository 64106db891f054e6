#include "rounds/chain.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {
namespace {

// The nearest unit above (or the unit itself, when `itself`) of the level.
const ChainUnit* unit_at(const std::vector<ChainUnit>& units, const std::string& level, bool itself) {
    if (level.empty()) return nullptr;
    for (std::size_t i = itself ? 0 : 1; i < units.size(); ++i) {
        if (level == "above" || units[i].level == level) return &units[i];
    }
    return nullptr;
}

}  // namespace

std::optional<RoundChain> chain_of(const Configuration& configuration, const std::vector<ChainUnit>& units) {
    const auto& levels = configuration.rounds.levels;
    const auto rule = std::ranges::find(levels, units.front().level, &RoundLevel::level);
    if (rule == levels.end()) return std::nullopt;
    const auto& own = units.front();
    RoundChain chain{own.id, own.name, {own.id, own.name, rule->submit}, std::nullopt, std::nullopt};
    const ChainUnit* approver = unit_at(units, rule->approve_at, false);
    // Where no unit above has the level, whoever is nearest above.
    if (approver == nullptr && !rule->approve_at.empty()) approver = unit_at(units, "above", false);
    if (approver != nullptr) chain.approves = RoundPlace{approver->id, approver->name, rule->approve};
    if (const ChainUnit* signer = unit_at(units, rule->sign_at, true))
        chain.signs = RoundPlace{signer->id, signer->name, rule->sign};
    return chain;
}

Result<RoundChain> read_chain(Sql& sql, const Configuration& configuration, const std::string& unit,
                              const Period& period) {
    const auto units = unit_chain(sql, unit, period.last_day());
    if (!units) return refuse(units.error());
    auto chain = chain_of(configuration, *units);
    if (!chain) {
        return refuse(RefusalKind::not_found, "round.no_report",
                      fmt::format("{} lämnar ingen egen rapport. Vilka nivåer som gör det står i rounds.toml.",
                                  units->front().name));
    }
    return *chain;
}

const RoundPlace* waiting_place(const RoundChain& chain, RoundState state) {
    if (is_open(state)) return &chain.submits;
    if (state == RoundState::submitted && chain.approves) return &*chain.approves;
    if ((state == RoundState::submitted || state == RoundState::approved) && chain.signs) return &*chain.signs;
    return nullptr;
}

std::vector<Holder> holders_of(Sql& sql, const RoundPlace& place, const Date& today) {
    if (place.function.empty()) return {};
    return holders_on(sql, place.function, place.unit, today);
}

std::string function_in_words(const Configuration& configuration, const std::string& function) {
    const auto* kind = configuration.function_kind(function);
    return kind == nullptr ? std::string{} : kind->name;
}

WaitsFor waits_for(Sql& sql, const Configuration& configuration, const RoundPlace& place, const Date& today) {
    WaitsFor waiting{place.unit, place.unit_name, function_in_words(configuration, place.function), {}};
    for (const auto& holder : holders_of(sql, place, today)) {
        waiting.persons.push_back(holder.stands_in_for.empty()
                                      ? holder.name
                                      : fmt::format("{} för {}", holder.name, holder.stands_in_for_name));
    }
    return waiting;
}

}  // namespace ledstang
