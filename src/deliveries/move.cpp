// All source data to another place: what it is now, where it goes, and which is used afterwards.
#include <fmt/format.h>

#include "deliveries/deliveries.h"
#include "store/transaction.h"
#include "warehouse/region_warehouse.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

std::vector<std::string> addresses_in(std::string text) {
    std::vector<std::string> addresses;
    while (!text.empty()) {
        const auto comma = text.find(',');
        addresses.push_back(text.substr(0, comma));
        text = comma == std::string::npos ? "" : text.substr(comma + 1);
    }
    return addresses;
}

bool is_cluster(const std::string& to) {
    return to.starts_with("http://") || to.starts_with("https://");
}

// Rows that deliveries did not keep are told in files; they go with a folder.
void take_rejected(const files::path& from, const files::path& to) {
    if (!files::is_directory(from)) return;
    files::create_directories(to);
    files::copy(from, to, files::copy_options::recursive | files::copy_options::overwrite_existing);
}

}  // namespace

Result<MoveReport> move_source_data(Context& context, const WarehouseMove& wish) {
    const auto data = files::path(context.configuration.folder).parent_path();
    if (!has_region_warehouse(data)) {
        return refuse(RefusalKind::not_found, "warehouse.empty", "Det finns ingen källdata att flytta.");
    }
    const bool in_cluster = files::exists(data / "warehouse.toml");
    const bool to_cluster = is_cluster(wish.to);
    const files::path folder = to_cluster ? data : files::weakly_canonical(wish.to);
    const bool home = !to_cluster && folder == files::weakly_canonical(data);
    if (home && !in_cluster) {
        return refuse(RefusalKind::conflict, "warehouse.move_same", "Källdatan ligger redan i datamappen.");
    }
    if (wish.use && !to_cluster && !home) {
        return refuse("warehouse.move_use",
                      "Källdatan kan användas i datamappen eller i ett kluster, inte i en annan mapp. Utelämna --use.");
    }
    WarehouseSettings settings;
    settings.clickhouse = addresses_in(to_cluster ? wish.to : "");
    settings.database = wish.database;
    settings.user = wish.user;
    settings.password_file = wish.password_file;

    auto moved = while_reachable([&]() -> Result<MoveReport> {
        auto from = open_region_warehouse(data, WarehouseAccess::write);
        if (!from) return refuse(from.error());
        if (!to_cluster) files::create_directories(folder);
        auto to = to_cluster ? open_cluster(data, settings, "warehouse.move.lock") : open_file_warehouse(folder);
        if (!to) return refuse(to.error());
        return move_warehouse(**from, **to, wish.progress, wish.stop);
    });
    if (!moved) return moved;
    if (!to_cluster && !home) take_rejected(data / "rejected", folder / "rejected");
    if (wish.use) {
        if (to_cluster) {
            use_cluster(data, settings);
        } else {
            use_file(data);
        }
        context.store.write(context.author(), [&](Transaction& transaction) {
            const auto place = [](bool cluster) { return cluster ? R"({"place":"cluster"})" : R"({"place":"file"})"; };
            return transaction.log("warehouse", "source_data", place(in_cluster), place(to_cluster));
        });
    }
    return moved;
}

}  // namespace ledstang
