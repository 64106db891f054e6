// A region, a division and a measure of readmissions in a fresh store, for the tests of interchange.
#pragma once

#include "interchange/interchange.h"
#include "measures/measures.h"
#include "operations/test_operations.h"

namespace ledstang {

class InterchangeTest : public OperationsTest {
 protected:
    static constexpr const char* measure = "aterinskrivning";

    InterchangeTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_measures, offer_interchange}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        done("create_unit",
             {{"id", region}, {"name", "Region Norrbotten"}, {"level", "region"}, {"from", "2010-01-01"}});
        done("create_unit", {{"id", division},
                             {"name", "Länssjukvård 2"},
                             {"level", "division"},
                             {"parent", region},
                             {"from", "2010-01-01"}});
        done("create_measure", {{"id", measure},
                                {"name", "Oplanerade återinskrivningar inom 30 dagar"},
                                {"level", "region"},
                                {"unit", "%"},
                                {"decimals", 1},
                                {"direction", "lower_is_better"},
                                {"sex_split", {"K", "M", "T"}},
                                {"follow_up", {"ÅR"}}});
    }
    Json done(const std::string& name, const Json& request) {
        const auto answer = call(name, request);
        EXPECT_TRUE(answer) << name << ": " << answer.error().message;
        return answer ? *answer : Json::object();
    }
    // "2022 T 14.5" at the region, with what the field `with` adds.
    void record(const char* unit, const char* period, const char* sex, double value, Json with = Json::object()) {
        with.update({{"unit", unit}, {"measure", measure}, {"period", period}, {"sex", sex}, {"value", value}});
        done("record_outcome", with);
    }
};

}  // namespace ledstang
