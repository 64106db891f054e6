#include "warehouse/columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace ledstang {
namespace {

template <class T>
T held(const Value& value, const std::string& column) {
    if (const auto* found = std::get_if<T>(&value)) return *found;
    throw std::logic_error("the column " + column + " holds values of another kind");
}

}  // namespace

std::string to_string(const Identity& identity) {
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", identity.high >> 32U, (identity.high >> 16U) & 0xFFFFU,
                       identity.high & 0xFFFFU, identity.low >> 48U, identity.low & 0xFFFF'FFFF'FFFFU);
}

std::int32_t days_of(const Date& date) {
    return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

Date date_of(std::int32_t days) {
    return Date{std::chrono::sys_days{std::chrono::days{days}}};
}

void Column::expect(CellKind kind) const {
    if (kind != kind_) throw std::logic_error("the column " + name_ + " was read as another kind than it has");
}

std::span<const std::uint8_t> Column::truths() const {
    expect(CellKind::truth);
    return truths_;
}

std::span<const std::int64_t> Column::whole_numbers() const {
    expect(CellKind::whole_number);
    return whole_numbers_;
}

std::span<const double> Column::numbers() const {
    expect(CellKind::number);
    return numbers_;
}

std::span<const std::int32_t> Column::days() const {
    expect(CellKind::date);
    return days_;
}

std::span<const Identity> Column::identities() const {
    expect(CellKind::identity);
    return identities_;
}

std::string_view Column::text(std::size_t row) const {
    expect(CellKind::text);
    const std::size_t begin = row == 0 ? 0 : text_ends_[row - 1];
    return std::string_view(text_).substr(begin, text_ends_[row] - begin);
}

Date Column::date(std::size_t row) const {
    expect(CellKind::date);
    return date_of(days_[row]);
}

Value Column::value(std::size_t row) const {
    if (is_missing(row)) return std::monostate{};
    switch (kind_) {
        case CellKind::truth:
            return truths_[row] != 0;
        case CellKind::whole_number:
            return whole_numbers_[row];
        case CellKind::number:
            return numbers_[row];
        case CellKind::text:
            return std::string(text(row));
        case CellKind::date:
            return date(row);
        case CellKind::identity:
            return to_string(identities_[row]);
    }
    return std::monostate{};
}

void Column::add_missing() {
    switch (kind_) {
        case CellKind::truth:
            truths_.push_back(0);
            break;
        case CellKind::whole_number:
            whole_numbers_.push_back(0);
            break;
        case CellKind::number:
            numbers_.push_back(0);
            break;
        case CellKind::text:
            text_ends_.push_back(text_.size());
            break;
        case CellKind::date:
            days_.push_back(0);
            break;
        case CellKind::identity:
            identities_.push_back({});
            break;
    }
    present_.push_back(0);
}

void Column::add_truth(bool value) {
    truths_.push_back(value ? 1 : 0);
    present_.push_back(1);
}

void Column::add_whole_number(std::int64_t value) {
    whole_numbers_.push_back(value);
    present_.push_back(1);
}

void Column::add_number(double value) {
    numbers_.push_back(value);
    present_.push_back(1);
}

void Column::add_text(std::string_view value) {
    text_ += value;
    text_ends_.push_back(text_.size());
    present_.push_back(1);
}

void Column::add_days(std::int32_t days) {
    days_.push_back(days);
    present_.push_back(1);
}

void Column::add_identity(const Identity& identity) {
    identities_.push_back(identity);
    present_.push_back(1);
}

void Column::add(const Value& value) {
    if (ledstang::is_missing(value)) return add_missing();
    switch (kind_) {
        case CellKind::truth:
            return add_truth(held<bool>(value, name_));
        case CellKind::whole_number:
            return add_whole_number(held<std::int64_t>(value, name_));
        case CellKind::number:
            return add_number(held<double>(value, name_));
        case CellKind::text:
            return add_text(held<std::string>(value, name_));
        case CellKind::date:
            return add_days(days_of(held<Date>(value, name_)));
        case CellKind::identity:
            throw std::logic_error("an identity is added as an identity, column " + name_);
    }
}

void Column::clear() {
    shorten(0);
}

void Column::shorten(std::size_t size) {
    if (size >= present_.size()) return;
    present_.resize(size);
    const auto cut = [size](auto& cells) {
        if (cells.size() > size) cells.resize(size);
    };
    cut(truths_);
    cut(whole_numbers_);
    cut(numbers_);
    cut(days_);
    cut(identities_);
    cut(text_ends_);
    if (kind_ == CellKind::text) text_.resize(size == 0 ? 0 : text_ends_.back());
}

const Column& Columns::operator[](std::string_view name) const {
    const auto found = std::ranges::find(columns, name, &Column::name);
    if (found == columns.end()) throw std::logic_error("the answer has no column " + std::string(name));
    return *found;
}

}  // namespace ledstang
