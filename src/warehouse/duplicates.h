// Rows of a delivery whose key stands elsewhere already.
#pragma once

#include "warehouse/dataset.h"
#include "warehouse/rejected_rows.h"
#include "warehouse/warehouse.h"

namespace ledstang {

// Takes those rows of the batch away within its writing, and tells them. The first row of a delivery with a key stays;
// all rows whose key an earlier delivery has go. The engine does the searching, so memory is bounded by it.
void remove_duplicates(WarehouseWriting& writing, const Dataset& dataset, std::int64_t batch,
                       const std::vector<int>& places, RejectedRows& rejected);

}  // namespace ledstang
