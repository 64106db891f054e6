// Who may change a process: those who hold a role in it that edits (processes.toml). Who may change the organisation
// that owns it appoints them. Inside the module.
#pragma once

#include "operations/context.h"
#include "processes/page.h"

namespace ledstang {

// Roles with their names, and whether they edit.
void name_roles(std::vector<ProcessPerson>& people, const ProcessSettings& settings);

// The names of those who edit, after name_roles.
std::vector<std::string> leaders_of(const std::vector<ProcessPerson>& people);
bool edits(const Context& context, const std::vector<ProcessPerson>& people);
// Refuses with permission.outside_part or permission.missing. A process without an owner belongs to the whole
// organisation. Reads the store, so outside a read or write.
Result<void> require_appointer(const Context& context, const std::string& owner_unit);

// What a change begins with.
struct EditedProcess {
    StoredProcess process;
    ProcessParts parts;
    ProcessSettings settings;
};
// Refuses with process.unknown and permission.process, and as read_process_settings. Reads the store, so outside a
// write.
Result<EditedProcess> require_edited(Context& context, const std::string& process);

// Whoever has a role in the process, and who may review what is read: those who see single patients. Refuses with
// process.unknown and permission.process_patients. Reads the store, so outside a write.
Result<WholeProcess> require_in_process(Context& context, const std::string& process);

}  // namespace ledstang
