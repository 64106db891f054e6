#include "matters/plan_words.h"

#include <algorithm>

#include "base/swedish_text.h"
#include "described/json_read.h"

namespace ledstang {
namespace {

// Versions of a plan from the least to the most telling: planned, then those in force or ended, oldest first.
const std::string in_telling_order =
    " join plan_version v on v.unit = e.unit and v.number = e.plan join unit u on u.number = e.unit where u.id = :unit "
    "order by case v.state when 'planned' then 0 else 1 end, v.number, e.position";

std::string text_of(const Json& json, const char* name) {
    const auto found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<Decimal> decimal_of(const Json& json) {
    JsonFaults faults;
    Decimal value;
    read_json(json, "", value, faults);
    return faults.empty() ? std::optional(value) : std::nullopt;
}

}  // namespace

PlanWords::PlanWords(Sql& sql, const std::vector<std::string>& chain) {
    using Element = std::tuple<std::string, std::string, std::string>;
    const auto take = [&](const std::string& query, const std::string& unit, auto&& put) {
        sql.each<Element>(
            query + in_telling_order,
            [&](const Element& row) { put(std::get<0>(row), {std::get<1>(row), std::get<2>(row)}); }, unit);
    };
    for (auto unit = chain.rbegin(); unit != chain.rend(); ++unit) {
        take("select e.id, e.name, e.id from plan_perspective e", *unit,
             [&](const std::string& id, PlanElement element) { perspectives_[id] = std::move(element); });
        take("select e.id, e.name, e.perspective from plan_factor e", *unit,
             [&](const std::string& id, PlanElement element) { factors_[id] = std::move(element); });
        take("select e.id, e.name, e.perspective from plan_goal e", *unit,
             [&](const std::string& id, PlanElement element) {
                 const auto found = std::ranges::find_if(goals_, [&](const auto& goal) { return goal.first == id; });
                 if (found == goals_.end()) {
                     goals_.emplace_back(id, std::move(element));
                 } else {
                     found->second = std::move(element);
                 }
             });
    }
}

std::string PlanWords::perspective_name(const std::string& id) const {
    const auto found = perspectives_.find(id);
    return found == perspectives_.end() ? id : found->second.name;
}

std::string PlanWords::factor_name(const std::string& id) const {
    const auto found = factors_.find(id);
    return found == factors_.end() ? id : found->second.name;
}

std::string PlanWords::factor_named(const std::string& name) const {
    std::string found;
    for (const auto& [id, factor] : factors_) {
        if (lower_case(factor.name) != lower_case(name)) continue;
        if (!found.empty()) return {};
        found = id;
    }
    return found;
}

std::string PlanWords::perspective_of(const std::string& factor) const {
    const auto found = factors_.find(factor);
    return found == factors_.end() ? std::string() : found->second.perspective;
}

std::vector<std::string> PlanWords::perspective_ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, element] : perspectives_) ids.push_back(id);
    return ids;
}

std::vector<std::string> PlanWords::factor_ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, element] : factors_) ids.push_back(id);
    return ids;
}

GoalPath PlanWords::path(const Matter& matter) const {
    GoalPath path;
    const auto factor = factors_.find(matter.success_factor);
    if (factor != factors_.end()) path.success_factor = PathElement{factor->first, factor->second.name};
    const std::string perspective =
        factor != factors_.end() && matter.perspective.empty() ? factor->second.perspective : matter.perspective;
    if (perspectives_.contains(perspective)) {
        path.perspective = PathElement{perspective, perspective_name(perspective)};
    }
    for (const auto& [id, goal] : goals_) {
        if (goal.perspective == perspective) path.strategic_goals.push_back({id, goal.name});
    }
    return path;
}

std::vector<std::string> chain_of(const Organisation& organisation, const std::string& unit) {
    std::vector<std::string> chain;
    for (const UnitRow* row : organisation.chain(unit)) chain.push_back(row->id);
    if (chain.empty()) chain.push_back(unit);
    return chain;
}

std::map<std::string, std::string> measure_names(Sql& sql) {
    std::map<std::string, std::string> names;
    using Row = std::tuple<std::string, std::string>;
    sql.each<Row>("select id, body from measure", [&](const Row& row) {
        const auto body = parse_json(std::get<1>(row));
        if (!body) throw StoreError("measure.body is no JSON: " + std::get<0>(row));
        names[std::get<0>(row)] = text_of(*body, "name");
    });
    return names;
}

std::optional<MeasureTarget> measure_target(Sql& sql, const std::vector<std::string>& chain,
                                            const std::string& measure) {
    for (const auto& unit : chain) {
        const auto targets = sql.rows<std::string>(
            "select e.target from plan_measure e join measure d on d.number = e.measure join plan_version v on "
            "v.unit = e.unit and v.number = e.plan join unit u on u.number = e.unit where u.id = :unit and d.id = "
            ":measure and e.target <> '' order by case v.state when 'planned' then 0 else 1 end, v.number",
            unit, measure);
        if (targets.empty()) continue;
        const auto json = parse_json(targets.back());
        if (!json) throw StoreError("plan_measure.target is no JSON: " + measure);
        MeasureTarget target{text_of(*json, "text"), text_of(*json, "operator"), text_of(*json, "unit"), {}};
        if (const auto value = json->find("value"); value != json->end() && !value->is_null()) {
            if (const auto limit = decimal_of(*value)) target.values.push_back(*limit);
        }
        if (const auto upper = json->find("upper"); upper != json->end() && !upper->is_null()) {
            if (const auto limit = decimal_of(*upper)) target.values.push_back(*limit);
        }
        if (const auto per_sex = json->find("per_sex"); per_sex != json->end() && per_sex->is_object()) {
            for (const auto& [sex, value] : per_sex->items()) {
                if (const auto limit = decimal_of(value)) target.values.push_back(*limit);
            }
        }
        return target;
    }
    return std::nullopt;
}

}  // namespace ledstang
