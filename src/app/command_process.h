// The commands under `ledstang process`, each of which reads a log and answers one question about it.
#pragma once

#include <fmt/format.h>

#include "app/command_line.h"
#include "app/process_logs.h"
#include "process_analysis/selection.h"

namespace ledstang {

// What the commands that look at a log have in common.
struct LogCommandWish {
    std::string log;
    std::string filter;  // a file with JSON, or the JSON itself
    std::string format;
};

// The LOGG and --filter; `formats` with the usual one first.
void add_log_options(CLI::App& command, LogCommandWish& wish, const std::vector<std::string>& formats);

// The log, and of its cases those that the filter lets pass. Refuses with `process.no_cases` when there are none.
Result<Selection> chosen_cases(const CommandLine& line, const LogCommandWish& wish);

// Lets the command do `work`, and tells when it refuses.
template <class Wish, class Work>
void choose_process_command(CLI::App* command, CommandLine& line, const std::shared_ptr<Wish>& wish, Work work) {
    command->callback([&line, wish, work] {
        line.chosen = [&line, wish, work] {
            const Result<std::string> out = work(line, *wish);
            if (!out) return tell(out.error());
            fmt::print("{}", *out);
            return ExitCode::done;
        };
    });
}

// The commands, by what they answer.
void offer_process_import(CLI::App& process, CommandLine& line);
void offer_process_stats(CLI::App& process, CommandLine& line);
void offer_process_figures(CLI::App& process, CommandLine& line);  // map, variants, leadtime
void offer_process_models(CLI::App& process, CommandLine& line);   // conform, discover

}  // namespace ledstang
