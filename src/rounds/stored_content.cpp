#include "rounds/stored_content.h"

#include <sodium.h>

#include "base/utf8.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

// Text is kept as text, so that a person can read it in the database.
bool is_plain_text(const std::string& bytes) {
    return bytes.find('\0') == std::string::npos && !first_invalid_utf8(bytes);
}

std::string in_base64(const std::string& bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the zero at its end
    return text;
}

std::string from_base64(const std::string& text) {
    std::string bytes(text.size() / 4 * 3, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        throw StoreError("stored content is no base64");
    bytes.resize(size);
    return bytes;
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
                plain ? "text" : "base64", plain ? bytes : in_base64(bytes));
    return hash;
}

std::string read_content(Sql& sql, const std::string& hash) {
    const auto row = sql.row<std::tuple<std::string, std::string>>(
        "select encoding, content from stored_content where hash = :hash", hash);
    if (!row) throw StoreError("no content is stored with the hash " + hash);
    const auto& [encoding, content] = *row;
    std::string bytes = encoding == "text" ? content : from_base64(content);
    if (hash_of_content(bytes) != hash) throw StoreError("stored content does not have its hash " + hash);
    return bytes;
}

}  // namespace ledstang
