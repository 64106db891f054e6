// What differs between the databases in taking and restoring a backup. Internal to store/.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "store/sql.h"

namespace ledstang {

// Copies the database, as the connection's snapshot shows it, to the file `content`.
void copy_sqlite(Sql& sql, const std::filesystem::path& content);
Result<void> dump_postgresql(Sql& sql, const std::string& address, const std::string& schema,
                             const std::filesystem::path& content);

// Refuse when the place is taken and `force` is not given, or when a program has it open.
Result<void> may_restore_sqlite(const std::filesystem::path& database, bool force);
Result<void> may_restore_postgresql(const std::string& address, const std::string& schema, bool force);

void put_sqlite(const std::filesystem::path& content, const std::filesystem::path& database);
// All in one transaction; what the schema held before is dropped.
Result<void> put_postgresql(const std::filesystem::path& content, const std::string& address,
                            const std::string& schema);

}  // namespace ledstang
