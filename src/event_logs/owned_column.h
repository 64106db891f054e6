// A column in memory, handed over to those who share it.
#pragma once

#include <memory>
#include <utility>

#include "event_logs/column_bytes.h"
#include "event_logs/growing_column.h"

namespace ledstang {

template <class T>
std::shared_ptr<const ColumnBytes> owned_column(GrowingColumn<T> values) {
    values.fit();
    auto owner = std::make_shared<const GrowingColumn<T>>(std::move(values));
    const auto bytes = std::as_bytes(owner->values());
    return std::make_shared<const ColumnBytes>(std::move(owner), bytes);
}

}  // namespace ledstang
