// What is measured and what came out: one definition per measure, one outcome per measure × unit × period × sex.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "described/description.h"

namespace ledstang {

// Kvinnor, män, totalt. T is a figure that is not divided by sex, never "unknown sex".
enum class Sex { K, M, T };
constexpr auto names_of(Sex) {
    return std::array{Named{Sex::K, "K"}, Named{Sex::M, "M"}, Named{Sex::T, "T"}};
}

enum class BetterDirection { higher_is_better, lower_is_better };
constexpr auto names_of(BetterDirection) {
    return std::array{Named{BetterDirection::higher_is_better, "higher_is_better"},
                      Named{BetterDirection::lower_is_better, "lower_is_better"}};
}

// Styrmått carry targets and weigh; kontrollmått complement without deciding weight.
enum class MeasureKind { steering, control };
constexpr auto names_of(MeasureKind) {
    return std::array{Named{MeasureKind::steering, "styrmatt"}, Named{MeasureKind::control, "kontrollmatt"}};
}

enum class QualityClass { medical, patient_experienced, organisational };
constexpr auto names_of(QualityClass) {
    return std::array{Named{QualityClass::medical, "medical"},
                      Named{QualityClass::patient_experienced, "patient_experienced"},
                      Named{QualityClass::organisational, "organisational"}};
}

// Decides the printed words for the sexes: kvinnor and män, or flickor and pojkar under 18.
enum class Population { all_ages, children };
constexpr auto names_of(Population) {
    return std::array{Named{Population::all_ages, "all_ages"}, Named{Population::children, "children"}};
}

// A flagged value is shown with its flag and never counts as good news.
enum class QualityFlag { not_quality_assured, under_reported, approximate };
constexpr auto names_of(QualityFlag) {
    return std::array{Named{QualityFlag::not_quality_assured, "not_quality_assured"},
                      Named{QualityFlag::under_reported, "under_reported"},
                      Named{QualityFlag::approximate, "approximate"}};
}

// How a unit's figure follows from those of the units directly below it. A share is weighted by its denominators, never
// averaged.
enum class RollUp { own, sum, weighted };
constexpr auto names_of(RollUp) {
    return std::array{Named{RollUp::own, "own"}, Named{RollUp::sum, "sum"}, Named{RollUp::weighted, "weighted"}};
}

// What numerator, denominator or count count. Chance is weighed for persons and events alone.
enum class Counted { persons, events, hours, money };
constexpr auto names_of(Counted) {
    return std::array{Named{Counted::persons, "persons"}, Named{Counted::events, "events"},
                      Named{Counted::hours, "hours"}, Named{Counted::money, "money"}};
}

// What a measure is compared with where its target does not say: the same part of last year, the period just before,
// or last year as a whole.
enum class UsualComparison { same_period_previous_year, previous_period, previous_year };
constexpr auto names_of(UsualComparison) {
    return std::array{Named{UsualComparison::same_period_previous_year, "same_period_previous_year"},
                      Named{UsualComparison::previous_period, "previous_period"},
                      Named{UsualComparison::previous_year, "previous_year"}};
}

struct Measure {
    std::string id;
    int number = 0;  // order in the report
    std::string name;
    std::string name_as_printed;
    MeasureKind kind = MeasureKind::steering;
    std::string level;  // a level of config/organisation.toml: "division", "region"
    std::string unit;   // unit of the outcome: "%", "antal", "mnkr"
    int decimals = 0;   // decimals printed, 0 to 6
    BetterDirection direction = BetterDirection::higher_is_better;
    std::vector<Sex> sex_split;          // which sexes are reported
    std::vector<std::string> follow_up;  // DÅ04, DÅ08, ÅR: names of config/calendar.toml
    std::string follow_up_text;
    std::string purpose;     // why it is measured
    std::string definition;  // in words: what is counted, what is left out
    std::string numerator_definition;
    std::string denominator_definition;
    std::optional<Counted> counted;
    std::optional<UsualComparison> compared_with;
    std::string owner;          // owning function
    std::string footnote_mark;  // "4" where the name is printed with [4]
    std::string footnote;       // its text; may be missing in the source
    Population population = Population::all_ages;
    std::optional<QualityClass> quality_class;
    std::string note;
    RollUp roll_up = RollUp::own;
    int version = 1;

