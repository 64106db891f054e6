#include "store/backup.h"

#include <fmt/format.h>

#include "store/backup_content.h"
#include "store/backup_file.h"
#include "store/instant.h"

namespace ledstang {
namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";

// A folder beside the file, for what is not yet whole; removed with what is left in it.
class WorkFolder {
 public:
    explicit WorkFolder(const std::filesystem::path& beside) : path_(beside.string() + ".unfinished") {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }
    ~WorkFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
    std::filesystem::path path_;
};

Result<void> may_write(const std::filesystem::path& file) {
    if (std::filesystem::exists(file)) {
        return refuse(
            RefusalKind::conflict, "store.backup_exists",
            fmt::format("Det finns redan en fil som heter {}. Välj ett annat namn.", file.filename().string()));
    }
    if (!file.parent_path().empty() && !std::filesystem::is_directory(file.parent_path())) {
        return refuse(RefusalKind::not_found, "store.backup_no_folder",
                      fmt::format("Mappen {} finns inte. Skapa den först eller välj en annan mapp.",
                                  file.parent_path().filename().string()));
    }
    return {};
}

// The content and its head from the same snapshot.
Result<BackupHead> take_content(Store& store, const std::filesystem::path& content) {
    return store.read([&](Sql& sql) -> Result<BackupHead> {
        BackupHead head{.kind = sql.dialect(), .schema = "main", .made_at = instant_now()};
        using End = std::tuple<std::int64_t, std::string>;
        std::tie(head.entries, head.head_hash) = sql.value<End>("select sequence, hash from change_head");
        if (head.kind == Dialect::sqlite) {
            copy_sqlite(sql, content);
            return head;
        }
        head.schema = sql.value<std::string>("select current_schema()");
        if (auto dumped = dump_postgresql(sql, store.address(), head.schema, content); !dumped) {
            return refuse(dumped.error());
        }
        return head;
    });
}

Result<void> put_back(const BackupHead& head, const std::filesystem::path& file, const std::string& address,
                      bool force) {
    if (head.kind == Dialect::sqlite) {
        const std::filesystem::path database = address.substr(sqlite_prefix.size());
        if (auto free = may_restore_sqlite(database, force); !free) return free;
        if (!database.parent_path().empty()) std::filesystem::create_directories(database.parent_path());
        const WorkFolder work(database);
        unpack_backup(file, work / "content");
        put_sqlite(work / "content", database);
        return {};
    }
    if (auto free = may_restore_postgresql(address, head.schema, force); !free) return free;
    const WorkFolder work(std::filesystem::temp_directory_path() / file.filename());
    unpack_backup(file, work / "content");
    return put_postgresql(work / "content", address, head.schema);
}

}  // namespace

Result<BackupHead> back_up(Store& store, const std::filesystem::path& file) {
    if (auto allowed = may_write(file); !allowed) return refuse(allowed.error());
    const WorkFolder work(file);
    const auto head = take_content(store, work / "content");
    if (!head) return head;
    const auto packed = pack_backup(*head, work / "content", work / "backup");
    std::filesystem::rename(work / "backup", file);
    sync_folder(file.parent_path().empty() ? "." : file.parent_path());
    return packed;
}

Result<BackupHead> restore(const std::filesystem::path& file, const std::string& address, bool force) {
    const auto head = check_backup(file);
    if (!head) return head;
    if (address.starts_with(sqlite_prefix) != (head->kind == Dialect::sqlite)) {
        return refuse("store.backup_other_kind",
                      fmt::format("Säkerhetskopian är tagen från {}. Ange en adress till en sådan databas.",
                                  head->kind == Dialect::sqlite ? "SQLite" : "PostgreSQL"));
    }
    if (auto done = put_back(*head, file, address, force); !done) return refuse(done.error());
    return head;
}

}  // namespace ledstang
