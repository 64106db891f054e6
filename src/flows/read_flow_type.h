// Matter types out of their files (config/flows/*.toml). Inside the module.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "flows/flow_type.h"
#include "operations/configuration.h"

namespace ledstang {

// The type, or every fault of its text with line and column: what read_toml_text and from_json say, the codes of rules,
// and flow.id, flow.unknown (a name that is not there), flow.kind, flow.actor, flow.gate, flow.dead_end,
// flow.unreachable, flow.incomplete. `name` is what the faults call the file, and without .toml the type's id.
Result<CheckedFlow> read_flow_type(const std::string& toml, const std::string& name,
                                   const Configuration& configuration);

// Every type of the region by its id. Files that cannot be read are refused one by one, so that one faulty type stops
// no other. Read once for each change of the folder.
struct FlowTypes {
    std::vector<std::shared_ptr<const CheckedFlow>> types;  // by id
    std::vector<Refusal> refused;
    std::shared_ptr<const CheckedFlow> find(const std::string& id) const;
};
FlowTypes read_flow_types(const Configuration& configuration);

// What the type leaves undefined: rights that no step has, such as nobody who advises. In Swedish.
std::vector<std::string> undefined_rights(const FlowType& type);

}  // namespace ledstang
