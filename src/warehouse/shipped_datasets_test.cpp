// The datasets that come with the program, and their examples.
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include <support/source_folder.h>
#include "warehouse/dataset_table.h"
#include "warehouse/delivery.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

const files::path project = source_folder();

class ShippedDatasets : public testing::Test {
 protected:
    void SetUp() override {
        folder_ = files::temp_directory_path() / ("shipped_" + std::to_string(::getpid()));
        files::create_directories(folder_);
        key_.emplace(PatientKey::open(folder_ / "patient.key").value());
        auto read = read_datasets(project / "config" / "datasets");
        ASSERT_TRUE(read) << read.error().message;
        datasets_ = std::move(*read);
    }
    void TearDown() override { files::remove_all(folder_); }

    Result<DeliveryReport> take(Warehouse& warehouse, const Dataset& dataset, const files::path& file) {
        DeliveryWish wish;
        wish.file = file;
        wish.dataset = &dataset;
        wish.patient_key = &*key_;
        wish.today = std::chrono::year{2022} / std::chrono::month{5} / std::chrono::day{2};
        if (dataset.id == "ledger_balances") {
            wish.source.values["enhet"] = {{"4110", "vo_ortopedi"}, {"4120", "vo_hjartsjukvard"}};
        }
        return take_delivery(warehouse, wish);
    }

    files::path folder_;
    std::optional<PatientKey> key_;
    std::vector<Dataset> datasets_;
};

TEST_F(ShippedDatasets, TakeTheirExamplesWholeAndUseEveryColumn) {
    EXPECT_EQ(datasets_.size(), 15U);
    const auto warehouse = open_duckdb_warehouse({});
    for (const auto& dataset : datasets_) {
        SCOPED_TRACE(dataset.id);
        const bool ledger = dataset.id == "ledger_balances";
        const auto report =
            take(*warehouse, dataset, project / "examples" / "datasets" / (dataset.id + (ledger ? ".se" : ".csv")));
        ASSERT_TRUE(report) << report.error().message;
        for (const auto& fault : report->first_faults) ADD_FAILURE() << *fault.line << " " << fault.message;
        EXPECT_GE(report->batch.rows_kept, 3);
        EXPECT_TRUE(report->unused_columns.empty()) << report->unused_columns.front();
    }
}

TEST_F(ShippedDatasets, HaveTablesForThoseWithoutDeliveries) {
    const auto warehouse = open_duckdb_warehouse({});
    ASSERT_TRUE(prepare_tables(*warehouse, datasets_));
    for (const auto& dataset : datasets_) {
        EXPECT_TRUE(has_table(*warehouse, dataset));
        EXPECT_EQ(warehouse->query({"SELECT * FROM " + quoted_name(dataset.id), {}}).columns.size(),
                  dataset.columns.size() + 2);
        EXPECT_EQ(column_types(dataset).size(), dataset.columns.size());
    }
}

TEST_F(ShippedDatasets, ReadTheLedgerOfASieFile) {
    const auto warehouse = open_duckdb_warehouse({});
    const Dataset& ledger = **find_dataset(datasets_, "ledger_balances");
    const auto report = take(*warehouse, ledger, project / "examples" / "datasets" / "ledger_balances.se");
    ASSERT_TRUE(report) << report.error().message;
    const auto one = [&](const std::string& what, const std::string& where) {
        return warehouse->query({"SELECT " + what + " AS x FROM ledger_balances WHERE " + where, {}})["x"].value(0);
    };
    EXPECT_EQ(one("sum(belopp)", "slag = 'TRANS'"), Value{0.0});
    EXPECT_EQ(one("count(*)", "slag = 'TRANS'"), Value{std::int64_t{6}});
    EXPECT_EQ(one("kontonamn", "konto = '2440' AND slag = 'UB'"), Value{std::string("Leverantörsskulder")});
    EXPECT_EQ(one("enhet", "slag = 'PBUDGET'"), Value{std::string("vo_hjartsjukvard")});
    EXPECT_EQ(one("projekt || ' ' || andra_objekt || ' ' || verifikation", "kvantitet = 40 AND slag = 'TRANS'"),
              Value{std::string("47 7=114 A 2")});
    EXPECT_EQ(one("CAST(manad AS VARCHAR)", "slag = 'RES' AND konto = '4010'"), Value{std::string("2022-04-01")});
    EXPECT_EQ(one("CAST(min(manad) AS VARCHAR)", "slag = 'IB'"), Value{std::string("2021-01-01")});
    EXPECT_EQ(one("CAST(max(manad) AS VARCHAR)", "slag = 'RES'"), Value{std::string("2022-04-01")});
    EXPECT_EQ(one("CAST(transaktionsdatum AS VARCHAR)", "konto = '3010' AND slag = 'TRANS'"),
              Value{std::string("2022-01-14")});
}

TEST(Declarations, ThatContradictThemselvesAreRefused) {
    const std::string good =
        "title = \"X\"\nmeaning = \"y\"\n[[columns]]\nname = \"dag\"\ntitle = \"Dag\"\ntype = "
        "\"date\"\nrole = \"time\"\nrequired = true\n";
    const auto code = [&](const std::string& more) {
        const auto read = read_dataset(good + more, "prov");
        return read ? "" : read.error().code;
    };
    EXPECT_EQ(code(""), "");
    EXPECT_EQ(read_dataset("title = \"X\"\nmeaning = \"y\"\n", "prov").error().code, "dataset.role");
    EXPECT_EQ(read_dataset(good, "Å").error().code, "dataset.name");
    const std::string column = "[[columns]]\ntitle = \"A\"\n";
    EXPECT_EQ(code(column + "name = \"batch_id\"\ntype = \"text\"\n"), "dataset.name");
    EXPECT_EQ(code(column + "name = \"dag\"\ntype = \"text\"\n"), "dataset.duplicate");
    EXPECT_EQ(code(column + "name = \"a\"\ntype = \"text\"\nat_least = 1\n"), "dataset.type");
    EXPECT_EQ(code(column + "name = \"a\"\ntype = \"number\"\nrole = \"unit\"\n"), "dataset.type");
    EXPECT_EQ(code(column + "name = \"a\"\ntype = \"date\"\nnot_before = \"b\"\n"), "dataset.unknown_column");
    EXPECT_EQ(code(column + "name = \"a\"\ntype = \"date\"\nrole = \"time\"\nrequired = true\n"), "dataset.role");
    EXPECT_NE(code(column + "name = \"a\"\ntype = \"txet\"\n"), "");
    EXPECT_NE(code("[[columns"), "");
}

}  // namespace
}  // namespace ledstang
