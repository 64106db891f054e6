// Who hands in, approves and signs a unit's report, by config/rounds.toml. Inside the rounds module.
#pragma once

#include "rounds/rounds.h"

namespace ledstang {

struct RoundPlace {
    std::string unit;
    std::string unit_name;
    std::string function;  // id of the function's kind; empty: none is named
};

struct RoundChain {
    std::string unit;
    std::string unit_name;
    RoundPlace submits;
    std::optional<RoundPlace> approves;  // nothing: the report is not approved
    std::optional<RoundPlace> signs;     // nothing: the report is not signed
    const RoundPlace& returns() const { return approves ? *approves : signs ? *signs : submits; }
};

// Nothing when units of that level hand in no report.
std::optional<RoundChain> chain_of(const Configuration& configuration, const std::vector<ChainUnit>& units);
// Refused: unit.unknown, round.no_report. The organisation is the one on the period's last day.
Result<RoundChain> read_chain(Sql& sql, const Configuration& configuration, const std::string& unit,
                              const Period& period);

// Whom the report waits for in its state; nothing when it is done.
const RoundPlace* waiting_place(const RoundChain& chain, RoundState state);

// Who has the function there today, deputies in the place of those who are away; empty where none is named.
std::vector<Holder> holders_of(Sql& sql, const RoundPlace& place, const Date& today);
WaitsFor waits_for(Sql& sql, const Configuration& configuration, const RoundPlace& place, const Date& today);

std::string function_in_words(const Configuration& configuration, const std::string& function);

}  // namespace ledstang
