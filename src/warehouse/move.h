// A whole warehouse from one side to the other: deliveries with their rows, those taken back, and its settings.
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>

#include "base/result.h"
#include "warehouse/warehouse.h"

namespace ledstang {

struct MoveReport {
    std::int64_t batches = 0;  // that the other side now has
    std::int64_t rows = 0;     // theirs
    std::int64_t already = 0;  // batches that it had from an earlier try, compared anew
};

// Called after each batch, with how many there are in all.
using MoveProgress = std::function<void(const MoveReport&, std::int64_t of)>;

// A batch at a time, each whole or not at all on the other side; so what was killed or refused is begun anew and goes
// on where it was. Every batch is read back and compared, also those that were there: how many rows, and a sum over all
// rows of a number that each gets from all its cells. `from` is not changed, and nobody else writes to it meanwhile.
// Refusals: `warehouse.move_other` (the other side has deliveries that this one has not), `warehouse.move_differs`
// (rows that came out otherwise than they went in), `warehouse.other_key`, `dataset.changed`, `delivery.stopped`.
Result<MoveReport> move_warehouse(Warehouse& from, Warehouse& to, const MoveProgress& progress = {},
                                  const std::stop_token& stop = {});

}  // namespace ledstang
