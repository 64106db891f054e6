// What of the forms waits for whom.
#include <fmt/format.h>

#include "forms/answers.h"
#include "forms/forms.h"

namespace ledstang {
namespace {

// How many of the form's required questions each unit has answered for the period.
std::map<std::string, int> answered_by_unit(Sql& sql, const Form& form, const Period& period) {
    std::map<std::string, int> answered;
    for (const auto& [unit, question] : sql.rows<std::tuple<std::string, std::string>>(
             "select u.id, a.question from form_answer a join unit u on u.number = a.unit where a.form = :form and "
             "a.period = :period",
             form.id, period)) {
        const FormQuestion* asked = form.question(question);
        if (asked != nullptr && asked->required) ++answered[unit];
    }
    return answered;
}

Task task_for(const Form& form, const UnitRow& unit, const Period& period, int missing) {
    Task task;
    task.id = fmt::format("form/{}/{}/{}", form.id, unit.id, period.to_string());
    task.kind = "form";
    task.title = fmt::format("Besvara {}", form.name);
    task.detail = missing == 1 ? "En fråga återstår." : fmt::format("{} frågor återstår.", missing);
    task.unit = unit.id;
    task.unit_name = unit.name;
    task.period = period;
    task.link = fmt::format("/formular/{}?period={}&formular={}", unit.id, period.to_string(), form.id);
    return task;
}

}  // namespace

std::vector<Task> form_tasks(Sql& sql, const Configuration& configuration, const std::vector<const UnitRow*>& units,
                             const std::vector<Period>& periods) {
    std::vector<Task> tasks;
    if (units.empty() || periods.empty()) return tasks;
    const auto forms = read_forms(configuration);
    if (!forms) return tasks;  // the fault is told where forms are shown
    for (const auto& form : *forms) {
        if (!form.task) continue;
        for (const auto& period : periods) {
            if (!form.is_for(period)) continue;
            auto answered = answered_by_unit(sql, form, period);
            for (const UnitRow* unit : units) {
                if (!form.is_for(unit->level)) continue;
                const int missing = required_questions(form) - answered[unit->id];
                if (missing > 0) tasks.push_back(task_for(form, *unit, period, missing));
            }
        }
    }
    return tasks;
}

}  // namespace ledstang
