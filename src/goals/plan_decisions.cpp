#include "goals/plan_decisions.h"

#include <fmt/format.h>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "goals/plan_store.h"
#include "store/version.h"

namespace ledstang {
namespace {

struct ListDecisions {
    std::string unit;
    template <class S = ListDecisions>
    static constexpr auto described() {
        return describe("ListDecisions", field("unit", &S::unit, "Enhet vars plan det är"));
    }
};
struct DecisionList {
    std::string unit;
    std::vector<PlanDecision> decisions;  // in the order that they were taken
    template <class S = DecisionList>
    static constexpr auto described() {
        return describe("DecisionList", field("unit", &S::unit, "Enhet"),
                        field("decisions", &S::decisions, "Beslut, äldst först"));
    }
};
struct PutDecision {
    std::string unit;
    int number = 0;
    std::string body;
    Date decided_on{};
    std::string reference, what;
    std::optional<int> plan;
    int version = 0;
    template <class P = PutDecision>
    static constexpr auto described() {
        return describe("PutDecision", field("unit", &P::unit, "Enhet vars plan det är"),
                        field("number", &P::number, "Nummer hos enheten; 0 för ett nytt"),
                        field("body", &P::body, "Beslutande organ"), field("decided_on", &P::decided_on, "Beslutsdag"),
                        field("reference", &P::reference, "Diarienummer"),
                        field("what", &P::what, "Vad som beslutades"),
                        optional_field("plan", &P::plan, "Planversionens nummer"),
                        optional_field("version", &P::version, "Radens version; 0 för ett nytt"));
    }
};
struct RemoveDecision {
    std::string unit;
    int number = 0;
    int version = 0;
    template <class R = RemoveDecision>
    static constexpr auto described() {
        return describe("RemoveDecision", field("unit", &R::unit, "Enhet"), field("number", &R::number, "Nummer"),
                        field("version", &R::version, "Radens version"));
    }
};

std::vector<PlanDecision> read_decisions(Sql& sql, std::int64_t unit) {
    static const auto decision_columns =
        columns(&PlanDecision::number, &PlanDecision::body, &PlanDecision::decided_on, &PlanDecision::reference,
                &PlanDecision::what, &PlanDecision::plan, &PlanDecision::plan_name, &PlanDecision::version);
    return sql.rows(decision_columns,
                    "select d.number, d.body, d.decided_on, d.reference, d.what, d.plan, coalesce(v.name, ''), "
                    "d.version from plan_decision d left join plan_version v on v.unit = d.unit and v.number = d.plan "
                    "where d.unit = :unit order by d.decided_on, d.number",
                    unit);
}

Result<std::int64_t> require_number(Sql& sql, const Context& context, const std::string& unit) {
    const auto chain = unit_chain(sql, unit, context.today);
    if (!chain) return refuse(chain.error());
    return chain->front().number;
}

Result<PlanDecision> known(Sql& sql, std::int64_t unit, int number) {
    for (auto& decision : read_decisions(sql, unit)) {
        if (decision.number == number) return std::move(decision);
    }
    return refuse(RefusalKind::not_found, "plan_decision.unknown", fmt::format("Beslut {} finns inte.", number));
}

Result<void> require_right(Sql& sql, const Context& context, const PutDecision& wish) {
    Refusal refusal;
    const auto add = [&](const char* path, std::string code, std::string message) {
        refusal.faults.push_back({std::move(code), std::move(message), path, "", std::nullopt, std::nullopt});
    };
    if (is_blank(wish.body))
        add("/body", "plan_decision.body", "Skriv vem som beslutade, till exempel Regionfullmäktige.");
    if (is_blank(wish.reference)) add("/reference", "plan_decision.reference", "Skriv beslutets diarienummer.");
    if (is_blank(wish.what)) add("/what", "plan_decision.what", "Skriv vad som beslutades.");
    if (context.today < wish.decided_on)
        add("/decided_on", "plan_decision.date",
            "Beslutsdagen ligger framåt i tiden. Skriv in beslutet när det är taget.");
    if (wish.plan) {
        bool found = false;
        for (const auto& version : plan_versions(sql, wish.unit)) found = found || version.number == *wish.plan;
        if (!found)
            add("/plan", "plan_decision.plan", fmt::format("Planversion {} finns inte hos enheten.", *wish.plan));
    }
    if (refusal.faults.empty()) return {};
    refusal.code = refusal.faults.front().code;
    refusal.message = refusal.faults.front().message;
    return refuse(std::move(refusal));
}

Result<DecisionList> list_decisions(Context& context, const ListDecisions& wish) {
    return context.store.read([&](Sql& sql) -> Result<DecisionList> {
        const auto unit = require_number(sql, context, wish.unit);
        if (!unit) return refuse(unit.error());
        return DecisionList{wish.unit, read_decisions(sql, *unit)};
    });
}

Result<PlanDecision> put_decision(Context& context, const PutDecision& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PlanDecision> {
        Sql& sql = transaction.sql();
        const auto unit = require_number(sql, context, wish.unit);
        if (!unit) return refuse(unit.error());
        if (auto right = require_right(sql, context, wish); !right) return refuse(right.error());
        std::optional<PlanDecision> before;
        int number = wish.number;
        if (number == 0) {
            number = static_cast<int>(sql.value<std::int64_t>(
                "select coalesce(max(number), 0) + 1 from plan_decision where unit = :unit", *unit));
            sql.execute(
                "insert into plan_decision (unit, number, body, decided_on, reference, what, plan, version) values "
                "(:unit, :number, :body, :decided_on, :reference, :what, :plan, 1)",
                *unit, number, wish.body, wish.decided_on, wish.reference, wish.what, wish.plan);
        } else {
            auto present = known(sql, *unit, number);
            if (!present) return refuse(present.error());
            before = std::move(*present);
            const auto changed = sql.execute(
                "update plan_decision set body = :body, decided_on = :decided_on, reference = :reference, what = "
                ":what, plan = :plan, version = version + 1 where unit = :unit and number = :number and version = "
                ":version",
                wish.body, wish.decided_on, wish.reference, wish.what, wish.plan, *unit, number, wish.version);
            if (auto current = expect_version(changed, "beslutet"); !current) return refuse(current.error());
        }
        auto now = known(sql, *unit, number);
        transaction.log("plan_decision", fmt::format("{}/{}", wish.unit, number), before ? to_json(*before) : "",
                        to_json(*now));
        return now;
    });
}

Result<PlanDecision> remove_decision(Context& context, const RemoveDecision& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PlanDecision> {
        Sql& sql = transaction.sql();
        const auto unit = require_number(sql, context, wish.unit);
        if (!unit) return refuse(unit.error());
        auto present = known(sql, *unit, wish.number);
        if (!present) return refuse(present.error());
        const auto gone =
            sql.execute("delete from plan_decision where unit = :unit and number = :number and version = :version",
                        *unit, wish.number, wish.version);
        if (auto current = expect_version(gone, "beslutet"); !current) return refuse(current.error());
        transaction.log("plan_decision", fmt::format("{}/{}", wish.unit, wish.number), to_json(*present), "");
        return present;
    });
}

}  // namespace

void offer_plan_decisions(Operations& operations) {
    operations.get("list_plan_decisions", "/units/{unit}/plan/decisions", list_decisions, {Permission::read},
                   "Besluten bakom enhetens plan, äldst först");
    operations.put("put_plan_decision", "/units/{unit}/plan/decisions/{number}", put_decision,
                   {Permission::plan, &PutDecision::unit}, "Skriv in eller ändra ett beslut om planen");
    operations.remove("remove_plan_decision", "/units/{unit}/plan/decisions/{number}", remove_decision,
                      {Permission::plan, &RemoveDecision::unit}, "Ta bort ett beslut om planen");
}

}  // namespace ledstang
