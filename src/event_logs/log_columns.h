// What an EventLog is made of. For those who make and write logs; others use event_log.h.
#pragma once

#include <memory>
#include <vector>

#include "event_logs/event_log.h"

namespace ledstang {

struct LogColumns {
    std::shared_ptr<const ColumnBytes> case_begin;  // of std::uint64_t
    std::shared_ptr<const ColumnBytes> activity;    // of std::uint32_t
    std::shared_ptr<const ColumnBytes> complete;    // of std::int64_t
    std::shared_ptr<const ColumnBytes> start;       // of std::int64_t; empty
    std::shared_ptr<const ColumnBytes> resource;    // of std::uint32_t; or empty
    Names activities;
    Names resources;
    Names case_names;
    std::vector<AttributeColumn> attributes;
};

}  // namespace ledstang
