#include "flows/check_flow.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "described/toml_place.h"
#include "flows/field_values.h"

namespace ledstang {
namespace {

// Small letters, digits and _, so that it is a name in a rule and in an address.
bool is_id(const std::string& text) {
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

bool is_one_of(const auto& known, const std::string& text) {
    return std::ranges::any_of(known, [&](const char* one) { return text == one; });
}

// Stages that can be come to from `start` along the steps, or backwards.
std::set<std::string> reached(const FlowPart& part, const std::set<std::string>& start, bool backwards) {
    std::set<std::string> found = start;
    for (bool more = true; more;) {
        more = false;
        for (const auto& step : part.steps) {
            if (step.to.empty()) continue;
            for (const auto& from : step.from) {
                const auto& [known, next] = backwards ? std::tie(step.to, from) : std::tie(from, step.to);
                if (found.contains(known)) more = found.insert(next).second || more;
            }
        }
    }
    return found;
}

class Check {
 public:
    Check(const std::string& toml, const std::string& name, const Configuration& configuration)
        : toml_(toml), name_(name), configuration_(configuration) {}

    Result<CheckedFlow> check(FlowType type) {
        CheckedFlow checked;
        if (type.id + ".toml" != name_) {
            fault("flow.id", "/id", fmt::format("Filen heter {}. Den ska heta som ärendetypens id.", in_quotes(name_)));
        }
        if (!type.led_by.empty() && type.led_by != "group" && type.led_by != "unit")
            fault("flow.kind", "/led_by", "Skriv group eller unit.");
        checked.starts = actors("/starts", type.starts, type.matter);
        checked.escalates = actors("/escalates", type.escalates, type.matter);
        checked.statement_by = actors("/statement_by", type.statement_by, type.matter);
        checked.matter = part("/matter", type.matter, type.units);
        if (type.has_units()) checked.units = part("/units", type.units, FlowPart{});
        check_whole(type);
        if (!faults_.empty()) {
            Refusal refusal{RefusalKind::invalid, faults_.front().code,
                            fmt::format("{}: {}", name_, faults_.front().message), std::move(faults_)};
            if (refusal.faults.size() > 1) refusal.message += fmt::format(" ({} fel i filen.)", refusal.faults.size());
            return refuse(std::move(refusal));
        }
        checked.type = std::move(type);
        return checked;
    }

 private:
    void fault(std::string code, const std::string& path, std::string message) {
        const TomlPlace place = value_in_toml(toml_, path);
        faults_.push_back({std::move(code), std::move(message), path, name_, place.line, place.column});
    }

    void check_whole(const FlowType& type) {
        if (type.starts.empty()) fault("flow.incomplete", "/starts", "Ange vem som får lägga upp ett ärende.");
        const auto any = [&](bool FlowStep::* what) {
            return std::ranges::any_of(type.matter.steps, [&](const FlowStep& step) { return step.*what; });
        };
        if (any(&FlowStep::assigns) != type.has_units()) {
            fault("flow.incomplete", "/units",
                  type.has_units() ? "Enheterna har lägen, men inget steg ger dem uppdraget (assigns = true)."
                                   : "Ett steg ger enheterna uppdrag, men typen har inga lägen för enheter.");
        }
        if (any(&FlowStep::asks_units) && type.statement_by.empty())
            fault("flow.incomplete", "/statement_by", "Ett steg begär yttranden. Ange vem vid enheten som yttrar sig.");
        for (std::size_t i = 0; i < type.priority.size(); ++i) {
            const auto* field = type.matter.field_named(type.priority[i]);
            if (field == nullptr || field->kind != "choice") {
                fault("flow.unknown", fmt::format("/priority/{}", i),
                      fmt::format("Det finns inget fält {} med val.", in_quotes(type.priority[i])));
            }
        }
        if (type.answer_within > 0 && !any(&FlowStep::answers))
            fault("flow.incomplete", "/answer_within", "Ett svar lovas, men inget steg är ett svar (answers = true).");
    }

    std::vector<Actor> actors(const std::string& path, const std::vector<std::string>& texts, const FlowPart& part) {
        std::vector<Actor> read;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (auto one = actor(fmt::format("{}/{}", path, i), texts[i], part)) read.push_back(std::move(*one));
        }
        return read;
    }
    std::optional<Actor> actor(const std::string& path, const std::string& text, const FlowPart& part) {
        auto read = parse_actor(text);
        if (!read) {
            fault("flow.actor", path,
                  fmt::format("{} säger inte vem. Skriv alla, initiativtagare, funktion:SLAG, grupp, grupp.chair, "
                              "medgrupp, grupp:ID, gruppslag:SLAG eller person:FÄLT.",
                              in_quotes(text)));
            return std::nullopt;
        }
        if (read->kind == Actor::Kind::function && configuration_.function_kind(read->key) == nullptr) {
            fault("flow.unknown", path,
                  fmt::format("Funktionen {} finns inte i organisation.toml.", in_quotes(read->key)));
        }
        if (read->kind == Actor::Kind::field) {
            const auto* field = part.field_named(read->key);
            if (field == nullptr || field->kind != "person")
                fault("flow.unknown", path,
                      fmt::format("Det finns inget fält {} för en person.", in_quotes(read->key)));
        }
        return read;
    }

    CheckedFlow::Part part(const std::string& path, const FlowPart& part, const FlowPart& units) {
        CheckedFlow::Part checked;
        check_stages(path, part);
        check_fields(path, part);
        checked.columns = rule_columns(part, units);
        std::set<std::string> columns;
        for (const auto& column : checked.columns) {
            if (!columns.insert(column.name).second)
                fault("flow.id", path + "/fields", fmt::format("Namnet {} är upptaget.", in_quotes(column.name)));
        }
        std::set<std::string> ids;
        for (std::size_t i = 0; i < part.steps.size(); ++i) {
            const auto& step = part.steps[i];
            const std::string at = fmt::format("{}/steps/{}", path, i);
            check_id(at, step.id, ids);
            check_step(at, step, part);
            checked.by[step.id] = actors(at + "/by", step.by, part);
            for (std::size_t n = 0; n < step.never.size(); ++n) {
                if (part.step(step.never[n]) != nullptr) {
                    checked.not_who[step.id].push_back(step.never[n]);
                } else if (auto one = actor(fmt::format("{}/never/{}", at, n), step.never[n], part)) {
                    checked.never[step.id].push_back(std::move(*one));
                }
            }
            for (std::size_t n = 0; n < step.gates.size(); ++n)
                gate(fmt::format("{}/gates/{}", at, n), step.gates[n], checked, step.id);
        }
        check_ways(path, part);
        return checked;
    }

    void check_id(const std::string& at, const std::string& id, std::set<std::string>& ids) {
        if (!is_id(id)) {
            fault("flow.id", at + "/id",
                  fmt::format("{} kan inte vara ett id. Skriv med a–z, siffror och _.", in_quotes(id)));
        } else if (!ids.insert(id).second) {
            fault("flow.id", at + "/id", fmt::format("{} finns två gånger.", in_quotes(id)));
        }
    }

    void check_stages(const std::string& path, const FlowPart& part) {
        std::set<std::string> ids;
        for (std::size_t i = 0; i < part.stages.size(); ++i)
            check_id(fmt::format("{}/stages/{}", path, i), part.stages[i].id, ids);
        if (part.stages.empty()) fault("flow.incomplete", path + "/stages", "Ange minst ett läge.");
    }

    void check_fields(const std::string& path, const FlowPart& part) {
        std::set<std::string> ids;
        for (std::size_t i = 0; i < part.fields.size(); ++i) {
            const auto& field = part.fields[i];
            const std::string at = fmt::format("{}/fields/{}", path, i);
            check_id(at, field.id, ids);
            if (!is_one_of(flow_field_kinds, field.kind)) {
                fault("flow.kind", at + "/kind",
                      fmt::format("Slaget {} finns inte. Skriv {}.", in_quotes(field.kind),
                                  fmt::join(flow_field_kinds, ", ")));
            }
            if (field.kind == "choice" && field.choices.size() < 2)
                fault("flow.incomplete", at + "/choices", "Ett val behöver minst två alternativ.");
            if (field.kind == "table") check_columns(at, field);
            if (!field.stage.empty()) require_stage(at + "/stage", field.stage, part);
        }
    }
    void check_columns(const std::string& at, const FlowField& field) {
        if (field.columns.empty()) fault("flow.incomplete", at + "/columns", "Ange tabellens kolumner.");
        std::set<std::string> ids;
        for (std::size_t i = 0; i < field.columns.size(); ++i) {
            const auto& column = field.columns[i];
            const std::string place = fmt::format("{}/columns/{}", at, i);
            check_id(place, column.id, ids);
            if (!is_one_of(std::array{"text", "number", "unit", "year"}, column.kind))
                fault("flow.kind", place + "/kind", "Skriv text, number, unit eller year.");
            if (!column.sign.empty() && (column.kind != "number" || (column.sign != "+" && column.sign != "-")))
                fault("flow.kind", place + "/sign", "Bara ett tal kan ha + eller - i nettot.");
            if (column.rank != 0 && (column.kind != "number" || column.rank < 2 || column.rank > 100))
                fault("flow.kind", place + "/rank", "Bara ett tal kan vara en vikt, och den högsta är 2 till 100.");
        }
    }

    void require_stage(const std::string& at, const std::string& stage, const FlowPart& part) {
        if (part.stage(stage) != nullptr) return;
        std::vector<std::string> known;
        for (const auto& one : part.stages) known.push_back(one.id);
        unknown(at, "Läget", stage, known);
    }
    void unknown(const std::string& at, const char* what, const std::string& name,
                 const std::vector<std::string>& known) {
        const auto nearest = nearest_name(name, known);
        fault("flow.unknown", at,
              fmt::format("{} {} finns inte.{}", what, in_quotes(name),
                          nearest ? fmt::format(" Menade du {}?", in_quotes(*nearest)) : ""));
    }

    void check_step(const std::string& at, const FlowStep& step, const FlowPart& part) {
        if (step.from.empty()) fault("flow.incomplete", at + "/from", "Ange från vilka lägen steget tas.");
        for (std::size_t i = 0; i < step.from.size(); ++i)
            require_stage(fmt::format("{}/from/{}", at, i), step.from[i], part);
        if (!step.to.empty()) require_stage(at + "/to", step.to, part);
        if (step.by.empty()) fault("flow.incomplete", at + "/by", "Ange vem som får ta steget.");
        if (!step.right.empty() && !is_one_of(flow_rights, step.right))
            fault("flow.kind", at + "/right", fmt::format("Skriv {}.", fmt::join(flow_rights, ", ")));
        std::vector<std::string> known;
        for (const auto& field : part.fields) known.push_back(field.id);
        for (const auto& [name, list] : {std::pair{"asks", &step.asks}, std::pair{"needs", &step.needs}}) {
            for (std::size_t i = 0; i < list->size(); ++i) {
                if (part.field_named((*list)[i]) == nullptr)
                    unknown(fmt::format("{}/{}/{}", at, name, i), "Fältet", (*list)[i], known);
            }
        }
    }

    void gate(const std::string& at, const FlowGate& gate, CheckedFlow::Part& checked, const std::string& step) {
        if (gate.message.empty()) fault("flow.incomplete", at + "/message", "Skriv vad som ska göras.");
        auto rule = parse_rule(gate.rule, checked.columns);
        if (!rule) {
            const TomlPlace place = value_in_toml(toml_, at + "/rule");
            for (const auto& wrong : rule.error()) {
                faults_.push_back({wrong.code, wrong.message, at + "/rule", name_, place.line + wrong.line - 1,
                                   wrong.line == 1 ? place.column + wrong.column - 1 : wrong.column});
            }
        } else if (type_of(*rule) != Type::truth) {
            fault("flow.gate", at + "/rule",
                  fmt::format("Regeln ska bli sann eller falsk, men blir {}.", swedish(type_of(*rule))));
        } else {
            checked.gates[step].push_back({*rule, gate.message});
        }
    }

    // Every stage is come to, and from every stage there is a way to an end.
    void check_ways(const std::string& path, const FlowPart& part) {
        if (part.stages.empty()) return;
        std::set<std::string> ends;
        for (const auto& stage : part.stages) {
            if (stage.ended) ends.insert(stage.id);
        }
        const auto forwards = reached(part, {part.stages.front().id}, false);
        const auto backwards = reached(part, ends, true);
        for (std::size_t i = 0; i < part.stages.size(); ++i) {
            const auto& stage = part.stages[i];
            const std::string at = fmt::format("{}/stages/{}/id", path, i);
            if (!forwards.contains(stage.id))
                fault("flow.unreachable", at, fmt::format("Inget steg leder till {}.", in_quotes(stage.name)));
            if (!backwards.contains(stage.id)) {
                fault("flow.dead_end", at,
                      fmt::format("Från {} leder inga steg till ett avslut.", in_quotes(stage.name)));
            }
        }
    }

    const std::string& toml_;
    const std::string& name_;
    const Configuration& configuration_;
    std::vector<Fault> faults_;
};

const auto* with_id(const auto& all, const std::string& id) {
    const auto found = std::ranges::find_if(all, [&](const auto& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

const FlowStage* FlowPart::stage(const std::string& id) const {
    return with_id(stages, id);
}
const FlowField* FlowPart::field_named(const std::string& id) const {
    return with_id(fields, id);
}
const FlowStep* FlowPart::step(const std::string& id) const {
    return with_id(steps, id);
}

Result<CheckedFlow> check_flow(FlowType type, const std::string& toml, const std::string& name,
                               const Configuration& configuration) {
    return Check(toml, name, configuration).check(std::move(type));
}

}  // namespace ledstang
