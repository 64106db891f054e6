#include "goals/plan_choices.h"

#include <fmt/format.h>

#include "goals/plan_store.h"

namespace ledstang {
namespace {

struct PlanChoicesWish {
    std::string unit;
    template <class S = PlanChoicesWish>
    static constexpr auto described() {
        return describe("PlanChoicesWish", field("unit", &S::unit, "Enhet"));
    }
};

struct Choice {
    std::string id;
    std::string name;
    template <class S = Choice>
    static constexpr auto described() {
        return describe("Choice", field("id", &S::id, "Id"), field("name", &S::name, "Namn"));
    }
};

struct PlanChoices {
    std::vector<std::string> sets;  // the elements that this unit's level sets
    std::vector<Level> levels;
    std::vector<FunctionKind> functions;
    std::vector<FollowUp> follow_ups;
    std::vector<Choice> schedule_kinds;
    std::vector<MatterField> action_fields;
    std::map<std::string, int> places;  // of the unit's own goals and factors within their perspective, by id
    template <class P = PlanChoices>
    static constexpr auto described() {
        return describe(
            "PlanChoices",
            field("sets", &P::sets,
                  "Delar som enhetens nivå fastställer: perspective, strategic_goal, success_factor, measure"),
            field("levels", &P::levels, "Nivåer uppifrån och ned"),
            field("functions", &P::functions, "Slag av funktioner som kan ansvara"),
            field("follow_ups", &P::follow_ups, "Uppföljningstillfällen"),
            field("schedule_kinds", &P::schedule_kinds, "Slag av tidplaner för åtgärder"),
            field("action_fields", &P::action_fields, "Åtgärdernas egna fält"),
            field("places", &P::places, "Ordning för enhetens egna mål och framgångsfaktorer, efter id"));
    }
};

std::map<std::string, int> own_places(Sql& sql, const ChainUnit& unit, const Date& on) {
    std::map<std::string, int> places;
    const auto place = plan_place(sql, unit.number, unit.id, on, true);
    if (!place) return places;
    using Row = std::tuple<std::string, std::int64_t>;
    for (const char* table : {"plan_goal", "plan_factor"}) {
        const auto query = fmt::format("select id, position from {} where unit = :unit and plan = :plan", table);
        for (const auto& [id, position] : sql.rows<Row>(query, place->unit, place->number))
            places.emplace(id, static_cast<int>(position));
    }
    return places;
}

PlanChoices choices_for(const Configuration& configuration, const ChainUnit& unit) {
    PlanChoices choices;
    for (const char* element : {"perspective", "strategic_goal", "success_factor", "measure"}) {
        const auto level = configuration.plan.set_at.find(element);
        const bool anywhere = level == configuration.plan.set_at.end() || level->second.empty();
        if (anywhere || level->second == unit.level) choices.sets.emplace_back(element);
    }
    choices.levels = configuration.organisation.levels;
    choices.functions = configuration.organisation.functions;
    choices.follow_ups = configuration.calendar.follow_ups;
    if (const auto action = configuration.matters.find("action"); action != configuration.matters.end()) {
        for (const auto& [id, name] : action->second.schedule_kinds) choices.schedule_kinds.push_back({id, name});
        choices.action_fields = action->second.fields;
    }
    return choices;
}

Result<PlanChoices> get_plan_choices(Context& context, const PlanChoicesWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<PlanChoices> {
        const auto chain = unit_chain(sql, wish.unit, context.today);
        if (!chain) return refuse(chain.error());
        auto choices = choices_for(context.configuration, chain->front());
        choices.places = own_places(sql, chain->front(), context.today);
        return choices;
    });
}

}  // namespace

void offer_plan_choices(Operations& operations) {
    operations.get("get_plan_choices", "/units/{unit}/plan/choices", get_plan_choices, {Permission::read},
                   "Vad det finns att välja på i en plan och en åtgärd");
}

}  // namespace ledstang
