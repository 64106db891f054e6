// Measures the figures of a log against DuckDB's SQL on the same rows and against the least that any program must do, a
// bare loop over the columns, all in one run. docs/performance.md has what it gave.
//
//     process_bench FILE.loggfil [TIMES] [--without-duckdb]
#include <duckdb.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "event_logs/log_file.h"
#include "event_logs/variant_numbers.h"
#include "process_analysis/filter.h"
#include "process_analysis/graph.h"
#include "process_analysis/lead_time.h"
#include "process_analysis/log_statistics.h"
#include "process_analysis/variants.h"

namespace {

using namespace ledstang;
using Clock = std::chrono::steady_clock;

double peak_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

int times = 5;

// Of all threads together: what is left of a figure when others use the machine too.
double processor_milliseconds() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Took {
    double wall = 1e300;
    double processor = 1e300;
};

// The shortest of so many times, in milliseconds, with what it came to, so that nobody's work is left out.
Took measure(const std::string& name, const std::function<std::uint64_t()>& work) {
    Took shortest;
    std::uint64_t came_to = 0;
    for (int i = 0; i < times; ++i) {
        const auto from = Clock::now();
        const double processor = processor_milliseconds();
        came_to = work();
        shortest.wall = std::min(shortest.wall, std::chrono::duration<double, std::milli>(Clock::now() - from).count());
        shortest.processor = std::min(shortest.processor, processor_milliseconds() - processor);
    }
    fmt::print("{:<46} {:>9.1f} ms, {:>9.1f} of processors   ({}; peak {:.0f} MB)\n", name, shortest.wall,
               shortest.processor, came_to, peak_megabytes());
    std::fflush(stdout);
    return shortest;
}

// Counts and sums of every pair, nothing else: what a program in a hurry would write.
std::uint64_t bare_loop(const EventLog& log) {
    const auto activity = log.activity();
    const auto complete = log.complete();
    const auto begin = log.case_begin();
    const auto names = log.activities().size();
    std::vector<std::uint64_t> counts(names * names);
    std::vector<std::int64_t> sums(names * names);
    for (std::uint32_t one = 0; one < log.cases(); ++one) {
        for (auto event = begin[one] + 1; event < begin[one + 1]; ++event) {
            const auto pair = activity[event - 1] * names + activity[event];
            ++counts[pair];
            sums[pair] += complete[event] - complete[event - 1];
        }
    }
    return static_cast<std::uint64_t>(std::ranges::count_if(counts, [](auto count) { return count > 0; }));
}

// Counts, cases and medians of every pair, as plainly as they can be written: the gaps of each are gathered.
std::uint64_t plain_graph(const EventLog& log) {
    struct Pair {
        std::vector<std::int64_t> gaps;
        std::uint64_t cases = 0;
        std::uint32_t last_case = absent;
        double median = 0;
    };
    const auto activity = log.activity();
    const auto complete = log.complete();
    const auto begin = log.case_begin();
    const auto names = log.activities().size();
    std::vector<Pair> pairs(names * names);
    for (std::uint32_t one = 0; one < log.cases(); ++one) {
        for (auto event = begin[one] + 1; event < begin[one + 1]; ++event) {
            auto& pair = pairs[activity[event - 1] * names + activity[event]];
            pair.gaps.push_back(complete[event] - complete[event - 1]);
            pair.cases += pair.last_case != one ? 1 : 0;
            pair.last_case = one;
        }
    }
    std::uint64_t there = 0;
    for (auto& pair : pairs) {
        if (pair.gaps.empty()) continue;
        const auto middle = pair.gaps.begin() + static_cast<std::ptrdiff_t>(pair.gaps.size() / 2);
        std::nth_element(pair.gaps.begin(), middle, pair.gaps.end());
        const auto lower = pair.gaps.size() % 2 == 1 ? *middle : *std::max_element(pair.gaps.begin(), middle);
        pair.median = (static_cast<double>(lower) + static_cast<double>(*middle)) / 2e6;
        there += pair.median >= 0 ? 1 : 0;
    }
    return there;
}

class DuckDb {
 public:
    DuckDb() {
        check(duckdb_open(nullptr, &database_) == DuckDBSuccess);
        check(duckdb_connect(database_, &connection_) == DuckDBSuccess);
    }
    DuckDb(const DuckDb&) = delete;
    DuckDb& operator=(const DuckDb&) = delete;
    ~DuckDb() {
        duckdb_disconnect(&connection_);
        duckdb_close(&database_);
    }
    // The number of rows that the query gives.
    std::uint64_t run(const char* sql) {
        duckdb_result result;
        if (duckdb_query(connection_, sql, &result) != DuckDBSuccess) {
            const std::string error = duckdb_result_error(&result);
            duckdb_destroy_result(&result);
            throw std::runtime_error(error);
        }
        const auto rows = duckdb_row_count(&result);
        duckdb_destroy_result(&result);
        return rows;
    }
    // Numbers for cases and activities, so that it compares no texts either; microseconds; the place in the case's
    // order.
    void load(const EventLog& log) {
        run("CREATE TABLE events (case_id UINTEGER, activity UINTEGER, instant BIGINT, position UINTEGER)");
        duckdb_appender appender = nullptr;
        check(duckdb_appender_create(connection_, nullptr, "events", &appender) == DuckDBSuccess);
        for (std::uint32_t one = 0; one < log.cases(); ++one) {
            for (auto event = log.case_begin()[one]; event < log.case_begin()[one + 1]; ++event) {
                duckdb_append_uint32(appender, one);
                duckdb_append_uint32(appender, log.activity()[event]);
                duckdb_append_int64(appender, log.complete()[event]);
                duckdb_append_uint32(appender, static_cast<std::uint32_t>(event));
                check(duckdb_appender_end_row(appender) == DuckDBSuccess);
            }
        }
        check(duckdb_appender_destroy(&appender) == DuckDBSuccess);
    }

