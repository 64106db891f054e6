// What goals offer: the plan, its editing, the scorecard and a measure's page.
#include <fmt/format.h>

#include "base/swedish_text.h"
#include "goals/goals.h"
#include "goals/masking.h"
#include "goals/measure_page.h"
#include "goals/period_words.h"
#include "goals/plan_choices.h"
#include "goals/plan_decisions.h"
#include "goals/plan_import.h"

namespace ledstang {
namespace {

struct PlanWish {
    std::string unit;
    bool planned = false;
    std::optional<Date> on;
    template <class S = PlanWish>
    static constexpr auto described() {
        return describe("PlanWish", field("unit", &S::unit, "Enhet"),
                        optional_field("planned", &S::planned, "Planen under arbete i stället för den gällande"),
                        field("on", &S::on, "Dag; i dag när den utelämnas"));
    }
};
struct OneUnit {
    std::string unit;
    static constexpr auto described() { return describe("OneUnit", field("unit", &OneUnit::unit, "Enhet")); }
};
struct PlanVersionList {
    std::vector<PlanVersion> versions;
    template <class S = PlanVersionList>
    static constexpr auto described() {
        return describe("PlanVersionList", field("versions", &S::versions, "Versioner"));
    }
};
struct StartPlanning {
    std::string unit, name;
    template <class S = StartPlanning>
    static constexpr auto described() {
        return describe("StartPlanning", field("unit", &S::unit, "Enhet"),
                        field("name", &S::name, "Planens namn, som ”Plan 2023”"));
    }
};
struct PutInForce {
    std::string unit;
    int number = 0;
    Date from;
    template <class S = PutInForce>
    static constexpr auto described() {
        return describe("PutInForce", field("unit", &S::unit, "Enhet"), field("number", &S::number, "Planversion"),
                        field("from", &S::from, "Gäller från"));
    }
};
struct PutPerspective {
    std::string unit, id, name;
    int order = 0;
    bool in_report = true;
    std::string description;
    int version = 0;
    template <class P = PutPerspective>
    static constexpr auto described() {
        return describe("PutPerspective", field("unit", &P::unit, "Enhet"), field("id", &P::id, "Id"),
                        field("name", &P::name, "Namn"), field("order", &P::order, "Ordning"),
                        optional_field("in_report", &P::in_report, "Har avsnitt i rapporten"),
                        optional_field("description", &P::description, "Beskrivning"),
                        optional_field("version", &P::version, "Radens version; 0 för ny"));
    }
};
struct PutElement {
    std::string unit, id, perspective, name;
    int order = 1000;  // last, until somebody orders them
    int version = 0;
    template <class P = PutElement>
    static constexpr auto described() {
        return describe("PutElement", field("unit", &P::unit, "Enhet"), field("id", &P::id, "Id"),
                        field("perspective", &P::perspective, "Perspektiv"), field("name", &P::name, "Namn"),
                        optional_field("order", &P::order, "Ordning"),
                        optional_field("version", &P::version, "Radens version; 0 för ny"));
    }
};
struct PutPlanMeasure {
    std::string unit, measure, factor;
    std::optional<Target> target;
    int version = 0;
    template <class P = PutPlanMeasure>
    static constexpr auto described() {
        return describe("PutPlanMeasure", field("unit", &P::unit, "Enhet"), field("measure", &P::measure, "Mått"),
                        field("factor", &P::factor, "Framgångsfaktor"), field("target", &P::target, "Mål"),
                        optional_field("version", &P::version, "Radens version; 0 för ny"));
    }
};
struct RemoveElement {
    std::string unit, kind, id;
    template <class R = RemoveElement>
    static constexpr auto described() {
        return describe("RemoveElement", field("unit", &R::unit, "Enhet"),
                        field("kind", &R::kind, "perspective, goal, factor eller measure"), field("id", &R::id, "Id"));
    }
};
struct ScorecardWish {
    std::string unit;
    Period period = empty_value<Period>();
    bool below = true;
    bool masked = false;
    template <class S = ScorecardWish>
    static constexpr auto described() {
        return describe("ScorecardWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        optional_field("below", &S::below, "Ta med närmast underliggande enheters resultat"),
                        optional_field("masked", &S::masked, "Maskera små tal, för läsare utanför regionen"));
    }
};
struct MeasurePageWish {
    std::string unit, measure;
    Period period = empty_value<Period>();
    template <class M = MeasurePageWish>
    static constexpr auto described() {
        return describe("MeasurePageWish", field("unit", &M::unit, "Enhet"), field("measure", &M::measure, "Mått"),
                        field("period", &M::period, "Period"));
    }
};
struct HistoryWish {
    std::string unit, measure, series = "main";
    std::optional<Period> period;
    Sex sex = Sex::T;
    template <class H = HistoryWish>
    static constexpr auto described() {
        return describe("HistoryWish", field("unit", &H::unit, "Enhet"), field("measure", &H::measure, "Mått"),
                        optional_field("series", &H::series, "Serie"), field("period", &H::period, "Period"),
                        field("sex", &H::sex, "Kön"));
    }
};
Result<Plan> get_plan(Context& context, const PlanWish& wish) {
    return context.store.read(
        [&](Sql& sql) { return read_plan(sql, wish.unit, wish.on.value_or(context.today), wish.planned); });
}
Result<PlanVersionList> list_plan_versions(Context& context, const OneUnit& wish) {
    return context.store.read(
        [&](Sql& sql) -> Result<PlanVersionList> { return PlanVersionList{plan_versions(sql, wish.unit)}; });
}
Result<PlanVersion> start(Context& context, const StartPlanning& wish) {
    return context.store.write(
        context.author(), [&](Transaction& transaction) { return start_planning(transaction, wish.unit, wish.name); });
}
Result<PlanVersion> in_force(Context& context, const PutInForce& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) {
        return put_in_force(transaction, wish.unit, wish.number, wish.from);
    });
}

