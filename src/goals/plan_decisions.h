// The chain of political decisions behind a plan: who decided what, when, and under which number in the register.
// Inside the goals module.
#pragma once

#include "goals/plan.h"

namespace ledstang {

struct PlanDecision {
    int number = 0;  // within the unit
    std::string body;
    Date decided_on{};
    std::string reference;  // diarienummer
    std::string what;
    std::optional<int> plan;  // the plan's version
    std::string plan_name;
    int version = 1;
    template <class D = PlanDecision>
    static constexpr auto described() {
        return describe("PlanDecision", field("number", &D::number, "Nummer hos enheten"),
                        field("body", &D::body, "Beslutande organ"), field("decided_on", &D::decided_on, "Beslutsdag"),
                        field("reference", &D::reference, "Diarienummer"),
                        field("what", &D::what, "Vad som beslutades"), field("plan", &D::plan, "Planversionens nummer"),
                        field("plan_name", &D::plan_name, "Planversionens namn"),
                        field("version", &D::version, "Radens version"));
    }
};

void offer_plan_decisions(Operations& operations);

}  // namespace ledstang
