// Sums that earlier runs have made: what every counter came to in each slice of time, at each unit, sex and band of
// ages. They lie in the warehouse beside the rows, each with the deliveries that it rests on, so that a new day's rows
// are read alone and added. A delivery that was taken back, another rule, or units that were moved within the slice,
// and it is read anew. Nothing but time is lost when they are. Inside the computing module.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "computing/frame.h"
#include "computing/touched.h"

namespace ledstang {

inline constexpr std::size_t most_in_list =
    500;  // deliveries that are read by name; with more of them all rows are read

using BatchKey = std::pair<std::int64_t, std::int64_t>;  // delivery and rows: one that differs is another
std::set<BatchKey> batches_of_text(const std::string& text);
std::string text_of(const std::set<BatchKey>& batches);  // "7:1200 8:14"

// What one counter came to in one slice, or one total in one span.
struct KeptPage {
    std::string dataset, counter;
    Date first, last;
    std::string batches;  // as text_of
    std::string cells;    // a line for each cell: value, band, sex, unit; of totals as kept_totals.cpp writes them
    bool replaces = false;
};

class KeptCells {
 public:
    // The deliveries in the definition's dataset and the days that each one's rows lie on, as the definition looks at
    // them. Only deliveries that were not there before are read.
    const std::vector<BatchSpan>& batches(Warehouse& warehouse, const Definition& definition, const Date& today);

    // As Scan::cells: from what is kept, and from the rows what is not.
    Columns cells(Warehouse& warehouse, const Scan& scan, const Frame& frame, const Scan::Span& span, Computed& into);

    // Pages of these counters that lie within the days.
    static void read(Warehouse& warehouse, const std::string& dataset, const Date& first, const Date& last,
                     const std::vector<std::string>& counters, const std::function<void(const KeptPage&)>& take,
                     std::stop_token stop);
    void keep(KeptPage page) { new_pages_.push_back(std::move(page)); }

    bool anything_new() const { return !new_pages_.empty() || !new_spans_.empty(); }
    // Keeps what was made since; what nobody has made anew for a year goes.
    void write(WarehouseWriting& writing, const Date& today);

 private:
    struct NewSpan {
        std::string column;
        BatchSpan span;
    };
    class Work;

    std::map<std::string, std::vector<BatchSpan>> batches_;
    std::vector<KeptPage> new_pages_;
    std::vector<NewSpan> new_spans_;
};

}  // namespace ledstang
