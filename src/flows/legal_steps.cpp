#include "flows/legal_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/blank.h"
#include "base/swedish_text.h"

namespace ledstang {
namespace {

template <class T>
const std::vector<T>& of(const std::map<std::string, std::vector<T>>& by_step, const std::string& step) {
    static const std::vector<T> none;
    const auto found = by_step.find(step);
    return found == by_step.end() ? none : found->second;
}

void see_who(StepChance& chance, const FlowPart& part, const CheckedFlow::Part& checked, const FlowStanding& standing,
             const Taker& taker) {
    const auto& step = *chance.step;
    const auto is = [&](const Actor& actor) { return taker.is(actor); };
    for (const auto& earlier : of(checked.not_who, step.id)) {
        const bool took = std::ranges::any_of(standing.taken, [&](const TakenStep& taken) {
            return taken.step == earlier && taken.person == taker.person && !taker.person.empty();
        });
        if (took) {
            chance.refusal = fmt::format("Steget {} tas av någon annan än den som tog {}.", in_quotes(step.name),
                                         in_quotes(part.step(earlier)->name));
            chance.refusal_code = "flow.same_person";
            return;
        }
    }
    const bool named = std::ranges::any_of(of(checked.by, step.id), is);
    if (named && std::ranges::none_of(of(checked.never, step.id), is)) {
        chance.mine = true;
        return;
    }
    chance.refusal_code = "flow.actor";
    chance.refusal = named ? fmt::format("Den som deltar i beredningen får inte ta steget {}.", in_quotes(step.name))
                           : fmt::format("Steget {} är någon annans att ta.", in_quotes(step.name));
}

// Where one does something about a column that a rule reads: its field, or the list that it counts. Empty of those that
// nothing but time changes.
std::string place_of(const FlowPart& part, const std::string& column) {
    for (const auto& field : part.fields) {
        if (column == field.id || (field.kind == "table" && column.starts_with(field.id + "_")))
            return "fields/" + field.id;
    }
    static constexpr std::array counted{std::pair{"enheter", "lists/units"},
                                        std::pair{"yttranden", "lists/statements"},
                                        std::pair{"delarenden", "lists/parts"},
                                        std::pair{"lankade_matt", "lists/measures"},
                                        std::pair{"lankade_dokument", "lists/documents"},
                                        std::pair{"har_grupp", "lists/groups"},
                                        std::pair{"kommentarer", "lists/comments"}};
    for (const auto& [name, list] : counted) {
        if (column.starts_with(name)) return list;
    }
    return {};
}

void see_what(StepChance& chance, const FlowPart& part, const CheckedFlow::Part& checked, const FlowPart& units,
              const FlowStanding& standing, const Date& today) {
    const auto& step = *chance.step;
    for (const auto& need : step.needs) {
        const auto* field = part.field_named(need);
        if (field != nullptr && is_empty(*field, standing.fields)) {
            chance.hindered.push_back(
                {"flow.needs", fmt::format("Fyll i {}.", in_quotes(field->name)), "fields/" + need, {}, {}, {}});
        }
    }
    const auto& gates = of(checked.gates, step.id);
    if (gates.empty()) return;
    const auto row = rule_row(part, units, standing.fields, standing.facts);
    for (const auto& gate : gates) {
        const auto value = evaluate(gate.rule, row, {today});
        const bool* holds = std::get_if<bool>(&value);
        if (holds != nullptr && *holds) continue;
        // The first field that the rule reads, else the first list.
        std::string place;
        for (const auto& column : columns_of(gate.rule)) {
            const auto found = place_of(part, column);
            if (place.empty() || (found.starts_with("fields/") && !place.starts_with("fields/"))) place = found;
        }
        chance.hindered.push_back({"flow.gate", gate.message, place, {}, {}, {}});
    }
}

}  // namespace

std::vector<StepChance> chances(const FlowPart& part, const CheckedFlow::Part& checked, const FlowPart& units,
                                const FlowStanding& standing, const Taker& taker, const Date& today) {
    std::vector<StepChance> found;
    for (const auto& step : part.steps) {
        if (std::ranges::find(step.from, standing.stage) == step.from.end()) continue;
        StepChance chance;
        chance.step = &step;
        see_who(chance, part, checked, standing, taker);
        see_what(chance, part, checked, units, standing, today);
        found.push_back(std::move(chance));
    }
    return found;
}

Result<const FlowStep*> require_step(const FlowPart& part, const CheckedFlow::Part& checked, const FlowPart& units,
                                     const FlowStanding& standing, const Taker& taker, const std::string& step,
                                     const std::string& words, const Date& today) {
    const auto* known = part.step(step);
    if (known == nullptr) return refuse("flow.step", fmt::format("Steget {} finns inte.", in_quotes(step)));
    auto all = chances(part, checked, units, standing, taker, today);
    const auto chance = std::ranges::find_if(all, [&](const StepChance& one) { return one.step == known; });
    if (chance == all.end()) {
        const auto* stage = part.stage(standing.stage);
        return refuse(RefusalKind::conflict, "flow.stage",
                      fmt::format("Steget {} kan inte tas nu: läget är {}.", in_quotes(known->name),
                                  in_quotes(stage == nullptr ? standing.stage : stage->name)));
    }
    if (!chance->mine) return refuse(RefusalKind::forbidden, chance->refusal_code, chance->refusal);
    if (known->words && is_blank(words)) {
        chance->hindered.push_back({"flow.words", "Skriv varför.", "words", {}, {}, {}});
    }
    if (!chance->hindered.empty()) {
        std::string message = fmt::format("Steget {} kan inte tas än.", in_quotes(known->name));
        for (const auto& fault : chance->hindered) message += " " + fault.message;
        return refuse({RefusalKind::invalid, "flow.hindered", std::move(message), std::move(chance->hindered)});
    }
    return known;
}

}  // namespace ledstang
