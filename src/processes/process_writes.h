// What changes of a process write, each in a transaction that may hold several. What is written has been checked.
// Inside the module.
#pragma once

#include "processes/changes.h"
#include "store/store.h"

namespace ledstang {

struct ProcessSettings;

// What create_process refuses before it writes; the id that the process gets.
Result<std::string> check_new_process(const Context& context, const ProcessSettings& settings,
                                      const CreateProcess& wish);
// Refuses with process.exists, person.unknown and for a unit or a document that is not there.
Result<std::int64_t> write_process(Transaction& transaction, const Context& context, const ProcessSettings& settings,
                                   const CreateProcess& wish, const std::string& id);

// A drawing that every patient can come through, with its milestones in its order. Refuses as decide_process_model.
Result<std::vector<ProcessMilestone>> milestones_in_drawing(const std::string& bpmn);
void write_model(Transaction& transaction, const Context& context, std::int64_t process, const DecideProcessModel& wish,
                 const std::vector<ProcessMilestone>& milestones);

// Of targets that are known already those with the same id give way.
void write_target(Transaction& transaction, std::int64_t process, const std::string& process_id,
                  const std::vector<ProcessTarget>& known, ProcessTarget target);

}  // namespace ledstang
