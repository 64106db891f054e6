// The organisation over time out of the store. Inside the computing module.
#pragma once

#include "computing/unit_paths.h"
#include "store/sql.h"

namespace ledstang {

UnitPaths read_unit_paths(Sql& sql);
// Changes when any unit comes, goes or moves; names do not matter.
std::string digest_of_organisation(Sql& sql);

}  // namespace ledstang
