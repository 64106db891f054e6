// Sums that earlier runs have made: what every counter came to in each slice of time, at each unit, sex and band of
// ages. They lie in the warehouse beside the rows, each with the deliveries that it rests on, so that a new day's rows
// are read alone and added. A delivery that was taken back, another rule, or units that were moved within the slice,
// and it is read anew. Nothing but time is lost when they are. Inside the computing module.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "computing/frame.h"
#include "computing/touched.h"

namespace ledstang {

class KeptCells {
 public:
    // The deliveries in the definition's dataset and the days that each one's rows lie on, as the definition looks at
    // them. Only deliveries that were not there before are read.
    const std::vector<BatchSpan>& batches(Warehouse& warehouse, const Definition& definition, const Date& today);

    // As Scan::cells: from what is kept, and from the rows what is not.
    Columns cells(Warehouse& warehouse, const Scan& scan, const Frame& frame, const Scan::Span& span, Computed& into);

    bool anything_new() const { return !new_pages_.empty() || !new_spans_.empty(); }
    // Keeps what was made since; what nobody has made anew for a year goes.
    void write(WarehouseWriting& writing, const Date& today);

 private:
    // What one counter came to in one slice.
    struct Page {
        std::string dataset, counter;
        Date first, last;
        std::string batches;  // "7:1200 8:14": delivery and rows
        std::string cells;    // a line for each cell: value, band, sex, unit
        bool replaces = false;
    };
    struct NewSpan {
        std::string column;
        BatchSpan span;
    };
    class Work;

    std::map<std::string, std::vector<BatchSpan>> batches_;
    std::vector<Page> new_pages_;
    std::vector<NewSpan> new_spans_;
};

}  // namespace ledstang
