#include "processes/flow_table.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "event_logs/event_log_builder.h"
#include "masking/test_attack.h"

namespace ledstang {
namespace {

constexpr std::int64_t limit = 5;
constexpr MaskingRule rule{.limit = limit, .zero_is_shown = true, .smallest_denominator = limit};

// The units that each patient has been at, one after another, and the level of each unit; 0 is outside.
struct Region {
    std::vector<std::uint32_t> level_of{0};  // by unit
    std::uint32_t levels = 1;                // with outside
    std::vector<std::vector<std::uint32_t>> ways;
};

Region random_region(std::mt19937& chance) {
    Region region;
    region.levels = 3 + chance() % 2;
    const std::uint32_t units = region.levels - 1 + chance() % 4;
    for (std::uint32_t unit = 1; unit <= units; ++unit) region.level_of.push_back(1 + (unit - 1) % (region.levels - 1));
    // Most take one of a few ways, some their own; a few have been nowhere that is known.
    std::vector<std::vector<std::uint32_t>> usual(1 + chance() % 3);
    const auto random_way = [&] {
        std::vector<std::uint32_t> way(1 + chance() % 5);
        for (auto& unit : way) unit = 1 + chance() % units;
        return way;
    };
    for (auto& way : usual) way = random_way();
    const std::size_t patients = 8 + chance() % 60;
    for (std::size_t patient = 0; patient < patients; ++patient) {
        const auto kind = chance() % 20;
        region.ways.push_back(kind == 0                   ? std::vector<std::uint32_t>{}
                              : kind < 3 + (patients % 9) ? random_way()
                                                          : usual[chance() % usual.size()]);
    }
    return region;
}

struct Counted {
    FlowTable units, levels;
    bool safe = false;
};

Counted counted(const Region& region) {
    EventLogBuilder builder;
    std::vector<std::uint32_t> unit, level;
    for (std::size_t patient = 0; patient < region.ways.size(); ++patient) {
        auto way = region.ways[patient];
        way.insert(way.begin(), 0);
        std::int64_t time = 0;
        for (const auto at : way) {
            builder.add({.case_name = std::to_string(patient), .activity = "a", .complete = ++time});
            unit.push_back(at);
            level.push_back(region.level_of[at]);
        }
    }
    const Selection selection(std::move(builder).build().value());
    Counted counted{FlowTable(selection, unit, region.level_of.size()), FlowTable(selection, level, region.levels)};
    std::vector<std::uint32_t> same(region.level_of.size());
    std::iota(same.begin(), same.end(), 0U);
    const std::vector<AskedFlows> asked{{counted.units, same}, {counted.levels, region.level_of}};
    counted.safe = withhold_flows(FlowTable(counted.units), asked, static_cast<std::int64_t>(region.ways.size()), rule);
    return counted;
}

// What a reader of both tables knows, put down without the help of what is attacked.
struct Reader {
    AttackedTable table;
    std::vector<bool> withheld;
    std::vector<std::int64_t> patients;

