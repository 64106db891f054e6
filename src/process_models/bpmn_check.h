// Whether the elements of a drawing hang together.
#pragma once

#include <string_view>
#include <vector>

#include "process_models/bpmn.h"

namespace ledstang {

// Every element has an arrow to it and from it, but for starts and ends, and every level has a start and an end.
// Codes: `bpmn.loose`, `bpmn.flow`, `bpmn.no_start`, `bpmn.no_end`.
std::vector<Fault> faults_of(const BpmnModel& model, std::string_view file);

}  // namespace ledstang
