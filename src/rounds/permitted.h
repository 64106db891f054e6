// Which steps a caller may take with a round. Inside the rounds module.
#pragma once

#include "rounds/chain.h"

namespace ledstang {

// Names of the steps: submit, return, approve, sign, accept, answer.
std::vector<std::string> steps_for(const Context& context, const RoundChain& chain, const Round& round);

// Refuses unless the caller may take the step with the unit's report, whatever its state: permission.missing,
// permission.outside_part, round.not_holder. Not inside a write: it reads the store by itself.
Result<void> require_step(const Context& context, const RoundChain& chain, const std::string& step);

// Refuses when the report's state does not admit the step: round.step.
Result<void> require_state(const RoundChain& chain, RoundState state, const std::string& step);

}  // namespace ledstang
