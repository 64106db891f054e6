// The example with a round in it, for the tests of rounds.
#pragma once

#include "goals/goals.h"
#include "matters/matters.h"
#include "operations/test_operations.h"
#include "reports/reports.h"
#include "rounds/rounds.h"

namespace ledstang {

class RoundsTest : public OperationsTest {
 protected:
    static constexpr const char* part = "vo_ortopedi";
    static constexpr const char* period = "2022-T1";

    RoundsTest()
        : OperationsTest(organisation_scope(), {offer_organisation, offer_measures, offer_goals, offer_matters,
                                                offer_reports, offer_calendar, offer_rounds}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        load("import_plan", "plan.json");
        for (const std::string kind : {"outcomes", "comments", "actions", "action_targets", "production"})
            load("import_" + kind, kind + ".csv");
    }
    void load(const std::string& operation, const std::string& file) {
        const auto report = send(operation, file, example(file));
        ASSERT_TRUE(report) << report.error().message;
        ASSERT_TRUE(report->at("applied").get<bool>()) << report->at("message");
    }

    Json round(const std::string& unit = part, const char* today = "2022-05-20") {
        const auto answer = call("get_round", {{"unit", unit}, {"period", period}}, today);
        if (!answer) throw std::runtime_error(answer.error().message);
        return *answer;
    }
    // A step with the version that is there; the refusal's code, or the round's new state.
    std::string take(const std::string& step, const std::string& unit = part, const std::string& text = "",
                     const Json& questions = Json::array()) {
        const auto answer = call(step + "_round", {{"unit", unit},
                                                   {"period", period},
                                                   {"version", round(unit).at("version")},
                                                   {"text", text},
                                                   {"questions", questions}});
        return answer ? answer->at("state").get<std::string>() : answer.error().code;
    }
    Json row(const std::string& unit, const std::string& measure, const std::string& sex, const Json& value,
             const Json& version = nullptr) {
        Json wish = {{"unit", unit}, {"measure", measure}, {"period", period}, {"sex", sex}};
        if (value.is_null()) {
            wish["missing_reason"] = "Systemet kan inte dela upp på kön";
        } else {
            wish["value"] = value;
        }
        if (!version.is_null()) wish["version"] = version;
        return wish;
    }
    // Every row that the unit lacks, with a reason why there is no value.
    void fill(const std::string& unit = part) {
        const Json before = round(unit);
        for (const auto& missing : before.at("missing")) {
            const auto answer = call("record_outcome", row(unit, missing.at("measure"), missing.at("sex"), nullptr));
            ASSERT_TRUE(answer) << answer.error().message;
        }
    }
};

}  // namespace ledstang
