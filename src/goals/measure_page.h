// Everything about one measure at one unit: its judgement for a period, its series over all periods, its words and its
// past.
#pragma once

#include "goals/scorecard.h"

namespace ledstang {

struct SeriesPoint {
    std::optional<Period> period;
    Sex sex = Sex::T;
    std::optional<Decimal> value;
    std::optional<Decimal> numerator;
    std::optional<Decimal> denominator;
    std::string printed;
    std::string note;
    std::string missing_reason;
    std::vector<QualityFlag> flags;
    std::string origin;
    std::string recorded_at;
    std::string recorded_by;
    int version = 1;
    template <class P = SeriesPoint>
    static constexpr auto described() {
        return describe("SeriesPoint", field("period", &P::period, "Period; saknas när källan inte anger någon"),
                        field("sex", &P::sex, "Kön"), field("value", &P::value, "Värde"),
                        field("numerator", &P::numerator, "Täljare"), field("denominator", &P::denominator, "Nämnare"),
                        field("printed", &P::printed, "Svensk form"), field("note", &P::note, "Anmärkning"),
                        field("missing_reason", &P::missing_reason, "Varför data saknas"),
                        field("flags", &P::flags, "Kvalitetsflaggor"), field("origin", &P::origin, "Ursprung"),
                        field("recorded_at", &P::recorded_at, "Registrerat"),
                        field("recorded_by", &P::recorded_by, "Av"), field("version", &P::version, "Radens version"));
    }
};

struct MeasureSeries {
    std::string series;
    std::vector<SeriesPoint> points;  // oldest first
    template <class S = MeasureSeries>
    static constexpr auto described() {
        return describe("MeasureSeries", field("series", &S::series, "Serie; main är måttet självt"),
                        field("points", &S::points, "Värden, äldst först"));
    }
};

struct MeasureComment {
    std::string id;
    Period period = *Period::parse("2000");
    std::string text;
    std::string by;
    std::string at;
    int version = 1;
    template <class C = MeasureComment>
    static constexpr auto described() {
        return describe("MeasureComment", field("id", &C::id, "Id"), field("period", &C::period, "Period"),
                        field("text", &C::text, "Text"), field("by", &C::by, "Av"), field("at", &C::at, "När"),
                        field("version", &C::version, "Radens version"));
    }
};

struct PathStep {
    std::string kind;  // perspective | strategic_goal | success_factor
    std::string id;
    std::string name;
    template <class S = PathStep>
    static constexpr auto described() {
        return describe("PathStep", field("kind", &S::kind, "Slag"), field("id", &S::id, "Id"),
                        field("name", &S::name, "Namn"));
    }
};

struct MeasurePage {
    std::string unit;
    std::string unit_name;
    Period period = *Period::parse("2000");
    Measure measure;
    std::optional<Target> target;
    int target_version = 0;
    std::string set_by;
    std::vector<PathStep> path;            // from perspective down to success factor
    ScorecardMeasure judged;               // as on the scorecard
    std::vector<MeasureSeries> series;     // main first
    std::vector<MeasureComment> comments;  // every period, newest first, paragraphs in order
    Sharing sharing;                       // with whom the unit answers for it
    template <class P = MeasurePage>
    static constexpr auto described() {
        return describe("MeasurePage", field("unit", &P::unit, "Enhet"),
                        field("unit_name", &P::unit_name, "Enhetens namn"), field("period", &P::period, "Period"),
                        field("measure", &P::measure, "Måttet"), field("target", &P::target, "Målet"),
                        field("target_version", &P::target_version, "Målets version"),
                        field("set_by", &P::set_by, "Fastställt av"), field("path", &P::path, "Väg från perspektiv"),
                        field("judged", &P::judged, "Bedömt"), field("series", &P::series, "Serier"),
                        field("comments", &P::comments, "Kommentarer"), field("sharing", &P::sharing, "Delat ansvar"));
    }
};

// Refused: measure.unknown, unit.unknown, measure.not_in_plan.
Result<MeasurePage> read_measure_page(Sql& sql, const Configuration& configuration, const std::string& unit,
                                      const std::string& measure, Period period);

// One earlier value of an outcome, newest first; the first entry is the present one.
struct OutcomeVersion {
    int version = 1;
    std::optional<Decimal> value;
    std::string printed;
    std::string note;
    std::vector<QualityFlag> flags;
    std::string origin;
    std::string recorded_at;
    std::string recorded_by;
    template <class V = OutcomeVersion>
    static constexpr auto described() {
        return describe("OutcomeVersion", field("version", &V::version, "Version"), field("value", &V::value, "Värde"),
                        field("printed", &V::printed, "Svensk form"), field("note", &V::note, "Anmärkning"),
                        field("flags", &V::flags, "Kvalitetsflaggor"), field("origin", &V::origin, "Ursprung"),
                        field("recorded_at", &V::recorded_at, "Registrerat"),
                        field("recorded_by", &V::recorded_by, "Av"));
    }
};
struct OutcomeHistory {
    std::vector<OutcomeVersion> versions;
    template <class S = OutcomeHistory>
    static constexpr auto described() {
        return describe("OutcomeHistory", field("versions", &S::versions, "Versioner, nyaste först"));
    }
};

}  // namespace ledstang
