// Rounds in the store. Inside the rounds module.
#pragma once

#include "rounds/rounds.h"

namespace ledstang {

struct StoredRound {
    RoundState state = RoundState::not_started;
    std::string since;
    int version = 0;
    template <class S = StoredRound>
    static constexpr auto described() {
        return describe("StoredRound", field("state", &S::state, "Läge"), field("since", &S::since, "Sedan"),
                        field("version", &S::version, "Version"));
    }
};

// By unit, of those that have begun.
std::map<std::string, RoundState> round_states(Sql& sql, const Period& period);
// Not started where nothing is stored.
StoredRound read_stored_round(Sql& sql, const std::string& unit, const Period& period);
// Moves the round on, with the step in its history and in the change log. The version goes up by one.
void move_round(Transaction& transaction, const std::string& unit, const Period& period, const StoredRound& before,
                RoundState to, const std::string& step, const std::string& text);
// A step that does not move it.
void add_step(Transaction& transaction, const std::string& unit, const Period& period, const std::string& step,
              const std::string& text);

std::vector<RoundStep> read_steps(Sql& sql, const Configuration& configuration, const std::string& unit,
                                  const Period& period);
std::vector<RoundQuestion> read_questions(Sql& sql, const Configuration& configuration, const std::string& unit,
                                          const Period& period);
std::vector<AcceptedRow> read_accepted(Sql& sql, const Configuration& configuration, const std::string& unit,
                                       const Period& period);

}  // namespace ledstang
