// Values that a definition looks for and that the rows have with other capitals: "Fall" where the rule says "fall".
// They are not counted, and without being told nobody would know. Inside the computing module.
#pragma once

#include <string>
#include <vector>

#include "computing/definition.h"
#include "warehouse/dataset.h"
#include "warehouse/warehouse.h"

namespace ledstang {

// A sentence for each such value of each definition, among rows of these deliveries or with none named among all. The
// definitions are of this dataset; each column is read once for all of them. Columns that have a list of values are not
// looked at: reading in has made the values what the list says.
std::vector<std::string> told_of_other_case(Warehouse& warehouse, const std::vector<const Definition*>& definitions,
                                            const Dataset& dataset, const std::vector<std::int64_t>& batches,
                                            const Date& today);

}  // namespace ledstang
