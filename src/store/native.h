// The databases' own handles beneath a connection, for what SOCI does not offer. Internal to store/.
#pragma once

#include <libpq-fe.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "store/sql.h"

namespace ledstang {

inline sqlite_api::sqlite3* sqlite_handle(Sql& sql) {
    return static_cast<soci::sqlite3_session_backend*>(sql.get_backend())->conn_;
}

inline PGconn* postgresql_handle(Sql& sql) {
    return static_cast<soci::postgresql_session_backend*>(sql.get_backend())->conn_;
}

}  // namespace ledstang
