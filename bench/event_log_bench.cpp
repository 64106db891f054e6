// Makes logs of any size, and measures how logs are read. docs/performance.md has what it gave.
//
//     event_log_bench generate 1000000 FILE.xes|FILE.xes.gz|FILE.csv|FILE.loggfil [--attributes]
//     event_log_bench read FILE [TIMES]       the shortest time of so many, and the most memory
//     event_log_bench open FILE.loggfil       opening, and the check of all columns
#include <fmt/format.h>
#include <fmt/os.h>
#include <sys/resource.h>
#include <time.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

#include "event_logs/instant.h"
#include "event_logs/log_file.h"
#include "event_logs/read_log.h"
#include "event_logs/xes_writer.h"
#include "generated_log.h"

namespace {

using namespace ledstang;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point from) {
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

// Of this thread, which parses while another one reads and unpacks: about what it takes on a machine that is idle.
double thread_milliseconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double peak_megabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void write_csv(const EventLog& log, const std::filesystem::path& file) {
    auto out = fmt::output_file(file.string());
    out.print("case_id,activity,timestamp,resource\n");
    for (std::uint32_t one = 0; one < log.cases(); ++one) {
        for (auto event = log.case_begin()[one]; event < log.case_begin()[one + 1]; ++event) {
            out.print("{},{},{},{}\n", log.case_names()[one], log.activities()[log.activity()[event]],
                      instant_text(log.complete()[event]), log.resources()[log.resource()[event]]);
        }
    }
}

int generate(std::uint64_t events, const std::filesystem::path& file, bool attributes) {
    const EventLog log = generated_log(events, attributes);
    if (file.extension() == ".csv") {
        write_csv(log, file);
    } else if (file.extension() == ".loggfil") {
        write_event_log(log, file);
    } else {
        write_xes(log, file);
    }
    fmt::print("{} events, {} cases, {:.1f} MB\n", log.events(), log.cases(),
               static_cast<double>(std::filesystem::file_size(file)) / 1e6);
    return 0;
}

int read(const std::filesystem::path& file, int times) {
    double shortest = 0;
    double least = 0;
    std::uint64_t events = 0;
    for (int i = 0; i < times; ++i) {
        const auto from = Clock::now();
        const double before = thread_milliseconds();
        const auto log = read_log(file);
        const double took = milliseconds_since(from);
        const double parsing = thread_milliseconds() - before;
        if (!log) {
            fmt::print("{}\n", log.error().message);
            return 1;
        }
        events = log->log.events();
        if (i == 0 || took < shortest) shortest = took;
        if (i == 0 || parsing < least) least = parsing;
    }
    fmt::print("{} events read in {:.0f} ms, {:.0f} ms of processor time in the parsing thread, peak {:.0f} MB\n",
               events, shortest, least, peak_megabytes());
    return 0;
}

int open(const std::filesystem::path& file) {
    auto from = Clock::now();
    const auto log = open_event_log(file);
    const double opened = milliseconds_since(from);
    if (!log) {
        fmt::print("{}\n", log.error().message);
        return 1;
    }
    from = Clock::now();
    const auto verified = verify_event_log(*log);
    const double checked = milliseconds_since(from);
    if (!verified) {
        fmt::print("{}\n", verified.error().message);
        return 1;
    }
    const double fixed = static_cast<double>(log->activity().size_bytes() + log->complete().size_bytes() +
                                             log->resource().size_bytes() + log->case_begin().size_bytes() +
                                             log->case_names().bytes().size() + log->case_names().ends().size());
    fmt::print(
        "{} events opened in {:.3f} ms, checked in {:.1f} ms; case, activity, time and resource take {:.1f} bytes an "
        "event\n",
        log->events(), opened, checked, fixed / static_cast<double>(log->events()));
    return 0;
}

}  // namespace

int main(int count, char** words) {
    const std::string what = count > 2 ? words[1] : "";
    if (what == "generate" && count > 3) {
        return generate(std::strtoull(words[2], nullptr, 10), words[3],
                        count > 4 && std::strcmp(words[4], "--attributes") == 0);
    }
    if (what == "read") return read(words[2], count > 3 ? std::atoi(words[3]) : 1);
    if (what == "open") return open(words[2]);
    fmt::print(stderr, "event_log_bench generate EVENTS FILE [--attributes] | read FILE [TIMES] | open FILE\n");
    return 2;
}
