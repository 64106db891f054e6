#include "warehouse/duckdb_cells.h"

#include <fmt/format.h>

#include <cmath>
#include <cstring>
#include <limits>

#include "warehouse/warehouse.h"

namespace ledstang {
namespace {

// DuckDB keeps a UUID as a whole number that sorts as the text does: the highest bit is turned.
constexpr std::uint64_t uuid_sign = std::uint64_t{1} << 63U;

CellKind kind_of(duckdb_type type, const std::string& name) {
    switch (type) {
        case DUCKDB_TYPE_BOOLEAN:
            return CellKind::truth;
        case DUCKDB_TYPE_TINYINT:
        case DUCKDB_TYPE_SMALLINT:
        case DUCKDB_TYPE_INTEGER:
        case DUCKDB_TYPE_BIGINT:
        case DUCKDB_TYPE_UTINYINT:
        case DUCKDB_TYPE_USMALLINT:
        case DUCKDB_TYPE_UINTEGER:
        case DUCKDB_TYPE_UBIGINT:
        case DUCKDB_TYPE_HUGEINT:
        case DUCKDB_TYPE_SQLNULL:
            return CellKind::whole_number;
        case DUCKDB_TYPE_FLOAT:
        case DUCKDB_TYPE_DOUBLE:
        case DUCKDB_TYPE_DECIMAL:
            return CellKind::number;
        case DUCKDB_TYPE_VARCHAR:
        case DUCKDB_TYPE_ENUM:
        case DUCKDB_TYPE_TIMESTAMP:
        case DUCKDB_TYPE_TIMESTAMP_S:
        case DUCKDB_TYPE_TIMESTAMP_MS:
        case DUCKDB_TYPE_TIMESTAMP_NS:
        case DUCKDB_TYPE_TIMESTAMP_TZ:
            return CellKind::text;
        case DUCKDB_TYPE_DATE:
            return CellKind::date;
        case DUCKDB_TYPE_UUID:
            return CellKind::identity;
        default:
            throw WarehouseError(fmt::format("the column {} has a type that the warehouse does not read ({})", name,
                                             static_cast<int>(type)));
    }
}

std::int64_t narrowed(const duckdb_hugeint& value) {
    const auto low = static_cast<std::int64_t>(value.lower);
    if ((value.upper == 0 && low >= 0) || (value.upper == -1 && low < 0)) return low;
    throw WarehouseError("a whole number in the answer is too large");
}

std::int64_t whole(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
        throw WarehouseError("a whole number in the answer is too large");
    }
    return static_cast<std::int64_t>(value);
}

std::string_view text_of(duckdb_string_t& text) {
    return {duckdb_string_t_data(&text), duckdb_string_t_length(text)};
}

std::string point_in_time(double seconds) {
    const auto whole_seconds = static_cast<std::int64_t>(std::floor(seconds));
    const duckdb_timestamp_struct parts = duckdb_from_timestamp({whole_seconds * 1'000'000});
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", parts.date.year, static_cast<int>(parts.date.month),
                       static_cast<int>(parts.date.day), static_cast<int>(parts.time.hour),
                       static_cast<int>(parts.time.min), static_cast<int>(parts.time.sec));
}

}  // namespace

// Adds a vector's cells to a column: arrays of the same layout are copied whole.
class ColumnFill {
 public:
    ColumnFill(Column& column, duckdb_vector vector, std::size_t count)
        : column_(column),
          data_(duckdb_vector_get_data(vector)),
          validity_(duckdb_vector_get_validity(vector)),
          count_(count),
          first_(column.size()),
          type_(duckdb_vector_get_column_type(vector)) {}

    void run() {
        column_.present_.resize(first_ + count_, 1);
        for (std::size_t row = 0; validity_ != nullptr && row < count_; ++row) {
            if (!valid(row)) column_.present_[first_ + row] = 0;
        }
        switch (column_.kind_) {
            case CellKind::truth:
                copy<bool>(column_.truths_, [](bool value) { return static_cast<std::uint8_t>(value ? 1 : 0); });
                break;
            case CellKind::whole_number:
                whole_numbers();
                break;
            case CellKind::number:
                numbers();
                break;
            case CellKind::text:
                texts();
                break;
            case CellKind::date:
                copy<duckdb_date>(column_.days_, [](duckdb_date value) { return value.days; });
                break;
            case CellKind::identity:
                copy<duckdb_hugeint>(column_.identities_, [](const duckdb_hugeint& value) {
                    return Identity{static_cast<std::uint64_t>(value.upper) ^ uuid_sign, value.lower};
                });
                break;
        }
    }

