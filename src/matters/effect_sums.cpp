// Effects added up: only what is in the same unit of measurement.
#include <map>

#include "matters/effects.h"

namespace ledstang {

std::vector<EffectSum> sums_of(const std::vector<Effect>& effects, const Organisation& organisation) {
    std::map<std::string, std::map<std::string, EffectSum>> by_unit;  // by organisation unit and unit of measurement
    const auto add = [&](const std::string& unit, const std::string& name, const Effect& effect) {
        EffectSum& sum = by_unit[unit][effect.unit];
        sum.unit = unit;
        sum.unit_name = name;
        sum.value_unit = effect.unit;
        ++sum.effects;
        sum.realised_effects += effect.realised ? 1 : 0;
        sum.overdue += effect.overdue ? 1 : 0;
        sum.expected = sum.expected + effect.expected.value_or(Decimal());
        sum.realised = sum.realised + effect.realised.value_or(Decimal());
    };
    for (const auto& effect : effects) {
        if (!effect.expected && !effect.realised) continue;
        const UnitRow* unit = organisation.find(effect.action_unit);
        add("", "", effect);
        add(effect.action_unit, unit != nullptr ? unit->name : effect.action_unit, effect);
    }
    std::vector<EffectSum> sums;
    const auto append = [&](const std::string& unit) {
        const auto found = by_unit.find(unit);
        if (found == by_unit.end()) return;
        for (const auto& [value_unit, sum] : found->second) sums.push_back(sum);
    };
    append("");
    for (const auto& unit : organisation.units()) append(unit.id);
    return sums;
}

std::vector<CostSum> costs_of(const std::vector<Effect>& effects) {
    std::map<std::string, CostSum> by_unit;
    for (const auto& effect : effects) {
        if (!effect.cost_before && !effect.saving) continue;
        CostSum& sum = by_unit[effect.cost_unit];
        sum.cost_unit = effect.cost_unit;
        sum.cost_before = sum.cost_before + effect.cost_before.value_or(Decimal());
        sum.saving = sum.saving + effect.saving.value_or(Decimal());
    }
    std::vector<CostSum> sums;
    for (const auto& [unit, sum] : by_unit) sums.push_back(sum);
    return sums;
}

}  // namespace ledstang
