#include "app/command_line.h"

#include <fmt/format.h>

#include <cstdio>
#include <stdexcept>

namespace ledstang {

std::string fault_line(const Fault& fault) {
    std::string place = fault.file;
    if (fault.line) place += fmt::format("{}{}", place.empty() ? "rad " : ":", *fault.line);
    if (fault.line && fault.column) place += fmt::format(":{}", *fault.column);
    if (!fault.path.empty() && !fault.line) place += fmt::format("{}{}", place.empty() ? "" : ": ", fault.path);
    return fmt::format("{}{}{} ({})", place, place.empty() ? "" : ": ", fault.message, fault.code);
}

ExitCode tell(const Refusal& refusal) {
    for (const auto& fault : refusal.faults) fmt::print(stderr, "{}\n", fault_line(fault));
    fmt::print(stderr, "{} ({})\n", refusal.message, refusal.code);
    return ExitCode::refused;
}

Result<std::unique_ptr<Installation>> CommandLine::open() const {
    auto folder = find_data_folder(data);
    if (!folder) return refuse(folder.error());
    return open_installation(std::move(*folder));
}

LocalSession::LocalSession(Installation& installation)
    : installation_(installation), caller_(local_operator()), scope_(everywhere()) {}

Context LocalSession::context(std::string operation) {
    return {caller_, *installation_.store,  installation_.configuration,
            *scope_, installation_.today(), std::move(operation)};
}

Result<Answer> LocalSession::run(const Operation& operation, const Arguments& arguments) {
    Context context{caller_, *installation_.store, installation_.configuration, *scope_, installation_.today()};
    return run_operation(operation, context, arguments);
}

Result<Answer> LocalSession::run(std::string_view operation, const Arguments& arguments) {
    const Operation* found = installation_.operations.named(operation);
    if (found == nullptr) throw std::logic_error(fmt::format("no module offers the operation {}", operation));
    return run(*found, arguments);
}

ExitCode with_installation(const CommandLine& line, const std::function<Result<ExitCode>(LocalSession&)>& work) {
    auto installation = line.open();
    if (!installation) return tell(installation.error());
    LocalSession session(**installation);
    const auto done = work(session);
    return done ? *done : tell(done.error());
}

std::string examples(const std::string& lines) {
    return "Exempel:\n" + lines;
}

}  // namespace ledstang