    std::size_t put(const FlowCount& count) {
        table.counts.push_back(count.times);
        withheld.push_back(count.withheld);
        patients.push_back(count.patients);
        return withheld.size() - 1;
    }
    // The cells of the moves. Each place is left as often as somebody comes to it; all who are anywhere go outside.
    std::vector<std::size_t> put(const FlowTable& flows) {
        std::vector<std::size_t> moves;
        const auto size = flows.places();
        for (std::size_t from = 0; from < size; ++from) {
            for (std::size_t to = 0; to < size; ++to) moves.push_back(put(flows.move(from, to)));
        }
        for (std::size_t place = 0; place < size; ++place) {
            MaskingSum out{put(flows.stay(place)), {}}, in{out.total, {}};
            for (std::size_t other = 0; other < size; ++other) {
                out.parts.push_back(moves[place * size + other]);
                in.parts.push_back(moves[other * size + place]);
            }
            table.sums.push_back(out);
            table.sums.push_back(in);
        }
        return moves;
    }
    void put(const Region& region, const Counted& counted) {
        const auto units = put(counted.units), levels = put(counted.levels);
        // All patients are known: those who have been somewhere, and the others.
        const auto& anywhere = counted.units.stay(0);
        const auto all = static_cast<std::int64_t>(region.ways.size());
        const auto nowhere = all - anywhere.times;
        const auto total = put({all, all, false});
        const auto somewhere = put(anywhere);
        table.sums.push_back({total, {somewhere, put({nowhere, nowhere, anywhere.withheld && nowhere > 0})}});
        const auto size = region.level_of.size();
        table.sums.push_back(
            {somewhere, std::vector<std::size_t>(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(size))});
        for (std::size_t cell = 0; cell < levels.size(); ++cell) {
            if (cell % (region.levels + 1) == 0) continue;  // from a level to itself is no move
            MaskingSum sum{levels[cell], {}};
            for (std::size_t from = 0; from < size; ++from) {
                for (std::size_t to = 0; to < size; ++to) {
                    if (region.level_of[from] * region.levels + region.level_of[to] == cell)
                        sum.parts.push_back(units[from * size + to]);
                }
            }
            table.sums.push_back(sum);
        }
    }
};

TEST(FlowTable, CountsMovesAndPatientsAndWhoIsOutside) {  // NB-70
    // Ten go from 1 to 2, one of them back and there again, and one has been nowhere.
    Region region{{0, 1, 2}, 3, std::vector<std::vector<std::uint32_t>>(10, {1, 1, 2})};
    region.ways[0] = {1, 2, 1, 2};
    region.ways.emplace_back();
    const auto [units, levels, safe] = counted(region);
    EXPECT_TRUE(safe);
    EXPECT_EQ(units.move(1, 2).times, 11);
    EXPECT_EQ(units.move(1, 2).patients, 10);
    EXPECT_EQ(units.move(2, 1).times, 1);
    EXPECT_EQ(units.move(0, 1).times, 10);
    EXPECT_EQ(units.move(2, 0).times, 10);
    EXPECT_EQ(units.stay(1).times, 11);
    EXPECT_EQ(units.stay(1).patients, 10);
    EXPECT_TRUE(units.move(2, 1).withheld);
    EXPECT_TRUE(units.stay(1).withheld || units.move(0, 1).withheld) << "11 less 10 is the one who comes back";
}

// Random regions with few and many small numbers. Somebody who reads both tables, knows what adds up to what and that
// no number is below zero, finds no small one, and leaves none fewer values than the limit.
TEST(FlowTable, TellsNoSmallNumberOfEitherTable) {  // NB-70
    constexpr int regions = 400;
    std::mt19937 chance(11);
    int unsafe = 0, leaking = 0;
    std::size_t told = 0, others = 0, small = 0;
    for (int k = 0; k < regions; ++k) {
        const auto region = random_region(chance);
        const auto tables = counted(region);
        if (!tables.safe) {
            ++unsafe;
            continue;
        }
        Reader reader;
        reader.put(region, tables);
        ASSERT_EQ(small_counts_found(reader.table, reader.withheld, limit), 0U) << "region " << k;
        std::vector<bool> one_by_one;
        for (std::size_t cell = 0; cell < reader.withheld.size(); ++cell) {
            one_by_one.push_back(reader.patients[cell] > 0 && reader.patients[cell] < limit);
            ASSERT_TRUE(reader.withheld[cell] || !one_by_one[cell]);
            small += one_by_one[cell] ? 1 : 0;
            others += reader.withheld[cell] && !one_by_one[cell] ? 1 : 0;
            told += !reader.withheld[cell] && reader.patients[cell] > 0 ? 1 : 0;
        }
        leaking += small_counts_found(reader.table, one_by_one, limit) > 0 ? 1 : 0;
    }
    EXPECT_LE(unsafe, regions / 50) << "nothing is told of these";
    EXPECT_GE(leaking, regions / 2) << "were the small ones alone withheld";
    EXPECT_GT(told, 0U);
    RecordProperty("unsafe", unsafe);
    RecordProperty("leaking", leaking);
    RecordProperty("small", static_cast<int>(small));
    RecordProperty("others", static_cast<int>(others));
    RecordProperty("told", static_cast<int>(told));
}

}  // namespace
}  // namespace ledstang
