// Whether a matter type holds together. Inside the module.
#pragma once

#include <array>

#include "flows/flow_type.h"
#include "operations/configuration.h"

namespace ledstang {

inline constexpr std::array flow_field_kinds{"text",  "number", "date", "truth",  "choice",
                                             "table", "person", "unit", "measure"};
inline constexpr std::array flow_rights{"prepares", "advises", "decides", "pays", "carries_out"};

// With its actors and gates read. Refuses with every fault, each with line and column in the text; see read_flow_type.
Result<CheckedFlow> check_flow(FlowType type, const std::string& toml, const std::string& name,
                               const Configuration& configuration);

}  // namespace ledstang
