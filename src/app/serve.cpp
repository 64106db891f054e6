#include "app/serve.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <thread>

#include "app/announcer.h"
#include "app/api.h"
#include "app/log.h"
#include "app/prepare_search.h"
#include "app/reminders.h"

namespace ledstang {
namespace {

http::ServerOptions options_of(const MachineSettings& settings, const ListenAddress& listen) {
    http::ServerOptions options;
    options.address = listen.address;
    options.port = listen.port;
    options.worker_threads = static_cast<unsigned>(std::max(1, settings.workers));
    options.tls_certificate = settings.tls_certificate;
    options.tls_key = settings.tls_key;
    options.trust_proxy = settings.behind_proxy;
    options.hosts = settings.hosts;
    for (const char* name : {"127.0.0.1", "localhost", "[::1]", "::1"}) options.hosts.emplace_back(name);
    options.hosts.push_back(listen.address);
    return options;
}

}  // namespace

Result<void> check_may_listen(const ListenAddress& listen, bool demo) {
    if (!demo || listen.is_loopback()) return {};
    return refuse(
        "listen.demo_login",
        "Demoinloggningen är på: den som når servern väljer själv vem den är. Därför lyssnar den bara på den egna "
        "maskinen, till exempel 127.0.0.1:8080. Ta bort demo = true ur ledstang.toml för att låta andra nå den.");
}

bool serve(Installation& installation, const ListenAddress& listen, const StopSignals& signals,
           const std::function<void(const std::string& address)>& ready) {
    const MachineSettings& settings = installation.folder.settings;
    const auto log = log_as_json(settings.log_level);
    const auto metrics = std::make_shared<http::Metrics>();
    Api api(installation, settings.web.empty() ? http::StaticFiles{} : http::StaticFiles::read(settings.web), metrics);
    const Announcer announcer(*installation.store, api.events());
    const Reminders reminders(installation);

    http::ServerOptions options = options_of(settings, listen);
    options.log = log;
    options.metrics = metrics;
    options.body_limit_for = [&api](const http::Request& request) { return api.body_limit(request); };
    options.aside = &Api::waits_aside;
    http::Server server(std::move(options), api);
    server.start();
    const std::string scheme = settings.tls_certificate.empty() ? "http://" : "https://";
    ready(scheme + ListenAddress{listen.address, server.port()}.text());
    const std::jthread preparing([&] { prepare_search(installation); });

    int signal = 0;
    while ((signal = signals.wait()) == SIGHUP) {
        if (settings.tls_certificate.empty()) continue;
        try {
            server.reload_certificate();
            log->info(R"({"event":"certificate_read"})");
        } catch (const std::exception& wrong) {  // the old one is kept
            log->error("the certificate could not be read: {}", wrong.what());
        }
    }
    log->info(R"({{"event":"stopping","signal":{}}})", signal);
    const bool whole = server.stop();
    log->info(R"({{"event":"stopped","everything_answered":{}}})", whole);
    log->flush();
    return whole;
}

}  // namespace ledstang
