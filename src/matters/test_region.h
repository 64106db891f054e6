// The example's region for the tests of matters: its units, measures and plan in a fresh store, written without the
// goals module, which matters may not use. Perspectives and strategic goals stand in the region's plan, success factors
// and measures in the division's, so that what is inherited is tested too.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include <support/source_folder.h>
#include "described/json_read.h"
#include "exchange/table.h"
#include "matters/action_file.h"
#include "matters/read_actions.h"
#include "store/test_stores.h"

namespace ledstang {

inline std::optional<std::string> example_bytes(const std::string& name) {
    std::ifstream file(source_folder() + "/examples/norrbotten-2022/" + name, std::ios::binary);
    if (!file) return std::nullopt;
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}
inline std::optional<Table> example_table(const std::string& name) {
    const auto bytes = example_bytes(name);
    if (!bytes) return std::nullopt;
    auto table = read_table(name, *bytes);
    if (!table) throw std::runtime_error(table.error().message);
    return std::move(*table);
}

class MattersTest : public StoreTest {
 protected:
    static constexpr const char* division = "div_lanssjukvard_2";

    void SetUp() override {
        StoreTest::SetUp();
        if (IsSkipped()) return;
        auto loaded = load_configuration(source_folder() + "/config");
        ASSERT_TRUE(loaded) << loaded.error().message;
        configuration = std::move(*loaded);
        scope = organisation_scope();
        be("demo_controller", {"region_norrbotten"},
           {Permission::read, Permission::report, Permission::plan, Permission::administer});
        const auto written = store().write({"test", "load"}, [&](Transaction& transaction) -> Result<void> {
            load_region(transaction, *parse_json(*example_bytes("plan.json")));
            return {};
        });
        ASSERT_TRUE(written) << written.error().message;
    }

    void be(const std::string& person, std::vector<std::string> parts, std::set<Permission> permissions) {
        caller = Caller{person, person, "", "", std::move(permissions), std::move(parts)};
    }
    Context context(const char* today = "2022-05-20") {
        return {caller, store(), configuration, *scope, *parse_date(today), "test"};
    }

    // The file's report; the wish's unit and period are the example's.
    Result<ImportReport> import(const char* kind, const std::string& bytes, bool dry_run = false,
                                bool apply_valid = false) {
        ImportWish wish{{std::string(kind) + ".csv", "text/csv", bytes}, dry_run, apply_valid, division, "2022-T1"};
        auto now = context();
        return std::string(kind) == "actions" ? import_actions(now, wish) : import_action_targets(now, wish);
    }
    void import_example() {
        for (const char* kind : {"actions", "action_targets"}) {
            const auto report = import(kind, *example_bytes(std::string(kind) + ".csv"));
            ASSERT_TRUE(report) << report.error().message;
            ASSERT_TRUE(report->applied) << report->message;
        }
    }

    ActionList actions(const std::string& unit, const char* on) {
        return store().read([&](Sql& sql) {
            const auto organisation = read_organisation(sql, configuration, *parse_date(on));
            return read_actions(sql, configuration, organisation, unit, *parse_date(on));
        });
    }
    ActionDetail action(int number, const char* on = "2022-05-01") {
        return *store().read([&](Sql& sql) {
            const auto organisation = read_organisation(sql, configuration, *parse_date(on));
            return read_action(sql, configuration, organisation, matter_id(division, 2022, number), *parse_date(on));
        });
    }
    std::int64_t logged() {
        return store().read([](Sql& sql) { return sql.value<std::int64_t>("select count(*) from change_log"); });
    }

    Configuration configuration;
    std::unique_ptr<Scope> scope;
    Caller caller;

 private:
    void load_region(Transaction& transaction, const Json& plan) {
        Sql& sql = transaction.sql();
        for (const auto& unit : plan.at("organisation").at("units")) {
            UnitWish wish{unit.at("id"), unit.at("name"), unit.at("kind"), std::nullopt, {}, ""};
            if (!unit.at("parent").is_null()) wish.parent = unit.at("parent");
            const auto applied = apply_unit(transaction, configuration, wish, *parse_date("2022-01-01"));
            ASSERT_TRUE(applied) << applied.error().message;
        }
        const auto region = *unit_number(sql, "region_norrbotten");
        const auto own = *unit_number(sql, division);
        for (const auto unit : {region, own}) {
            sql.execute(
                "insert into plan_version (unit, number, name, state, valid_from, model_text, document) values (:unit, "
                "1, 'Plan 2022', 'in_force', '2022-01-01', '', '')",
                unit);
        }
        int position = 0;
        for (const auto& perspective : plan.at("perspectives")) {
            const std::string id = perspective.at("id");
            sql.execute(
                "insert into plan_perspective (unit, plan, id, position, name, in_report, description, note, version) "
                "values (:unit, 1, :id, :position, :name, 1, '', '', 1)",
                region, id, ++position, perspective.at("name").get<std::string>());
            for (const auto& goal : perspective.at("strategic_goals")) {
                sql.execute(
                    "insert into plan_goal (unit, plan, id, perspective, position, name, version) values (:unit, 1, "
                    ":id, :perspective, :position, :name, 1)",
                    region, goal.at("id").get<std::string>(), id, ++position, goal.at("name").get<std::string>());
            }
        }
        for (const auto& factor : plan.at("success_factors")) {
            sql.execute(
                "insert into plan_factor (unit, plan, id, perspective, position, name, source, note, version) values "
                "(:unit, 1, :id, :perspective, :position, :name, '{}', '', 1)",
                own, factor.at("id").get<std::string>(), factor.at("perspective").get<std::string>(), ++position,
                factor.at("name").get<std::string>());
        }
        int number = 0;
        for (const auto& measure : plan.at("measures")) {
            sql.execute("insert into measure (number, id, body, version) values (:number, :id, :body, 1)", ++number,
                        measure.at("id").get<std::string>(), Json{{"name", measure.at("name")}}.dump());
            sql.execute(
                "insert into plan_measure (unit, plan, measure, factor, target, version) values (:unit, 1, :measure, "
                ":factor, :target, 1)",
                own, number, measure.at("success_factor").get<std::string>(), measure.at("target").dump());
        }
    }
};

}  // namespace ledstang
