#include "event_logs/sparse_column.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

#include "event_logs/instant.h"
#include "event_logs/owned_column.h"

namespace ledstang {
namespace {

// A decimal comma is taken for a point; nothing when the text is not a number that stays the same as one.
std::optional<double> number_of(std::string_view text) {
    std::string digits(text);
    std::replace(digits.begin(), digits.end(), ',', '.');
    const std::string_view whole = std::string_view(digits).substr(digits.starts_with('-') ? 1 : 0);
    if (whole.empty() || whole.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
    const std::size_t before_point = std::min(whole.find('.'), whole.size());
    if (before_point == 0 || before_point > 15 || (before_point > 1 && whole[0] == '0')) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace

std::string attribute_text(AttributeColumn::Kind kind, double value) {
    if (kind == AttributeColumn::Kind::instant) return instant_text(static_cast<std::int64_t>(value));
    char text[40];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc() ? std::string(text, end) : std::string();
}

void SparseColumn::put_text(std::uint32_t row, std::string_view value) {
    if (kind_ != Kind::text) become_text();
    const std::uint32_t number = names_.number(value);
    if (number == absent) return;
    rows_.push_back(row);
    texts_.push_back(number);
}

void SparseColumn::put_number(std::uint32_t row, Kind kind, double value) {
    if (rows_.empty()) kind_ = kind;
    if (kind_ != kind) {
        put_text(row, attribute_text(kind, value));
        return;
    }
    rows_.push_back(row);
    numbers_.push_back(value);
}

void SparseColumn::become_text() {
    for (const double value : numbers_.values()) texts_.push_back(names_.number(attribute_text(kind_, value)));
    numbers_ = {};
    kind_ = Kind::text;
}

void SparseColumn::find_kind() {
    if (kind_ != Kind::text || rows_.empty()) return;
    for (const Kind kind : {Kind::number, Kind::instant}) {
        std::vector<double> values;
        for (std::uint32_t number = 0; number < names_.size(); ++number) {
            std::optional<double> value;
            if (kind == Kind::number) {
                value = number_of(names_[number]);
            } else if (const auto instant = parse_instant(names_[number])) {
                value = static_cast<double>(*instant);
            }
            if (!value) break;
            values.push_back(*value);
        }
        if (values.size() < names_.size()) continue;
        numbers_.reserve(rows_.size());
        for (const std::uint32_t text : texts_.values()) numbers_.push_back(values[text]);
        texts_ = {};
        names_ = {};
        kind_ = kind;
        return;
    }
}

void SparseColumn::move_rows(std::span<const std::uint32_t> becomes) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const std::uint32_t row = becomes[rows_[i]];
        if (row == absent) continue;
        rows_[kept] = row;
        if (kind_ == Kind::text) texts_[kept] = texts_[i];
        if (kind_ != Kind::text) numbers_[kept] = numbers_[i];
        ++kept;
    }
    rows_.resize(kept);
}

GrowingColumn<std::uint32_t> SparseColumn::dense_texts(std::size_t rows, const std::uint32_t* place) const {
    GrowingColumn<std::uint32_t> dense(rows, absent);
    for (std::size_t i = 0; i < rows_.size(); ++i) dense[place != nullptr ? place[rows_[i]] : rows_[i]] = texts_[i];
    return dense;
}

AttributeColumn SparseColumn::column(std::size_t rows, const std::uint32_t* place) && {
    if (kind_ == Kind::text) {
        auto values = owned_column(dense_texts(rows, place));
        return {std::move(name_), of_case_, kind_, std::move(values), std::move(names_).names()};
    }
    GrowingColumn<double> dense(rows, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < rows_.size(); ++i) dense[place != nullptr ? place[rows_[i]] : rows_[i]] = numbers_[i];
    return {std::move(name_), of_case_, kind_, owned_column(std::move(dense)), Names()};
}

std::pair<GrowingColumn<std::uint32_t>, NameNumbers> SparseColumn::texts(std::size_t rows) && {
    if (kind_ != Kind::text) become_text();
    return {dense_texts(rows, nullptr), std::move(names_)};
}

}  // namespace ledstang
