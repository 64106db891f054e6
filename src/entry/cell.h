// What a person wrote in one cell: its request, what is refused in it, and the outcome that it makes. Inside the entry
// module.
#pragma once

#include "entry/rows.h"

namespace ledstang {

// Who is to get hold of missing data, and when.
struct MendWish {
    std::string responsible;  // a person's id, a kind of function, or words
    Date due;
    template <class S = MendWish>
    static constexpr auto described() {
        return describe("MendWish", field("responsible", &S::responsible, "Person, slag av funktion eller ord"),
                        field("due", &S::due, "Klar senast"));
    }
};

struct CellWish {
    std::string unit;
    Period period = empty_value<Period>();
    std::string measure;
    Sex sex = Sex::T;
    std::optional<Decimal> value;
    std::optional<Decimal> numerator;
    std::optional<Decimal> denominator;
    std::vector<QualityFlag> flags;
    std::string note;
    std::string missing_reason;
    std::optional<MendWish> mend;
    int version = 0;         // 0: nothing was there
    bool confirmed = false;  // implausible as it may look
    int seconds = 0;         // that the cell took to fill in
    template <class C = CellWish>
    static constexpr auto described() {
        return describe("CellWish", field("unit", &C::unit, "Enhet"), field("period", &C::period, "Period"),
                        field("measure", &C::measure, "Mått"), field("sex", &C::sex, "Kön"),
                        field("value", &C::value, "Värde"), field("numerator", &C::numerator, "Täljare"),
                        field("denominator", &C::denominator, "Nämnare"), field("flags", &C::flags, "Kvalitetsflaggor"),
                        optional_field("note", &C::note, "Anmärkning"),
                        optional_field("missing_reason", &C::missing_reason, "Varför data saknas"),
                        field("mend", &C::mend, "Vem som ska få fram data, och när"),
                        optional_field("version", &C::version, "Värdets version när det öppnades; 0 för ett nytt"),
                        optional_field("confirmed", &C::confirmed, "Värdet stämmer fast det är ovanligt"),
                        optional_field("seconds", &C::seconds, "Sekunder som inmatningen tog"));
    }
};

// A cell of the grid, found and read.
struct EntryCell {
    EntryPlace place;
    EntryMeasure measure;
    std::optional<Outcome> present;  // with who and when
};
// Refused: unit.unknown, measure.unknown, measure.not_in_plan, entry.not_reported, entry.not_due, entry.sex.
Result<EntryCell> find_cell(Sql& sql, const Configuration& configuration, const CellWish& wish);

// What the outcome will be. Refused with the field's name: entry.value_missing, entry.value_and_reason,
// entry.parts, entry.denominator, entry.flag_note, entry.text_long.
Result<Outcome> outcome_of(const EntryCell& cell, const CellWish& wish);

bool same_content(const Outcome& a, const Outcome& b);
// The row as it is when the outcome stands in the cell.
EntryRow row_with(EntryCell cell, const Outcome& outcome);
// Fields that were filled in, at most five.
int fields_in(const CellWish& wish);

}  // namespace ledstang
