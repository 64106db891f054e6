// Tells whether two files have the same bytes.
#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

namespace ledstang {

// BLAKE2b-256 of the file's bytes, hexadecimal. Reads a block at a time. Throws std::runtime_error when the file cannot
// be read to its end; "" when stopped.
std::string file_hash(const std::filesystem::path& file, const std::stop_token& stop = {});

}  // namespace ledstang
