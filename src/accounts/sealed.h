// Secrets that the program itself must read again, such as those of second factors: sealed with a key that lies beside
// the store and not in it, so that a copy of the database gives nothing away. Inside the accounts module.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace ledstang {

class Sealer {
 public:
    // The key in the folder's file account.key, which is made when it is missing and readable by its owner alone.
    // Throws std::runtime_error when it can be neither read nor made.
    static Sealer of(const std::string& folder);
    explicit Sealer(std::string key);  // 32 bytes

    std::string seal(const std::string& secret) const;  // text fit for a column
    // Nothing when it was sealed with another key, or has been altered.
    std::optional<std::string> open(const std::string& sealed) const;

 private:
    std::string key_;
};

}  // namespace ledstang
