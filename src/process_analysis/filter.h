// Which cases to look at. A filter is a value: small conditions that combine with all_of, any_of and none_of, and that
// are tried anew on the log each time. Bounds are inclusive, durations in seconds, and a condition that says nothing
// of an upper or lower bound has none.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "process_analysis/selection.h"

namespace ledstang {

struct Bounds {
    std::optional<double> least;
    std::optional<double> most;
};

// At least one event is one of these.
struct Contains {
    std::vector<std::string> activities;
};
struct StartsWith {
    std::vector<std::string> activities;
};
struct EndsWith {
    std::vector<std::string> activities;
};
// Somewhere one of `from` is immediately followed by one of `to`, with a gap within the bounds.
struct DirectlyFollows {
    std::vector<std::string> from;
    std::vector<std::string> to;
    Bounds seconds = {};
};
// Somewhere one of `from` has one of `to` later; with bounds: so long from its beginning to the other's.
struct EventuallyFollows {
    std::vector<std::string> from;
    std::vector<std::string> to;
    Bounds seconds = {};
};
// The activity occurs so many times.
struct Repeats {
    std::string activity;
    Bounds times = {2, std::nullopt};
};
struct CaseDuration {
    Bounds seconds;
};
struct CaseSize {
    Bounds events;
};
// The commonest variants among the cases that are filtered.
struct CommonVariants {
    std::uint64_t variants = 0;
};
// The fewest common variants that have this share (0 to 1) of the cases.
struct VariantCoverage {
    double share = 0;
};
// Of the k-th commonest variant, from 1.
struct OfVariant {
    std::uint64_t number = 0;
};
enum class TimeMatch {
    contained,     // first and last event are in the range
    intersecting,  // the case's span overlaps it
    event_inside,  // at least one event is in it
    starts_inside  // the first event is in it
};
// From `first` to and with `last`, microseconds since 1970.
struct InTime {
    std::int64_t first = 0;
    std::int64_t last = 0;
    TimeMatch match = TimeMatch::contained;
};
// An attribute of the case, or of any of its events, is one of the values; a number is within the bounds.
struct HasAttribute {
    std::string name;
    std::vector<std::string> values;  // none: whatever it is, it is there
    Bounds number = {};
};

struct Filter;
struct AllOf {
    std::vector<Filter> filters;  // none: every case
};
struct AnyOf {
    std::vector<Filter> filters;
};
struct NoneOf {
    std::vector<Filter> filters;
};

struct Filter {
    std::variant<AllOf, AnyOf, NoneOf, Contains, StartsWith, EndsWith, DirectlyFollows, EventuallyFollows, Repeats,
                 CaseDuration, CaseSize, CommonVariants, VariantCoverage, OfVariant, InTime, HasAttribute>
        condition;
};

// Refuses with `process.activity_unknown`, `process.activity_missing`, `process.attribute_unknown`,
// `process.attribute_not_number` and `process.bounds`.
Result<Selection> filtered(const Selection& selection, const Filter& filter);

}  // namespace ledstang
