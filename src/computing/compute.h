// From a dataset's rows to figures: every definition, unit, period, sex and group of ages in as few readings as there
// are ways of looking at the rows. Knows nothing of the store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "computing/definition.h"
#include "computing/unit_paths.h"
#include "warehouse/warehouse.h"

namespace ledstang {

// Where a unit lay: as on the day of each row, or as it is today.
enum class Organised { then, today };
constexpr auto names_of(Organised) {
    return std::array{Named{Organised::then, "then"}, Named{Organised::today, "today"}};
}

enum class FigureSex : std::uint8_t { total, women, men };  // total: of all rows, also those whose sex is not known

struct Figure {
    const Definition* definition = nullptr;
    UnitIndex unit = no_unit;
    Period period;
    FigureSex sex = FigureSex::total;
    int age_group = -1;  // place in the definition's age_groups; -1: all ages
    // Nothing when there is nothing to divide by, or no value to order.
    std::optional<Decimal> value;
    std::optional<Decimal> numerator, denominator;
    std::int64_t rows = 0;  // behind the figure; of patients: how many
};

// What the figures do not tell by themselves.
struct ComputeNote {
    const Definition* definition = nullptr;
    std::string code;     // computing.unknown_unit, computing.unit_not_then, computing.no_rows …
    std::string message;  // Swedish
    std::int64_t rows = 0;
};
// A month in which the dataset has no row at all though the definition looks there.
struct EmptyMonth {
    const Definition* definition = nullptr;
    Period month;
};

class KeptCells;

struct ComputeWish {
    std::vector<const Definition*> definitions;
    Date today{};  // only periods that have ended before it are computed
    Organised organised = Organised::then;
    std::vector<Period> periods;  // those alone; empty: all that the definitions name and the rows reach
    // Periods that these days lie in, alone: what has come since the last time.
    std::optional<std::pair<Date, Date>> touched = {};
    KeptCells* kept = nullptr;  // sums of earlier runs, see kept_cells.h; without them all rows are read
    std::stop_token stop = {};
};
struct Computed {
    std::vector<Figure> figures;  // by definition, unit, period, sex, age group
    std::vector<ComputeNote> notes;
    std::vector<EmptyMonth> empty_months;
    int readings = 0;  // statements that read rows
};

// Throws WarehouseError and WarehouseStopped as the warehouse does, std::overflow_error when a sum passes 9·10¹².
Computed compute(Warehouse& warehouse, const UnitPaths& units, const ComputeWish& wish);

}  // namespace ledstang
