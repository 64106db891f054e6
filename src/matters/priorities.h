// The priority list: what a unit and those below it have to choose between, with savings and consequences, beside the
// budget of each. Inside the module.
#pragma once

#include "matters/matter.h"

namespace ledstang {

// All amounts are thousands of kronor a year.
struct PriorityRow {
    std::string action;
    std::string title;
    std::string unit;
    std::string unit_name;
    std::string priority;  // as action.toml has it; empty: not yet prioritised
    std::optional<Decimal> saving;
    std::string not_counted;  // savings in units that are no kronor, as written
    std::string consequences;
    std::string budget_check;
    std::string status_name;
    bool ended = false;
    int version = 1;  // of the action
    template <class P = PriorityRow>
    static constexpr auto described() {
        return describe(
            "PriorityRow", field("action", &P::action, "Åtgärdens id"), field("title", &P::title, "Åtgärden"),
            field("unit", &P::unit, "Enhet"), field("unit_name", &P::unit_name, "Enhetens namn"),
            field("priority", &P::priority, "Prioritet; tomt: inte prioriterad"),
            field("saving", &P::saving, "Besparing per år, tkr"),
            field("not_counted", &P::not_counted, "Besparingar som inte är skrivna i kronor"),
            field("consequences", &P::consequences, "Konsekvenser"),
            field("budget_check", &P::budget_check, "Ryms i ramen"),
            field("status_name", &P::status_name, "Status hos den egna enheten"),
            field("ended", &P::ended, "Om åtgärden är avslutad"), field("version", &P::version, "Åtgärdens version"));
    }
};

struct UnitBudget {
    std::string unit;
    std::string unit_name;
    int depth = 0;  // below the asked unit
    std::optional<Decimal> budget;
    std::optional<Decimal> forecast;  // result against the budget: a deficit is negative
    std::string note;
    Decimal savings;  // of its own actions
    int actions = 0;
    std::optional<Decimal> left;  // of a forecast deficit when all savings are made; negative: more than needed
    int version = 0;
    template <class B = UnitBudget>
    static constexpr auto described() {
        return describe("UnitBudget", field("unit", &B::unit, "Enhet"),
                        field("unit_name", &B::unit_name, "Enhetens namn"),
                        field("depth", &B::depth, "Djup under den enhet som listan gäller"),
                        field("budget", &B::budget, "Budget, tkr"),
                        field("forecast", &B::forecast, "Prognos mot budget, tkr; minus är underskott"),
                        field("note", &B::note, "Anmärkning"),
                        field("savings", &B::savings, "De egna åtgärdernas besparingar per år, tkr"),
                        field("actions", &B::actions, "Antal egna åtgärder i listan"),
                        field("left", &B::left, "Återstår av underskottet när besparingarna är gjorda, tkr"),
                        field("version", &B::version, "Radens version; 0 där ingen budget är inskriven"));
    }
};

struct PriorityList {
    std::string unit;
    std::string unit_name;
    int year = 0;
    std::vector<PriorityRow> rows;    // by priority as action.toml lists them, then the largest saving
    std::vector<UnitBudget> budgets;  // of units with a budget or an action in the list, parents first
    template <class L = PriorityList>
    static constexpr auto described() {
        return describe("PriorityList", field("unit", &L::unit, "Enhet"),
                        field("unit_name", &L::unit_name, "Enhetens namn"), field("year", &L::year, "År"),
                        field("rows", &L::rows, "Åtgärder i prioriteringsordning"),
                        field("budgets", &L::budgets, "Budget och besparingar per enhet"));
    }
};

// An amount written in kr, tkr, kkr, mkr or mnkr, in thousands of kronor; nothing when the unit is another.
std::optional<Decimal> in_thousands(Decimal amount, const std::string& unit);

void offer_priorities(Operations& operations);

}  // namespace ledstang
