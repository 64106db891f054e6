#include "warehouse/clickhouse_cells.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <bit>
#include <cstring>
#include <ctime>
#include <limits>
#include <optional>

#include "warehouse/warehouse.h"

namespace ledstang {
namespace {

static_assert(std::endian::native == std::endian::little, "as the servers' format is");

constexpr std::string_view nullable = "Nullable(";

// "Int64" of "Nullable(Int64)".
std::string inner(std::string_view type) {
    if (type.starts_with(nullable)) type = type.substr(nullable.size(), type.size() - nullable.size() - 1);
    return std::string(type);
}

template <class T>
void append_raw(std::string& bytes, const T& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void append_length(std::string& bytes, std::size_t length) {
    for (; length >= 0x80; length >>= 7U) bytes += static_cast<char>(0x80U | (length & 0x7FU));
    bytes += static_cast<char>(length);
}

void append_text(std::string& bytes, std::string_view text) {
    append_length(bytes, text.size());
    bytes += text;
}

// The bytes of a block; what it asks for beyond them is Short.
struct Short {};
class Bytes {
 public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

    std::string_view take(std::size_t count) {
        if (bytes_.size() - at_ < count) throw Short{};
        at_ += count;
        return bytes_.substr(at_ - count, count);
    }
    std::size_t length() {
        std::size_t length = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const auto byte = static_cast<unsigned char>(take(1)[0]);
            length |= static_cast<std::size_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) return length;
        }
        throw WarehouseError("ClickHouse's answer is no Native block");
    }
    std::string_view text() { return take(length()); }
    std::size_t at() const { return at_; }

 private:
    std::string_view bytes_;
    std::size_t at_ = 0;
};

using Present = std::string_view;  // per row 1 where the cell is missing; empty: none is

template <class T, class Add>
void read_fixed(Bytes& bytes, std::size_t rows, Present missing, Column& column, const Add& add) {
    const std::string_view cells = bytes.take(rows * sizeof(T));
    for (std::size_t row = 0; row < rows; ++row) {
        if (!missing.empty() && missing[row] != 0) {
            column.add_missing();
            continue;
        }
        T value;
        std::memcpy(&value, cells.data() + row * sizeof(T), sizeof(T));
        add(value);
    }
}

template <class T>
void read_whole(Bytes& bytes, std::size_t rows, Present missing, Column& column) {
    read_fixed<T>(bytes, rows, missing, column, [&](T value) {
        if (!std::in_range<std::int64_t>(value)) throw WarehouseError("a whole number is beyond 64 bits");
        column.add_whole_number(static_cast<std::int64_t>(value));
    });
}

void read_cells(Bytes& bytes, std::string_view type, std::size_t rows, Present missing, Column& column) {
    const auto days = [&](auto value) { column.add_days(static_cast<std::int32_t>(value)); };
    const auto number = [&](auto value) { column.add_number(static_cast<double>(value)); };
    if (type == "Int32") return read_fixed<std::int32_t>(bytes, rows, missing, column, days);
    if (type == "Date") return read_fixed<std::uint16_t>(bytes, rows, missing, column, days);
    if (type == "UInt8")
        return read_fixed<std::uint8_t>(bytes, rows, missing, column,
                                        [&](auto value) { column.add_truth(value != 0); });
    if (type == "Int64") return read_whole<std::int64_t>(bytes, rows, missing, column);
    if (type == "UInt64") return read_whole<std::uint64_t>(bytes, rows, missing, column);
    if (type == "UInt32") return read_whole<std::uint32_t>(bytes, rows, missing, column);
    if (type == "UInt16") return read_whole<std::uint16_t>(bytes, rows, missing, column);
    if (type == "Int16") return read_whole<std::int16_t>(bytes, rows, missing, column);
    if (type == "Int8") return read_whole<std::int8_t>(bytes, rows, missing, column);
    if (type == "Float64") return read_fixed<double>(bytes, rows, missing, column, number);
    if (type == "Float32") return read_fixed<float>(bytes, rows, missing, column, number);
    if (type == "Nothing") {
        bytes.take(rows);
        for (std::size_t row = 0; row < rows; ++row) column.add_missing();
        return;
    }
    if (type == "DateTime")
        return read_fixed<std::uint32_t>(bytes, rows, missing, column, [&](auto seconds) {
            column.add_text(fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::gmtime(static_cast<std::time_t>(seconds))));
        });
    if (type == "UUID") {
        struct Halves {
            std::uint64_t high, low;
        };
        return read_fixed<Halves>(bytes, rows, missing, column,
                                  [&](const Halves& value) { column.add_identity({value.high, value.low}); });
    }
    for (std::size_t row = 0; row < rows; ++row) {  // String
        const std::string_view text = bytes.text();
        if (!missing.empty() && missing[row] != 0) {
            column.add_missing();
        } else {
            column.add_text(text);
        }
    }
}

