// The rows that a computed figure is made of. Inside the computing module.
#pragma once

#include "computing/computation.h"

namespace ledstang {

struct RowsWish {
    std::string unit;
    std::string measure;
    Period period = empty_value<Period>();
    Sex sex = Sex::T;
    Organised organised = Organised::then;
    std::string reason;  // why they are opened; it stands in the change log
    int most = 200;
    template <class R = RowsWish>
    static constexpr auto described() {
        return describe("RowsWish", field("unit", &R::unit, "Enhet"), field("measure", &R::measure, "Mått"),
                        field("period", &R::period, "Period"), optional_field("sex", &R::sex, "Kön; T är alla"),
                        optional_field("organised", &R::organised, "then eller today"),
                        field("reason", &R::reason, "Varför raderna öppnas"),
                        optional_field("most", &R::most, "Högst så många rader, 1 till 1000"));
    }
};

struct RowBehind {
    std::int64_t batch = 0;
    std::int64_t row_number = 0;
    std::optional<bool> in_numerator;  // of shares
    std::vector<std::string> values;   // in the order of the columns; empty: missing
    template <class R = RowBehind>
    static constexpr auto described() {
        return describe("RowBehind", field("batch", &R::batch, "Leverans"),
                        field("row_number", &R::row_number, "Rad i leveransen"),
                        field("in_numerator", &R::in_numerator, "Om raden är i täljaren"),
                        field("values", &R::values, "Värden, i kolumnernas ordning"));
    }
};
struct RowsBehind {
    std::string dataset;
    std::vector<std::string> columns;  // without the patient
    std::vector<RowBehind> rows;
    std::int64_t all = 0;  // rows there are
    std::vector<std::int64_t> batches;
    template <class R = RowsBehind>
    static constexpr auto described() {
        return describe("RowsBehind", field("dataset", &R::dataset, "Datamängd"),
                        field("columns", &R::columns, "Kolumner, utan patienten"), field("rows", &R::rows, "Rader"),
                        field("all", &R::all, "Antal rader bakom utfallet"),
                        field("batches", &R::batches, "Leveranser som de kom med"));
    }
};

Result<RowsBehind> open_rows(Context& context, const RowsWish& wish);

}  // namespace ledstang
