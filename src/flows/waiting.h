// For whom a matter waits: written at each change, read by everybody's tasks. Inside the module.
#pragma once

#include "flows/flow_store.h"

namespace ledstang {

// Writes anew who can take the matter's next steps, who is asked for a statement, and who is told when time runs out;
// with a unit, of that unit alone: where many units have an assignment, a step of one writes nothing of the others'.
void write_waiting(Sql& sql, const Configuration& configuration, const WholeMatter& whole, const Date& today,
                   const std::string& unit = {});

// The last day that the stage may take; nothing without a clock.
std::optional<Date> due_of(const FlowStage& stage, const Date& since);

}  // namespace ledstang
