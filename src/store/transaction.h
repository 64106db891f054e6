// A write transaction, as Store::write hands it out: everything in it happens, or nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/sql.h"

namespace ledstang {

struct Author {
    std::string person;     // id; "" where the program itself acts
    std::string operation;  // "record_outcome", "import outcomes"
};

class Transaction {
 public:
    Transaction(Sql& sql, Author author);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    Sql& sql() { return sql_; }

    // Adds an entry to the change log and returns its sequence number. `before` and `after` are JSON texts; "" where
    // there was, or is left, nothing.
    std::int64_t log(std::string_view entity, std::string_view id, std::string before, std::string after);

    const Author& author() const { return author_; }
    // The transaction's instant, the same for all of it: "2022-05-01T12:34:56.789Z".
    const std::string& now() const { return now_; }

    // Writes the chain's new end. The store does this just before the commit.
    void close();

 private:
    Sql& sql_;
    Author author_;
    std::string now_;
    std::int64_t last_sequence_ = 0;
    std::string last_hash_;
};

}  // namespace ledstang
