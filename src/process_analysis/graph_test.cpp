#include "process_analysis/graph.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "process_analysis/test_logs.h"

namespace ledstang {
namespace {

const GraphEdge& edge_in(const Graph& graph, const EventLog& log, std::string_view from, std::string_view to) {
    for (const auto& edge : graph.edges) {
        if (log.activities()[edge.from] == from && log.activities()[edge.to] == to) return edge;
    }
    ADD_FAILURE() << "no edge " << from << " → " << to;
    static const GraphEdge none;
    return none;
}

TEST(Graph, CountsEachActivity) {
    const auto log = emergency_log();
    const auto graph = graph_of(Selection(log));
    EXPECT_EQ(graph.cases, 6U);
    EXPECT_EQ(graph.events, 23U);
    EXPECT_EQ(graph.transitions, 17U);
    ASSERT_EQ(graph.nodes.size(), 5U);
    // Ankomst, Läkare and Triage have six events each: alike in order of name.
    const std::vector<std::string> names{"Ankomst", "Läkare", "Triage", "Hem", "Inlagd"};
    const std::vector<std::uint64_t> events{6, 6, 6, 3, 2};
    const std::vector<std::uint64_t> cases{6, 5, 6, 3, 2};
    const std::vector<std::uint64_t> starts{5, 0, 1, 0, 0};
    const std::vector<std::uint64_t> ends{0, 0, 1, 3, 2};
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(log.activities()[graph.nodes[i].activity], names[i]);
        EXPECT_EQ(graph.nodes[i].events, events[i]) << names[i];
        EXPECT_EQ(graph.nodes[i].cases, cases[i]) << names[i];
        EXPECT_EQ(graph.nodes[i].starts, starts[i]) << names[i];
        EXPECT_EQ(graph.nodes[i].ends, ends[i]) << names[i];
    }
}

TEST(Graph, GivesTheTimesOfAnEdge) {
    const auto log = emergency_log();
    const auto graph = graph_of(Selection(log));
    EXPECT_EQ(graph.edges.size(), 7U);
    // 10, 20, 10, 30 and 10 minutes.
    const auto& arrival = edge_in(graph, log, "Ankomst", "Triage");
    EXPECT_EQ(arrival.count, 5U);
    EXPECT_EQ(arrival.cases, 5U);
    EXPECT_DOUBLE_EQ(arrival.mean, 16 * 60);
    EXPECT_DOUBLE_EQ(arrival.median, 10 * 60);
    EXPECT_DOUBLE_EQ(arrival.least, 10 * 60);
    EXPECT_DOUBLE_EQ(arrival.most, 30 * 60);
    EXPECT_DOUBLE_EQ(arrival.sum, 80 * 60);
    // Deviations −6, 4, −6, 14, −6: squares 36 + 16 + 36 + 196 + 36 = 320, a quarter of it 80.
    EXPECT_DOUBLE_EQ(arrival.deviation.value(), std::sqrt(80.0) * 60);
    // 20, 60, 30 and 0 minutes: the mean of the two in the middle.
    EXPECT_DOUBLE_EQ(edge_in(graph, log, "Triage", "Läkare").median, 25 * 60);
    // Seen once: no standard deviation. C's two visits to a doctor are a loop.
    const auto& loop = edge_in(graph, log, "Läkare", "Läkare");
    EXPECT_EQ(loop.count, 1U);
    EXPECT_EQ(loop.deviation, std::nullopt);
    EXPECT_DOUBLE_EQ(loop.median, 3600);
}

TEST(Graph, MeasuresIntervalsFromCompletionToStart) {
    const auto log = log_of_lines({"A: Ankomst 0-5, Röntgen 10-40, Läkare 30-60"});
    const auto graph = graph_of(Selection(log));
    EXPECT_DOUBLE_EQ(edge_in(graph, log, "Ankomst", "Röntgen").median, 5 * 60);
    // The doctor begins before the X-ray is over: no time is lost.
    EXPECT_DOUBLE_EQ(edge_in(graph, log, "Röntgen", "Läkare").median, 0);
}

TEST(Graph, IsEmptyForNothing) {
    const auto graph = graph_of(Selection(EventLog()));
    EXPECT_TRUE(graph.nodes.empty());
    EXPECT_TRUE(graph.edges.empty());
    EXPECT_TRUE(edge_levels(graph).empty());
}

EventLog random_log(std::uint32_t cases, std::uint32_t activities, std::uint32_t seed) {
    std::mt19937 random(seed);
    EventLogBuilder builder;
    for (std::uint32_t c = 0; c < cases; ++c) {
        const auto name = "fall" + std::to_string(c);
        std::int64_t at = 0;
        const auto size = 1 + random() % 20;
        for (std::uint32_t i = 0; i < size; ++i) {
            // Some steps take no time, the others from a microsecond to months.
            if (random() % 4 != 0) at += static_cast<std::int64_t>(random()) << (random() % 12);
            // Most steps are of a few kinds, as in life.
            const auto activity = "steg" + std::to_string(random() % (random() % 50 == 0 ? activities : 20));
            builder.add({.case_name = name, .activity = activity, .complete = at, .start = {}, .resource = {}});
        }
    }
    return *std::move(builder).build();
}

struct PlainEdge {
    std::vector<std::int64_t> gaps;
    std::set<std::uint32_t> cases;
};
std::map<std::pair<std::uint32_t, std::uint32_t>, PlainEdge> plain_edges(const Selection& selection) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, PlainEdge> edges;
    const auto& log = selection.log();
    selection.for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin + 1; event < end; ++event) {
            auto& edge = edges[{log.activity()[event - 1], log.activity()[event]}];
            edge.gaps.push_back(log.complete()[event] - log.complete()[event - 1]);
            edge.cases.insert(index);
        }
    });
    return edges;
}

