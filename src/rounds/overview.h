// The controller's page: what waits for whom below a unit. Inside the rounds module.
#pragma once

#include "rounds/steps.h"

namespace ledstang {

struct OverviewUnit {
    std::string unit;
    std::string unit_name;
    std::string level;
    int depth = 0;  // 0 for the unit that was asked about
    RoundState state = RoundState::not_started;
    int entered = 0;
    int due = 0;
    std::optional<Date> deadline;
    bool late = false;
    std::string waits_for_name;  // persons, else the function, with the unit where it is another
    std::string since;
    int open_questions = 0;
    template <class O = OverviewUnit>
    static constexpr auto described() {
        return describe(
            "OverviewUnit", field("unit", &O::unit, "Enhet"), field("unit_name", &O::unit_name, "Enhetens namn"),
            field("level", &O::level, "Nivå"), field("depth", &O::depth, "Djup under enheten som frågan gäller"),
            field("state", &O::state, "Läge"), field("entered", &O::entered, "Ifyllda rader"),
            field("due", &O::due, "Rader att fylla i"), field("deadline", &O::deadline, "Senast"),
            field("late", &O::late, "Sen"), field("waits_for_name", &O::waits_for_name, "Väntar på"),
            field("since", &O::since, "Sedan"), field("open_questions", &O::open_questions, "Obesvarade frågor"));
    }
};
struct RoundOverview {
    std::map<std::string, int> counts;  // by state, and late
    std::vector<OverviewUnit> units;    // that report, parents before children
    template <class S = RoundOverview>
    static constexpr auto described() {
        return describe("RoundOverview", field("counts", &S::counts, "Antal enheter per läge, och late"),
                        field("units", &S::units, "Enheter som rapporterar, överordnade först"));
    }
};

Result<RoundOverview> get_round_overview(Context& context, const RoundWish& wish);

}  // namespace ledstang
