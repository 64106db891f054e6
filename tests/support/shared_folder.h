// Real input too large to live in the project: a folder `shared` beside it, or where LEDSTANG_SHARED points.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>

#include "support/source_folder.h"

namespace ledstang {

// Nothing where the folder is absent; a test that needs it then says that it is skipped, and why.
inline std::optional<std::filesystem::path> shared_folder() {
    const char* named = std::getenv("LEDSTANG_SHARED");
    const auto folder = named ? std::filesystem::path(named) : std::filesystem::path(source_folder()) / ".." / "shared";
    return std::filesystem::is_directory(folder) ? std::optional(folder.lexically_normal()) : std::nullopt;
}

}  // namespace ledstang
