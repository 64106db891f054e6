// Which steps a matter, or a unit within it, can take, and what stands in the way: a pure function of the type and how
// the matter stands. Inside the module.
#pragma once

#include <functional>

#include "flows/field_values.h"

namespace ledstang {

struct TakenStep {
    std::string step;
    std::string person;
};

struct FlowStanding {
    std::string stage;
    FieldTexts fields;
    MatterFacts facts;
    std::vector<TakenStep> taken;  // oldest first
};

// Who wants to take a step.
struct Taker {
    std::string person;
    std::function<bool(const Actor&)> is;  // whether the person is that actor for this matter or unit
};

struct StepChance {
    const FlowStep* step = nullptr;
    bool mine = false;            // it is the taker's to take
    std::vector<Fault> hindered;  // every thing in the way, the taker aside
    std::string refusal;          // why it is not the taker's; empty when it is
    std::string refusal_code;     // flow.actor | flow.same_person
};

// Every step that leads on from where it stands, in the type's order.
std::vector<StepChance> chances(const FlowPart& part, const CheckedFlow::Part& checked, const FlowPart& units,
                                const FlowStanding& standing, const Taker& taker, const Date& today);

// One step, with what is filled in together with it already among the standing's fields. Refuses with flow.stage,
// flow.actor, flow.same_person (forbidden), or flow.hindered with a fault for each field (flow.needs) and gate
// (flow.gate) in the way, and flow.words when it must be said why.
Result<const FlowStep*> require_step(const FlowPart& part, const CheckedFlow::Part& checked, const FlowPart& units,
                                     const FlowStanding& standing, const Taker& taker, const std::string& step,
                                     const std::string& words, const Date& today);

}  // namespace ledstang
