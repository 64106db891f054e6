// A quality register's indicator as it comes into the house: its source, its period and its coverage come with it.
#include <gmock/gmock.h>

#include <fstream>

#include "calendar/calendar.h"
#include "computing/computing.h"
#include "deliveries/deliveries.h"
#include "measures/measures.h"
#include "operations/test_data_folder.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

class RegisterResultsTest : public DataFolderOperationsTest {
 protected:
    RegisterResultsTest()
        : DataFolderOperationsTest(organisation_scope(),
                                   {offer_organisation, offer_measures, offer_calendar, offer_computing}) {}
    void SetUp() override {
        DataFolderOperationsTest::SetUp();
        if (IsSkipped()) return;
        add_region();
        caller.permissions.insert(Permission::administer);
    }
    Result<DeliveryReport> read_in(const std::string& rows) {
        const auto file = folder() / "nkbc.csv";
        std::ofstream(file) << "register;indikator;matdatum;enhet;taljare;namnare;tackningsgrad\n" << rows;
        auto where = context("2023-02-01");
        DeliveryChoice choice;
        choice.file = file;
        choice.dataset = "register_results";
        return take_in(where, choice);
    }
    std::optional<Outcome> outcome(const char* measure) {
        return store().read([&](Sql& sql) {
            return present_outcome(sql, {measure, "region_norrbotten", "main", Period::parse("2022"), Sex::T});
        });
    }
};

// VG-57
TEST_P(RegisterResultsTest, ComeInAsMeasuresWithSourcePeriodAndCoverage) {
    const auto report = read_in(
        "NKBC;operation_28_dagar;2022-12-31;region_norrbotten;17;30;92,5\n"
        "NKBC;annat;2022-12-31;region_norrbotten;1;30;10\n");
    ASSERT_TRUE(report) << report.error().message;
    const auto batches = batches_of(context("2023-02-01"), "register_results");
    ASSERT_TRUE(batches);
    ASSERT_EQ(batches->size(), 1U);
    EXPECT_EQ(batches->front().file, "nkbc.csv") << "where it came from";
    EXPECT_EQ(batches->front().last_day, parse_date("2022-12-31")) << "of which period";
    const auto computed =
        call("compute_measures",
             {{"measures", {"registerresultat_brosttider", "tackningsgrad_brosttider"}}, {"add", true}}, "2023-02-01");
    ASSERT_TRUE(computed) << computed.error().message;
    const auto result = outcome("registerresultat_brosttider");
    ASSERT_TRUE(result);
    EXPECT_EQ(result->origin, "computed");
    EXPECT_EQ(result->numerator, Decimal::from_whole(17));
    EXPECT_EQ(result->denominator, Decimal::from_whole(30));
    const auto coverage = outcome("tackningsgrad_brosttider");
    ASSERT_TRUE(coverage);
    EXPECT_EQ(coverage->value, Decimal::parse("92.5"));
}

// VG-57
TEST_P(RegisterResultsTest, CoverageAboveTheWholeIsNoCoverage) {
    const auto report = read_in(
        "NKBC;operation_28_dagar;2022-12-31;region_norrbotten;17;30;192\n"
        "NKBC;operation_28_dagar;2022-11-30;region_norrbotten;17;30;92\n");
    ASSERT_TRUE(report) << report.error().message;
    EXPECT_EQ(report->batch.rows_kept, 1);
    EXPECT_EQ(report->batch.rows_rejected, 1);
    ASSERT_EQ(report->first_faults.size(), 1U);
    EXPECT_EQ(report->first_faults[0].line, 2);
    EXPECT_NE(report->first_faults[0].message.find("100"), std::string::npos) << report->first_faults[0].message;
}

LEDSTANG_ON_BOTH_STORES(RegisterResultsTest);

}  // namespace
}  // namespace ledstang
