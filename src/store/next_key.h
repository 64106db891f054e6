// The next number of a table whose key counts upwards. Writes run one at a time, so it stays free until the transaction
// ends. Of tables whose rows are taken away the highest number may come again.
#pragma once

#include <cstdint>
#include <string>

#include "store/sql.h"

namespace ledstang {

// `table` is a table's name in the program's own text, never from outside.
inline std::int64_t next_key(Sql& sql, const std::string& table) {
    return sql.value<std::int64_t>("select coalesce(max(number), 0) + 1 from " + table);
}

}  // namespace ledstang
