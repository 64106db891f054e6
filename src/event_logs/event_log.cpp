#include "event_logs/event_log.h"

#include "event_logs/log_columns.h"
#include "event_logs/owned_column.h"
#include "event_logs/variant_numbers.h"

namespace ledstang {
namespace {

std::shared_ptr<const LogColumns> no_columns() {
    static const auto none = [] {
        auto columns = std::make_shared<LogColumns>();
        columns->case_begin = owned_column(GrowingColumn<std::uint64_t>(1, 0));
        columns->activity = columns->resource = owned_column(GrowingColumn<std::uint32_t>());
        columns->complete = columns->start = owned_column(GrowingColumn<std::int64_t>());
        return columns;
    }();
    return none;
}

}  // namespace

std::span<const std::uint32_t> AttributeColumn::text() const {
    return kind_ == Kind::text ? values_->as<std::uint32_t>() : std::span<const std::uint32_t>();
}
std::span<const double> AttributeColumn::number() const {
    return kind_ == Kind::text ? std::span<const double>() : values_->as<double>();
}

EventLog::EventLog() : columns_(no_columns()) {}

std::uint32_t EventLog::cases() const {
    return static_cast<std::uint32_t>(columns_->case_begin->size() / sizeof(std::uint64_t) - 1);
}
std::uint64_t EventLog::events() const {
    return columns_->complete->size() / sizeof(std::int64_t);
}

std::span<const std::uint64_t> EventLog::case_begin() const {
    return columns_->case_begin->as<std::uint64_t>();
}
std::span<const std::uint32_t> EventLog::activity() const {
    return columns_->activity->as<std::uint32_t>();
}
std::span<const std::uint32_t> EventLog::case_variant() const {
    auto& column = *columns_->case_variant;
    if (column.of_file) return column.of_file->as<std::uint32_t>();
    std::call_once(column.once, [&] { column.worked_out = owned_column(variant_numbers(*this)); });
    return column.worked_out->as<std::uint32_t>();
}
std::span<const std::int64_t> EventLog::complete() const {
    return columns_->complete->as<std::int64_t>();
}
std::span<const std::int64_t> EventLog::start() const {
    return columns_->start->as<std::int64_t>();
}
std::span<const std::uint32_t> EventLog::resource() const {
    return columns_->resource->as<std::uint32_t>();
}
bool EventLog::is_interval() const {
    return columns_->start->size() > 0;
}

const Names& EventLog::activities() const {
    return columns_->activities;
}
const Names& EventLog::resources() const {
    return columns_->resources;
}
const Names& EventLog::case_names() const {
    return columns_->case_names;
}
std::span<const AttributeColumn> EventLog::attributes() const {
    return columns_->attributes;
}

const AttributeColumn* EventLog::attribute(std::string_view name, bool of_case) const {
    for (const auto& column : columns_->attributes) {
        if (column.of_case() == of_case && column.name() == name) return &column;
    }
    return nullptr;
}

}  // namespace ledstang
