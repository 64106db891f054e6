// Rows of the warehouse held column by column: millions of cells in a handful of arrays.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/value.h"

namespace ledstang {

// A patient as the warehouse knows him or her: 128 bits of a keyed hash, written as a UUID.
struct Identity {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const Identity&) const = default;
};

// "6fa459ea-ee8a-3ca4-894e-db77e160355e"
std::string to_string(const Identity& identity);

enum class CellKind : std::uint8_t { truth, whole_number, number, text, date, identity };

// One column. Every span and index is by row, from 0; a missing cell has a zero in its place there.
class Column {
 public:
    Column(std::string name, CellKind kind) : name_(std::move(name)), kind_(kind) {}

    const std::string& name() const { return name_; }
    CellKind kind() const { return kind_; }
    std::size_t size() const { return present_.size(); }

    bool is_missing(std::size_t row) const { return present_[row] == 0; }
    std::span<const std::uint8_t> present() const { return present_; }  // 1: has a value, 0: is missing

    // Each throws std::logic_error for a column of another kind.
    std::span<const std::uint8_t> truths() const;
    std::span<const std::int64_t> whole_numbers() const;
    std::span<const double> numbers() const;
    std::span<const std::int32_t> days() const;  // dates, counted from 1970-01-01
    std::span<const Identity> identities() const;
    std::string_view text(std::size_t row) const;  // "" when missing; holds until the column changes
    Date date(std::size_t row) const;              // of a cell that is not missing

    // Any kind, one cell at a time: convenient, not quick. An identity is its text.
    Value value(std::size_t row) const;

    // Adds a cell at the end. The kind must be the column's: that is not checked, these stand in the innermost loops.
    void add_missing();
    void add_truth(bool value);
    void add_whole_number(std::int64_t value);
    void add_number(double value);
    void add_text(std::string_view value);
    void add_days(std::int32_t days);
    void add_identity(const Identity& identity);
    // Of the column's kind or missing; throws std::logic_error otherwise.
    void add(const Value& value);

    void clear();
    void shorten(std::size_t size);  // drops the cells after the first `size`

 private:
    friend class ColumnFill;
    void expect(CellKind kind) const;

    std::string name_;
    CellKind kind_;
    std::vector<std::uint8_t> present_;
    // One of these, by kind.
    std::vector<std::uint8_t> truths_;
    std::vector<std::int64_t> whole_numbers_;
    std::vector<double> numbers_;
    std::vector<std::int32_t> days_;
    std::vector<Identity> identities_;
    std::string text_;  // all texts, one after another
    std::vector<std::size_t> text_ends_;
};

std::int32_t days_of(const Date& date);  // from 1970-01-01
Date date_of(std::int32_t days);

struct Columns {
    std::vector<Column> columns;

    std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
    const Column& operator[](std::size_t index) const { return columns[index]; }
    const Column& operator[](std::string_view name) const;  // throws std::logic_error when there is none
};

}  // namespace ledstang
