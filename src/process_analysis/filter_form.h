// Filters as JSON, in files, addresses and requests:
//
//     {"all_of": [{"contains": ["Läkare"], "attribute": [{"name": "kön", "values": ["K"]}]}],
//      "any_of": [{"case_size": {"most": 5}}, {"common_variants": 10}],
//      "none_of": [{"ends_with": ["Avliden"]}]}
//
// A condition with several names in it holds when all of them do.
#pragma once

#include <array>

#include "described/description.h"
#include "process_analysis/filter.h"

namespace ledstang {

struct BoundsForm {
    std::optional<double> least, most;
    template <class B = BoundsForm>
    static constexpr auto described() {
        return describe("ProcessBounds", field("least", &B::least, "Minst, gränsen inräknad"),
                        field("most", &B::most, "Högst, gränsen inräknad"));
    }
};

struct FollowsForm {
    std::vector<std::string> from, to;
    std::optional<double> least, most;
    template <class F = FollowsForm>
    static constexpr auto described() {
        return describe("ProcessFollows", field("from", &F::from, "Någon av dessa aktiviteter"),
                        field("to", &F::to, "följs av någon av dessa"),
                        field("least", &F::least, "Minst så många sekunder emellan"),
                        field("most", &F::most, "Högst så många sekunder emellan"));
    }
};

struct RepeatsForm {
    std::string activity;
    double least = 2;
    std::optional<double> most;
    template <class R = RepeatsForm>
    static constexpr auto described() {
        return describe("ProcessRepeats", field("activity", &R::activity, "Aktivitet"),
                        optional_field("least", &R::least, "Minst så många gånger; förvalt 2"),
                        field("most", &R::most, "Högst så många gånger"));
    }
};

constexpr auto names_of(TimeMatch) {
    return std::array{Named{TimeMatch::contained, "traces_contained"},
                      Named{TimeMatch::intersecting, "traces_intersecting"},
                      Named{TimeMatch::event_inside, "event_inside"}, Named{TimeMatch::starts_inside, "starts_inside"}};
}

struct TimeForm {
    std::string from, to;
    TimeMatch match = TimeMatch::contained;
    template <class T = TimeForm>
    static constexpr auto described() {
        return describe("ProcessTime", field("from", &T::from, "Från och med, ”2024-01-01” eller ”2024-01-01T08:00Z”"),
                        field("to", &T::to, "Till och med; bara en dag betyder hela dagen"),
                        optional_field("match", &T::match, "Vad som ska ligga i tiden"));
    }
};

struct AttributeForm {
    std::string name;
    std::vector<std::string> values;
    std::optional<double> least, most;
    template <class A = AttributeForm>
    static constexpr auto described() {
        return describe("ProcessAttribute", field("name", &A::name, "Attributets namn"),
                        field("values", &A::values, "Något av dessa värden"), field("least", &A::least, "Minst"),
                        field("most", &A::most, "Högst"));
    }
};

struct ConditionForm {
    std::vector<std::string> contains, starts_with, ends_with;
    std::vector<FollowsForm> directly_follows, eventually_follows;
    std::vector<RepeatsForm> repeats;
    std::optional<BoundsForm> case_duration, case_size;
    std::optional<std::uint64_t> common_variants, variant;
    std::optional<double> variant_coverage;
    std::optional<TimeForm> time;
    std::vector<AttributeForm> attribute;
    template <class C = ConditionForm>
    static constexpr auto described() {
        return describe(
            "ProcessCondition", field("contains", &C::contains, "Någon av dessa aktiviteter har skett"),
            field("starts_with", &C::starts_with, "Börjar med någon av dessa"),
            field("ends_with", &C::ends_with, "Slutar med någon av dessa"),
            field("directly_follows", &C::directly_follows, "Direkt följd"),
            field("eventually_follows", &C::eventually_follows, "Följd förr eller senare"),
            field("repeats", &C::repeats, "Aktivitet som sker flera gånger"),
            field("case_duration", &C::case_duration, "Sekunder från första till sista händelsen"),
            field("case_size", &C::case_size, "Antal händelser"),
            field("common_variants", &C::common_variants, "De så många vanligaste vägarna"),
            field("variant", &C::variant, "Vägen med detta nummer, den vanligaste är 1"),
            field("variant_coverage", &C::variant_coverage, "De vanligaste vägarna med minst denna andel, 0 till 1"),
            field("time", &C::time, "Tid"), field("attribute", &C::attribute, "Kön, ålder, enhet eller annat"));
    }
};

struct FilterForm {
    std::vector<ConditionForm> all_of, any_of, none_of;
    template <class F = FilterForm>
    static constexpr auto described() {
        return describe("ProcessFilter", field("all_of", &F::all_of, "Alla dessa villkor ska vara uppfyllda"),
                        field("any_of", &F::any_of, "Minst ett av dessa; tomt: inget krav"),
                        field("none_of", &F::none_of, "Inget av dessa"));
    }
};

// Refuses with `process.time` a time that is none.
Result<Filter> filter_of(const FilterForm& form);

// A part of the events, after the filter.
struct CutForm {
    std::optional<TimeForm> events_in_time;
    std::vector<std::string> events_of;
    std::optional<FollowsForm> between;
    template <class C = CutForm>
    static constexpr auto described() {
        return describe("ProcessCut", field("events_in_time", &C::events_in_time, "Bara händelser i tiden"),
                        field("events_of", &C::events_of, "Bara händelser av dessa aktiviteter"),
                        field("between", &C::between, "Sträckor från en aktivitet till nästa, båda inräknade"));
    }
};

// The cases that pass, of them the events that are asked for. Refusals as filtered's and filter_of's.
Result<Selection> select_by(const Selection& selection, const FilterForm& filter, const CutForm& cut = {});

}  // namespace ledstang
