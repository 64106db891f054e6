// Files read and written whole: what is written is there whole or not at all, also when the machine stops in the
// middle.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang {

// All of its bytes; nothing when it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& file);
// The same for a file that must be there: throws std::runtime_error that names it.
std::string read_own_file(const std::filesystem::path& file);

// The folder's files with the extension (".toml"), by name; none where there is no such folder.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view extension);

// Writes the bytes beside the file and puts them in its place, on the disk when this returns. Whoever reads meanwhile
// has the former file or this one. A file that was there keeps its mode. The folder must be there.
// Throws std::system_error; the former file then stands.
void replace_file(const std::filesystem::path& file, std::string_view bytes);
// The same of several parts, one after another, for what is too large to be put together in memory first.
void replace_file(const std::filesystem::path& file, std::span<const std::string_view> parts);

// A new file of that many random bytes that its owner alone may read. Leaves one that is there already, also one that
// another process makes at the same time: who reads the file afterwards has the same key as everybody else.
// Throws std::system_error.
void make_key_file(const std::filesystem::path& file, std::size_t bytes);

}  // namespace ledstang
