// Many rows into one table, within a write transaction, several times faster than one execute() each.
//
//     BulkInsert rows(transaction.sql(), "outcome", {"measure", "unit", "period", "value"});
//     for (const auto& outcome : outcomes) rows.add(outcome.measure, outcome.unit, outcome.period, outcome.value);
//     rows.finish();
//
// Between the first add and finish nothing else may run on the transaction's connection. A row that breaks a constraint
// throws StoreError, in add or not before finish; the transaction can then only be rolled back.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql.h"

namespace ledstang {

namespace store_detail {

class RowWriter {
 public:
    virtual ~RowWriter() = default;
    virtual void null() = 0;
    virtual void integer(std::int64_t value) = 0;
    virtual void real(double value) = 0;
    virtual void text(std::string_view value) = 0;
    virtual void end_row() = 0;
    virtual void finish() = 0;
};

inline void write_value(RowWriter& row, std::nullopt_t) {
    row.null();
}
inline void write_value(RowWriter& row, std::string_view value) {
    row.text(value);
}
inline void write_value(RowWriter& row, const std::string& value) {
    row.text(value);
}
inline void write_value(RowWriter& row, const char* value) {
    row.text(value);
}
inline void write_value(RowWriter& row, double value) {
    row.real(value);
}
inline void write_value(RowWriter& row, Decimal value) {
    row.integer(value.millionths());
}
inline void write_value(RowWriter& row, const Period& value) {
    row.integer(value.code());
}
inline void write_value(RowWriter& row, const Date& value) {
    row.text(to_string(value));
}
template <NamedEnum Enum>
void write_value(RowWriter& row, Enum value) {
    row.text(name_of(value));
}
template <std::integral T>
void write_value(RowWriter& row, T value) {
    row.integer(hold(value));
}
template <class T>
void write_value(RowWriter& row, const std::optional<T>& value) {
    if (value) {
        write_value(row, *value);
    } else {
        row.null();
    }
}

}  // namespace store_detail

class BulkInsert {
 public:
    BulkInsert(Sql& sql, const std::string& table, const std::vector<std::string>& columns);

    // One value for each column, in order; the types of sql_types.h.
    template <class... Values>
    void add(const Values&... values) {
        if (sizeof...(values) != columns_) throw StoreError("a row with another number of values than columns");
        (store_detail::write_value(*writer_, values), ...);
        writer_->end_row();
        ++rows_;
    }

    // Returns the number of rows added.
    std::int64_t finish();

 private:
    std::size_t columns_;
    std::int64_t rows_ = 0;
    std::unique_ptr<store_detail::RowWriter> writer_;
};

}  // namespace ledstang
