// What an EventLog is made of. For those who make and write logs; others use event_log.h.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "event_logs/event_log.h"

namespace ledstang {

// The number of each case's variant (std::uint32_t): from the log's file, or worked out when it is first asked for.
struct VariantColumn {
    std::shared_ptr<const ColumnBytes> of_file;  // null when there is none
    std::once_flag once;
    std::shared_ptr<const ColumnBytes> worked_out;
};

struct LogColumns {
    std::shared_ptr<const ColumnBytes> case_begin;  // of std::uint64_t
    std::shared_ptr<const ColumnBytes> activity;    // of std::uint32_t
    std::shared_ptr<const ColumnBytes> complete;    // of std::int64_t
    std::shared_ptr<const ColumnBytes> start;       // of std::int64_t; empty
    std::shared_ptr<const ColumnBytes> resource;    // of std::uint32_t; or empty
    // Copies share it, since they have the same cases with the same activities.
    std::shared_ptr<VariantColumn> case_variant = std::make_shared<VariantColumn>();
    Names activities;
    Names resources;
    Names case_names;
    std::vector<AttributeColumn> attributes;
};

}  // namespace ledstang
