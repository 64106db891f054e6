// What the commands share: how they end, where they find the data, how they tell what is wrong.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>

#include "app/callers.h"
#include "app/installation.h"

namespace ledstang {

// The program's exit codes, as `ledstang --help` and the handbook tell them.
enum class ExitCode { done = 0, internal = 1, usage = 2, refused = 3, damaged = 4 };

// The message on standard error, after it every fault with its place. Returns the exit code for it.
ExitCode tell(const Refusal& refusal);
// "outcomes.csv:12:3: reason (code)"
std::string fault_line(const Fault& fault);

// What every command is given. It remembers the wishes that CLI11 fills in, and which command was chosen.
class CommandLine {
 public:
    std::string data;                     // --data
    std::vector<std::string> call_words;  // what stands after `call`
    std::function<ExitCode()> chosen;     // set by the command that was given

    // The installation of the data folder that the wishes point out.
    Result<std::unique_ptr<Installation>> open() const;
};

// The installation as whoever runs the program sees it: everything is permitted, everywhere.
class LocalSession {
 public:
    explicit LocalSession(Installation& installation);
    Result<Answer> run(const Operation& operation, const Arguments& arguments);
    // Throws std::logic_error when no module offers an operation of that name.
    Result<Answer> run(std::string_view operation, const Arguments& arguments);
    // The answer as the struct that it was made from.
    template <class Reply>
    Result<Reply> ask(std::string_view operation, const Arguments& arguments) {
        const auto answer = run(operation, arguments);
        if (!answer) return refuse(answer.error());
        return from_json_text<Reply>(answer->json);
    }
    // For what a module offers beside its operations; `operation` is what the change log calls it.
    Context context(std::string operation);
    Installation& installation() { return installation_; }
    Store& store() { return *installation_.store; }

 private:
    Installation& installation_;
    const Caller caller_;
    const std::unique_ptr<Scope> scope_;
};

// Opens the installation and does the work with it; a refusal of either is told.
ExitCode with_installation(const CommandLine& line, const std::function<Result<ExitCode>(LocalSession&)>& work);

// Texts that --help shows after the options.
std::string examples(const std::string& lines);

// The commands, one file each.
void offer_init(CLI::App& program, CommandLine& line);
void offer_serve(CLI::App& program, CommandLine& line);
void offer_import(CLI::App& program, CommandLine& line);
void offer_dataset(CLI::App& program, CommandLine& line);
void offer_warehouse(CLI::App& program, CommandLine& line);
void offer_scorecard(CLI::App& program, CommandLine& line);
void offer_actions(CLI::App& program, CommandLine& line);
void offer_export(CLI::App& program, CommandLine& line);
void offer_report(CLI::App& program, CommandLine& line);
void offer_measure(CLI::App& program, CommandLine& line);  // measure, compute, series
void offer_call(CLI::App& program, CommandLine& line);
void offer_account(CLI::App& program, CommandLine& line);
void offer_remind(CLI::App& program, CommandLine& line);
void offer_spc(CLI::App& program, CommandLine& line);
void offer_process(CLI::App& program, CommandLine& line);         // process import, stats, map, variants, leadtime
void offer_store_commands(CLI::App& program, CommandLine& line);  // verify, backup, restore
void offer_describing(CLI::App& program, CommandLine& line);      // openapi, version

}  // namespace ledstang
