// Backups: the whole store in one file that knows its own checksum, taken while the service runs.
//
// The file is a head of 512 bytes, readable as text, and after it the content: a SQLite database, or what
// `pg_dump --format=custom` writes. Without the program a SQLite backup is read by `tail -c +513 FILE > ledstang.db`.
// The checksum is BLAKE2b-256 (`b2sum --length 256`) of the file with 64 zeros in the checksum's place.
// A backup is restored into the kind of database that it was taken from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"
#include "store/dialect.h"
#include "store/store.h"

namespace ledstang {

struct BackupHead {
    Dialect kind = Dialect::sqlite;
    std::string schema = {};     // PostgreSQL's schema; "main" for SQLite
    std::string made_at = {};    // "2022-05-01T12:34:56.789Z"
    std::int64_t entries = 0;    // of the change log
    std::string head_hash = {};  // the change log's last hash
    std::int64_t bytes = 0;      // of the content
    std::string checksum = {};   // of head and content
};

// Takes a backup of what is committed at this moment. Refuses when the file exists already or its folder does not, or
// when PostgreSQL's programs are missing. The file appears under its name once it is whole and on the disk.
Result<BackupHead> back_up(Store& store, const std::filesystem::path& file);

// Reads a backup through and checks its checksum. Refuses a file that is no backup, is damaged or cut off.
Result<BackupHead> check_backup(const std::filesystem::path& file);

// Puts a backup in place of the store at `address`, which no program may have open. Refuses a damaged backup, a backup
// of the other kind, and, unless `force`, a SQLite file whose folder is not empty or a PostgreSQL schema that has
// tables. On a refusal nothing has been changed.
Result<BackupHead> restore(const std::filesystem::path& file, const std::string& address, bool force);

}  // namespace ledstang
