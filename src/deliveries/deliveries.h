// Source data coming in: the warehouse's deliveries as operations, each written into the store's change log. Large
// files go by the command line, which reads them from the disk; over HTTP a file is held to the server's upload limit.
#pragma once

#include "operations/operations.h"
#include "warehouse/delivery.h"
#include "warehouse/move.h"

namespace ledstang {

// What a person decides about a delivery.
struct DeliveryChoice {
    std::filesystem::path file;
    std::string dataset;
    std::string source;  // of config/sources/; empty: none
    bool dry_run = false;
    std::int64_t replaces = 0;
    double most_rejected = 10;       // per cent
    std::filesystem::path rejected;  // empty: in the data folder's rejected/
    std::function<void(const DeliveryProgress&)> progress = {};
    std::stop_token stop = {};
};

// Takes the file in with the data folder's datasets, source, key and units. A dry run leaves no trace. Refusals: those
// of take_delivery, and dataset.unknown, source.*, patient_key.damaged, warehouse.*.
Result<DeliveryReport> take_in(Context& context, const DeliveryChoice& choice);
Result<Batch> take_back(Context& context, std::int64_t batch);

// Asks every delivery that is being read in for operations of this store to stop, and waits until it has: nothing of it
// is kept. Called before the store goes.
void stop_delivery_jobs(const Store& store);

// Where all source data goes.
struct WarehouseMove {
    std::string to;  // a cluster's addresses with commas between, or a folder: another one, or the data folder itself
    std::string database = "ledstang";
    std::string user;
    std::string password_file;  // in the data folder
    bool use = false;           // from then on; of another folder than the data folder it cannot be
    MoveProgress progress = {};
    std::stop_token stop = {};
};
// Refusals: those of move_warehouse, warehouse.*, and `warehouse.move_same` (it is there already),
// `warehouse.move_use`.
Result<MoveReport> move_source_data(Context& context, const WarehouseMove& wish);

Result<std::vector<Dataset>> declared_datasets(const Context& context);
// Of one dataset, or with an empty name of all; newest first.
Result<std::vector<Batch>> batches_of(const Context& context, const std::string& dataset);

void offer_deliveries(Operations& operations);

}  // namespace ledstang
