#include "warehouse/region_warehouse.h"

#include <fmt/format.h>

namespace ledstang {
namespace {

constexpr auto patience = std::chrono::seconds(10);
// For one who writes; what does not fit, such as the keys of a huge delivery, the engine puts on the disk meanwhile.
constexpr std::uint64_t memory_to_write = std::uint64_t{1} << 30U;

}  // namespace

Result<std::unique_ptr<Warehouse>> open_region_warehouse(const std::filesystem::path& data_folder,
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

bool has_region_warehouse(const std::filesystem::path& data_folder) {
    return std::filesystem::exists(data_folder / "warehouse.duckdb");
}

std::filesystem::path patient_key_file(const std::filesystem::path& data_folder) {
    return data_folder / "patient.key";
}

}  // namespace ledstang
