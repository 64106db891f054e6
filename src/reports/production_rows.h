// A production file's rows, read and checked.
#pragma once

#include "exchange/row_reader.h"
#include "organisation/organisation.h"
#include "reports/production.h"

namespace ledstang {

struct ProductionRow {
    int line = 0;
    ProductionFigure figure;
};

struct ProductionRows {
    std::vector<ProductionRow> rows;  // those without faults
    int read = 0;
    int refused = 0;
};

// Columns production_id, section, label, indicator_kind, unit_id, period, comparison_period, sex, value, unit,
// value_as_printed, quote, note, and where a region has them count and comparison_count. A change or a share may be
// left without value when both counts are given; with both, they must agree. Codes beside those of row_reader.h:
// unit.unknown, production.duplicate, production.mismatch, production.share_range and those of production_change.h.
Result<ProductionRows> read_production_rows(const Table& table, const Organisation& organisation, TableFaults& faults);

}  // namespace ledstang
