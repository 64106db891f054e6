// What entry offers, one function each. Inside the module.
#pragma once

#include "entry/cell.h"

namespace ledstang {

struct EntryWish {
    std::string unit;
    Period period = empty_value<Period>();
    template <class S = EntryWish>
    static constexpr auto described() {
        return describe("EntryWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"));
    }
};
struct CellCommentWish {
    std::string unit;
    Period period = empty_value<Period>();
    std::string measure;
    std::string text;
    int version = 0;  // 0: no comment was there
    template <class C = CellCommentWish>
    static constexpr auto described() {
        return describe("CellCommentWish", field("unit", &C::unit, "Enhet"), field("period", &C::period, "Period"),
                        field("measure", &C::measure, "Mått"),
                        field("text", &C::text, "Text; stycken skiljs åt av en tom rad. Tom text tar bort kommentaren"),
                        optional_field("version", &C::version, "Kommentarens version när den öppnades; 0 för en ny"));
    }
};
struct CellComment {
    std::string measure;
    std::vector<std::string> comments;
    int comment_version = 0;
    template <class S = CellComment>
    static constexpr auto described() {
        return describe("CellComment", field("measure", &S::measure, "Mått"),
                        field("comments", &S::comments, "Stycken"),
                        field("comment_version", &S::comment_version, "Kommentarens version"));
    }
};
// How much of people's time the reporting of a unit's period took.
struct EntryBurden {
    std::string unit;
    Period period = empty_value<Period>();
    int cells = 0;  // that have been entered by hand
    int saves = 0;
    int seconds = 0;
    int median_seconds = 0;  // per cell
    int most_fields = 0;     // filled in for one cell
    int most_fields_possible = 5;
    template <class B = EntryBurden>
    static constexpr auto described() {
        return describe("EntryBurden", field("unit", &B::unit, "Enhet"), field("period", &B::period, "Period"),
                        field("cells", &B::cells, "Celler som skrivits in för hand"),
                        field("saves", &B::saves, "Antal gånger de sparats"),
                        field("seconds", &B::seconds, "Sekunder sammanlagt"),
                        field("median_seconds", &B::median_seconds, "Sekunder per cell, median"),
                        field("most_fields", &B::most_fields, "Flest fält ifyllda i en cell"),
                        field("most_fields_possible", &B::most_fields_possible, "Fält som en cell har"));
    }
};

Result<Entry> get_entry(Context& context, const EntryWish& wish);
// Stores the outcome, in one transaction with its data gap. Refused besides what find_cell and outcome_of refuse:
// entry.conflict, entry.implausible, and what the calendar refuses. What is stored already answers as done.
Result<EntryRow> save_cell(Context& context, const CellWish& wish);
// The row as it would be; stores nothing.
Result<EntryRow> preview_cell(Context& context, const CellWish& wish);
Result<CellComment> save_cell_comment(Context& context, const CellCommentWish& wish);
Result<EntryBurden> get_entry_burden(Context& context, const EntryWish& wish);
// Measures that lack data for the period, with who is to mend it and when.
void offer_missing(Operations& operations);

}  // namespace ledstang
