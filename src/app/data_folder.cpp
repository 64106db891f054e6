#include "app/data_folder.h"

#include <fmt/format.h>

#include <fstream>
#include <stdexcept>

#include "app/installed_files.h"
#include "app/settings_environment.h"
#include "base/whole_file.h"
#include "described/json_write.h"
#include "described/toml_file.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

constexpr const char* settings_file = "ledstang.toml";
constexpr std::string_view sqlite_prefix = "sqlite:";

std::string settings_text(const std::string& store, bool demo) {
    const MachineSettings usual;
    std::string quoted;
    append_json_string(quoted, store.empty() ? usual.store : store);  // TOML's basic strings are escaped as JSON's
    return fmt::format(R"(# Det som gäller den här maskinen. Allt annat som en region kan ändra ligger i config/.
# Rader som börjar med # är förvalda värden. Varje värde kan också stå i miljön, som då vinner: listen är LEDSTANG_LISTEN.

# Databasen: sqlite:FIL i datamappen, eller postgresql://användare@värd/databas
store = {}

# Demoinloggning: den som når servern väljer själv vem den är. Bara för prov och visning på den egna maskinen.
{}demo = {}

# Användarnamn och lösenord som sköts här. Sätt false när alla loggar in genom en identitetstjänst
# (config/identity_providers.toml).
# local_passwords = true

# Adress och port. Med demoinloggning tas bara adresser på den egna maskinen emot.
# listen = "{}"

# Namn som servern svarar för utöver 127.0.0.1 och localhost, till exempel bakom en egen proxy.
# hosts = ["ledstang.example.org"]
# behind_proxy = false

# Mapp med den byggda webbklienten. Ett installerat program hittar sin egen.
# web = ""

# Certifikat och nyckel (PEM), när ingen proxy sköter TLS.
# tls_certificate = ""
# tls_key = ""

# Samtidiga arbeten mot databasen, minne för sparade svar och största importfil (MiB).
# workers = {}
# kept_answers = {}
# upload_limit = {}

# Minuter utan anrop, och minuter allt som allt, tills man får logga in igen.
# session_idle = {}
# session_longest = {}

# trace, debug, info, warning, error eller off
# log_level = "{}"

# Påminnelser med e-post, högst ett brev om dagen till var och en. security är starttls, tls eller none. Lösenordet står i
# filen password_file i datamappen, eller i miljövariabeln LEDSTANG_MAIL_PASSWORD. Sist i filen.
# [mail]
# server = "mail.region.example"
# port = {}
# security = "{}"
# user = "ledstang"
# password_file = "mail_password"
# sender = "ledstang@region.example"
# address = "https://ledstang.region.example"
# at = "{}"
)",
                       quoted, demo ? "" : "# ", demo, usual.listen, usual.workers, usual.kept_answers,
                       usual.upload_limit, usual.session_idle, usual.session_longest, usual.log_level, usual.mail.port,
                       usual.mail.security, usual.mail.at);
}

void write_file(const files::path& path, const std::string& bytes) {
    files::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary);
    stream << bytes;
    stream.close();
    if (!stream) throw std::runtime_error("cannot write the file " + path.string());
}

Result<void> complete(MachineSettings& settings) {
    JsonFaults faults;
    take_environment(process_environment, "LEDSTANG_", settings, faults);
    if (!faults.empty()) return refuse(in_file(faults.refusal(), "miljövariabler"));
    if (settings.web.empty()) settings.web = installed_web();
    return {};
}

}  // namespace

std::string DataFolder::store_address() const {
    if (!settings.store.starts_with(sqlite_prefix)) return settings.store;
    return std::string(sqlite_prefix) + (path / settings.store.substr(sqlite_prefix.size())).string();
}

Result<DataFolder> find_data_folder(const std::string& given) {
    const std::string wished = given.empty() ? process_environment("LEDSTANG_DATA").value_or("") : given;
    const bool named = !wished.empty();
    const files::path path = named ? wished : ".";
    if (!files::exists(path / settings_file)) {
        const std::string where = named ? fmt::format("mappen {}", path.string()) : "den här mappen";
        return refuse(
            RefusalKind::not_found, "data.missing",
            fmt::format("I {} finns inga Ledstångsdata (filen {} saknas). Skapa dem med ”ledstang init MAPP”, "
                        "eller peka ut rätt mapp med --data eller miljövariabeln LEDSTANG_DATA.",
                        where, settings_file));
    }
    auto settings = read_toml_as<MachineSettings>(path / settings_file);
    if (!settings) return refuse(settings.error());
    if (const auto completed = complete(*settings); !completed) return refuse(completed.error());
    return DataFolder{files::canonical(path), std::move(*settings)};
}

Result<DataFolder> make_data_folder(const files::path& path, const std::string& store, bool demo) {
    if (files::exists(path) && (!files::is_directory(path) || !files::is_empty(path))) {
        return refuse(RefusalKind::conflict, "data.not_empty",
                      fmt::format("{} finns redan och är inte en tom mapp. Välj en annan mapp.", path.string()));
    }
    if (!files::exists(path)) {
        files::create_directories(path);
        files::permissions(path, files::perms::owner_all);
    }
    for (const auto& file : supplied_config(installed_share())) write_file(path / "config" / file.path, file.bytes);
    write_file(path / settings_file, settings_text(store, demo));
    // It may hold the database's password.
    files::permissions(path / settings_file, files::perms::owner_read | files::perms::owner_write);
    return find_data_folder(path.string());
}

std::vector<std::string> add_missing_config(const DataFolder& folder) {
    std::vector<std::string> added;
    for (const auto& file : supplied_config(installed_share())) {
        const files::path there = files::path(folder.config()) / file.path;
        if (files::exists(there)) continue;
        files::create_directories(there.parent_path());
        replace_file(there, file.bytes);
        added.push_back(file.path);
    }
    return added;
}

}  // namespace ledstang
