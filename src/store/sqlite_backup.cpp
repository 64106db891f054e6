#include <fmt/format.h>

#include "store/backup_content.h"
#include "store/backup_file.h"
#include "store/native.h"

namespace ledstang {
namespace {

using sqlite_api::sqlite3;

// A plain connection to a file, closed at the end.
class Database {
 public:
    Database(const std::filesystem::path& file, int flags) {
        const int code = sqlite_api::sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
        if (code != SQLITE_OK) {
            const std::string message = sqlite_api::sqlite3_errmsg(handle_);
            sqlite_api::sqlite3_close(handle_);
            throw StoreError(fmt::format("SQLite: {}", message));
        }
    }
    ~Database() { sqlite_api::sqlite3_close(handle_); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    sqlite3* handle() { return handle_; }

 private:
    sqlite3* handle_ = nullptr;
};

// Leaving WAL mode takes the database for oneself alone, and brings the journal's content into the file.
bool in_use(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) return false;
    Database database(file, SQLITE_OPEN_READWRITE);
    const int code =
        sqlite_api::sqlite3_exec(database.handle(), "pragma journal_mode = delete", nullptr, nullptr, nullptr);
    // Anything else, such as a damaged database, does not hinder its replacement.
    return (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
}

}  // namespace

void copy_sqlite(Sql& sql, const std::filesystem::path& content) {
    Database copy(content, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    auto* backup = sqlite_api::sqlite3_backup_init(copy.handle(), "main", sqlite_handle(sql), "main");
    if (!backup) throw StoreError(fmt::format("SQLite: {}", sqlite_api::sqlite3_errmsg(copy.handle())));
    const int stepped = sqlite_api::sqlite3_backup_step(backup, -1);
    const int finished = sqlite_api::sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
        throw StoreError(fmt::format("SQLite: {}", sqlite_api::sqlite3_errmsg(copy.handle())));
    }
}

Result<void> may_restore_sqlite(const std::filesystem::path& database, bool force) {
    const auto folder = database.parent_path().empty() ? std::filesystem::path(".") : database.parent_path();
    if (std::filesystem::exists(folder) && !std::filesystem::is_empty(folder) && !force) {
        return refuse(
            RefusalKind::conflict, "store.restore_not_empty",
            fmt::format("Mappen {} är inte tom. Återställ till en tom mapp, eller ange --force för att ersätta "
                        "det som finns.",
                        folder.filename().string()));
    }
    if (in_use(database)) {
        return refuse(RefusalKind::conflict, "store.in_use",
                      "Databasen används av ett annat program. Stoppa tjänsten och återställ sedan på nytt.");
    }
    return {};
}

void put_sqlite(const std::filesystem::path& content, const std::filesystem::path& database) {
    // A journal left by a damaged database would be taken for the new one's.
    for (const auto* suffix : {"-wal", "-shm", "-journal"}) std::filesystem::remove(database.string() + suffix);
    std::filesystem::rename(content, database);
    sync_folder(database.parent_path().empty() ? "." : database.parent_path());
}

}  // namespace ledstang
