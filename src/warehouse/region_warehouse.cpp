#include "warehouse/region_warehouse.h"

#include <fmt/format.h>

#include <fstream>

#include "base/whole_file.h"
#include "described/json_write.h"
#include "described/toml_file.h"
#include "warehouse/clickhouse.h"

namespace ledstang {
namespace {

constexpr auto patience = std::chrono::seconds(10);
// For one who writes; what does not fit, such as the keys of a huge delivery, the engine puts on the disk meanwhile.
constexpr std::uint64_t memory_to_write = std::uint64_t{1} << 30U;

std::filesystem::path settings_file(const std::filesystem::path& data_folder) {
    return data_folder / "warehouse.toml";
}

Result<std::string> password_of(const std::filesystem::path& data_folder, const WarehouseSettings& settings) {
    if (settings.password_file.empty()) return std::string();
    std::ifstream stream(data_folder / settings.password_file);
    std::string password;
    if (std::getline(stream, password)) return password;
    return refuse(
        RefusalKind::unavailable, "warehouse.password",
        fmt::format("Lösenordsfilen {} som warehouse.toml nämner går inte att läsa.", settings.password_file));
}

}  // namespace

Refusal unreachable(const WarehouseUnreachable& error) {
    return {
        RefusalKind::unavailable, "warehouse.unreachable",
        fmt::format("En server i källdatalagrets kluster svarar inte ({}). Ingenting är räknat utan den och ingenting "
                    "är sparat. Försök igen när den är igång.",
                    error.what())};
}

Result<std::unique_ptr<Warehouse>> open_cluster(const std::filesystem::path& data_folder,
                                                const WarehouseSettings& settings, const std::string& lock) {
    auto password = password_of(data_folder, settings);
    if (!password) return refuse(password.error());
    try {
        return open_clickhouse_warehouse({.addresses = settings.clickhouse,
                                          .database = settings.database,
                                          .cluster = settings.cluster,
                                          .user = settings.user,
                                          .password = *password,
                                          .lock = data_folder / lock});
    } catch (const WarehouseUnreachable& error) {
        return refuse(unreachable(error));
    } catch (const WarehouseError& error) {
        return refuse(RefusalKind::unavailable, "warehouse.cluster",
                      fmt::format("Källdatalagrets kluster går inte att använda ({}). Rätta warehouse.toml eller "
                                  "servrarnas remote_servers så att de säger samma sak.",
                                  error.what()));
    }
}

Result<std::unique_ptr<Warehouse>> open_region_warehouse(const std::filesystem::path& data_folder,
                                                         WarehouseAccess access) {
    if (std::filesystem::exists(settings_file(data_folder))) {
        const auto settings = read_toml_as<WarehouseSettings>(settings_file(data_folder));
        if (!settings) return refuse(settings.error());
        return open_cluster(data_folder, *settings);
    }
    return open_file_warehouse(data_folder, access);
}

Result<std::unique_ptr<Warehouse>> open_file_warehouse(const std::filesystem::path& data_folder,
                                                       WarehouseAccess access) {
    const auto file = data_folder / "warehouse.duckdb";
    try {
        if (!std::filesystem::exists(file)) {
            open_duckdb_warehouse({.file = file, .patience = patience});
            std::filesystem::permissions(file,
                                         std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        }
        return open_duckdb_warehouse({.file = file,
                                      .access = access,
                                      .memory_limit = access == WarehouseAccess::write ? memory_to_write : 0,
                                      .patience = patience});
    } catch (const WarehouseBusy&) {
        return refuse(
            RefusalKind::unavailable, "warehouse.busy",
            "Källdatalagret används av ett annat program: en inläsning eller en beräkning pågår. Försök igen när "
            "den är klar.");
    } catch (const WarehouseError& error) {
        return refuse(
            RefusalKind::unavailable, "warehouse.unreadable",
            fmt::format("Källdatalagret {} går inte att öppna ({}). Flytta undan filen och läs in leveranserna på "
                        "nytt, eller lägg tillbaka en kopia.",
                        file.filename().string(), error.what()));
    }
}

void use_cluster(const std::filesystem::path& data_folder, const WarehouseSettings& settings) {
    std::string text = "# Var källdatan ligger: skrivet av ledstang warehouse move.\nclickhouse = [";
    const auto add = [&](const std::string& value) {
        append_json_string(text, value);
    };  // TOML's are escaped as JSON's
    for (const auto& address : settings.clickhouse) {
        if (&address != &settings.clickhouse.front()) text += ", ";
        add(address);
    }
    text += "]\n";
    const auto setting = [&](const char* name, const std::string& value) {
        text += fmt::format("{} = ", name);
        add(value);
        text += '\n';
    };
    setting("database", settings.database);
    setting("cluster", settings.cluster);
    setting("user", settings.user);
    setting("password_file", settings.password_file);
    replace_file(settings_file(data_folder), text);
}

void use_file(const std::filesystem::path& data_folder) {
    if (!std::filesystem::exists(settings_file(data_folder))) return;
    std::filesystem::rename(settings_file(data_folder), data_folder / "warehouse.toml.before");
}

bool has_region_warehouse(const std::filesystem::path& data_folder) {
    return std::filesystem::exists(settings_file(data_folder)) ||
           std::filesystem::exists(data_folder / "warehouse.duckdb");
}

std::filesystem::path patient_key_file(const std::filesystem::path& data_folder) {
    return data_folder / "patient.key";
}

}  // namespace ledstang
