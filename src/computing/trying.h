// A definition on real rows before it is saved: its figures beside those of the version in force. Nothing is stored but
// that it was tried. Inside the computing module.
#pragma once

#include <chrono>

#include "computing/computation.h"

namespace ledstang {

struct TryDefinition {
    std::string text;  // TOML, as a file in config/measures
    std::string unit;
    Period period = empty_value<Period>();
    template <class R = TryDefinition>
    static constexpr auto described() {
        return describe("TryDefinition", field("text", &R::text, "Definitionen, TOML"),
                        field("unit", &R::unit, "Enhet"),
                        field("period", &R::period, "Period som har slutat; dess månader jämförs också"));
    }
};

// A figure of one of the two versions.
struct TriedValue {
    bool there = false;     // the unit has rows in the dataset then
    bool withheld = false;  // too few persons or events behind it, or behind one that it would give away
    std::optional<Decimal> value, numerator, denominator;
    template <class V = TriedValue>
    static constexpr auto described() {
        return describe("TriedValue", field("there", &V::there, "Om det finns ett utfall"),
                        field("withheld", &V::withheld, "Om det döljs för att så få ligger bakom"),
                        field("value", &V::value, "Värde"), field("numerator", &V::numerator, "Täljare"),
                        field("denominator", &V::denominator, "Nämnare"));
    }
};
struct TriedFigure {
    std::string unit;
    std::string unit_name;
    Period period = empty_value<Period>();
    Sex sex = Sex::T;
    TriedValue draft;
    TriedValue present;                 // of the version in force
    std::optional<Decimal> difference;  // draft − present, where both are shown
    template <class F = TriedFigure>
    static constexpr auto described() {
        return describe("TriedFigure", field("unit", &F::unit, "Enhet"), field("unit_name", &F::unit_name, "Namn"),
                        field("period", &F::period, "Period"), field("sex", &F::sex, "Kön"),
                        field("draft", &F::draft, "Enligt utkastet"),
                        field("present", &F::present, "Enligt versionen som gäller"),
                        field("difference", &F::difference, "Skillnad"));
    }
};
struct TriedDefinition {
    std::string measure;
    std::string value_unit;              // "%"
    int decimals = 0;                    // as the measure is printed
    std::optional<int> present_version;  // nothing: no version is in force
    bool same = false;                   // the draft computes as the version in force does
    std::vector<TriedFigure> figures;    // the unit and the period: T, K, M
    std::vector<TriedFigure> changed;  // T of the unit and those below it, the period and its months, where they differ
    int compared = 0;                  // such figures in all
    int withheld = 0;                  // of them that are hidden in one of the versions
    bool cut = false;                  // there are more in `changed` than are told
    std::vector<std::string> notes;
    template <class T = TriedDefinition>
    static constexpr auto described() {
        return describe(
            "TriedDefinition", field("measure", &T::measure, "Måttets id"),
            field("value_unit", &T::value_unit, "Värdets enhet"), field("decimals", &T::decimals, "Antal decimaler"),
            field("present_version", &T::present_version, "Versionen som gäller; saknas: det finns ingen"),
            field("same", &T::same, "Om utkastet räknar som den"),
            field("figures", &T::figures, "Enhetens utfall för perioden"),
            field("changed", &T::changed,
                  "Utfall som blir andra: enheten och de närmast under, perioden "
                  "och dess månader"),
            field("compared", &T::compared, "Jämförda utfall"), field("withheld", &T::withheld, "Dolda av dem"),
            field("cut", &T::cut, "Om fler ändras än de som visas"), field("notes", &T::notes, "Att veta"));
    }
};

inline constexpr std::size_t most_tried_changes = 300;
inline constexpr std::chrono::seconds longest_try{20};

// Refusals: those of read_definition, unit.unknown, definition.try_period (has not ended, or is a week),
// definition.try_too_long, warehouse.*. `longest` is for tests.
Result<TriedDefinition> try_definition(Context& context, const TryDefinition& wish, std::chrono::milliseconds longest);

}  // namespace ledstang
