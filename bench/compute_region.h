// A made-up region's units and rows for bench/compute: the same seed gives the same rows.
#pragma once

#include "computing/computing.h"

namespace ledstang::bench {

// 1 region, 5 divisions, 24 areas, 270 units; two reorganisations: 30 units move on 2023-01-01, 12 on 2024-07-15.
UnitPaths made_up_units();

// 36 months (2022 to 2024): `contacts` rows of care_contacts, a tenth as many of waiting_list, in the order of their
// days, one delivery a day. Written as tables of the same columns that the datasets have.
void make_rows(Warehouse& warehouse, std::int64_t contacts);

// A measure as the engine has it and as somebody would write it in SQL.
struct BenchMeasure {
    std::string id;
    std::string dataset;
    Counts counts = Counts::rows;
    std::string include, numerator, value;              // rules
    std::string sql_include, sql_numerator, sql_value;  // the same by hand
};
std::vector<BenchMeasure> measures();
std::vector<Definition> definitions(const std::vector<BenchMeasure>& measures, const std::vector<Dataset>& datasets);

}  // namespace ledstang::bench
