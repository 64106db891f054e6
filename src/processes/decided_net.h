// The Petri net behind a version of the decided process. Inside the module.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "process_models/petri_net.h"

namespace ledstang {

class Sql;

// Of a version that there is. Refuses as read_bpmn and net_of.
Result<PetriNet> decided_net(Sql& sql, std::int64_t process, int version);

}  // namespace ledstang
