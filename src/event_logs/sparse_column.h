// An attribute while its log is read: the values that there are, each with its row, since most rows lack most
// attributes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "event_logs/event_log.h"

namespace ledstang {

class SparseColumn {
 public:
    using Kind = AttributeColumn::Kind;

    SparseColumn(std::string name, bool of_case) : name_(std::move(name)), of_case_(of_case) {}

    // Values of several kinds make the column one of text. A row may be given again; the last value holds.
    void put_text(std::uint32_t row, std::string_view value);
    void put_number(std::uint32_t row, Kind kind, double value);

    const std::string& name() const { return name_; }
    bool of_case() const { return of_case_; }
    std::size_t size() const { return rows_.size(); }
    std::size_t different_texts() const { return names_.size(); }

    // Texts that are all numbers in machine form or Swedish form, or all instants, become such values. A number that is
    // written as codes are ("0123", "+1", more than 15 digits) stays text, and so do all beside it.
    void find_kind();

    // Row r becomes row becomes[r]; those that become `absent` go.
    void move_rows(std::span<const std::uint32_t> becomes);

    // One value for each of `rows`; `place` says where a source row stands among them, null: where it stood.
    AttributeColumn column(std::size_t rows, const std::uint32_t* place) &&;
    // The texts alone, numbered, for a column that becomes the log's resource. Numbers are written as texts.
    std::pair<GrowingColumn<std::uint32_t>, NameNumbers> texts(std::size_t rows) &&;

 private:
    void become_text();
    GrowingColumn<std::uint32_t> dense_texts(std::size_t rows, const std::uint32_t* place) const;

    std::string name_;
    bool of_case_;
    Kind kind_ = Kind::text;
    GrowingColumn<std::uint32_t> rows_;
    GrowingColumn<std::uint32_t> texts_;  // of Kind::text
    GrowingColumn<double> numbers_;       // of the others
    NameNumbers names_;
};

// "8.4", "2024-05-01T08:15:00Z": what a value is as text.
std::string attribute_text(AttributeColumn::Kind kind, double value);

}  // namespace ledstang
