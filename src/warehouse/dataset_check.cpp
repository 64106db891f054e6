// What a dataset's declaration must hold.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "warehouse/dataset.h"

namespace ledstang {
namespace {

bool is_name(std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.size() <= 60 && text.front() >= 'a' && text.front() <= 'z' &&
           std::ranges::all_of(text, plain);
}

// The warehouse's own names.
bool is_taken(std::string_view name) {
    static const std::set<std::string_view> taken = {"batch_id", "row_number", "batches", "warehouse_settings"};
    return taken.contains(name);
}

Result<void> check_name(std::string_view name) {
    if (!is_name(name) || is_taken(name)) {
        return refuse("dataset.name",
                      fmt::format("Namnet {} duger inte. Skriv små bokstäver a–z, siffror och understreck, med en "
                                  "bokstav först och högst 60 tecken, och inte batch_id eller row_number.",
                                  in_quotes(name)));
    }
    return {};
}

Result<void> wrong_type(const DatasetColumn& column, std::string_view what, std::string_view type) {
    return refuse("dataset.type",
                  fmt::format("Kolumnen {} har {}. Det går bara när type är ”{}”.", column.name, what, type));
}

Result<void> check_column(const Dataset& dataset, const DatasetColumn& column) {
    if (auto named = check_name(column.name); !named) return named;
    const bool counted = column.type == Type::number || column.type == Type::whole_number;
    if ((column.at_least || column.at_most) && !counted) return wrong_type(column, "at_least eller at_most", "number");
    if (!column.codes.empty() && column.type != Type::text) return wrong_type(column, "codes", "text");
    const bool dated = column.first_day || column.may_be_future || column.whole_months || !column.not_before.empty();
    if (dated && column.type != Type::date) {
        return wrong_type(column, "first_day, may_be_future, whole_months eller not_before", "date");
    }
    if (!column.not_before.empty()) {
        const auto other = dataset.index_of(column.not_before);
        if (!other || dataset.columns[*other].type != Type::date) {
            return refuse("dataset.unknown_column",
                          fmt::format("Kolumnen {} har not_before = ”{}”, som inte är en datumkolumn.", column.name,
                                      column.not_before));
        }
    }
    const bool text_role =
        column.role == ColumnRole::unit || column.role == ColumnRole::sex || column.role == ColumnRole::patient;
    if (text_role && column.type != Type::text)
        return wrong_type(column, "en roll som enhet, kön eller patient", "text");
    if (column.role == ColumnRole::time && (column.type != Type::date || !column.required)) {
        return refuse(
            "dataset.role",
            fmt::format("Kolumnen {} har rollen time. Den ska ha type = \"date\" och required = true.", column.name));
    }
    return {};
}

}  // namespace

Result<void> check_dataset(const Dataset& dataset) {
    if (auto named = check_name(dataset.id); !named) return named;
    std::set<std::string_view> names;
    for (const auto& column : dataset.columns) {
        if (auto checked = check_column(dataset, column); !checked) return checked;
        if (!names.insert(column.name).second) {
            return refuse("dataset.duplicate", fmt::format("Kolumnen {} står två gånger.", column.name));
        }
    }
    for (const ColumnRole role : {ColumnRole::time, ColumnRole::unit, ColumnRole::sex, ColumnRole::patient}) {
        const auto count = std::ranges::count(dataset.columns, role, &DatasetColumn::role);
        if (count > 1 || (role == ColumnRole::time && count == 0)) {
            return refuse("dataset.role",
                          fmt::format("{} kolumner har rollen {}. {}", count, name_of(role),
                                      role == ColumnRole::time ? "Exakt en ska ha den: dagen som avgör perioden."
                                                               : "Högst en får ha den."));
        }
    }
    if (dataset.expected_every_days && (*dataset.expected_every_days < 1 || *dataset.expected_every_days > 3660)) {
        return refuse("dataset.expected", "expected_every_days ska vara 1 till 3660 dagar, eller utelämnas.");
    }
    for (const auto& name : dataset.key) {
        if (dataset.index_of(name)) continue;
        return refuse("dataset.unknown_column",
                      fmt::format("Nyckeln nämner kolumnen {}, som inte finns.", in_quotes(name)));
    }
    return {};
}

}  // namespace ledstang
