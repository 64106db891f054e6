// Deviations by category at the group that owns the area, and what an improvement is followed by.
#include "app/deviations.h"

#include <gmock/gmock.h>

#include <fstream>

#include "deliveries/deliveries.h"
#include "flows/flows.h"
#include "groups/groups.h"
#include "operations/test_data_folder.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

class DeviationsTest : public DataFolderOperationsTest {
 protected:
    DeviationsTest()
        : DataFolderOperationsTest(organisation_scope(),
                                   {offer_organisation, offer_groups, offer_flows, offer_deviations}) {}
    void SetUp() override {
        DataFolderOperationsTest::SetUp();
        if (IsSkipped()) return;
        add_region();
        ASSERT_TRUE(store().write({"test", "group"}, [&](Transaction& transaction) -> Result<Nothing> {
            Sql& sql = transaction.sql();
            sql.execute("insert into person (id, name) values ('ordf', 'Ulla Ek')");
            for (const char* group : {"aldre", "annan"})
                sql.execute("insert into unit_group (id, name, kind, version) values (:id, :id, 'lpo', 1)",
                            std::string(group));
            sql.execute("insert into area_owner (area, group_id) values ('aldre_palliativ', 'aldre')");
            return Nothing{};
        }));
    }
    // Each "2022-01-05;Fall".
    void reported(const std::vector<std::string>& rows) {
        const auto file = folder() / "avvikelser.csv";
        std::ofstream out(file);
        out << "Avvikelse;Händelsedatum;Område;Enhet;Slag\n";
        int number = 0;
        for (const auto& row : rows) out << "A" << ++number << ";" << row << ";region_norrbotten;Tillbud\n";
        out.close();
        DeliveryChoice choice;
        choice.file = file;
        choice.dataset = "deviations";
        auto where = context("2022-06-30");
        const auto taken = take_in(where, choice);
        ASSERT_TRUE(taken) << taken.error().message;
    }
    std::string improvement(const char* category, const char* begun) {
        caller = {"ordf", "Ulla Ek", "", "reader", {Permission::read, Permission::self}, {}};
        const auto made = call("begin_matter",
                               {{"type", "suggestion"},
                                {"unit", "region_norrbotten"},
                                {"title", "Halksockor"},
                                {"area", "aldre_palliativ"},
                                {"fields", {{"forslag", "Halksockor till alla"}, {"kategori", category}}}},
                               begun);
        EXPECT_TRUE(made) << made.error().message;
        return made ? made->at("matter").get<std::string>() : "";
    }
    Json shown(const char* group = "aldre") {
        const auto read = call("get_group_deviations", {{"group", group}}, "2022-06-30");
        EXPECT_TRUE(read) << read.error().message;
        return read ? *read : Json();
    }
};

// KR-38
TEST_P(DeviationsTest, GroupSeesTheCategoriesOfItsAreas) {
    EXPECT_EQ(shown().at("categories").size(), 3U) << "its own, though nothing was ever reported";
    EXPECT_TRUE(shown().value("to", Json()).is_null());
    reported({"2022-06-20;Fall", "2022-05-02;fall", "2021-06-21;FALL", "2021-06-20;Fall", "2020-06-19;Fall",
              "2022-03-03;Trycksår", "2022-03-03;Läkemedel"});
    const Json answer = shown();
    EXPECT_EQ(answer.at("to"), "2022-06-20");
    EXPECT_EQ(answer.at("from"), "2021-06-21") << "365 days up to the last that is reported";
    ASSERT_EQ(answer.at("categories").size(), 3U) << "Läkemedel is another area's";
    EXPECT_EQ(answer.at("categories")[0].at("category"), "Fall") << "most first";
    EXPECT_EQ(answer.at("categories")[0].at("count"), 3) << "whatever the capitals";
    EXPECT_EQ(answer.at("categories")[0].at("before"), 1);
    EXPECT_EQ(answer.at("categories")[1].at("count"), 1);
    EXPECT_TRUE(shown("annan").at("categories").empty());
    EXPECT_EQ(call("get_group_deviations", {{"group", "ingen"}}).error().code, "group.unknown");
}

// KR-38
TEST_P(DeviationsTest, ImprovementKeepsItsCategoryAndCountsAsManyDaysOnEachSide) {
    reported({"2022-06-20;Fall", "2022-06-10;Fall", "2022-06-01;Fall", "2022-05-31;Fall", "2022-05-20;Fall",
              "2022-05-12;Fall", "2022-05-11;Fall", "2022-05-25;Trycksår"});
    const auto matter = improvement("fall", "2022-06-01");
    improvement("Läkemedel", "2022-06-01");
    const auto later = improvement("Trycksår", "2022-06-25");
    const Json improvements = shown().at("improvements");
    ASSERT_EQ(improvements.size(), 2U) << "of its own categories";
    EXPECT_EQ(improvements[0].at("matter"), later);
    EXPECT_EQ(improvements[0].at("days"), 0) << "nothing is reported of the time after it";
    EXPECT_EQ(improvements[1].at("matter"), matter);
    EXPECT_EQ(improvements[1].at("category"), "Fall");
    EXPECT_EQ(improvements[1].at("days"), 20) << "1 to 20 June, and 12 to 31 May";
    EXPECT_EQ(improvements[1].at("before"), 3);
    EXPECT_EQ(improvements[1].at("after"), 3);
    const auto page = call("get_matter", {{"matter", matter}}, "2022-06-30");
    EXPECT_EQ(page->at("fields").dump().find("fall") == std::string::npos, false) << "the link stays on the matter";
}

LEDSTANG_ON_BOTH_STORES(DeviationsTest);

}  // namespace
}  // namespace ledstang