void append_cell(std::string& bytes, const Column& column, std::size_t row) {
    switch (column.kind()) {
        case CellKind::truth:
            return append_raw(bytes, column.truths()[row]);
        case CellKind::whole_number:
            return append_raw(bytes, column.whole_numbers()[row]);
        case CellKind::number:
            return append_raw(bytes, column.numbers()[row]);
        case CellKind::text:
            return append_text(bytes, column.text(row));
        case CellKind::date:
            return append_raw(bytes, column.days()[row]);
        case CellKind::identity:
            append_raw(bytes, column.identities()[row].high);
            return append_raw(bytes, column.identities()[row].low);
    }
}

}  // namespace

std::string clickhouse_type(CellKind kind) {
    switch (kind) {
        case CellKind::truth:
            return "Nullable(UInt8)";
        case CellKind::whole_number:
            return "Nullable(Int64)";
        case CellKind::number:
            return "Nullable(Float64)";
        case CellKind::text:
            return "Nullable(String)";
        case CellKind::date:
            return "Nullable(Int32)";
        case CellKind::identity:
            return "Nullable(UUID)";
    }
    throw std::logic_error("a kind of cell that there is not");
}

std::string clickhouse_key_type(CellKind kind) {
    return inner(clickhouse_type(kind));
}

bool is_row_place(std::string_view column) {
    return column == "batch_id" || column == "row_number";
}

CellKind clickhouse_kind(std::string_view named) {
    const std::string type = inner(named);
    if (type == "Int32" || type == "Date") return CellKind::date;
    if (type == "UInt8") return CellKind::truth;
    for (const std::string_view whole : {"Int64", "UInt64", "UInt32", "UInt16", "Int16", "Int8"}) {
        if (type == whole) return CellKind::whole_number;
    }
    if (type == "Float64" || type == "Float32") return CellKind::number;
    if (type == "String" || type == "DateTime" || type == "Nothing") return CellKind::text;
    if (type == "UUID") return CellKind::identity;
    throw WarehouseError(fmt::format("the warehouse has no use for values of the type {}", type));
}

void append_native(std::string& bytes, const Columns& rows, std::span<const std::uint32_t> chosen) {
    append_length(bytes, rows.columns.size());
    append_length(bytes, chosen.size());
    for (const Column& column : rows.columns) {
        append_text(bytes, column.name());
        const bool may_miss = !is_row_place(column.name());
        append_text(bytes, may_miss ? clickhouse_type(column.kind()) : inner(clickhouse_type(column.kind())));
        if (may_miss) {
            for (const auto row : chosen) bytes += static_cast<char>(column.is_missing(row) ? 1 : 0);
        }
        for (const auto row : chosen) append_cell(bytes, column, row);
    }
}

bool NativeReader::next(Columns& into) {
    // A block that was not there is looked for again when half as much more has come: not piece by piece, over and
    // over.
    const std::size_t there = bytes_.size() - begin_;
    if (there == 0 || (!complete_ && tried_ != 0 && there < tried_ + tried_ / 2)) return false;
    std::vector<std::size_t> before;
    for (const auto& column : into.columns) before.push_back(column.size());
    try {
        Bytes bytes(std::string_view(bytes_).substr(begin_));
        const std::size_t width = bytes.length();
        const std::size_t rows = bytes.length();
        if (into.columns.empty()) into.columns.reserve(width);
        for (std::size_t n = 0; n < width; ++n) {
            const std::string_view name = bytes.text();
            const std::string_view type = bytes.text();
            if (n == into.columns.size()) into.columns.emplace_back(std::string(name), clickhouse_kind(type));
            Column& column = into.columns[n];
            if (column.kind() != clickhouse_kind(type)) throw WarehouseError("the answer's columns change on the way");
            const bool may_miss = type.starts_with(nullable);
            const Present missing = may_miss ? bytes.take(rows) : Present{};
            read_cells(bytes, inner(type), rows, missing, column);
        }
        begin_ += bytes.at();
        tried_ = 0;
        if (begin_ == bytes_.size()) {
            bytes_.clear();
            begin_ = 0;
        }
        return true;
    } catch (const Short&) {
        if (complete_) throw WarehouseError("ClickHouse's answer ends in the middle");
        tried_ = there;
        for (std::size_t n = 0; n < into.columns.size(); ++n) {
            into.columns[n].shorten(n < before.size() ? before[n] : 0);
        }
        return false;
    }
}

}  // namespace ledstang
