#include "computing/other_case.h"

#include <gtest/gtest.h>

#include <support/source_folder.h>
#include "computing/definitions.h"
#include "computing/test_rows.h"
#include "warehouse/test_warehouses.h"

namespace ledstang {
namespace {

class OtherCaseTest : public WarehouseSideTest {
 protected:
    std::vector<std::string> told(const std::string& rule, const std::vector<std::int64_t>& batches = {}) {
        const auto file = read_definition(
            "valid_from = \"2000-01-01\"\ndataset = \"deviations\"\ncounts = \"rows\"\ninclude = '" + rule +
                "'\n[measure]\nid = \"fall\"\nname = \"f\"\nlevel = \"region\"\ndirection = "
                "\"lower_is_better\"\npurpose = "
                "\"p\"\ndefinition = \"d\"\n",
            "fall.toml", datasets_);
        if (!file) throw std::runtime_error(file.error().message);
        const auto dataset = find_dataset(datasets_, "deviations");
        std::vector<std::string> found;
        for (const auto& one :
             told_of_other_case(warehouse(), {&file->definition}, **dataset, batches, *parse_date("2022-06-01")))
            found.push_back(one.substr(0, one.find(". ")));
        return found;
    }

    std::vector<Dataset> datasets_ = *read_datasets(source_folder() + "/config/datasets");
};
LEDSTANG_ON_BOTH_WAREHOUSES(OtherCaseTest);

TEST_P(OtherCaseTest, IsToldWhereARowWouldHaveCounted) {
    using Lines = std::vector<std::string>;
    EXPECT_EQ(told("omrade = \"fall\""), Lines{}) << "no delivery yet";
    const std::string head = "[deviations]\navvikelse_id,handelsedatum,enhet,slag,omrade\n";
    test::add_rows(warehouse(), datasets_,
                   head + "1,2022-01-05,a,skada,fall\n2,2022-01-06,a,skada,Fall\n3,2022-01-06,a,skada,ÖVRIGT fel\n", 1,
                   true);
    test::add_rows(warehouse(), datasets_,
                   head + "4,2022-02-05,a,skada,FALL\n5,2022-02-06,a,skada,FALL\n6,2022-02-06,a,skada,\n", 2, true);
    const std::string capitals = "Avvikelser: Område är ”FALL” på 2 rader",
                      first = "Avvikelser: Område är ”Fall” på 1 rad";
    EXPECT_EQ(told("omrade = \"fall\""), (Lines{capitals, first}));
    EXPECT_EQ(told("omrade i {\"fall\", \"Fall\"} eller alder > 3"), (Lines{capitals}));
    EXPECT_EQ(told("omrade = \"fall\"", {2}), (Lines{capitals}));
    EXPECT_EQ(told("omrade börjar med \"övrig\""), (Lines{"Avvikelser: Område börjar med ”ÖVRIG” på 1 rad"}));
    EXPECT_EQ(told("omrade = \"fal\""), Lines{});
    EXPECT_EQ(told("slag = \"skada\""), Lines{}) << "its values are a list, and reading in sees to them";
}

}  // namespace
}  // namespace ledstang
