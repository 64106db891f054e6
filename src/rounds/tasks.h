// "Mina uppgifter": everything that waits for a person, from all parts of the system. Inside the rounds module.
#pragma once

#include "operations/task.h"
#include "rounds/rounds.h"

namespace ledstang {

// What a person answers for on a day: units whose report it is theirs to hand in, and units where it is theirs to
// approve or sign what comes from below. The value is the name of the absent person whose it is; empty: one's own.
struct Duties {
    std::map<std::string, std::string> reports;
    std::map<std::string, std::string> approves;
};
// By the functions that the person holds or stands in for, the assignments likewise, and what the caller, where there
// is one, may do now.
Duties duties_of(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                 const std::string& person, const Caller* caller, const Date& today);

// By deadline, those without one last.
std::vector<Task> tasks_of(Sql& sql, const Configuration& configuration, const Caller& caller, const Date& today);
// The same for somebody who is not there.
std::vector<Task> tasks_of_person(Sql& sql, const Configuration& configuration, const std::string& person,
                                  const Date& today);

struct TaskList {
    Date on{};
    std::vector<Task> tasks;
    template <class S = TaskList>
    static constexpr auto described() {
        return describe("TaskList", field("on", &S::on, "Dag"), field("tasks", &S::tasks, "Uppgifter efter sista dag"));
    }
};
Result<TaskList> list_tasks(Context& context, const Nothing&);

}  // namespace ledstang
