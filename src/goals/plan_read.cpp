#include <algorithm>
#include <map>

#include "described/known_texts.h"
#include "goals/plan_store.h"

namespace ledstang {
namespace {

// Every scorecard reads its plan's definitions and targets, and they seldom change.
KnownTexts<Measure> known_definitions(20'000);
KnownTexts<Target> known_targets(20'000);

// Gathers the plans of a chain of units, top first, into one.
class PlanGathering {
 public:
    PlanGathering(Sql& sql, Plan& plan) : sql_(sql), plan_(plan) {}

    void add(const PlanPlace& place, bool inherited) {
        add_perspectives(place, inherited);
        add_goals(place, inherited);
        add_factors(place, inherited);
        add_measures(place, inherited);
    }

    void finish() {
        std::stable_sort(plan_.perspectives.begin(), plan_.perspectives.end(),
                         [](const auto& a, const auto& b) { return a.order < b.order; });
        for (auto& perspective : plan_.perspectives) {
            for (auto& factor : perspective.factors) {
                std::stable_sort(factor.measures.begin(), factor.measures.end(),
                                 [](const auto& a, const auto& b) { return a.measure.number < b.measure.number; });
            }
        }
    }

 private:
    PlanPerspective* perspective(const std::string& id) {
        for (auto& item : plan_.perspectives) {
            if (item.id == id) return &item;
        }
        return nullptr;
    }
    PlanFactor* factor(const std::string& id) {
        for (auto& item : plan_.perspectives) {
            for (auto& candidate : item.factors) {
                if (candidate.id == id) return &candidate;
            }
        }
        return nullptr;
    }

    void add_perspectives(const PlanPlace& place, bool inherited) {
        using Row = std::tuple<std::string, std::int64_t, std::string, bool, std::string, std::int64_t>;
        for (auto& [id, position, name, in_report, description, version] :
             sql_.rows<Row>("select id, position, name, in_report, description, version from plan_perspective where "
                            "unit = :unit and plan = :plan order by position, id",
                            place.unit, place.number)) {
            if (perspective(id) != nullptr) continue;
            plan_.perspectives.push_back({id,
                                          name,
                                          static_cast<int>(position),
                                          in_report,
                                          description,
                                          place.unit_id,
                                          inherited,
                                          static_cast<int>(version),
                                          {},
                                          {}});
        }
    }
    void add_goals(const PlanPlace& place, bool inherited) {
        using Row = std::tuple<std::string, std::string, std::string, std::int64_t>;
        for (auto& [id, parent, name, version] :
             sql_.rows<Row>("select id, perspective, name, version from plan_goal where unit = :unit and plan = :plan "
                            "order by position, id",
                            place.unit, place.number)) {
            if (PlanPerspective* above = perspective(parent))
                above->goals.push_back({id, name, place.unit_id, inherited, static_cast<int>(version)});
        }
    }
    void add_factors(const PlanPlace& place, bool inherited) {
        using Row = std::tuple<std::string, std::string, std::string, std::string, std::int64_t>;
        for (auto& [id, parent, name, note, version] :
             sql_.rows<Row>("select id, perspective, name, note, version from plan_factor where unit = :unit and plan "
                            "= :plan order by position, id",
                            place.unit, place.number)) {
            if (PlanPerspective* above = perspective(parent))
                above->factors.push_back({id, name, place.unit_id, inherited, note, static_cast<int>(version), {}});
        }
    }
    void add_measures(const PlanPlace& place, bool inherited) {
        using Row = std::tuple<std::string, std::int64_t, std::string, std::string, std::int64_t>;
        for (const auto& [body, measure_version, factor_id, target_text, version] :
             sql_.rows<Row>("select m.body, m.version, p.factor, p.target, p.version from plan_measure p join measure "
                            "m on m.number = p.measure "
                            "where p.unit = :unit and p.plan = :plan order by m.number",
                            place.unit, place.number)) {
            const auto definition = known_definitions.read(body);
            PlanFactor* above = factor(factor_id);
            if (!*definition || above == nullptr) continue;
            std::optional<Target> target;
            if (!target_text.empty()) {
                if (const auto read = known_targets.read(target_text); *read) target = **read;
            }
            PlanMeasure item{**definition, std::move(target), place.unit_id, inherited, static_cast<int>(version)};
            item.measure.version = static_cast<int>(measure_version);
            // A unit may set its own target for an inherited measure; the measure stays in its place.
            const auto same = [&](const PlanMeasure& other) { return other.measure.id == item.measure.id; };
            if (const auto found = std::find_if(above->measures.begin(), above->measures.end(), same);
                found != above->measures.end()) {
                *found = std::move(item);
            } else {
                above->measures.push_back(std::move(item));
            }
        }
    }

    Sql& sql_;
    Plan& plan_;
};

}  // namespace

Result<Plan> read_plan(Sql& sql, const std::string& unit, const Date& on, bool planned) {
    const auto chain = unit_chain(sql, unit, on);
    if (!chain) return refuse(chain.error());
    Plan plan;
    plan.unit = unit;
    plan.unit_name = chain->front().name;
    PlanGathering gathering(sql, plan);
    for (auto above = chain->rbegin(); above != chain->rend(); ++above) {
        const auto place = plan_place(sql, above->number, above->id, on, planned);
        if (!place) continue;
        using Row = std::tuple<std::string, std::string, std::optional<Date>, std::optional<Date>, std::string>;
        const auto [name, state, from, to, model] = sql.value<Row>(
            "select name, state, valid_from, valid_to, model_text from plan_version where unit = :unit and number = "
            ":number",
            place->unit, place->number);
        plan.versions.push_back(
            {above->id, static_cast<int>(place->number), name, value_named<PlanState>(state).value(), from, to});
        if (const auto words = from_json_text<PlanFileModel>(model.empty() ? "{}" : model);
            words && !words->text.empty())
            plan.model_text = words->text;
        gathering.add(*place, above->id != unit);
    }
    gathering.finish();
    return plan;
}

std::optional<KeptSource> read_kept_source(Sql& sql, const std::string& unit, const Date& on) {
    const auto number = unit_number(sql, unit);
    if (!number) return std::nullopt;
    const auto place = plan_place(sql, *number, unit, on, false);
    if (!place) return std::nullopt;
    const auto document = sql.value<std::string>(
        "select document from plan_version where unit = :unit and number = :number", place->unit, place->number);
    auto source = from_json_text<KeptSource>(document.empty() ? "{}" : document);
    return source ? std::optional(std::move(*source)) : std::nullopt;
}

std::optional<PlanSource> read_plan_source(Sql& sql, const std::string& unit, const Date& on) {
    return read_kept_source(sql, unit, on);
}

}  // namespace ledstang
