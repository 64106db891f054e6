// Effects (effekthemtagning): what an action is expected to give, by when, who sees to it, and what it gave. Inside the
// module.
#pragma once

#include "matters/matter.h"

namespace ledstang {

struct Effect {
    std::string id;
    std::string action;
    std::string action_title;
    std::string action_unit;
    std::string measure;  // id; empty: a sum that no measure follows
    std::string what;
    std::optional<Decimal> expected;
    std::string unit;  // of expected and realised
    std::optional<Date> expected_by;
    std::optional<Decimal> realised;
    std::optional<Date> realised_on;
    std::string method;
    std::string owner;  // as written
    std::string owner_name;
    std::optional<Decimal> cost_before;  // of the poor quality, per year
    std::optional<Decimal> saving;       // likewise
    std::string cost_unit;
    bool overdue = false;
    int days_late = 0;
    int version = 1;
    template <class E = Effect>
    static constexpr auto described() {
        return describe(
            "Effect", field("id", &E::id, "Id"), field("action", &E::action, "Åtgärd"),
            field("action_title", &E::action_title, "Åtgärdens rubrik"),
            field("action_unit", &E::action_unit, "Åtgärdens enhet"), field("measure", &E::measure, "Mått"),
            field("what", &E::what, "Vad effekten är"), field("expected", &E::expected, "Väntad effekt"),
            field("unit", &E::unit, "Effektens enhet"), field("expected_by", &E::expected_by, "Väntas senast"),
            field("realised", &E::realised, "Uppnådd effekt"), field("realised_on", &E::realised_on, "Uppnådd den"),
            field("method", &E::method, "Hur effekten uppskattas och mäts"),
            field("owner", &E::owner, "Ansvarig för effekten"), field("owner_name", &E::owner_name, "Ansvarig i ord"),
            field("cost_before", &E::cost_before, "Kvalitetsbristkostnad per år före"),
            field("saving", &E::saving, "Besparing per år"), field("cost_unit", &E::cost_unit, "Kostnadernas enhet"),
            field("overdue", &E::overdue, "Skulle ha varit uppnådd"), field("days_late", &E::days_late, "Dagar sen"),
            field("version", &E::version, "Radens version"));
    }
};

// Effects of one unit's actions in one unit of measurement.
struct EffectSum {
    std::string unit;  // organisation unit; empty: all of them together
    std::string unit_name;
    std::string value_unit;
    int effects = 0;
    int realised_effects = 0;
    int overdue = 0;
    Decimal expected;
    Decimal realised;
    template <class S = EffectSum>
    static constexpr auto described() {
        return describe(
            "EffectSum", field("unit", &S::unit, "Enhet; tomt: alla tillsammans"),
            field("unit_name", &S::unit_name, "Enhetens namn"), field("value_unit", &S::value_unit, "Effektens enhet"),
            field("effects", &S::effects, "Antal effekter"),
            field("realised_effects", &S::realised_effects, "Antal uppnådda"),
            field("overdue", &S::overdue, "Antal försenade"), field("expected", &S::expected, "Väntat sammanlagt"),
            field("realised", &S::realised, "Uppnått sammanlagt"));
    }
};
struct CostSum {
    std::string cost_unit;
    Decimal cost_before;
    Decimal saving;
    template <class S = CostSum>
    static constexpr auto described() {
        return describe("CostSum", field("cost_unit", &S::cost_unit, "Kostnadernas enhet"),
                        field("cost_before", &S::cost_before, "Kvalitetsbristkostnad per år före"),
                        field("saving", &S::saving, "Besparing per år"));
    }
};

struct EffectList {
    std::string unit;
    std::string unit_name;
    std::vector<Effect> effects;  // earliest date first
    std::vector<EffectSum> sums;  // all together first, then by unit in the tree's order
    std::vector<CostSum> costs;
    int overdue = 0;
    template <class L = EffectList>
    static constexpr auto described() {
        return describe(
            "EffectList", field("unit", &L::unit, "Enhet"), field("unit_name", &L::unit_name, "Enhetens namn"),
            field("effects", &L::effects, "Effekter, tidigast datum först"),
            field("sums", &L::sums, "Summor per enhet och effektens enhet"),
            field("costs", &L::costs, "Kvalitetsbristkostnader"), field("overdue", &L::overdue, "Antal försenade"));
    }
};

// Sums of effects, for a list of them.
std::vector<EffectSum> sums_of(const std::vector<Effect>& effects, const Organisation& organisation);
std::vector<CostSum> costs_of(const std::vector<Effect>& effects);

void offer_effects(Operations& operations);

}  // namespace ledstang
