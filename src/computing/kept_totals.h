// Totals that do not add up and that earlier runs have made: how many different patients, or a median, for each
// definition and span of months, at each unit, sex and band of ages. They lie beside the kept sums, each with the
// deliveries that it rests on, and are found again while the units lie as they lay. Inside the computing module.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "computing/kept_cells.h"
#include "computing/targets.h"

namespace ledstang {

class KeptTotals {
 public:
    // Two numbers for each total; both are 0 where there is nothing.
    using Pair = std::array<std::int64_t, 2>;

    // `which` are places in scan.exact(), in the order of the definitions that targets were made of.
    KeptTotals(Warehouse& warehouse, const Scan& scan, const std::vector<std::size_t>& which, const Frame& frame,
               const Scan::Span& span, const Targets& targets);

    // Deliveries that have come since; nothing when all rows have to be read.
    const std::optional<std::vector<std::int64_t>>& late() const { return late_; }
    std::int64_t rows() const { return rows_; }  // of all deliveries that may have rows within
    // What is kept of each total, by definition.
    void each(const std::function<void(std::size_t definition, std::size_t total, const Pair&)>& visit) const;
    // Keeps what has changed.
    void keep(const std::function<Pair(std::size_t definition, std::size_t total)>& pair_of);

 private:
    struct Page {
        std::size_t definition = 0;
        std::pair<int, int> months;
        Date first, last;
        std::string key;
        std::set<BatchKey> batches, kept;
        std::string cells;
        bool there = false;
    };
    void read_pages(Warehouse& warehouse);
    void find_late();
    // Calls visit(unit, sex, band) for each total of a span.
    template <class Visit>
    void each_place(Visit&& visit) const;

    const Scan& scan_;
    const Frame& frame_;
    const Targets& targets_;
    std::vector<Page> pages_;
    std::map<std::int64_t, std::int64_t> batch_rows_;
    std::int64_t rows_ = 0;
    std::optional<std::vector<std::int64_t>> late_;
};

}  // namespace ledstang