 private:
    bool valid(std::size_t row) const { return validity_ == nullptr || (validity_[row / 64] >> (row % 64) & 1U) != 0; }

    // A missing cell's place in the vector may hold anything.
    template <class From, class To, class Convert>
    void copy(std::vector<To>& to, Convert convert) const {
        to.resize(first_ + count_);
        const auto* from = static_cast<const From*>(data_);
        for (std::size_t row = 0; row < count_; ++row) to[first_ + row] = valid(row) ? convert(from[row]) : To{};
    }
    template <class From>
    void copy_whole() const {
        copy<From>(column_.whole_numbers_, [](From value) { return static_cast<std::int64_t>(value); });
    }

    void whole_numbers() const {
        switch (duckdb_get_type_id(type_.get())) {
            case DUCKDB_TYPE_TINYINT:
                return copy_whole<std::int8_t>();
            case DUCKDB_TYPE_SMALLINT:
                return copy_whole<std::int16_t>();
            case DUCKDB_TYPE_INTEGER:
            case DUCKDB_TYPE_SQLNULL:
                return copy_whole<std::int32_t>();
            case DUCKDB_TYPE_UTINYINT:
                return copy_whole<std::uint8_t>();
            case DUCKDB_TYPE_USMALLINT:
                return copy_whole<std::uint16_t>();
            case DUCKDB_TYPE_UINTEGER:
                return copy_whole<std::uint32_t>();
            case DUCKDB_TYPE_UBIGINT:
                return copy<std::uint64_t>(column_.whole_numbers_, whole);
            case DUCKDB_TYPE_HUGEINT:
                return copy<duckdb_hugeint>(column_.whole_numbers_, narrowed);
            default:
                return copy_whole<std::int64_t>();
        }
    }

    template <class From>
    void copy_decimal() const {
        const double scale = std::pow(10.0, duckdb_decimal_scale(type_.get()));
        copy<From>(column_.numbers_, [scale](const From& value) {
            if constexpr (std::is_same_v<From, duckdb_hugeint>) {
                return duckdb_hugeint_to_double(value) / scale;
            } else {
                return static_cast<double>(value) / scale;
            }
        });
    }

    void numbers() const {
        switch (duckdb_get_type_id(type_.get())) {
            case DUCKDB_TYPE_FLOAT:
                return copy<float>(column_.numbers_, [](float value) { return static_cast<double>(value); });
            case DUCKDB_TYPE_DOUBLE:
                return copy<double>(column_.numbers_, [](double value) { return value; });
            default:
                break;
        }
        switch (duckdb_decimal_internal_type(type_.get())) {
            case DUCKDB_TYPE_SMALLINT:
                return copy_decimal<std::int16_t>();
            case DUCKDB_TYPE_INTEGER:
                return copy_decimal<std::int32_t>();
            case DUCKDB_TYPE_BIGINT:
                return copy_decimal<std::int64_t>();
            default:
                return copy_decimal<duckdb_hugeint>();
        }
    }

    template <class Text>
    void each_text(Text text) const {
        auto& ends = column_.text_ends_;
        ends.resize(first_ + count_);
        for (std::size_t row = 0; row < count_; ++row) {
            if (valid(row)) column_.text_ += text(row);
            ends[first_ + row] = column_.text_.size();
        }
    }

    void texts() const {
        switch (duckdb_get_type_id(type_.get())) {
            case DUCKDB_TYPE_VARCHAR:
                return each_text([&](std::size_t row) { return text_of(static_cast<duckdb_string_t*>(data_)[row]); });
            case DUCKDB_TYPE_ENUM:
                return each_text([&](std::size_t row) { return enum_text(row); });
            case DUCKDB_TYPE_TIMESTAMP_S:
                return points_in_time(1);
            case DUCKDB_TYPE_TIMESTAMP_MS:
                return points_in_time(1e3);
            case DUCKDB_TYPE_TIMESTAMP_NS:
                return points_in_time(1e9);
            default:
                return points_in_time(1e6);
        }
    }