    template <class S = Measure>
    static constexpr auto described() {
        return describe("Measure", field("id", &S::id, "Måttets id"),
                        optional_field("number", &S::number, "Ordning i rapporten"), field("name", &S::name, "Namn"),
                        optional_field("name_as_printed", &S::name_as_printed, "Namnet som det trycks"),
                        optional_field("kind", &S::kind, "Styrmått eller kontrollmått"),
                        field("level", &S::level, "Nivå som måttet hör till"),
                        optional_field("unit", &S::unit, "Utfallets enhet"),
                        optional_field("decimals", &S::decimals, "Antal decimaler"),
                        field("direction", &S::direction, "Vad som är bättre: högre eller lägre"),
                        field("sex_split", &S::sex_split, "Kön som redovisas"),
                        field("follow_up", &S::follow_up, "Uppföljningstillfällen"),
                        optional_field("follow_up_text", &S::follow_up_text, "Uppföljning i källans ord"),
                        optional_field("purpose", &S::purpose, "Syfte: varför det mäts"),
                        optional_field("definition", &S::definition, "Definition i ord"),
                        optional_field("numerator_definition", &S::numerator_definition, "Täljaren i ord"),
                        optional_field("denominator_definition", &S::denominator_definition, "Nämnaren i ord"),
                        field("counted", &S::counted, "Vad som räknas: personer, händelser, timmar eller pengar"),
                        field("compared_with", &S::compared_with, "Vad det jämförs med när målet inte säger något"),
                        optional_field("owner", &S::owner, "Ägande funktion"),
                        optional_field("footnote_mark", &S::footnote_mark, "Fotnotens tecken"),
                        optional_field("footnote", &S::footnote, "Fotnotens text"),
                        optional_field("population", &S::population, "Barnmått skrivs flickor och pojkar"),
                        field("quality_class", &S::quality_class, "Slag av kvalitet"),
                        optional_field("note", &S::note, "Anmärkning"),
                        optional_field("roll_up", &S::roll_up,
                                       "Hur enheternas utfall blir den överordnades: own, sum eller weighted"),
                        optional_field("version", &S::version, "Radens version"));
    }
};

struct Outcome {
    std::string id;  // the source's id of the figure, where it has one
    std::string measure;
    std::string unit_id;           // organisation unit that the value describes
    std::string series = "main";   // "main" is the measure itself; others are further figures about it
    std::optional<Period> period;  // nothing: the source names no period
    std::string period_basis;      // stated | inferred | not_stated
    Sex sex = Sex::T;
    std::optional<Decimal> value;  // nothing: no data, see missing_reason
    std::optional<Decimal> numerator;
    std::optional<Decimal> denominator;
    std::string unit;
    std::string printed;  // the source's own form
    std::string origin;   // table | narrative | comment | entered | imported | computed
    std::string note;
    std::vector<QualityFlag> flags;
    std::string missing_reason;  // why there is no value
    std::string recorded_at;     // ISO instant
    std::string recorded_by;
    int version = 1;

    template <class S = Outcome>
    static constexpr auto described() {
        return describe(
            "Outcome", optional_field("id", &S::id, "Källans id"), field("measure", &S::measure, "Måttets id"),
            field("unit_id", &S::unit_id, "Enhet"),
            optional_field("series", &S::series, "Serie; main är måttet självt"), field("period", &S::period, "Period"),
            optional_field("period_basis", &S::period_basis, "Om perioden står i källan"), field("sex", &S::sex, "Kön"),
            field("value", &S::value, "Värde; saknas när data saknas"), field("numerator", &S::numerator, "Täljare"),
            field("denominator", &S::denominator, "Nämnare"), optional_field("unit", &S::unit, "Värdets enhet"),
            optional_field("printed", &S::printed, "Tryckt form"), optional_field("origin", &S::origin, "Ursprung"),
            optional_field("note", &S::note, "Anmärkning"), field("flags", &S::flags, "Kvalitetsflaggor"),
            optional_field("missing_reason", &S::missing_reason, "Varför data saknas"),
            optional_field("recorded_at", &S::recorded_at, "När värdet registrerades"),
            optional_field("recorded_by", &S::recorded_by, "Vem som registrerade"),
            optional_field("version", &S::version, "Radens version"));
    }
};

}  // namespace ledstang
