// The example's units and measures in a fresh store, for the tests of outcomes. The plan itself belongs to goals, which
// measures may not use.
#pragma once

#include "measures/measures.h"
#include "operations/test_operations.h"

namespace ledstang {

class MeasuresTest : public OperationsTest {
 protected:
    MeasuresTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_measures}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        const Json plan = *parse_json(example("plan.json"));
        const auto written = store().write({"test", "load"}, [&](Transaction& transaction) -> Result<void> {
            for (const auto& unit : plan.at("organisation").at("units")) {
                UnitWish wish{unit.at("id"), unit.at("name"), unit.at("kind"), std::nullopt, {}, ""};
                if (!unit.at("parent").is_null()) wish.parent = unit.at("parent");
                if (auto applied = apply_unit(transaction, configuration, wish, *parse_date("2022-01-01")); !applied)
                    return refuse(applied.error());
            }
            for (const auto& item : plan.at("measures")) {
                Json definition;
                for (const char* field : {"id", "name", "level", "unit", "decimals", "direction", "sex_split"})
                    definition[field] = item.at(field);
                const auto measure = from_json<Measure>(definition);
                if (!measure) return refuse(measure.error());
                if (auto applied = apply_measure(transaction, configuration, *measure); !applied)
                    return refuse(applied.error());
            }
            return {};
        });
        ASSERT_TRUE(written) << written.error().message;
    }

    // The unit's outcomes of a period as "measure sex value flags", in the store's order.
    std::vector<std::string> outcomes(const char* unit, const char* period) {
        return store().read([&](Sql& sql) {
            std::vector<std::string> lines;
            for (const auto& outcome : outcomes_in(sql, unit, Period::parse(period)))
                lines.push_back(fmt::format("{} {} {}", outcome.measure, name_of(outcome.sex),
                                            outcome.value ? outcome.value->to_string() : "-"));
            return lines;
        });
    }
    std::optional<Outcome> outcome(const OutcomeKey& key) {
        return store().read([&](Sql& sql) -> std::optional<Outcome> {
            auto versions = outcome_versions(sql, key);
            if (versions.empty()) return std::nullopt;
            return std::move(versions.front());
        });
    }
    std::int64_t count(const std::string& table) {
        return store().read([&](Sql& sql) { return sql.value<std::int64_t>("select count(*) from " + table); });
    }
};

}  // namespace ledstang
