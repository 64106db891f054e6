// A unit's page for one period: goals, economy, quality, production and actions beside each other, and how many signals
// the unit is steered by.
#pragma once

#include "reports/report.h"
#include "reports/sources.h"

namespace ledstang {

struct PageGoal {
    std::string perspective;  // name
    std::string name;
    GoalAssessment assessment;
    std::string computed;  // what the measures say
    std::string computed_words;
    bool differs = false;
    template <class G = PageGoal>
    static constexpr auto described() {
        return describe("PageGoal", field("perspective", &G::perspective, "Perspektiv"),
                        field("name", &G::name, "Strategiskt mål"),
                        field("assessment", &G::assessment, "Samlad bedömning"),
                        field("computed", &G::computed, "Vad måtten säger"),
                        field("computed_words", &G::computed_words, "Vad måtten säger, i ord"),
                        field("differs", &G::differs, "Om bedömningen avviker från måtten"));
    }
};

// What the unit is steered by at the end of a period.
struct SteeringSignals {
    Period period = *Period::parse("2000");
    std::string period_name;
    int goals = 0;
    int measures = 0;
    int open_actions = 0;
    int total = 0;
    template <class S = SteeringSignals>
    static constexpr auto described() {
        return describe("SteeringSignals", field("period", &S::period, "Period"),
                        field("period_name", &S::period_name, "Periodens namn"),
                        field("goals", &S::goals, "Strategiska mål"), field("measures", &S::measures, "Mått"),
                        field("open_actions", &S::open_actions, "Åtgärder som inte är avslutade"),
                        field("total", &S::total, "Tillsammans"));
    }
};

struct UnitPage {
    std::string unit;
    std::string unit_name;
    Period period = *Period::parse("2000");
    std::string period_name;
    ScorecardCounts counts;
    std::vector<PageGoal> goals;
    std::vector<ReportMeasure> economy;  // measures of the perspectives that are counted in money
    std::vector<ReportMeasure> quality;  // the others
    std::vector<ReportFigure> production;
    int actions = 0;
    int open_actions = 0;
    int late_actions = 0;
    std::vector<SteeringSignals> signals;  // oldest first, the asked period last
    std::string signals_words;             // how the number has changed, and a warning where it is large
    bool too_many_signals = false;
    template <class P = UnitPage>
    static constexpr auto described() {
        return describe(
            "UnitPage", field("unit", &P::unit, "Enhet"), field("unit_name", &P::unit_name, "Enhetens namn"),
            field("period", &P::period, "Period"), field("period_name", &P::period_name, "Periodens namn"),
            field("counts", &P::counts, "Utfall per bedömning"), field("goals", &P::goals, "Strategiska mål"),
            field("economy", &P::economy, "Ekonomi"), field("quality", &P::quality, "Kvalitet och övriga mått"),
            field("production", &P::production, "Produktion"), field("actions", &P::actions, "Antal åtgärder"),
            field("open_actions", &P::open_actions, "Åtgärder som inte är avslutade"),
            field("late_actions", &P::late_actions, "Försenade åtgärder"),
            field("signals", &P::signals, "Styrsignaler över tid, äldst först"),
            field("signals_words", &P::signals_words, "Styrsignalerna i ord"),
            field("too_many_signals", &P::too_many_signals, "Om de är fler än regionens gräns"));
    }
};

// Of a unit's report and what it was made from. `most`: from config/report/unit_page.toml.
UnitPage compose_unit_page(const ReportSources& sources, const Report& report, std::vector<SteeringSignals> signals,
                           int most);

// Goals and measures of the plan in force on the period's last day, and actions not ended then. Refused: unit.unknown.
Result<SteeringSignals> read_signals(Sql& sql, const Configuration& configuration, const std::string& unit,
                                     Period period);

void offer_unit_page(Operations& operations);

}  // namespace ledstang
