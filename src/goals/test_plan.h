// The example's plan, outcomes and comments in a fresh store, for the tests of goals.
#pragma once

#include "goals/goals.h"
#include "operations/test_operations.h"

namespace ledstang {

class GoalsTest : public OperationsTest {
 protected:
    static constexpr const char* part = "vo_inf_hud_reuma_lunga";

    GoalsTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_measures, offer_goals}) {}

    Result<Json> import_plan(const std::string& bytes, const char* name = "plan.json",
                             const std::map<std::string, std::string>& fields = {}) {
        return send("import_plan", name, bytes, fields);
    }
    void load_plan() {
        const auto report = import_plan(example("plan.json"));
        ASSERT_TRUE(report) << report.error().message;
        ASSERT_TRUE(report->at("applied").get<bool>()) << report->at("message");
    }
    void load_example() {
        load_plan();
        for (const std::string kind : {"outcomes", "comments"}) {
            const auto report = send("import_" + kind, kind + ".csv", example(kind + ".csv"));
            ASSERT_TRUE(report) << report.error().message;
            ASSERT_TRUE(report->at("applied").get<bool>()) << report->at("message");
        }
    }
    Json plan(const std::string& unit, const char* on = "2022-05-20", bool planned = false) {
        const auto read = call("get_plan", {{"unit", unit}, {"on", on}, {"planned", planned}});
        if (!read) throw std::runtime_error(read.error().message);
        return *read;
    }
    // Every element of a list in the plan's perspectives: "goals", "factors".
    static std::vector<Json> all(const Json& plan, const char* list) {
        std::vector<Json> elements;
        for (const auto& perspective : plan.at("perspectives"))
            for (const auto& element : perspective.at(list)) elements.push_back(element);
        return elements;
    }
    static std::vector<Json> measures(const Json& plan) {
        std::vector<Json> elements;
        for (const auto& factor : all(plan, "factors"))
            for (const auto& measure : factor.at("measures")) elements.push_back(measure);
        return elements;
    }
    static Json measure(const Json& plan, const std::string& id) {
        for (auto& item : measures(plan))
            if (item.at("measure").at("id") == id) return item;
        return {};
    }
    // The no-break spaces of print as plain ones.
    static std::string spaced(std::string printed) {
        for (std::size_t place; (place = printed.find("\u00a0")) != std::string::npos;) printed.replace(place, 2, " ");
        return printed;
    }
    std::string file(const std::string& unit, const char* format, const char* on = "2022-05-20") {
        const auto exported = call("export_plan", {{"unit", unit}, {"format", format}, {"on", on}});
        if (!exported) throw std::runtime_error(exported.error().message);
        return exported->at("bytes");
    }
};

}  // namespace ledstang