    void points_in_time(double per_second) const {
        each_text([&](std::size_t row) {
            return point_in_time(static_cast<double>(static_cast<const std::int64_t*>(data_)[row]) / per_second);
        });
    }

    std::string enum_text(std::size_t row) const {
        std::uint64_t index = 0;
        switch (duckdb_enum_internal_type(type_.get())) {
            case DUCKDB_TYPE_UTINYINT:
                index = static_cast<const std::uint8_t*>(data_)[row];
                break;
            case DUCKDB_TYPE_USMALLINT:
                index = static_cast<const std::uint16_t*>(data_)[row];
                break;
            default:
                index = static_cast<const std::uint32_t*>(data_)[row];
        }
        char* word = duckdb_enum_dictionary_value(type_.get(), index);
        std::string text = word == nullptr ? "" : word;
        duckdb_free(word);
        return text;
    }

    Column& column_;
    void* data_;
    const std::uint64_t* validity_;
    std::size_t count_;
    std::size_t first_;  // row of ours for the vector's first
    DuckdbType type_;
};

Columns columns_for(duckdb_result& result) {
    Columns columns;
    const idx_t count = duckdb_column_count(&result);
    for (idx_t index = 0; index < count; ++index) {
        const std::string name = duckdb_column_name(&result, index);
        columns.columns.emplace_back(name, kind_of(duckdb_column_type(&result, index), name));
    }
    return columns;
}

void add_chunk(Columns& columns, duckdb_data_chunk chunk) {
    const std::size_t count = duckdb_data_chunk_get_size(chunk);
    for (std::size_t index = 0; index < columns.columns.size(); ++index) {
        ColumnFill(columns.columns[index], duckdb_data_chunk_get_vector(chunk, index), count).run();
    }
}

DuckdbType duckdb_type_of(CellKind kind) {
    switch (kind) {
        case CellKind::truth:
            return DuckdbType(duckdb_create_logical_type(DUCKDB_TYPE_BOOLEAN));
        case CellKind::whole_number:
            return DuckdbType(duckdb_create_logical_type(DUCKDB_TYPE_BIGINT));
        case CellKind::number:
            return DuckdbType(duckdb_create_logical_type(DUCKDB_TYPE_DOUBLE));
        case CellKind::text:
            return DuckdbType(duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR));
        case CellKind::date:
            return DuckdbType(duckdb_create_logical_type(DUCKDB_TYPE_DATE));
        case CellKind::identity:
            return DuckdbType(duckdb_create_logical_type(DUCKDB_TYPE_UUID));
    }
    throw std::logic_error("no such kind of cell");
}

void fill_vector(duckdb_vector vector, const Column& column, std::size_t from, std::size_t count) {
    void* data = duckdb_vector_get_data(vector);
    const auto copy = [&](const auto& cells) { std::memcpy(data, cells.data() + from, count * sizeof(cells[0])); };
    switch (column.kind()) {
        case CellKind::truth:
            copy(column.truths());
            break;
        case CellKind::whole_number:
            copy(column.whole_numbers());
            break;
        case CellKind::number:
            copy(column.numbers());
            break;
        case CellKind::date:
            copy(column.days());
            break;
        case CellKind::identity: {
            auto* cells = static_cast<duckdb_hugeint*>(data);
            for (std::size_t row = 0; row < count; ++row) {
                const Identity& identity = column.identities()[from + row];
                cells[row] = {identity.low, static_cast<std::int64_t>(identity.high ^ uuid_sign)};
            }
            break;
        }
        case CellKind::text:
            for (std::size_t row = 0; row < count; ++row) {
                const std::string_view text = column.text(from + row);
                duckdb_vector_assign_string_element_len(vector, row, text.data(), text.size());
            }
            break;
    }
    const auto present = column.present();
    std::uint64_t* validity = nullptr;
    for (std::size_t row = 0; row < count; ++row) {
        if (present[from + row] != 0) continue;
        if (validity == nullptr) {
            duckdb_vector_ensure_validity_writable(vector);
            validity = duckdb_vector_get_validity(vector);
        }
        validity[row / 64] &= ~(std::uint64_t{1} << (row % 64));
    }
}

}  // namespace ledstang
