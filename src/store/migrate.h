// Brings a database to the program's schema. How migrations are written: migrations/README.md.
#pragma once

#include <string>
#include <vector>

#include "store/backend.h"

namespace ledstang {

struct EmbeddedMigration {
    int number = 0;
    const char* name = "";
    const char* hex = "";  // the file's bytes, hexadecimal
};
// From migrations/*.sql, ascending; made by the build.
const std::vector<EmbeddedMigration>& embedded_migrations();

struct Migration {
    int number = 0;
    std::string name;
    std::string text;
};
std::vector<Migration> program_migrations();

// The statements for one database: tokens replaced, the other database's parts left out. Throws StoreError with file
// and line at an unknown token.
std::string script_for(const Migration& migration, Dialect dialect);

// Applies what the database lacks. Throws StoreError when the database is newer than `migrations`, when an applied
// migration's text has changed since, or when one before the newest applied is missing.
void migrate(Backend& backend, Sql& sql, const std::vector<Migration>& migrations);

}  // namespace ledstang