// Who sets what is the region's decision (plan.toml): refuses when the element is set at another level than the unit's.
Result<void> require_level(Context& context, const ChainUnit& unit, const char* element, std::string_view what) {
    const auto found = context.configuration.plan.set_at.find(element);
    if (found == context.configuration.plan.set_at.end() || found->second.empty() || found->second == unit.level)
        return {};
    return refuse(RefusalKind::forbidden, "plan.level",
                  fmt::format("{} fastställs på nivån {}, inte av {}.", what,
                              context.configuration.level(found->second)->name, unit.name));
}

// Changes the plan that the unit is working on: the planned version where there is one, else the one in force.
template <class Change>
Result<Plan> change_plan(Context& context, const std::string& unit, const char* element, std::string_view what,
                         Change&& change) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Plan> {
        Sql& sql = transaction.sql();
        const auto chain = unit_chain(sql, unit, context.today);
        if (!chain) return refuse(chain.error());
        if (auto allowed = require_level(context, chain->front(), element, what); !allowed)
            return refuse(allowed.error());
        auto place = plan_place(sql, chain->front().number, unit, context.today, true);
        if (!place)
            place = plan_from(transaction, unit, Date{context.today.year() / 1 / 1},
                              fmt::format("Plan {}", static_cast<int>(context.today.year())));
        const auto before = read_plan(sql, unit, context.today, true);
        if (auto changed = change(transaction, *place, *before); !changed) return refuse(changed.error());
        return read_plan(sql, unit, context.today, true);
    });
}

bool has_perspective(const Plan& plan, const std::string& id) {
    return std::any_of(plan.perspectives.begin(), plan.perspectives.end(),
                       [&](const PlanPerspective& perspective) { return perspective.id == id; });
}
Result<void> require_perspective(const Plan& plan, const std::string& id) {
    if (has_perspective(plan, id)) return {};
    return refuse("plan.perspective_unknown", fmt::format("Perspektivet {} finns inte i planen.", in_quotes(id)));
}
Result<void> require_id(const std::string& id) {
    if (!id.empty() && ascii_slug(id) == id) return {};
    return refuse("plan.id",
                  fmt::format("Id:t {} får bara innehålla små bokstäver a–z, siffror och understreck.", in_quotes(id)));
}

