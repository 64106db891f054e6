// The data folder of one installation: ledstang.toml with what concerns this machine, config/ with what differs between
// regions and, unless ledstang.toml names another, the database.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/mail_options.h"
#include "base/result.h"
#include "described/description.h"

namespace ledstang {

// ledstang.toml; every line may be left out.
struct MachineSettings {
    std::string store = "sqlite:ledstang.db";  // a relative file is in the data folder
    std::string listen = "127.0.0.1:8080";
    std::vector<std::string> hosts;  // names the server answers for, beside those of loopback
    std::string web;                 // folder with the built web client
    std::string tls_certificate;     // PEM files
    std::string tls_key;
    bool behind_proxy = false;    // the client's address stands in X-Forwarded-For
    int workers = 4;              // requests that read or write the store at the same time
    int kept_answers = 256;       // mebibytes
    int upload_limit = 64;        // mebibytes of one imported file
    int session_idle = 120;       // minutes without a request after which one has to log in again
    int session_longest = 720;    // minutes after which one has to log in again anyhow
    bool demo = false;            // anybody may be any of the demo log-in's persons
    bool local_passwords = true;  // user names and passwords kept here, beside identity providers
    std::string log_level = "info";
    MailOptions mail;
    template <class S = MachineSettings>
    static constexpr auto described() {
        return describe("MachineSettings", optional_field("store", &S::store, "Databasens adress"),
                        optional_field("listen", &S::listen, "Adress och port"),
                        field("hosts", &S::hosts, "Värdnamn som servern svarar för"),
                        optional_field("web", &S::web, "Mapp med webbklienten"),
                        optional_field("tls_certificate", &S::tls_certificate, "Certifikat (PEM)"),
                        optional_field("tls_key", &S::tls_key, "Nyckel (PEM)"),
                        optional_field("behind_proxy", &S::behind_proxy, "Bakom en egen proxy"),
                        optional_field("workers", &S::workers, "Samtidiga arbeten"),
                        optional_field("kept_answers", &S::kept_answers, "Sparade svar, MiB"),
                        optional_field("upload_limit", &S::upload_limit, "Största importfil, MiB"),
                        optional_field("session_idle", &S::session_idle, "Minuter utan anrop till utloggning"),
                        optional_field("session_longest", &S::session_longest, "Minuter till utloggning"),
                        optional_field("demo", &S::demo, "Demoinloggning"),
                        optional_field("local_passwords", &S::local_passwords, "Egna lösenord"),
                        optional_field("log_level", &S::log_level, "Loggnivå"),
                        optional_field("mail", &S::mail, "E-post"));
    }
};

struct DataFolder {
    std::filesystem::path path;  // absolute
    MachineSettings settings;

    std::string config() const { return (path / "config").string(); }
    // As Store::open wants it, a relative SQLite file made absolute.
    std::string store_address() const;
};

// The folder that is `given`, else that of LEDSTANG_DATA, else the current one. What the environment says of a setting
// (LEDSTANG_LISTEN for `listen`) wins over ledstang.toml; a web client beside the program is taken where neither names
// one. Refuses with `data.missing` when it holds no data, with `configuration.…` when its ledstang.toml or the
// environment is wrong.
Result<DataFolder> find_data_folder(const std::string& given);

// Makes the folder with ledstang.toml and config/. `store` is written into ledstang.toml; empty: SQLite in the folder.
// With `demo` everybody may choose whom to be.
// Refuses with `data.not_empty` when there is something in it. The database is not made here.
Result<DataFolder> make_data_folder(const std::filesystem::path& path, const std::string& store, bool demo = false);

// Files of the configuration that came with a newer program than the folder. Those that are there are left as they are.
// Returns what was added. Throws std::runtime_error when a file cannot be written.
std::vector<std::string> add_missing_config(const DataFolder& folder);

}  // namespace ledstang
