#include "store/backend.h"

namespace ledstang {

std::unique_ptr<Backend> open_backend(const std::string& address, std::chrono::milliseconds wait) {
    constexpr std::string_view sqlite = "sqlite:";
    if (address.starts_with(sqlite)) return open_sqlite(address.substr(sqlite.size()), wait);
    if (address.starts_with("postgresql://") || address.starts_with("postgres://")) {
        return open_postgresql(address, wait);
    }
    throw StoreError("a store's address begins with sqlite: or postgresql://");
}

}  // namespace ledstang
