#include "deliveries/jobs.h"
#include "operations/uploaded_file.h"

namespace ledstang {
namespace {

struct DatasetList {
    std::vector<Dataset> datasets;
    template <class S = DatasetList>
    static constexpr auto described() {
        return describe("DatasetList", field("datasets", &S::datasets, "Datamängder"));
    }
};

struct BatchQuestion {
    std::string dataset;
    template <class S = BatchQuestion>
    static constexpr auto described() {
        return describe("BatchQuestion", optional_field("dataset", &S::dataset, "Bara en datamängds"));
    }
};

struct BatchList {
    std::vector<Batch> batches;
    template <class S = BatchList>
    static constexpr auto described() {
        return describe("BatchList", field("batches", &S::batches, "Leveranser, den senaste först"));
    }
};

struct OneBatch {
    std::int64_t batch = 0;
    template <class S = OneBatch>
    static constexpr auto described() {
        return describe("OneBatch", field("batch", &S::batch, "Leveransens nummer"));
    }
};

struct ImportDelivery {
    FileContent file;
    std::string dataset;
    std::string source;
    bool dry_run = false;
    std::int64_t replaces = 0;
    template <class I = ImportDelivery>
    static constexpr auto described() {
        return describe("ImportDelivery", field("file", &I::file, "Filen"), field("dataset", &I::dataset, "Datamängd"),
                        optional_field("source", &I::source, "Källa ur config/sources"),
                        optional_field("dry_run", &I::dry_run, "Bara pröva"),
                        optional_field("replaces", &I::replaces, "Leverans som tas tillbaka i samma steg; 0: ingen"));
    }
};

Result<DatasetList> list_datasets(Context& context, const Nothing&) {
    auto datasets = declared_datasets(context);
    if (!datasets) return refuse(datasets.error());
    return DatasetList{std::move(*datasets)};
}

Result<BatchList> list_batches(Context& context, const BatchQuestion& question) {
    auto batches = batches_of(context, question.dataset);
    if (!batches) return refuse(batches.error());
    return BatchList{std::move(*batches)};
}

Result<DeliveryAnswer> import_delivery(Context& context, const ImportDelivery& wish) {
    const UploadedFile upload(context.configuration, wish.file);
    DeliveryChoice choice;
    choice.file = upload.path();
    choice.dataset = wish.dataset;
    choice.source = wish.source;
    choice.dry_run = wish.dry_run;
    choice.replaces = wish.replaces;
    auto report = take_in(context, choice);
    if (!report) return refuse(report.error());
    return delivery_answer(std::move(*report));
}

Result<Batch> undo_delivery(Context& context, const OneBatch& wish) {
    return take_back(context, wish.batch);
}

}  // namespace

void offer_deliveries(Operations& operations) {
    operations.get("list_datasets", "/datasets", list_datasets, {Permission::read, nullptr, Keep::never},
                   "Vilka datamängder som går att läsa in, med sina kolumner");
    operations.get("list_batches", "/deliveries", list_batches, {Permission::administer, nullptr, Keep::never},
                   "Leveranser av källdata");
    operations.post("import_delivery", "/datasets/{dataset}/deliveries", import_delivery, {Permission::administer},
                    "Läs in en leverans av källdata: CSV, XLSX, ODS, Parquet eller SIE 4");
    operations.post("undo_delivery", "/deliveries/{batch}/undo", undo_delivery, {Permission::administer},
                    "Ta tillbaka en leverans");
    offer_delivery_jobs(operations);
}

}  // namespace ledstang
