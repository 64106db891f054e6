// What can still happen by the decided drawing. Inside the module.
#pragma once

#include <set>
#include <string>

#include "base/result.h"

namespace ledstang {

// The activities of the log after which the drawing has no way to the step `milestone` any more: whoever has come there
// has ended otherwise, or is past it. None where the drawing has no such step. Refuses as read_bpmn.
Result<std::set<std::string>> activities_past(const std::string& bpmn, const std::string& milestone);

}  // namespace ledstang
