#include "store/sql_types.h"

#include <fmt/format.h>

#include "store/store_error.h"

namespace ledstang::store_detail {

void throw_null() {
    throw StoreError("a column is NULL where the program expects a value");
}

void throw_not_a(std::string_view type, const std::string& content) {
    throw StoreError(fmt::format("a column holds \"{}\", which is no {}", content, type));
}

}  // namespace ledstang::store_detail
