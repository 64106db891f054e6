#include "rounds/stored_content.h"

#include "base/base64.h"
#include "base/utf8.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

// Text is kept as text, so that a person can read it in the database.
bool is_plain_text(const std::string& bytes) {
    return bytes.find('\0') == std::string::npos && !first_invalid_utf8(bytes);
}

}  // namespace

std::string hash_of_content(const std::string& bytes) {
    return Blake2b().bytes(bytes).hex();
}

std::string keep_content(Transaction& transaction, const std::string& bytes) {
    Sql& sql = transaction.sql();
    const std::string hash = hash_of_content(bytes);
    if (sql.value<std::int64_t>("select count(*) from stored_content where hash = :hash", hash) > 0) return hash;
    const bool plain = is_plain_text(bytes);
    sql.execute("insert into stored_content (hash, encoding, content) values (:hash, :encoding, :content)", hash,
                plain ? "text" : "base64", plain ? bytes : to_base64(bytes));
    return hash;
}

std::string read_content(Sql& sql, const std::string& hash) {
    const auto row = sql.row<std::tuple<std::string, std::string>>(
        "select encoding, content from stored_content where hash = :hash", hash);
    if (!row) throw StoreError("no content is stored with the hash " + hash);
    const auto& [encoding, content] = *row;
    auto read = encoding == "text" ? std::optional(content) : from_base64(content);
    if (!read) throw StoreError("stored content is no base64");
    std::string bytes = std::move(*read);
    if (hash_of_content(bytes) != hash) throw StoreError("stored content does not have its hash " + hash);
    return bytes;
}

}  // namespace ledstang