void expect_as_plain(const Graph& graph, const Selection& selection) {
    auto plain = plain_edges(selection);
    ASSERT_EQ(graph.edges.size(), plain.size());
    for (const auto& edge : graph.edges) {
        auto& [gaps, cases] = plain.at({edge.from, edge.to});
        std::ranges::sort(gaps);
        const auto middle = seconds(gaps[(gaps.size() - 1) / 2]) + seconds(gaps[gaps.size() / 2]);
        EXPECT_EQ(edge.count, gaps.size());
        EXPECT_EQ(edge.cases, cases.size());
        EXPECT_DOUBLE_EQ(edge.median, middle / 2);
        EXPECT_DOUBLE_EQ(edge.least, seconds(gaps.front()));
        EXPECT_DOUBLE_EQ(edge.most, seconds(gaps.back()));
        long double sum = 0;
        for (const auto gap : gaps) sum += static_cast<long double>(gap);
        EXPECT_DOUBLE_EQ(edge.sum, static_cast<double>(sum / 1e6L));
        const auto mean = sum / static_cast<long double>(gaps.size());
        long double squares = 0;
        for (const auto gap : gaps)
            squares += (static_cast<long double>(gap) - mean) * (static_cast<long double>(gap) - mean);
        if (gaps.size() > 1) {
            const auto deviation = std::sqrt(squares / static_cast<long double>(gaps.size() - 1)) / 1e6L;
            EXPECT_NEAR(edge.deviation.value(), static_cast<double>(deviation), static_cast<double>(deviation) * 1e-12);
        }
    }
}

void expect_nodes_as_plain(const Graph& graph, const Selection& selection) {
    struct Plain {
        std::uint64_t events = 0, starts = 0, ends = 0;
        std::set<std::uint32_t> cases;
    };
    std::map<std::uint32_t, Plain> plain;
    const auto activity = selection.log().activity();
    selection.for_each_case([&](std::uint32_t index, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin; event < end; ++event) {
            ++plain[activity[event]].events;
            plain[activity[event]].cases.insert(index);
        }
        ++plain[activity[begin]].starts;
        ++plain[activity[end - 1]].ends;
    });
    ASSERT_EQ(graph.nodes.size(), plain.size());
    for (const auto& node : graph.nodes) {
        const auto& one = plain.at(node.activity);
        EXPECT_TRUE(node.events == one.events && node.cases == one.cases.size() && node.starts == one.starts &&
                    node.ends == one.ends);
    }
}

void expect_same(const Graph& a, const Graph& b) {
    ASSERT_EQ(a.edges.size(), b.edges.size());
    for (std::size_t i = 0; i < a.edges.size(); ++i) {
        EXPECT_EQ(a.edges[i].from, b.edges[i].from);
        EXPECT_EQ(a.edges[i].to, b.edges[i].to);
        EXPECT_EQ(a.edges[i].mean, b.edges[i].mean);
        EXPECT_EQ(a.edges[i].median, b.edges[i].median);
        EXPECT_EQ(a.edges[i].deviation, b.edges[i].deviation);
    }
}