 private:
    static void check(bool well) {
        if (!well) throw std::runtime_error("DuckDB does not work here");
    }
    duckdb_database database_ = nullptr;
    duckdb_connection connection_ = nullptr;
};

constexpr const char* graph_sql =
    "SELECT a, b, count(*), count(DISTINCT case_id), avg(gap), median(gap), min(gap), max(gap), sum(gap), "
    "stddev_samp(gap) FROM (SELECT case_id, lag(activity) OVER w AS a, activity AS b, instant - lag(instant) OVER w AS "
    "gap "
    "FROM events WINDOW w AS (PARTITION BY case_id ORDER BY instant, position)) WHERE a IS NOT NULL GROUP BY a, b";
// Without the cases of an edge, which count(DISTINCT) makes dear.
constexpr const char* smaller_graph_sql =
    "SELECT a, b, count(*), avg(gap), median(gap) FROM (SELECT lag(activity) OVER w AS a, activity AS b, "
    "instant - lag(instant) OVER w AS gap FROM events WINDOW w AS (PARTITION BY case_id ORDER BY instant, position)) "
    "WHERE a IS NOT NULL GROUP BY a, b";
constexpr const char* variants_sql =
    "SELECT path, count(*) FROM (SELECT case_id, list(activity ORDER BY instant, position) AS path FROM events "
    "GROUP BY case_id) GROUP BY path ORDER BY 2 DESC, 1";
std::string filter_sql(std::uint32_t activity) {
    return fmt::format(
        "SELECT count(*), count(DISTINCT case_id) FROM events WHERE case_id IN (SELECT case_id FROM events WHERE "
        "activity "
        "= {})",
        activity);
}

void ratio(const char* what, const Took& theirs, const Took& ours) {
    fmt::print("{:<46} {:>9.1f} times, {:>9.1f} of processors\n", what, theirs.wall / ours.wall,
               theirs.processor / ours.processor);
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) {
        fmt::print(stderr, "process_bench FILE.loggfil [TIMES] [--without-duckdb]\n");
        return 2;
    }
    if (count > 2) times = std::max(1, std::atoi(words[2]));
    const bool duckdb = count < 4 || std::string(words[3]) != "--without-duckdb";
    const auto opened = open_event_log(words[1]);
    if (!opened || !verify_event_log(*opened)) {
        fmt::print(stderr, "{}: no log\n", words[1]);
        return 1;
    }
    const EventLog& log = *opened;
    const Selection whole(log);
    fmt::print("{} events, {} cases, {} activities; the shortest of {} times\n", log.events(), log.cases(),
               log.activities().size(), times);

    const Took bare = measure("bare loop: counts and sums, one thread", [&] { return bare_loop(log); });
    const Took plain = measure("bare loop: counts, cases, medians, one thread", [&] { return plain_graph(log); });
    const Took graph1 = measure("graph, all figures, one thread", [&] { return graph_of(whole, 1).edges.size(); });
    const Took graph = measure("graph, all figures", [&] { return graph_of(whole).edges.size(); });
    measure("the nodes alone", [&] { return activities_of(whole).size(); });
    measure("variants of the log, when its file is made",
            [&] { return std::uint64_t{std::ranges::max(variant_numbers(log).values())} + 1; });
    const Took variants = measure("variants", [&] { return variants_of(whole).list.size(); });
    // An activity that some cases have and others lack: the one nearest to half.
    std::string some;
    std::uint64_t nearest = ~std::uint64_t{0};
    for (const auto& node : activities_of(whole)) {
        const auto distance =
            node.cases * 2 > log.cases() ? node.cases * 2 - log.cases() : log.cases() - node.cases * 2;
        if (distance >= nearest) continue;
        nearest = distance;
        some = log.activities()[node.activity];
    }
    const Filter filter{Contains{{some}}};
    const Took filtering =
        measure("filter: contains an activity", [&] { return filtered(whole, filter)->case_count(); });
    measure("filter, and the graph of what is left", [&] { return graph_of(*filtered(whole, filter)).transitions; });
    const ActivitySet from(log, std::vector<std::string>{std::string(log.activities()[0])});
    const ActivitySet to(log, std::vector<std::string>{some});
    measure("lead time with quantiles", [&] { return lead_time(whole, {from, to, 3600}).first_to_next.seconds.n; });
    measure("all of process stats", [&] { return log_statistics(whole, "").variants; });
    ratio("graph against the bare loop, one thread", graph1, bare);
    ratio("graph against the bare loop", graph, bare);
    ratio("graph against the one with medians, one thread", graph1, plain);
    ratio("graph against the one with medians", graph, plain);
    if (!duckdb) return 0;

    DuckDb other;
    other.load(log);
    times = 1;  // its own seconds vary little
    const Took their_graph = measure("DuckDB: graph, all figures", [&] { return other.run(graph_sql); });
    const Took their_smaller =
        measure("DuckDB: graph, counts, means and medians", [&] { return other.run(smaller_graph_sql); });
    const Took their_variants = measure("DuckDB: variants", [&] { return other.run(variants_sql); });
    const Took their_filter =
        measure("DuckDB: filter", [&] { return other.run(filter_sql(*log.activities().find(some)).c_str()); });
    ratio("DuckDB: graph, all figures", their_graph, graph);
    ratio("DuckDB: graph, counts, means and medians", their_smaller, graph);
    ratio("DuckDB: variants", their_variants, variants);
    ratio("DuckDB: filter", their_filter, filtering);
    return 0;
}
