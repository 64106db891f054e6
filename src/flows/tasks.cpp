// What of the matters waits for a person.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "flows/flow_store.h"
#include "flows/flows.h"
#include "flows/who.h"

namespace ledstang {
namespace {

class Gathered {
 public:
    Gathered(Sql& sql, const Configuration& configuration, const std::string& person, const Date& today)
        : sql_(sql), configuration_(configuration), who_(sql, configuration, person, today), today_(today) {}

    std::vector<Task> all() {
        for (const auto& held : who_.functions())
            waiting("function", held.kind, "", unit_number(sql_, held.unit), held.stands_in_for_name);
        for (const auto& seat : who_.memberships()) {
            const auto absent = seat.person == who_.person() ? "" : person_name(sql_, configuration_, seat.person);
            waiting("group", seat.group, seat.role, {}, absent);
            waiting("group_kind", who_.kind_of(seat.group), seat.role, {}, absent);
        }
        waiting("person", who_.person(), "", {}, "");
        for (const auto& away : who_.away()) waiting("person", away.person, "", {}, away.name);
        return std::move(tasks_);
    }

 private:
    // A row for each matter and unit, the earliest reason first: several steps are one thing that waits.
    void waiting(const std::string& kind, const std::string& who, const std::string& role,
                 std::optional<std::int64_t> at, const std::string& absent) {
        using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string,
                               std::optional<Date>>;
        sql_.each<Row>(
            "select w.matter, m.type, m.title, coalesce(u.id, ''), w.what, w.step, w.due from flow_waiting w join "
            "matter m "
            "on m.id = w.matter left join unit u on u.number = w.unit where w.kind = :kind and w.who = :who and "
            "(w.role = "
            "'' or w.role = :role) and coalesce(w.at_unit, -1) = :at and w.from_day <= :today order by w.number",
            [&](const Row& row) { add(row, absent); }, kind, who, role, at.value_or(-1), today_);
    }

    void add(const std::tuple<std::string, std::string, std::string, std::string, std::string, std::string,
                              std::optional<Date>>& row,
             const std::string& absent) {
        const auto& [matter, type, title, unit, what, step, due] = row;
        if (!seen_.insert(fmt::format("{}/{}/{}", matter, unit, what)).second) return;
        Task task;
        task.id = fmt::format("flow/{}/{}/{}", matter, unit, what);
        task.kind = "flow_" + what;
        task.title = title;
        task.detail = words(matter, type, unit, what, step);
        task.unit = unit;
        if (!unit.empty()) {
            const auto chain = unit_chain(sql_, unit, today_);
            task.unit_name = chain ? chain->front().name : unit;
        }
        task.due = due;
        task.late = due && *due < today_;
        task.link = "/arenden/" + matter;
        task.deputy_for = absent;
        tasks_.push_back(std::move(task));
    }

    std::string words(const std::string& matter, const std::string& type, const std::string& unit,
                      const std::string& what, const std::string& step) {
        if (what == "statement") return "Yttra dig för enheten.";
        if (what == "overdue") return "Tiden har gått ut. Se vad som behövs.";
        const auto digest = sql_.value<std::string>("select digest from flow_matter where matter = :matter", matter);
        auto& flow = flows_[digest];
        if (flow == nullptr) {
            FlowMatter asked;
            asked.id = matter;
            asked.type = type;
            asked.digest = digest;
            flow = flow_of(sql_, configuration_, asked);
        }
        const auto& part = unit.empty() ? flow->type.matter : flow->type.units;
        const auto* known = part.step(step);
        return fmt::format("{}: {}", flow->type.name, known == nullptr ? step : known->name);
    }

    Sql& sql_;
    const Configuration& configuration_;
    const Who who_;
    const Date today_;
    std::set<std::string> seen_;
    std::map<std::string, std::shared_ptr<const CheckedFlow>> flows_;  // by digest
    std::vector<Task> tasks_;
};

}  // namespace

std::vector<Task> flow_tasks(Sql& sql, const Configuration& configuration, const std::string& person,
                             const Date& today) {
    if (person.empty()) return {};
    return Gathered(sql, configuration, person, today).all();
}

}  // namespace ledstang
