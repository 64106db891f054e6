#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "deliveries/deliveries.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

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

struct DeliveryFault {
    std::string code;
    std::string message;
    std::int64_t line = 0;
    std::int64_t column = 0;
    std::string heading;
    template <class F = DeliveryFault>
    static constexpr auto described() {
        return describe("DeliveryFault", field("code", &F::code, "Felkod"), field("message", &F::message, "Skäl"),
                        field("line", &F::line, "Rad"), field("column", &F::column, "Kolumn"),
                        field("heading", &F::heading, "Kolumnens rubrik"));
    }
};

struct DeliveryAnswer {
    Batch batch;
    bool dry_run = false;
    std::map<std::string, std::int64_t> faults_by_code;
    std::vector<DeliveryFault> first_faults;
    std::vector<std::string> unused_columns;
    template <class A = DeliveryAnswer>
    static constexpr auto described() {
        return describe("DeliveryAnswer", field("batch", &A::batch, "Leveransen; av en prövning vad den skulle bli"),
                        field("dry_run", &A::dry_run, "Om ingenting sparades"),
                        field("faults_by_code", &A::faults_by_code, "Antal fel efter kod"),
                        field("first_faults", &A::first_faults, "De första hundra felen"),
                        field("unused_columns", &A::unused_columns, "Rubriker som inte användes"));
    }
};

// The upload as a file while this lives, readable by nobody else: the readers want one, and it may hold identities.
class Upload {
 public:
    explicit Upload(const FileContent& file) {
        std::string folder = (files::temp_directory_path() / "ledstang_delivery_XXXXXX").string();
        if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
        folder_ = folder;
        const files::path name = files::path(file.name).filename();
        path_ = folder_ / (name.empty() || name == "." || name == ".." ? files::path("delivery") : name);
        std::ofstream stream(path_, std::ios::binary);
        stream << file.bytes;
        stream.close();
        if (!stream) throw std::runtime_error("cannot write the file " + path_.string());
    }
    Upload(const Upload&) = delete;
    Upload& operator=(const Upload&) = delete;
    ~Upload() {
        std::error_code unimportant;
        files::remove_all(folder_, unimportant);
    }
    const files::path& path() const { return path_; }

 private:
    files::path folder_;
    files::path path_;
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
    const Upload upload(wish.file);
    DeliveryChoice choice;
    choice.file = upload.path();
    choice.dataset = wish.dataset;
    choice.source = wish.source;
    choice.dry_run = wish.dry_run;
    choice.replaces = wish.replaces;
    auto report = take_in(context, choice);
    if (!report) return refuse(report.error());
    DeliveryAnswer answer{std::move(report->batch),
                          report->dry_run,
                          std::move(report->faults_by_code),
                          {},
                          std::move(report->unused_columns)};
    for (auto& fault : report->first_faults) {
        answer.first_faults.push_back({std::move(fault.code), std::move(fault.message), fault.line.value_or(0),
                                       fault.column.value_or(0), std::move(fault.path)});
    }
    return answer;
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
}

}  // namespace ledstang
