// The data folder's warehouse, opened for one piece of work at a time: between pieces the file is free for others, such
// as `ledstang dataset import` beside a running server. Inside the computing module.
#pragma once

#include <functional>

#include "operations/configuration.h"
#include "warehouse/warehouse.h"

namespace ledstang {

// What the work answers. Refusals: warehouse.empty when nothing was ever read in, warehouse.busy when another program
// holds the file, warehouse.unreachable when a server of the cluster does not answer. The work may throw what else the
// warehouse does. It is done anew when a delivery has come in the middle of it, so it must be able to begin again.
Result<void> read_warehouse(const Configuration& configuration, const std::function<Result<void>(Warehouse&)>& work);

// Keeps a run's sums for the next one. Where another program or a reader holds the file, or the disk is full, they are
// not kept: the next run reads the rows again.
class KeptCells;
void keep_in_warehouse(const Configuration& configuration, KeptCells& kept, const Date& today);

}  // namespace ledstang
