// Bytes in the store by their hash. Inside the rounds module.
#pragma once

#include <string>

#include "store/transaction.h"

namespace ledstang {

// BLAKE2b-256 of the bytes, 64 hexadecimal digits.
std::string hash_of_content(const std::string& bytes);
// Keeps the bytes unless they are there already; returns their hash.
std::string keep_content(Transaction& transaction, const std::string& bytes);
// Throws StoreError when nothing is kept by that hash, or when what is kept has another.
std::string read_content(Sql& sql, const std::string& hash);

}  // namespace ledstang
