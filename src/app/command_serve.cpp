#include <fmt/format.h>

#include <cstdio>

#include "accounts/accounts.h"
#include "app/command_line.h"
#include "app/serve.h"

namespace ledstang {
namespace {

// What stands here wins over the environment and ledstang.toml.
struct ServeWish {
    std::string listen, web, tls_certificate, tls_key, store, log_level, today;
};

void take(std::string& setting, const std::string& wish) {
    if (!wish.empty()) setting = wish;
}

Result<std::unique_ptr<Installation>> open(const CommandLine& line, const ServeWish& wish) {
    auto folder = find_data_folder(line.data);
    if (!folder) return refuse(folder.error());
    MachineSettings& settings = folder->settings;
    take(settings.listen, wish.listen);
    take(settings.web, wish.web);
    take(settings.tls_certificate, wish.tls_certificate);
    take(settings.tls_key, wish.tls_key);
    take(settings.store, wish.store);
    take(settings.log_level, wish.log_level);
    StoreOptions options;
    options.readers = std::max(1, settings.workers);
    auto installation = open_installation(std::move(*folder), options);
    if (installation && !wish.today.empty()) {
        const auto today = read_text<Date>(wish.today);
        if (!today) return refuse(today.error());
        (*installation)->fixed_today = *today;
    }
    return installation;
}

ExitCode run(const CommandLine& line, const ServeWish& wish) {
    const StopSignals signals;  // before the store starts a thread
    auto installation = open(line, wish);
    if (!installation) return tell(installation.error());
    const auto listen = parse_listen_address((*installation)->folder.settings.listen);
    if (!listen) return tell(listen.error());
    if (auto allowed = check_may_listen(*listen, (*installation)->configuration.log_in.demo); !allowed)
        return tell(allowed.error());
    if ((*installation)->configuration.log_in.demo)
        put_demo_persons(*(*installation)->store, (*installation)->configuration);
    const bool whole = serve(**installation, *listen, signals, [](const std::string& address) {
        fmt::print("Ledstång svarar på {}\n", address);
        std::fflush(stdout);
    });
    return whole ? ExitCode::done : ExitCode::internal;
}

}  // namespace

void offer_serve(CLI::App& program, CommandLine& line) {
    auto wish = std::make_shared<ServeWish>();
    auto* command = program.add_subcommand("serve", "Starta servern");
    command->add_option("--listen", wish->listen, "Adress och port, annars 127.0.0.1:8080; port 0: en ledig")
        ->type_name("ADRESS:PORT");
    command->add_option("--web", wish->web, "Mapp med den byggda webbklienten")->type_name("MAPP");
    command->add_option("--tls-certificate", wish->tls_certificate, "Certifikat med kedja")->type_name("PEM-FIL");
    command->add_option("--tls-key", wish->tls_key, "Certifikatets nyckel")->type_name("PEM-FIL");
    command->add_option("--store", wish->store, "Databasens adress")->type_name("ADRESS");
    command->add_option("--log-level", wish->log_level, "trace, debug, info, warning, error eller off")
        ->type_name("NIVÅ");
    command->add_option("--today", wish->today, "Låt det vara en annan dag, för prov och visning")->type_name("DAG");
    command->footer(examples(R"(  ledstang --data ./ledstang serve
  ledstang --data ./ledstang serve --listen 127.0.0.1:9000 --web web/dist

Valen kan också stå i datamappens ledstang.toml, eller i miljön som LEDSTANG_LISTEN och så vidare. Loggen går till standard error, ett JSON-objekt per rad.
SIGTERM och Ctrl-C avslutar sedan det som påbörjats är besvarat. SIGHUP läser om certifikatet.)"));
    command->callback([&line, wish] { line.chosen = [&line, wish] { return run(line, *wish); }; });
}

}  // namespace ledstang