TEST(Graph, IsTheSameAsTheSimplestReckoningWhateverTheThreads) {
    // Few labels in a square table; so many that pairs are found by hashing, and more pairs than have a histogram.
    for (const std::uint32_t activities : {5U, 1500U}) {
        const Selection whole(random_log(20'000, activities, activities));
        ASSERT_GT(whole.event_count(), 150'000U);  // enough for three threads
        const auto graph = graph_of(whole, 1);
        EXPECT_TRUE(activities == 5 || graph.edges.size() > 4096);
        expect_as_plain(graph, whole);
        expect_same(graph, graph_of(whole, 2));
        expect_same(graph, graph_of(whole, 3));

        CaseSet some(whole.log().cases(), false);
        for (std::uint32_t c = 0; c < some.size(); c += c % 7 + 1) some.add(c);
        const Selection selection(whole.log(), some);
        expect_as_plain(graph_of(selection, 3), selection);
        // Few activities are counted by the bits of a word, many by themselves.
        expect_nodes_as_plain(graph_of(selection, 3), selection);
    }
}

TEST(Graph, MediansOfALargeLogAreExactWhetherItsSampleIsRightOrNot) {
    std::mt19937 random(3);
    EventLogBuilder builder;
    for (std::uint32_t c = 0; c < 90'000; ++c) {
        const auto number = builder.case_number(std::to_string(c));
        // The cases that a sample of eight in 256 takes are quick from B to C, and no others are.
        const bool deceives = c % 256 < 8;
        std::int64_t at = 0;
        for (int i = 0; i < 12; ++i) {
            const auto* name = i % 3 == 0 ? "A" : i % 3 == 1 ? "B" : "C";
            if (i % 3 == 1) at += static_cast<std::int64_t>(random() % 4) * a_minute;  // half of them ties
            if (i % 3 == 2) at += deceives ? a_second : a_minute + static_cast<std::int64_t>(random());
            if (i % 3 == 0) at += static_cast<std::int64_t>(random());
            builder.add(number, builder.activity_number(c % 9'000 == 5 && i == 11 ? "Sällan" : name), at, {}, absent);
        }
    }
    const Selection whole(*std::move(builder).build());
    ASSERT_GT(whole.event_count(), 1'000'000U);
    const auto graph = graph_of(whole, 2);
    EXPECT_EQ(graph.edges.size(), 4U);
    expect_as_plain(graph, whole);
    expect_same(graph, graph_of(whole, 1));
}

TEST(Graph, ShowsAnEdgesTimesAndWhoWaitedLongest) {
    const auto log = emergency_log();
    const auto detail = edge_detail(Selection(log), activity_in(log, "Ankomst"), activity_in(log, "Triage"), 2);
    EXPECT_EQ(detail.gaps.n, 5U);
    EXPECT_DOUBLE_EQ(detail.gaps.quantile(90), 26 * 60);  // 20 + 0.6 · 10 minutes
    ASSERT_EQ(detail.longest.size(), 2U);
    EXPECT_EQ(log.case_names()[detail.longest[0].in_case], "D");
    EXPECT_DOUBLE_EQ(detail.longest[0].seconds, 30 * 60);
    EXPECT_EQ(log.case_names()[detail.longest[1].in_case], "B");
}

TEST(EdgeLevels, KeepTheMapTogetherAndThenGoByFrequency) {
    const auto log = emergency_log();
    const auto graph = graph_of(Selection(log));
    const auto levels = edge_levels(graph);
    std::map<std::string, double> level;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        level[std::string(log.activities()[graph.edges[i].from]) + ">" +
              std::string(log.activities()[graph.edges[i].to])] = levels[i];
    }
    // The way that most take, and the only ways to where few end.
    EXPECT_EQ(level.at("Ankomst>Triage"), 0);
    EXPECT_EQ(level.at("Triage>Läkare"), 0);
    EXPECT_EQ(level.at("Läkare>Hem"), 0);
    EXPECT_EQ(level.at("Läkare>Inlagd"), 0);
    // Seen once each and not needed: Ankomst>Läkare, Läkare>Läkare, Triage>Ankomst, in order of name.
    EXPECT_DOUBLE_EQ(level.at("Ankomst>Läkare"), 1.0 / 3);
    EXPECT_DOUBLE_EQ(level.at("Läkare>Läkare"), 2.0 / 3);
    EXPECT_DOUBLE_EQ(level.at("Triage>Ankomst"), 1);
}

}  // namespace
}  // namespace ledstang
