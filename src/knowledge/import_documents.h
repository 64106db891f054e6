// Documents out of a TOML file. Inside the module.
#pragma once

#include "base/result.h"

namespace ledstang {

struct Context;
struct ImportWish;
struct ImportReport;

Result<ImportReport> import_documents(Context& context, const ImportWish& wish);

}  // namespace ledstang
