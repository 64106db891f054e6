#include <fstream>
#include <thread>

#include "processes/test_processes.h"
#include "warehouse/region_warehouse.h"

namespace ledstang {
namespace {

// A log of the warehouse whose column file comes to harm.
class LogMadeAnewTest : public ProcessesTest {
 protected:
    // Forty cases of two events, one patient's number among the names of cases.
    void deliver(int cases) {
        const auto warehouse = open_region_warehouse(folder(), WarehouseAccess::write);
        ASSERT_TRUE(warehouse);
        (*warehouse)->execute({"DROP TABLE IF EXISTS process_events", {}});
        (*warehouse)
            ->execute(
                {fmt::format(
                     "CREATE TABLE process_events AS SELECT CASE WHEN i = 0 THEN '19121212-1212' ELSE 'F' || i END "
                     "AS arende, '{}' AS process, step AS handelse, DATE '2022-01-03' + CAST(i + days AS INTEGER) "
                     "AS handelsedatum, '08:00' AS klockslag, '{}' AS enhet, 'K' AS kon, CAST(50 AS BIGINT) AS "
                     "alder, CAST(NULL AS VARCHAR) AS utfall, CAST(1 AS BIGINT) AS batch_id, CAST(i * 2 AS BIGINT) "
                     "AS row_number FROM range({}) AS cases(i), (VALUES ('remiss', 0), ('besok', 7)) AS "
                     "steps(step, days)",
                     process, clinic, cases),
                 {}});
    }
    std::filesystem::path file() const { return folder() / "processes" / (std::string(process) + ".loggfil"); }
    std::string content() const {
        std::ifstream in(file(), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void put(const std::string& bytes) const { std::ofstream(file(), std::ios::binary) << bytes; }
    Json map() { return done("get_process_map", {{"process", process}}); }
    std::int64_t told_of() {
        return store().read([](Sql& sql) {
            return *sql.row<std::int64_t>("select count(*) from change_log where entity = :entity",
                                          std::string("process_log"));
        });
    }
};
LEDSTANG_ON_BOTH_STORES(LogMadeAnewTest);

TEST_P(LogMadeAnewTest, LeavesNoEventOutInSilence) {
    be_reader("asa");
    deliver(40);
    const auto set_clock = [&](const std::string& clock, int row) {
        const auto warehouse = open_region_warehouse(folder(), WarehouseAccess::write);
        ASSERT_TRUE(warehouse);
        (*warehouse)
            ->execute({"UPDATE process_events SET klockslag = '" + clock +
                           "' WHERE row_number = " + std::to_string(row) + " AND handelse = 'remiss'",
                       {}});
    };
    set_clock("8:15", 2);
    set_clock("08.15", 4);
    set_clock("vid åtta", 6);
    const Json report = done("fetch_process_log", {{"process", process}});
    EXPECT_EQ(report.at("events"), 79);
    EXPECT_EQ(report.at("left_out"), 1) << "the one whose time is no time";
}

TEST_P(LogMadeAnewTest, WhenItsFileIsGoneCutOrChanged) {
    be_reader("asa");
    deliver(40);
    EXPECT_EQ(done("fetch_process_log", {{"process", process}}).at("cases"), 40);
    const Json before = map();
    EXPECT_EQ(before.at("cases"), 40);
    const std::string whole = content();
    ASSERT_EQ(whole.find("1212-1212"), std::string::npos);

    be_reader("bo");  // who may read, and could not have fetched it
    std::filesystem::remove(file());
    EXPECT_EQ(map(), before);
    EXPECT_EQ(content(), whole) << "gone; made anew it is the same, with the same pseudonyms";
    put(whole.substr(0, whole.size() / 2));
    EXPECT_EQ(map(), before);
    EXPECT_EQ(content(), whole) << "cut in half";
    // The second of the columns, whose place stands in the directory: the activities.
    std::uint64_t offset = 0;
    std::memcpy(&offset, whole.data() + 64 + 48 + 16, sizeof offset);
    std::string changed = whole;
    changed.at(offset) = static_cast<char>(changed.at(offset) ^ 1);
    put(changed);
    EXPECT_EQ(map(), before);
    EXPECT_EQ(content(), whole) << "a byte changed in a column";
    std::string other = whole;
    other.at(8) = 99;
    put(other);
    EXPECT_EQ(map(), before);
    EXPECT_EQ(content(), whole) << "of another version";

    EXPECT_EQ(told_of(), 5) << "fetched once, made anew four times";
    EXPECT_EQ(done("get_process_log", {{"process", process}}).at("person"), "asa") << "who fetched it";
}

TEST_P(LogMadeAnewTest, OnceHoweverManyAsk) {
    be_reader("asa");
    deliver(40);
    done("fetch_process_log", {{"process", process}});
    std::filesystem::remove(file());
    std::vector<std::optional<Result<Json>>> answers(4);
    {
        std::vector<std::jthread> askers;
        for (auto& answer : answers)
            askers.emplace_back([&] { answer = call("get_process_map", {{"process", process}}); });
    }
    for (const auto& answer : answers) {
        ASSERT_TRUE(*answer) << answer->error().message;
        EXPECT_EQ((*answer)->at("cases"), 40);
    }
    EXPECT_EQ(told_of(), 2) << "fetched once, made anew once";
}

TEST_P(LogMadeAnewTest, OfWhatTheWarehouseHasNow) {
    be_reader("asa");
    deliver(40);
    done("fetch_process_log", {{"process", process}});
    deliver(50);
    EXPECT_EQ(map().at("cases"), 40) << "a log is fetched when somebody asks for it";
    std::filesystem::remove(file());
    EXPECT_EQ(map().at("cases"), 50);
    EXPECT_EQ(done("get_process_log", {{"process", process}}).at("cases"), 50) << "and the store knows";
    deliver(0);
    std::filesystem::remove(file());
    EXPECT_EQ(refused("get_process_map", {{"process", process}}), "process.no_events");
}

}  // namespace
}  // namespace ledstang
