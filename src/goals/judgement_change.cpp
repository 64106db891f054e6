// A person's word on a period's results: the assessment of a goal, and a judgement in place of the computed one.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "calendar/calendar.h"
#include "goals/period_words_store.h"
#include "goals/what_measures_say.h"
#include "store/version.h"

namespace ledstang {
namespace {

struct AssessGoal {
    std::string unit, goal;
    Period period = empty_value<Period>();
    std::string status, text;
    int version = 0;
    template <class A = AssessGoal>
    static constexpr auto described() {
        return describe("AssessGoal", field("unit", &A::unit, "Enhet"), field("goal", &A::goal, "Strategiskt mål"),
                        field("period", &A::period, "Period"),
                        field("status", &A::status, "met, partly_met, not_met eller undetermined"),
                        optional_field("text", &A::text, "Motivering; behövs när bedömningen avviker från måtten"),
                        optional_field("version", &A::version, "Version när bedömningen öppnades; 0 för en ny"));
    }
};
struct OverruleJudgement {
    std::string unit, measure;
    Period period = empty_value<Period>();
    Sex sex = Sex::T;
    Attainment attainment = Attainment::undetermined;
    std::string reason;
    template <class O = OverruleJudgement>
    static constexpr auto described() {
        return describe("OverruleJudgement", field("unit", &O::unit, "Enhet"), field("measure", &O::measure, "Mått"),
                        field("period", &O::period, "Period"), field("sex", &O::sex, "Kön"),
                        field("attainment", &O::attainment, "Bedömning"), field("reason", &O::reason, "Skäl"));
    }
};
struct WithdrawOverruling {
    std::string unit, measure;
    Period period = empty_value<Period>();
    Sex sex = Sex::T;
    template <class W = WithdrawOverruling>
    static constexpr auto described() {
        return describe("WithdrawOverruling", field("unit", &W::unit, "Enhet"), field("measure", &W::measure, "Mått"),
                        field("period", &W::period, "Period"), field("sex", &W::sex, "Kön"));
    }
};

std::int64_t number_of(Sql& sql, const std::string& unit) {
    return sql.value<std::int64_t>("select number from unit where id = :id", unit);
}

// Whoever assesses a goal otherwise than its measures say tells why.
Result<void> require_reason(Sql& sql, const Context& context, const AssessGoal& wish) {
    const auto card = read_scorecard(sql, context.configuration, wish.unit, wish.period, false);
    if (!card) return refuse(card.error());
    for (const auto& perspective : card->perspectives) {
        const auto goal = std::ranges::find(perspective.goals, wish.goal, &ScorecardGoal::id);
        if (goal == perspective.goals.end()) continue;
        if (goal->computed == wish.status || !split_paragraphs(wish.text).empty()) return {};
        return refuse("assessment.reason_needed",
                      fmt::format("Skriv varför bedömningen är {}. {}", assessment_status_in_words(wish.status),
                                  goal->computed_words));
    }
    return refuse(RefusalKind::not_found, "plan.goal_unknown",
                  fmt::format("Målet {} finns inte i enhetens plan.", in_quotes(wish.goal)));
}

Result<GoalAssessment> assess_goal(Context& context, const AssessGoal& wish) {
    static const std::vector<std::string> statuses = {"met", "partly_met", "not_met", "undetermined"};
    if (std::find(statuses.begin(), statuses.end(), wish.status) == statuses.end()) {
        return refuse("assessment.status", fmt::format("Bedömningen {} finns inte. Välj något av {}.",
                                                       in_quotes(wish.status), list_in_words(statuses, "eller")));
    }
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<GoalAssessment> {
        Sql& sql = transaction.sql();
        if (auto known = require_reporting_unit(sql, wish.unit, wish.period); !known) return refuse(known.error());
        if (auto open = require_open(sql, context.configuration, wish.unit, wish.period, context.today, context.caller);
            !open)
            return refuse(open.error());
        if (auto reasoned = require_reason(sql, context, wish); !reasoned) return refuse(reasoned.error());
        const auto present = read_assessments(sql, wish.unit, wish.period);
        const auto before = present.find(wish.goal);
        const int version = before == present.end() ? 0 : before->second.version;
        if (version != wish.version) return refuse(expect_version(0, "bedömningen").error());
        const GoalAssessment after{wish.status, wish.text, context.caller.person, transaction.now(), version + 1};
        const auto change =
            transaction.log("goal_assessment", fmt::format("{}/{}/{}", wish.unit, wish.period.to_string(), wish.goal),
                            before == present.end() ? "" : to_json(before->second), to_json(after));
        const auto number = number_of(sql, wish.unit);
        sql.execute("delete from goal_assessment where unit = :unit and period = :period and goal = :goal", number,
                    wish.period, wish.goal);
        sql.execute(
            "insert into goal_assessment (unit, period, goal, status, content, version, change) values (:unit, "
            ":period, :goal, :status, :content, :version, :change)",
            number, wish.period, wish.goal, wish.status, wish.text, after.version, change);
        return after;
    });
}

struct LoggedOverruling {
    Attainment attainment = Attainment::undetermined;
    std::string reason;
    template <class S = LoggedOverruling>
    static constexpr auto described() {
        return describe("LoggedOverruling", field("attainment", &S::attainment, "Bedömning"),
                        field("reason", &S::reason, "Skäl"));
    }
};

// Takes away the present overruling, if any, and writes the new one, if any.
Result<LoggedOverruling> change_overruling(Context& context, const WithdrawOverruling& place,
                                           const std::optional<LoggedOverruling>& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<LoggedOverruling> {
        Sql& sql = transaction.sql();
        if (auto known = require_reporting_unit(sql, place.unit, place.period); !known) return refuse(known.error());
        if (auto open =
                require_open(sql, context.configuration, place.unit, place.period, context.today, context.caller);
            !open)
            return refuse(open.error());
        const auto measure = measure_number(sql, place.measure);
        if (!measure) return refuse(unknown_measure(sql, place.measure));
        const auto present = read_overruled(sql, place.unit, place.period);
        const auto before = present.find({place.measure, place.sex});
        if (before == present.end() && !wish) {
            return refuse(RefusalKind::not_found, "judgement.not_overruled",
                          "Bedömningen är den uträknade; det finns inget att ta tillbaka.");
        }
        const auto change = transaction.log(
            "judgement",
            fmt::format("{}/{}/{}/{}", place.unit, place.measure, place.period.to_string(), name_of(place.sex)),
            before == present.end() ? "" : to_json(LoggedOverruling{before->second.attainment, before->second.reason}),
            wish ? to_json(*wish) : "");
        const auto number = number_of(sql, place.unit);
        sql.execute(
            "delete from judgement_override where unit = :unit and period = :period and measure = :measure and sex = "
            ":sex",
            number, place.period, *measure, sex_code(place.sex));
        if (!wish) return LoggedOverruling{before->second.attainment, before->second.reason};
        sql.execute(
            "insert into judgement_override (unit, period, measure, sex, attainment, reason, version, change) "
            "values (:unit, :period, :measure, :sex, :attainment, :reason, 1, :change)",
            number, place.period, *measure, sex_code(place.sex), wish->attainment, wish->reason, change);
        return *wish;
    });
}

Result<LoggedOverruling> overrule(Context& context, const OverruleJudgement& wish) {
    if (split_paragraphs(wish.reason).empty()) return refuse("judgement.reason", "Skriv varför bedömningen ändras.");
    return change_overruling(context, {wish.unit, wish.measure, wish.period, wish.sex},
                             LoggedOverruling{wish.attainment, wish.reason});
}
Result<LoggedOverruling> withdraw(Context& context, const WithdrawOverruling& wish) {
    return change_overruling(context, wish, std::nullopt);
}

}  // namespace

void offer_judgements(Operations& operations) {
    operations.put("assess_goal", "/units/{unit}/goals/{goal}/assessment", assess_goal,
                   {Permission::report, &AssessGoal::unit}, "Skriv samlad bedömning av ett strategiskt mål");
    operations.put("overrule_judgement", "/units/{unit}/measures/{measure}/judgement", overrule,
                   {Permission::report, &OverruleJudgement::unit}, "Ändra en uträknad bedömning, med skäl");
    operations.remove("withdraw_overruling", "/units/{unit}/measures/{measure}/judgement", withdraw,
                      {Permission::report, &WithdrawOverruling::unit}, "Återgå till den uträknade bedömningen");
}

}  // namespace ledstang
