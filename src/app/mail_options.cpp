#include "app/mail_options.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

namespace ledstang {
namespace {

Result<std::string> password_of(const MailOptions& options, const std::filesystem::path& folder) {
    if (options.password_file.empty()) {
        const char* given = std::getenv("LEDSTANG_MAIL_PASSWORD");
        return std::string(given == nullptr ? "" : given);
    }
    std::ifstream file(folder / options.password_file);
    std::string password;
    if (!file || !std::getline(file, password)) {
        return refuse("file.unreadable",
                      fmt::format("Filen {} med e-postens lösenord går inte att läsa.", options.password_file));
    }
    return password;
}

tl::unexpected<Refusal> wrong(const std::string& what) {
    return refuse("mail.settings", fmt::format("ledstang.toml, [mail]: {}", what));
}

}  // namespace

std::optional<int> minutes_of(const std::string& time) {
    const auto digit = [&](std::size_t place) { return time[place] - '0'; };
    if (time.size() != 5 || time[2] != ':') return std::nullopt;
    for (const std::size_t place : {0U, 1U, 3U, 4U}) {
        if (digit(place) < 0 || digit(place) > 9) return std::nullopt;
    }
    const int hours = digit(0) * 10 + digit(1);
    const int minutes = digit(3) * 10 + digit(4);
    if (hours > 23 || minutes > 59) return std::nullopt;
    return hours * 60 + minutes;
}

Result<MailServer> mail_server_of(const MailOptions& options, const std::filesystem::path& folder) {
    if (options.server.empty()) {
        return refuse("mail.not_configured",
                      "Ingen e-postserver är angiven, så inga påminnelser skickas. Skriv server, sender och address "
                      "under [mail] i ledstang.toml.");
    }
    MailServer server;
    server.host = options.server;
    server.port = options.port;
    if (options.security == "none") {
        server.security = MailServer::Security::none;
    } else if (options.security == "tls") {
        server.security = MailServer::Security::tls;
    } else if (options.security != "starttls") {
        return wrong("security ska vara starttls, tls eller none.");
    }
    if (!is_mail_address(options.sender)) return wrong("sender ska vara en e-postadress.");
    if (!options.address.starts_with("https://") && !options.address.starts_with("http://"))
        return wrong("address ska vara installationens adress, till exempel https://ledstang.region.example.");
    if (!minutes_of(options.at)) return wrong("at ska vara ett klockslag, till exempel 06:30.");
    auto password = password_of(options, folder);
    if (!password) return refuse(password.error());
    server.ca_file = options.ca_file;
    server.user = options.user;
    server.password = std::move(*password);
    server.sender_address = options.sender;
    server.sender_name = options.sender_name;
    return server;
}

}  // namespace ledstang
