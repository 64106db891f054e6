// The databases' own handles beneath a connection, for what SOCI does not offer. Internal to store/.
#pragma once

#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "store/sql.h"

namespace ledstang {

// Debian's SOCI libraries keep the type information of their backends to themselves, which the undefined-behaviour
// sanitizer would need to check these casts. SOCI guarantees them: the factory decides the backend's type.

[[gnu::no_sanitize("vptr")]] inline sqlite_api::sqlite3* sqlite_handle(Sql& sql) {
    return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

[[gnu::no_sanitize("vptr")]] inline sqlite_api::sqlite3_stmt* sqlite_handle(soci::statement& statement) {
    return static_cast<soci::sqlite3_statement_backend*>(statement.get_backend())->stmt_;
}

[[gnu::no_sanitize("vptr")]] inline PGconn* postgresql_handle(Sql& sql) {
    return static_cast<soci::postgresql_session_backend*>(sql.get_backend())->conn_;
}

}  // namespace ledstang