Result<Plan> put_perspective(Context& context, const PutPerspective& wish) {
    return change_plan(context, wish.unit, "perspective", "Perspektiv",
                       [&](Transaction& transaction, const PlanPlace& place, const Plan&) -> Result<Applied> {
                           if (auto right = require_id(wish.id); !right) return refuse(right.error());
                           return apply_perspective(
                               transaction, place,
                               {wish.id, wish.order, wish.name, wish.in_report, wish.description, {}, {}},
                               wish.version);
                       });
}
Result<Plan> put_goal(Context& context, const PutElement& wish) {
    return change_plan(context, wish.unit, "strategic_goal", "Strategiska mål",
                       [&](Transaction& transaction, const PlanPlace& place, const Plan& plan) -> Result<Applied> {
                           if (auto right = require_id(wish.id); !right) return refuse(right.error());
                           if (auto known = require_perspective(plan, wish.perspective); !known)
                               return refuse(known.error());
                           return apply_goal(transaction, place, wish.perspective, wish.order, {wish.id, wish.name},
                                             wish.version);
                       });
}
Result<Plan> put_factor(Context& context, const PutElement& wish) {
    return change_plan(context, wish.unit, "success_factor", "Framgångsfaktorer",
                       [&](Transaction& transaction, const PlanPlace& place, const Plan& plan) -> Result<Applied> {
                           if (auto right = require_id(wish.id); !right) return refuse(right.error());
                           if (auto known = require_perspective(plan, wish.perspective); !known)
                               return refuse(known.error());
                           PlanFileFactor factor;
                           factor.id = wish.id;
                           factor.name = wish.name;
                           factor.perspective = wish.perspective;
                           return apply_factor(transaction, place, wish.order, factor, wish.version);
                       });
}
// A measure that nobody has said the purpose of, or how it is counted, is not put into a plan.
Result<void> require_ready(const Configuration& configuration, const Measure& measure) {
    const bool share = unit_kind(measure.unit) == UnitKind::share;
    struct Need {
        const char* field;
        const char* name;
        const std::string& text;
        bool wanted;
    };
    const std::array needs{Need{"purpose", "syfte", measure.purpose, true},
                           Need{"definition", "definition", measure.definition, true},
                           Need{"numerator_definition", "täljare i ord", measure.numerator_definition, share},
                           Need{"denominator_definition", "nämnare i ord", measure.denominator_definition, share}};
    Refusal refusal{RefusalKind::invalid, "measure.not_ready", "", {}};
    std::vector<std::string> missing;
    for (const auto& need : needs) {
        const auto& wanted = configuration.plan.measure_needs;
        if (!need.wanted || !need.text.empty() || std::find(wanted.begin(), wanted.end(), need.field) == wanted.end())
            continue;
        missing.emplace_back(need.name);
        refusal.faults.push_back({"measure.not_ready", fmt::format("Måttet saknar {}.", need.name),
                                  std::string("/") + need.field, "", std::nullopt, std::nullopt});
    }
    if (missing.empty()) return {};
    refusal.message = fmt::format("Måttet {} saknar {}. Fyll i det i måttets definition och försök igen.",
                                  in_quotes(measure.name), list_in_words(missing));
    return refuse(std::move(refusal));
}

Result<Plan> put_plan_measure(Context& context, const PutPlanMeasure& wish) {
    return change_plan(
        context, wish.unit, "measure", "Mått",
        [&](Transaction& transaction, const PlanPlace& place, const Plan& plan) -> Result<Applied> {
            bool known = false;
            bool in_plan = false;
            for (const auto& perspective : plan.perspectives) {
                for (const auto& factor : perspective.factors) {
                    known = known || factor.id == wish.factor;
                    in_plan = in_plan || std::any_of(factor.measures.begin(), factor.measures.end(),
                                                     [&](const auto& item) { return item.measure.id == wish.measure; });
                    const bool stands_here =
                        std::any_of(factor.measures.begin(), factor.measures.end(), [&](const PlanMeasure& item) {
                            return item.measure.id == wish.measure && item.set_by != wish.unit;
                        });
                    if (stands_here && factor.id != wish.factor) {
                        return refuse("plan.factor_inherited",
                                      fmt::format("Måttet är ärvt och hör till framgångsfaktorn {}. Ange den.",
                                                  in_quotes(factor.id)));
                    }
                }
            }
            if (!known)
                return refuse("plan.factor_unknown",
                              fmt::format("Framgångsfaktorn {} finns inte i planen.", in_quotes(wish.factor)));
            if (!in_plan) {
                const auto measure = read_measure(transaction.sql(), wish.measure);
                if (!measure) return refuse(measure.error());
                if (auto ready = require_ready(context.configuration, *measure); !ready) return refuse(ready.error());
            }
            return apply_plan_measure(transaction, place, wish.measure, wish.factor, wish.target, wish.version);
        });
}
Result<Plan> remove(Context& context, const RemoveElement& wish) {
    static const std::map<std::string, const char*> elements = {{"perspective", "perspective"},
                                                                {"goal", "strategic_goal"},
                                                                {"factor", "success_factor"},
                                                                {"measure", "measure"}};
    const auto element = elements.find(wish.kind);
    if (element == elements.end())
        return refuse("plan.kind", fmt::format("{} finns inte. Välj perspective, goal, factor eller measure.",
                                               in_quotes(wish.kind)));
    return change_plan(context, wish.unit, element->second, "Det",
                       [&](Transaction& transaction, const PlanPlace& place, const Plan&) {
                           return remove_element(transaction, place, wish.kind, wish.id);
                       });
}

