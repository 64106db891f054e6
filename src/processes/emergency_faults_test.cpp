#include "processes/emergency_faults.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>

#include "event_logs/event_log_builder.h"

namespace ledstang {
namespace {

// Every way that 24 visits can lack one stamp, the other or both, or end before they begin, and all that is told of
// each. Whoever knows how it is told, and that it is told of one of these, is left with two values or more of each
// small number.
TEST(EmergencyFaults, LeaveNoSmallNumberToBeWorkedOut) {  // HA-33
    constexpr std::uint64_t visits = 24;
    EventLogBuilder builder;
    for (std::uint64_t visit = 0; visit < visits; ++visit)
        builder.add({.case_name = std::to_string(visit), .activity = "ankomst"});
    const EventLog log = std::move(builder).build().value();
    const ChosenCases cases(Selection(log), {}, {.limit = 5, .zero_is_shown = true, .smallest_denominator = 5});
    EmergencySettings settings;
    settings.stamps = {{"in", "In", {"ankomst"}}, {"out", "Ut", {"utskriven"}}};
    settings.intervals = {{"stay", "Tid", "in", "out", Decimal::from_whole(1), {}}};

    using Counts = std::array<std::uint64_t, 3>;  // without the first stamp, without the second, negative
    std::map<std::string, std::array<std::set<std::uint64_t>, 3>> values;
    std::map<std::string, std::set<Counts>> ways;
    for (std::uint64_t first = 0; first <= visits; ++first) {
        for (std::uint64_t second = 0; first + second <= visits; ++second) {
            for (std::uint64_t both = 0; first + second + both <= visits; ++both) {
                for (std::uint64_t negative = 0; first + second + both + negative <= visits; ++negative) {
                    const Counts counts{first + both, second + both, negative};
                    const std::uint64_t in_times = visits - first - second - both - negative;
                    std::string told = std::to_string(in_times);
                    for (const auto& fault : faults_told(settings, {counts[0], counts[1]}, {false, false},
                                                         {{0, 1, in_times, negative}}, cases))
                        told += "; " + fault.words;
                    ways[told].insert(counts);
                    for (std::size_t k = 0; k < counts.size(); ++k) values[told][k].insert(counts[k]);
                }
            }
        }
    }
    for (const auto& [told, all] : ways) {
        for (const auto& counts : all) {
            for (std::size_t k = 0; k < counts.size(); ++k) {
                if (!cases.is_small(counts[k])) continue;
                EXPECT_GT(values[told][k].size(), 1U) << told << ": " << counts[k];
            }
        }
    }
}

}  // namespace
}  // namespace ledstang
