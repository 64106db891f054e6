// Where a computed figure may be put: never over what a person has entered, never where the period is closed nor where
// the row has been accepted by itself.
#pragma once

#include <map>
#include <set>
#include <unordered_map>

#include "calendar/calendar.h"
#include "measures/outcome_codes.h"

namespace ledstang {

// The series that a computed figure is written to where main has been entered or imported.
inline constexpr const char* computed_series = "computed";

// What stood in the way of a computed figure.
struct KeptPlace {
    std::string measure;
    std::string unit;
    std::string period;
    Sex sex = Sex::T;
    std::string computed;  // what it would have been; empty: no value
    std::string present;
    std::string code;  // computing.entered, or why the period is closed: period.locked …
    std::string message;
    template <class K = KeptPlace>
    static constexpr auto described() {
        return describe("KeptPlace", field("measure", &K::measure, "Mått"), field("unit", &K::unit, "Enhet"),
                        field("period", &K::period, "Period"), field("sex", &K::sex, "Kön"),
                        field("computed", &K::computed, "Beräknat värde"),
                        field("present", &K::present, "Det som står"), field("code", &K::code, "Varför, för program"),
                        field("message", &K::message, "Varför"));
    }
};

// One measure's outcomes as they stand, and what may be done with them.
class Placing {
 public:
    // Whose outcomes may be written over: those of a computation of the source data's rows, or those that say of
    // themselves that they are computed.
    enum class Ours { of_computation, of_origin };
    // Of periods in these years alone: a day's rows touch one of many.
    struct Years {
        int first = 0, last = 9999;
    };
    Placing(Sql& sql, OpenPlaces& open, const Measure& measure, Ours ours, const Years& years);

    // The outcome as it may be written, its series changed where main is taken; nothing when it may not be. What is
    // kept is told in `kept`.
    std::optional<Outcome> place(Outcome outcome, std::vector<KeptPlace>& kept);
    // Whether it differs from what stands at its place.
    bool differs(const Outcome& outcome) const;
    bool stands(const Outcome& outcome) const;

    // Ours with a value, of places that `place` has not been asked for: nothing lies behind them any longer.
    struct Place {
        std::string unit, series;
        Period period;
        Sex sex = Sex::T;
    };
    std::vector<Place> left() const;

 private:
    struct Present {
        std::optional<Decimal> value, numerator, denominator;
        std::int64_t flags = 0;
        bool ours = false;
        bool asked_for = false;
    };
    const Present* find(const Outcome& outcome) const;
    void mark(const Outcome& outcome, const std::string& series);
    bool accepted(const Outcome& outcome);

    Sql& sql_;
    OpenPlaces& open_;
    const Measure& measure_;
    std::unordered_map<std::string, Present> present_;
    std::vector<Place> ours_;  // with a value
    std::map<std::pair<std::string, std::int64_t>, std::set<std::pair<std::string, std::int64_t>>> accepted_;
};

}  // namespace ledstang