Result<Scorecard> get_scorecard(Context& context, const ScorecardWish& wish) {
    return context.store.read([&](Sql& sql) {
        auto scorecard = read_scorecard(sql, context.configuration, wish.unit, wish.period, wish.below);
        if (scorecard && wish.masked)
            mask_small_numbers(*scorecard, masking_of(sql, context.configuration, *scorecard));
        return scorecard;
    });
}
Result<MeasurePage> get_measure_page(Context& context, const MeasurePageWish& wish) {
    return context.store.read([&](Sql& sql) {
        auto page = read_measure_page(sql, context.configuration, wish.unit, wish.measure, wish.period);
        if (page) {
            page->sharing = sharing_of(sql, context.configuration, wish.unit, "measure", wish.measure, context.today);
        }
        return page;
    });
}

Result<OutcomeHistory> get_outcome_history(Context& context, const HistoryWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<OutcomeHistory> {
        const auto measure = read_measure(sql, wish.measure);
        if (!measure) return refuse(measure.error());
        OutcomeHistory history;
        for (const auto& outcome :
             outcome_versions(sql, {wish.measure, wish.unit, wish.series, wish.period, wish.sex})) {
            const std::string& unit = outcome.unit.empty() ? measure->unit : outcome.unit;
            const std::string printed =
                outcome.value
                    ? value_in_words(*outcome.value, std::max(measure->decimals, decimals_of(*outcome.value)), unit)
                    : "Data saknas";
            history.versions.push_back({outcome.version, outcome.value, printed, outcome.note, outcome.flags,
                                        outcome.origin, outcome.recorded_at, outcome.recorded_by});
        }
        return history;
    });
}

}  // namespace

void offer_goals(Operations& operations) {
    operations.get("get_scorecard", "/scorecards/{unit}/{period}", get_scorecard, {Permission::read},
                   "Styrkort för en enhet och en period");
    operations.get("get_measure_page", "/units/{unit}/measures/{measure}", get_measure_page, {Permission::read},
                   "Ett mått hos en enhet");
    operations.get("get_outcome_history", "/units/{unit}/measures/{measure}/history", get_outcome_history,
                   {Permission::read}, "Ett utfalls alla värden");
    operations.get("get_plan", "/units/{unit}/plan", get_plan, {Permission::read}, "Enhetens plan, med det som ärvs");
    operations.get("list_plan_versions", "/units/{unit}/plan/versions", list_plan_versions, {Permission::read},
                   "Planens versioner");
    operations.get("export_plan", "/units/{unit}/plan/file", export_plan, {Permission::read}, "Hämta planen som fil");
    operations.post("start_planning", "/units/{unit}/plan/versions", start, {Permission::plan, &StartPlanning::unit},
                    "Börja på en ny planversion");
    operations.post("put_in_force", "/units/{unit}/plan/versions/{number}/in-force", in_force,
                    {Permission::plan, &PutInForce::unit}, "Låt planversionen börja gälla");
    operations.put("put_perspective", "/units/{unit}/plan/perspectives/{id}", put_perspective,
                   {Permission::plan, &PutPerspective::unit}, "Lägg till eller ändra ett perspektiv");
    operations.put("put_goal", "/units/{unit}/plan/goals/{id}", put_goal, {Permission::plan, &PutElement::unit},
                   "Lägg till eller ändra ett strategiskt mål");
    operations.put("put_factor", "/units/{unit}/plan/factors/{id}", put_factor, {Permission::plan, &PutElement::unit},
                   "Lägg till eller ändra en framgångsfaktor");
    operations.put("put_plan_measure", "/units/{unit}/plan/measures/{measure}", put_plan_measure,
                   {Permission::plan, &PutPlanMeasure::unit}, "Sätt in ett mått i planen och ge det ett mål");
    operations.remove("remove_plan_element", "/units/{unit}/plan/{kind}/{id}", remove,
                      {Permission::plan, &RemoveElement::unit}, "Ta bort en del av planen");
    operations.post("import_plan", "/imports/plan", import_plan, {Permission::administer}, "Importera en plan");
    operations.post("import_measures", "/imports/measures", import_measures, {Permission::administer},
                    "Importera mått och mål ur en tabell");
    offer_plan_choices(operations);
    offer_plan_decisions(operations);
    offer_period_words(operations);
}

}  // namespace ledstang
