// A delivery on its way into the warehouse: a file of one dataset, checked row by row. Rows that are wrong are left out
// and told; the others come in together or, killed or stopped in the middle, not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "warehouse/batches.h"
#include "warehouse/source.h"

namespace ledstang {

struct DeliveryProgress {
    double share = 0;  // of the file, 0 to 1
    std::int64_t rows_read = 0;
    std::int64_t rows_rejected = 0;
};

struct DeliveryWish {
    std::filesystem::path file;
    const Dataset* dataset = nullptr;
    SourceSettings source;                    // default-made: none
    const PatientKey* patient_key = nullptr;  // needed when the dataset has a patient column
    const TextSet* units = nullptr;           // ids of units that there are; nullptr: not checked
    Date today{};
    std::string by;                  // who delivers
    bool dry_run = false;            // everything but keeping it
    std::int64_t replaces = 0;       // an earlier batch that is taken back in the same breath; 0: none
    double most_rejected = 10;       // per cent of the rows; with more the delivery is refused whole
    std::filesystem::path rejected;  // where the rejected rows are told; empty: nowhere
    std::function<void(const DeliveryProgress&)> progress = {};  // called some times a second at most
    std::stop_token stop = {};
};

struct DeliveryReport {
    Batch batch;  // of a dry run: what it would have been
    bool dry_run = false;
    std::map<std::string, std::int64_t> faults_by_code;
    std::vector<Fault> first_faults;          // at most a hundred
    std::string rejected_file;                // empty when no row was rejected
    std::vector<std::string> unused_columns;  // headings that nothing was taken from
};

// Refusals: those of open_rows and match_columns; `delivery.already` (the same bytes were taken before),
// `delivery.too_many_rejected` (nothing is kept; the rejected rows are told all the same), `delivery.empty` (no rows),
// `delivery.wrong_key` (the warehouse's patients were made with another key), `delivery.stopped`, `batch.*` of the one
// that is replaced, `dataset.changed`.
// Codes of rejected rows: those of CellReader and CsvStream, and
//   table.cell_count      not as many cells as there are headings
//   cell.wrong_order      a date before the one that it may not lie before
//   row.duplicate         the key stands on an earlier row of the delivery
//   row.already_there     the key stands in an earlier delivery
Result<DeliveryReport> take_delivery(Warehouse& warehouse, const DeliveryWish& wish);

}  // namespace ledstang
