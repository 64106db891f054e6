#include "flows/waiting.h"

#include <algorithm>
#include <set>

#include "flows/who.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

class Writer {
 public:
    Writer(Sql& sql, const Configuration& configuration, const WholeMatter& whole, const Date& today)
        : sql_(sql),
          configuration_(configuration),
          whole_(whole),
          today_(today),
          organisation_(read_organisation(sql, configuration, today)),
          next_(next_key(sql, "flow_waiting")) {
        sql.each<std::tuple<std::string, std::int64_t>>(
            "select id, number from unit", [&](const auto& row) { numbers_[std::get<0>(row)] = std::get<1>(row); });
    }

    void write_all() {
        sql_.execute("delete from flow_waiting where matter = :matter", whole_.matter.id);
        const auto& flow = *whole_.flow;
        part(flow.type.matter, flow.matter, whole_.matter.stage, whole_.matter.since, "");
        for (const auto& unit : whole_.units) part(flow.type.units, flow.units, unit.stage, unit.since, unit.unit);
        for (const auto& statement : whole_.statements) ask(statement);
    }
    void write_unit(const std::string& id) {
        sql_.execute("delete from flow_waiting where matter = :matter and unit = :unit", whole_.matter.id,
                     numbers_.at(id));
        const auto& flow = *whole_.flow;
        if (const auto* unit = whole_.unit(id); unit != nullptr)
            part(flow.type.units, flow.units, unit->stage, unit->since, id);
        for (const auto& statement : whole_.statements) {
            if (statement.unit == id) ask(statement);
        }
    }

 private:
    void ask(const FlowStatement& statement) {
        if (!statement.is_open()) return;
        for (const auto& actor : whole_.flow->statement_by)
            wait(actor, statement.unit, "statement", "", statement.due, today_);
    }
    void part(const FlowPart& part, const CheckedFlow::Part& checked, const std::string& stage_id, const Date& since,
              const std::string& unit) {
        const auto* stage = part.stage(stage_id);
        if (stage == nullptr || stage->ended) return;
        const auto due = due_of(*stage, since);
        for (const auto& step : part.steps) {
            if (step.optional || std::ranges::find(step.from, stage_id) == step.from.end()) continue;
            for (const auto& actor : checked.by.at(step.id)) wait(actor, unit, "step", step.id, due, today_);
        }
        if (!due) return;
        const Date late{std::chrono::sys_days{*due} + std::chrono::days{1}};
        for (const auto& actor : whole_.flow->escalates) wait(actor, unit, "overdue", "", due, late);
    }

    void wait(const Actor& actor, const std::string& unit, const char* what, const std::string& step,
              const std::optional<Date>& due, const Date& from) {
        using enum Actor::Kind;
        switch (actor.kind) {
            case anyone:
                return;  // nobody in particular
            case initiator:
                return insert("person", whole_.matter.initiator, "", {}, unit, what, step, due, from);
            case field: {
                const auto* row = unit.empty() ? nullptr : whole_.unit(unit);
                const auto& fields =
                    row != nullptr && row->fields.contains(actor.key) ? row->fields : whole_.matter.fields;
                const auto person = fields.find(actor.key);
                if (person != fields.end()) insert("person", person->second, "", {}, unit, what, step, due, from);
                return;
            }
            case function: {
                const auto at = unit_of_function(organisation_, configuration_, actor.key,
                                                 unit.empty() ? whole_.matter.unit : unit);
                if (at) insert("function", actor.key, "", numbers_.at(*at), unit, what, step, due, from);
                return;
            }
            case lead_group:
                if (!whole_.matter.group.empty())
                    insert("group", whole_.matter.group, actor.role, {}, unit, what, step, due, from);
                return;
            case any_group:
                for (const auto& group : whole_.groups)
                    insert("group", group, actor.role, {}, unit, what, step, due, from);
                return;
            case group:
                return insert("group", actor.key, actor.role, {}, unit, what, step, due, from);
            case group_kind:
                return insert("group_kind", actor.key, actor.role, {}, unit, what, step, due, from);
        }
    }

    void insert(const char* kind, const std::string& who, const std::string& role, std::optional<std::int64_t> at,
                const std::string& unit, const char* what, const std::string& step, const std::optional<Date>& due,
                const Date& from) {
        sql_.execute(
            "insert into flow_waiting (number, matter, unit, what, step, kind, who, role, at_unit, due, from_day) "
            "values "
            "(:number, :matter, :unit, :what, :step, :kind, :who, :role, :at, :due, :from_day)",
            next_++, whole_.matter.id, unit.empty() ? std::nullopt : std::optional(numbers_.at(unit)), what, step, kind,
            who, role, at, due, from);
    }

    Sql& sql_;
    const Configuration& configuration_;
    const WholeMatter& whole_;
    const Date today_;
    const Organisation organisation_;
    std::map<std::string, std::int64_t> numbers_;  // the store's own, of units by id
    std::int64_t next_;
};

}  // namespace

void write_waiting(Sql& sql, const Configuration& configuration, const WholeMatter& whole, const Date& today,
                   const std::string& unit) {
    Writer writer(sql, configuration, whole, today);
    if (unit.empty()) {
        writer.write_all();
    } else {
        writer.write_unit(unit);
    }
}

std::optional<Date> due_of(const FlowStage& stage, const Date& since) {
    if (stage.days <= 0) return std::nullopt;
    return Date{std::chrono::sys_days{since} + std::chrono::days{stage.days}};
}

}  // namespace ledstang
