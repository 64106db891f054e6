// Optimistic versions: two people may open the same thing, but the second to save is told instead of overwriting.
//
//     const auto changed = sql.execute("update goal set name = :name, version = version + 1 "
//                                      "where id = :id and version = :version", name, id, version);
//     if (auto current = expect_version(changed, "målet " + name); !current) return refuse(current.error());
//
// The thing's existence is checked before, so that 0 rows can only mean another version.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace ledstang {

// Refuses as a conflict, `store.version_conflict`, when no row was changed. `what` in the definite form: "målet
// Väntetid".
Result<void> expect_version(std::int64_t rows_changed, std::string_view what);

}  // namespace ledstang
