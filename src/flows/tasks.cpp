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
    struct Row {
        std::string matter, type, title, digest, unit, unit_name, what, step;
        std::optional<Date> due;
        template <class R = Row>
        static constexpr auto described() {
            return describe("WaitingRow", field("matter", &R::matter, ""), field("type", &R::type, ""),
                            field("title", &R::title, ""), field("digest", &R::digest, ""), field("unit", &R::unit, ""),
                            field("unit_name", &R::unit_name, ""), field("what", &R::what, ""),
                            field("step", &R::step, ""), field("due", &R::due, ""));
        }
    };

    // A task for each matter and unit, the earliest reason first: several steps are one thing that waits.
    void waiting(const std::string& kind, const std::string& who, const std::string& role,
                 std::optional<std::int64_t> at, const std::string& absent) {
        sql_.each<Row>(
            "select w.matter, m.type, m.title, f.digest, coalesce(u.id, '') as unit, coalesce(i.name, u.id, '') as "
            "unit_name, w.what, w.step, w.due from flow_waiting w join matter m on m.id = w.matter join flow_matter f "
            "on f.matter = w.matter left join unit u on u.number = w.unit left join unit_interval i on i.unit = "
            "u.number and i.valid_from <= :today and (i.valid_to is null or :today < i.valid_to) where w.kind = :kind "
            "and w.who = :who and (w.role = '' or w.role = :role) and "
            "coalesce(w.at_unit, -1) = :at and w.from_day <= :today order by w.number",
            [&](const Row& row) { add(row, absent); }, today_, kind, who, role, at.value_or(-1));
    }

    void add(const Row& row, const std::string& absent) {
        if (!seen_.insert(fmt::format("{}/{}/{}", row.matter, row.unit, row.what)).second) return;
        Task task;
        task.id = fmt::format("flow/{}/{}/{}", row.matter, row.unit, row.what);
        task.kind = "flow_" + row.what;
        task.title = row.title;
        task.detail = words(row);
        task.unit = row.unit;
        task.unit_name = row.unit_name;
        task.due = row.due;
        task.late = row.due && *row.due < today_;
        task.link = "/arenden/" + row.matter;
        task.deputy_for = absent;
        tasks_.push_back(std::move(task));
    }

    std::string words(const Row& row) {
        if (row.what == "statement") return "Yttra dig för enheten.";
        if (row.what == "overdue") return "Tiden har gått ut. Se vad som behövs.";
        auto& flow = flows_[row.digest];
        if (flow == nullptr) {
            FlowMatter asked;
            asked.id = row.matter;
            asked.type = row.type;
            asked.digest = row.digest;
            flow = flow_of(sql_, configuration_, asked);
        }
        const auto& part = row.unit.empty() ? flow->type.matter : flow->type.units;
        const auto* known = part.step(row.step);
        return fmt::format("{}: {}", flow->type.name, known == nullptr ? row.step : known->name);
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
