#include "deliveries/deliveries.h"

#include <fmt/format.h>

#include "described/json_write.h"
#include "store/transaction.h"
#include "warehouse/region_warehouse.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

files::path data_folder(const Context& context) {
    return files::path(context.configuration.folder).parent_path();
}

// Every unit that there is or has been; nothing when none is read in yet.
std::optional<TextSet> unit_ids(const Context& context) {
    const auto ids = context.store.read([](Sql& sql) { return sql.rows<std::string>("select id from unit"); });
    if (ids.empty()) return std::nullopt;
    return TextSet(ids.begin(), ids.end());
}

std::string author_of(const Context& context) {
    return context.caller.person.empty() ? "kommandoraden" : context.caller.person;
}

// The warehouse has committed by now. Should the machine stop just here, the delivery is still in the list of batches.
void log(Context& context, const Batch& before, const Batch& after) {
    context.store.write(context.author(), [&](Transaction& transaction) {
        return transaction.log("delivery", std::to_string(after.id), before.id == 0 ? "" : to_json(before),
                               to_json(after));
    });
}

}  // namespace

Result<std::vector<Dataset>> declared_datasets(const Context& context) {
    return read_datasets(files::path(context.configuration.folder) / "datasets");
}

Result<std::vector<Batch>> batches_of(const Context& context, const std::string& dataset) {
    if (!dataset.empty()) {
        const auto datasets = declared_datasets(context);
        if (!datasets) return refuse(datasets.error());
        if (const auto found = find_dataset(*datasets, dataset); !found) return refuse(found.error());
    }
    if (!has_region_warehouse(data_folder(context))) return std::vector<Batch>{};
    auto warehouse = open_region_warehouse(data_folder(context), WarehouseAccess::read);
    if (!warehouse) return refuse(warehouse.error());
    return while_reachable([&]() -> Result<std::vector<Batch>> { return read_batches(**warehouse, dataset); });
}

Result<DeliveryReport> take_in(Context& context, const DeliveryChoice& choice) {
    const auto datasets = declared_datasets(context);
    if (!datasets) return refuse(datasets.error());
    const auto dataset = find_dataset(*datasets, choice.dataset);
    if (!dataset) return refuse(dataset.error());
    const files::path folder = data_folder(context);
    DeliveryWish wish;
    if (!choice.source.empty()) {
        auto source = read_source(files::path(context.configuration.folder) / "sources", choice.source, **dataset);
        if (!source) return refuse(source.error());
        wish.source = std::move(*source);
    }
    const auto key = PatientKey::open(patient_key_file(folder));
    if (!key) return refuse(key.error());
    const auto units = unit_ids(context);
    wish.file = choice.file;
    wish.dataset = *dataset;
    wish.patient_key = &*key;
    wish.units = units ? &*units : nullptr;
    wish.today = context.today;
    wish.by = author_of(context);
    wish.dry_run = choice.dry_run;
    wish.replaces = choice.replaces;
    wish.most_rejected = choice.most_rejected;
    wish.rejected = choice.rejected;
    if (wish.rejected.empty()) {
        wish.rejected = folder / "rejected" / fmt::format("{}-{}.csv", choice.dataset, choice.file.stem().string());
    }
    wish.progress = choice.progress;
    wish.stop = choice.stop;
    auto warehouse = open_region_warehouse(folder, WarehouseAccess::write);
    if (!warehouse) return refuse(warehouse.error());
    auto report = while_reachable([&] { return take_delivery(**warehouse, wish); });
    if (report && !report->dry_run) log(context, {}, report->batch);
    return report;
}

Result<Batch> take_back(Context& context, std::int64_t batch) {
    if (!has_region_warehouse(data_folder(context))) {
        return refuse(RefusalKind::not_found, "batch.unknown",
                      "Inga leveranser är inlästa, så ingen kan tas tillbaka.");
    }
    auto warehouse = open_region_warehouse(data_folder(context), WarehouseAccess::write);
    if (!warehouse) return refuse(warehouse.error());
    auto undone = while_reachable([&] { return undo_batch(**warehouse, batch, author_of(context)); });
    if (!undone) return undone;
    Batch before = *undone;
    before.undone_at.clear();
    before.undone_by.clear();
    log(context, before, *undone);
    return undone;
}

}  // namespace ledstang
