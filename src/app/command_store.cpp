// verify, backup and restore.
#include <fmt/format.h>

#include "app/command_line.h"
#include "measures/measures.h"
#include "store/backup.h"

namespace ledstang {
namespace {

ExitCode verify(Store& store) {
    const ChainReport chain = store.verify();
    const OutcomeCheck outcomes = store.read([](Sql& sql) { return verify_outcomes(sql); });
    if (chain.whole()) {
        fmt::print("Ändringsloggen är hel: {} poster.\n", chain.entries);
        fmt::print("Kedjans slut: {}\n", chain.head_hash.empty() ? "(tom)" : chain.head_hash);
    } else {
        fmt::print(stderr, "Ändringsloggen håller inte: post {}: {}\n", chain.first_break->sequence,
                   chain.first_break->reason);
    }
    if (outcomes.broken.empty()) {
        fmt::print("Utfallen stämmer med ändringsloggen: {} värden i {} poster.\n", outcomes.outcomes,
                   outcomes.entries);
    }
    for (const auto sequence : outcomes.broken) {
        fmt::print(stderr, "Utfallen som post {} skrev har ändrats utanför programmet.\n", sequence);
    }
    if (chain.whole() && outcomes.broken.empty()) return ExitCode::done;
    fmt::print(stderr,
               "Stoppa servern, lämna mappen som den är och jämför med den senaste säkerhetskopia som håller.\n");
    return ExitCode::damaged;
}

Result<ExitCode> take_backup(Store& store, const std::string& file) {
    const auto head = back_up(store, file);
    if (!head) return refuse(head.error());
    fmt::print("Säkerhetskopian {} är tagen: {} poster i ändringsloggen, {} byte.\n", file, head->entries, head->bytes);
    return ExitCode::done;
}

// Into the data folder's store, which need not be readable: that may be why it is restored.
ExitCode put_backup(const CommandLine& line, const std::string& file, bool force) {
    const auto folder = find_data_folder(line.data);
    if (!folder) return tell(folder.error());
    const auto head = restore(file, folder->store_address(), force);
    if (!head) {
        tell(head.error());
        return head.error().code == "store.backup_damaged" ? ExitCode::damaged : ExitCode::refused;
    }
    fmt::print("Säkerhetskopian från {} är återställd: {} poster i ändringsloggen.\n", head->made_at, head->entries);
    return with_installation(line, [](LocalSession& session) -> Result<ExitCode> { return verify(session.store()); });
}

}  // namespace

void offer_store_commands(CLI::App& program, CommandLine& line) {
    auto* verifying = program.add_subcommand("verify", "Kontrollera att ingenting har ändrats utanför programmet");
    verifying->footer(examples(R"(  ledstang --data ./ledstang verify

Räknar om ändringsloggens kedja och utfallens kontrollsummor. Skriv upp kedjans slut någon annanstans ibland: en kedja
som skrivits om helt slutar på ett annat. Slutkod 4 när något inte stämmer.)"));
    verifying->callback([&line] {
        line.chosen = [&line] {
            return with_installation(line,
                                     [](LocalSession& session) -> Result<ExitCode> { return verify(session.store()); });
        };
    });

    auto file = std::make_shared<std::string>();
    auto* backing_up = program.add_subcommand("backup", "Ta en säkerhetskopia, även medan servern går");
    backing_up->add_option("FIL", *file, "Ny fil")->required()->type_name("");
    backing_up->footer(examples("  ledstang --data ./ledstang backup ledstang-2022-05-01.backup"));
    backing_up->callback([&line, file] {
        line.chosen = [&line, file] {
            return with_installation(line, [&](LocalSession& session) { return take_backup(session.store(), *file); });
        };
    });

    auto force = std::make_shared<bool>(false);
    auto* restoring = program.add_subcommand("restore", "Återställ en säkerhetskopia, med servern stoppad");
    restoring->add_option("FIL", *file, "Säkerhetskopian")->required()->type_name("");
    restoring->add_flag("--force", *force, "Ersätt det som finns");
    restoring->footer(examples(R"(  ledstang --data ./ledstang restore ledstang-2022-05-01.backup --force)"));
    restoring->callback(
        [&line, file, force] { line.chosen = [&line, file, force] { return put_backup(line, *file, *force); }; });
}

}  // namespace ledstang
