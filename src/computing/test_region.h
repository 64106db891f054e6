// A small region with the shipped configuration and an empty place for a warehouse, for the tests of computing.
#pragma once

#include <filesystem>

#include <support/source_folder.h>
#include "calendar/calendar.h"
#include "computing/computing.h"
#include "computing/test_rows.h"
#include "operations/test_operations.h"

namespace ledstang {

class ComputingTest : public OperationsTest {
 protected:
    ComputingTest()
        : OperationsTest(organisation_scope(), {offer_organisation, offer_measures, offer_calendar, offer_computing}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        std::string folder = (std::filesystem::temp_directory_path() / "ledstang_computing_XXXXXX").string();
        folder_ = mkdtemp(folder.data());
        std::filesystem::copy(source_folder() + "/config", folder_ / "config",
                              std::filesystem::copy_options::recursive);
        configuration.folder = (folder_ / "config").string();
        datasets_ = *read_datasets(folder_ / "config" / "datasets");
        unit(region, "Region", "region");
        unit(division, "Division", "division", region);
    }
    void TearDown() override {
        OperationsTest::TearDown();
        if (!folder_.empty()) std::filesystem::remove_all(folder_);
    }

    void unit(const char* id, const char* name, const char* level, const char* parent = nullptr) {
        UnitWish wish{id, name, level, {}, {}, ""};
        if (parent != nullptr) wish.parent = parent;
        const auto written = store().write({"test", "load"}, [&](Transaction& transaction) -> Result<void> {
            auto applied = apply_unit(transaction, configuration, wish, *parse_date("2020-01-01"));
            return applied ? Result<void>{} : refuse(applied.error());
        });
        ASSERT_TRUE(written) << written.error().message;
    }
    DuckdbOptions warehouse() const {
        DuckdbOptions options;
        options.file = folder_ / "warehouse.duckdb";
        return options;
    }

    std::filesystem::path folder_;
    std::vector<Dataset> datasets_;
};

}  // namespace ledstang
