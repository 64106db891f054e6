// The judged scorecard of a unit and a period.
#pragma once

#include "goals/judgement.h"
#include "goals/plan.h"

namespace ledstang {

// One measure and sex, judged.
struct ScorecardRow {
    Sex sex = Sex::T;
    std::string sex_name;  // kvinnor, män, flickor, pojkar, totalt
    std::optional<Decimal> value;
    std::optional<Decimal> numerator;
    std::optional<Decimal> denominator;
    std::string printed;     // Swedish form of the value: "8,4 %", "Data saknas"
    std::string value_unit;  // unit id that the value describes: another unit for a Regionmått
    std::string note;
    Attainment attainment = Attainment::no_data;
    std::string attainment_reason;
    std::optional<Decimal> limit;
    std::optional<Decimal> upper_limit;  // of a target that is an interval; `limit` is then its lower one
    std::optional<Decimal> gap;
    std::optional<Period> comparison_period;
    std::optional<Decimal> comparison_value;
    std::optional<Decimal> change;
    std::optional<Decimal> change_percent;
    ChangeDirection direction = ChangeDirection::unknown;
    Development development = Development::not_comparable;
    std::string development_reason;
    std::vector<QualityFlag> flags;
    std::vector<std::string>
        flag_names;  // the flags in Swedish, and labels such as "Regionmått", "Upplysning: följs upp DÅ08, ÅR"
    std::vector<std::string>
        flag_codes;  // the same for programs: not_quality_assured, under_reported, region_measure, not_due
    std::optional<std::string>
        overruled_by;  // person who overruled the computed attainment, whose reason is attainment_reason
    template <class R = ScorecardRow>
    static constexpr auto described() {
        return describe(
            "ScorecardRow", field("sex", &R::sex, "Kön"), field("sex_name", &R::sex_name, "Kön i ord"),
            field("value", &R::value, "Värde"), field("numerator", &R::numerator, "Täljare"),
            field("denominator", &R::denominator, "Nämnare"), field("printed", &R::printed, "Värdet i svensk form"),
            field("value_unit", &R::value_unit, "Enhet som värdet gäller"), field("note", &R::note, "Anmärkning"),
            field("attainment", &R::attainment, "Måluppfyllelse"),
            field("attainment_reason", &R::attainment_reason, "Skäl"),
            field("limit", &R::limit, "Gräns som bedömningen gäller"),
            field("upper_limit", &R::upper_limit, "Övre gräns, när målet är ett intervall"),
            field("gap", &R::gap, "Avstånd till gränsen"),
            field("comparison_period", &R::comparison_period, "Jämförelseperiod"),
            field("comparison_value", &R::comparison_value, "Jämförelsevärde"),
            field("change", &R::change, "Förändring"),
            field("change_percent", &R::change_percent, "Förändring i procent"),
            field("direction", &R::direction, "Riktning"), field("development", &R::development, "Utveckling"),
            field("development_reason", &R::development_reason, "Skäl"), field("flags", &R::flags, "Kvalitetsflaggor"),
            field("flag_names", &R::flag_names, "Flaggor och märkningar i ord"),
            field("flag_codes", &R::flag_codes, "Flaggor och märkningar som koder"),
            field("overruled_by", &R::overruled_by, "Vem som ändrat bedömningen"));
    }
};

// A further figure about a measure: a sub-unit's result, or another series.
struct FurtherFigure {
    std::string unit;
    std::string unit_name;
    std::string series;
    std::optional<Period> period;
    Sex sex = Sex::T;
    std::optional<Decimal> value;
    std::optional<Decimal> denominator;
    std::string printed;
    std::string note;
    std::vector<QualityFlag> flags;
    template <class F = FurtherFigure>
    static constexpr auto described() {
        return describe("FurtherFigure", field("unit", &F::unit, "Enhet"),
                        field("unit_name", &F::unit_name, "Enhetens namn"), field("series", &F::series, "Serie"),
                        field("period", &F::period, "Period"), field("sex", &F::sex, "Kön"),
                        field("value", &F::value, "Värde"), field("denominator", &F::denominator, "Nämnare"),
                        field("printed", &F::printed, "Värdet i svensk form"), field("note", &F::note, "Anmärkning"),
                        field("flags", &F::flags, "Kvalitetsflaggor"));
    }
};

struct ScorecardMeasure {
    std::string id;
    int number = 0;
    std::string name;
    std::string name_as_printed;
    std::string footnote_mark;
    std::string footnote;
    MeasureKind kind = MeasureKind::steering;
    std::string level;
    std::string level_label;  // "Regionmått" where the measure belongs to another level than the unit's
    std::string unit;
    int decimals = 0;
    BetterDirection direction = BetterDirection::higher_is_better;
    std::string target_text;
    std::string follow_up_text;
    bool due = true;  // whether the period is one of its follow-ups
    std::optional<QualityClass> quality_class;
    std::vector<ScorecardRow> rows;
    std::vector<FurtherFigure> sub_units;  // results of units below, under the total
    std::vector<FurtherFigure> further;    // other series of the unit
    std::vector<std::string> comments;     // paragraphs in order
    int actions = 0;                       // linked actions
    template <class M = ScorecardMeasure>
    static constexpr auto described() {
        return describe(
            "ScorecardMeasure", field("id", &M::id, "Måttets id"), field("number", &M::number, "Ordning"),
            field("name", &M::name, "Namn"), field("name_as_printed", &M::name_as_printed, "Tryckt namn"),
            field("footnote_mark", &M::footnote_mark, "Fotnotens tecken"), field("footnote", &M::footnote, "Fotnot"),
            field("kind", &M::kind, "Styrmått eller kontrollmått"), field("level", &M::level, "Nivå"),
            field("level_label", &M::level_label, "Märkning av nivå"), field("unit", &M::unit, "Enhet"),
            field("decimals", &M::decimals, "Decimaler"), field("direction", &M::direction, "Vad som är bättre"),
            field("target_text", &M::target_text, "Målets ordalydelse"),
            field("follow_up_text", &M::follow_up_text, "Uppföljning"), field("due", &M::due, "Följs upp denna period"),
            field("quality_class", &M::quality_class, "Slag av kvalitet"), field("rows", &M::rows, "Per kön"),
            field("sub_units", &M::sub_units, "Underliggande enheters resultat"),
            field("further", &M::further, "Ytterligare serier"), field("comments", &M::comments, "Kommentarer"));
    }
};

struct ScorecardFactor {
    std::string id;
    std::string name;
    std::vector<ScorecardMeasure> measures;
    template <class S = ScorecardFactor>
    static constexpr auto described() {
        return describe("ScorecardFactor", field("id", &S::id, "Id"), field("name", &S::name, "Framgångsfaktor"),
                        field("measures", &S::measures, "Mått"));
    }
};

// A person's reasoned overall assessment of a goal; never an average of its measures.
struct GoalAssessment {
    std::string status;  // met | partly_met | not_met | undetermined | "" when not assessed
    std::string text;
    std::string by;
    std::string at;
    int version = 0;
    template <class A = GoalAssessment>
    static constexpr auto described() {
        return describe("GoalAssessment", field("status", &A::status, "Bedömning"),
                        field("text", &A::text, "Motivering"), field("by", &A::by, "Av"), field("at", &A::at, "När"),
                        field("version", &A::version, "Radens version"));
    }
};

struct ScorecardGoal {
    std::string id;
    std::string name;
    GoalAssessment assessment;
    std::string computed = {};        // what the measures say: met | partly_met | not_met | undetermined
    std::string computed_words = {};  // the same in a sentence, with the counts
    bool differs = false;             // somebody has assessed the goal, and otherwise than the measures say
    template <class G = ScorecardGoal>
    static constexpr auto described() {
        return describe("ScorecardGoal", field("id", &G::id, "Id"), field("name", &G::name, "Strategiskt mål"),
                        field("assessment", &G::assessment, "Samlad bedömning"),
                        optional_field("computed", &G::computed, "Vad måtten säger"),
                        optional_field("computed_words", &G::computed_words, "Vad måtten säger, i ord"),
                        optional_field("differs", &G::differs, "Om bedömningen avviker från måtten"));
    }
};

struct ScorecardPerspective {
    std::string id;
    std::string name;
    std::string description;
    bool in_report = true;
    std::vector<ScorecardGoal> goals;
    std::vector<ScorecardFactor> factors;
    std::vector<std::string> comments;
    template <class P = ScorecardPerspective>
    static constexpr auto described() {
        return describe(
            "ScorecardPerspective", field("id", &P::id, "Id"), field("name", &P::name, "Perspektiv"),
            field("description", &P::description, "Beskrivning"),
            field("in_report", &P::in_report, "Har avsnitt i rapporten"), field("goals", &P::goals, "Strategiska mål"),
            field("factors", &P::factors, "Framgångsfaktorer"), field("comments", &P::comments, "Kommentarer"));
    }
};

struct ScorecardCounts {
    int met = 0, not_met = 0, not_yet = 0, undetermined = 0, baseline_missing = 0, no_data = 0;
    template <class C = ScorecardCounts>
    static constexpr auto described() {
        return describe("ScorecardCounts", field("met", &C::met, "Uppfyllda"),
                        field("not_met", &C::not_met, "Ej uppfyllda"),
                        field("not_yet", &C::not_yet, "Ännu inte förfallna"),
                        field("undetermined", &C::undetermined, "Ej bedömbara"),
                        field("baseline_missing", &C::baseline_missing, "Baslinje saknas"),
                        field("no_data", &C::no_data, "Data saknas"));
    }
};

struct Scorecard {
    std::string unit;
    std::string unit_name;
    std::string level;
    Period period = *Period::parse("2000");
    std::string period_name;
    std::string follow_up;       // "DÅ04": which follow-up the period is, empty when none
    std::string follow_up_name;  // "Delårsrapport april"
    ScorecardCounts counts;      // rows (measure × sex) by attainment
    std::vector<ScorecardPerspective> perspectives;
    std::string updated_at;  // newest change among the outcomes shown
    template <class S = Scorecard>
    static constexpr auto described() {
        return describe("Scorecard", field("unit", &S::unit, "Enhet"),
                        field("unit_name", &S::unit_name, "Enhetens namn"), field("level", &S::level, "Nivå"),
                        field("period", &S::period, "Period"), field("period_name", &S::period_name, "Periodens namn"),
                        field("follow_up", &S::follow_up, "Uppföljning"),
                        field("follow_up_name", &S::follow_up_name, "Uppföljningens namn"),
                        field("counts", &S::counts, "Antal rader per bedömning"),
                        field("perspectives", &S::perspectives, "Perspektiv"),
                        field("updated_at", &S::updated_at, "Senast ändrat"));
    }
};

// The unit's judged scorecard, from the plan in force on the period's last day. Refused "unit.unknown".
// `below` adds the results of the units directly below under each measure.
Result<Scorecard> read_scorecard(Sql& sql, const Configuration& configuration, const std::string& unit, Period period,
                                 bool below = true);

// How many of the scorecard's counts are of that attainment.
int& count_of(ScorecardCounts& counts, Attainment attainment);
// What each goal's measures say.
void sum_up_goals(Scorecard& scorecard);

// Every measure of the scorecard, in the report's order, with its factor.
std::vector<const ScorecardMeasure*> measures_of(const Scorecard& scorecard);

}  // namespace ledstang
