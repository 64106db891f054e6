#include "store/version.h"

#include <fmt/format.h>

namespace ledstang {

Result<void> expect_version(std::int64_t rows_changed, std::string_view what) {
    if (rows_changed > 0) return {};
    return refuse(RefusalKind::conflict, "store.version_conflict",
                  fmt::format("Någon annan har ändrat {} sedan du öppnade sidan. Läs in sidan igen, se vad som är "
                              "ändrat och gör om din egen ändring.",
                              what));
}

}  // namespace ledstang
