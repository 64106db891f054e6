// [mail] of ledstang.toml: how reminders are sent.
#pragma once

#include <filesystem>
#include <string>

#include "described/description.h"
#include "network/mail.h"

namespace ledstang {

struct MailOptions {
    std::string server;  // "mail.region.example"; empty: no mail is sent
    int port = 587;
    std::string security = "starttls";  // starttls, tls or none
    std::string ca_file;                // PEM
    std::string user;
    std::string password_file;  // its first line; else the environment's LEDSTANG_MAIL_PASSWORD
    std::string sender;         // "ledstang@region.example"
    std::string sender_name = "Ledstång";
    std::string address;       // of the installation, for the links: "https://ledstang.region.example"
    std::string at = "06:30";  // local time of the day's mails
    template <class M = MailOptions>
    static constexpr auto described() {
        return describe("MailOptions", optional_field("server", &M::server, "E-postserver"),
                        optional_field("port", &M::port, "Port"),
                        optional_field("security", &M::security, "starttls, tls eller none"),
                        optional_field("ca_file", &M::ca_file, "Certifikatutfärdare (PEM)"),
                        optional_field("user", &M::user, "Användare"),
                        optional_field("password_file", &M::password_file, "Fil med lösenordet"),
                        optional_field("sender", &M::sender, "Avsändarens adress"),
                        optional_field("sender_name", &M::sender_name, "Avsändarens namn"),
                        optional_field("address", &M::address, "Installationens adress, för länkarna"),
                        optional_field("at", &M::at, "Klockslag"));
    }
};

// Refused: mail.not_configured (no server), mail.settings (what is there does not hold), file.unreadable.
// A relative password file lies in the data folder.
Result<MailServer> mail_server_of(const MailOptions& options, const std::filesystem::path& folder);

// Minutes after midnight; nothing when it is no time of day.
std::optional<int> minutes_of(const std::string& time);

}  // namespace ledstang
