#include "warehouse/dataset.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "base/swedish_text.h"
#include "base/whole_file.h"
#include "described/toml_file.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

Result<std::string> text_of(const files::path& file) {
    auto text = read_file(file);
    if (!text)
        return refuse("dataset.unreadable", fmt::format("Filen {} går inte att läsa.", file.filename().string()));
    return std::move(*text);
}

}  // namespace

std::optional<std::size_t> Dataset::index_of(std::string_view column) const {
    const auto found = std::ranges::find(columns, column, &DatasetColumn::name);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

std::optional<std::size_t> Dataset::index_of(ColumnRole role) const {
    const auto found = std::ranges::find(columns, role, &DatasetColumn::role);
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

const DatasetColumn& Dataset::time() const {
    return columns[index_of(ColumnRole::time).value()];
}

Result<Dataset> read_dataset(const std::string& toml, const std::string& id) {
    const std::string name = id + ".toml";
    const auto json = read_toml_text(toml, name);
    if (!json) return refuse(json.error());
    auto dataset = from_json<Dataset>(*json);
    if (!dataset) return refuse(in_file(dataset.error(), name));
    dataset->id = id;
    if (const auto checked = check_dataset(*dataset); !checked) return refuse(in_file(checked.error(), name));
    return dataset;
}

Result<std::vector<Dataset>> read_datasets(const files::path& folder) {
    const auto found = files_in(folder, ".toml");
    std::vector<Dataset> datasets;
    for (const auto& file : found) {
        const auto text = text_of(file);
        if (!text) return refuse(text.error());
        auto dataset = read_dataset(*text, file.stem().string());
        if (!dataset) return refuse(dataset.error());
        datasets.push_back(std::move(*dataset));
    }
    return datasets;
}

Result<const Dataset*> find_dataset(const std::vector<Dataset>& datasets, const std::string& id) {
    const auto found = std::ranges::find(datasets, id, &Dataset::id);
    if (found != datasets.end()) return &*found;
    std::vector<std::string> ids;
    for (const auto& dataset : datasets) ids.push_back(dataset.id);
    const auto near = nearest_name(id, ids);
    return refuse(RefusalKind::not_found, "dataset.unknown",
                  near ? fmt::format("Datamängden {} finns inte. Menade du {}?", in_quotes(id), *near)
                       : fmt::format("Datamängden {} finns inte. Det finns {}.", in_quotes(id), list_in_words(ids)));
}

std::vector<ColumnType> column_types(const Dataset& dataset) {
    std::vector<ColumnType> types;
    for (const auto& column : dataset.columns)
        types.push_back({column.name, column.type, column.required, column.role == ColumnRole::patient});
    return types;
}

CellKind cell_kind(const DatasetColumn& column) {
    if (column.role == ColumnRole::patient) return CellKind::identity;
    switch (column.type) {
        case Type::truth:
            return CellKind::truth;
        case Type::whole_number:
        case Type::days:
            return CellKind::whole_number;
        case Type::number:
            return CellKind::number;
        case Type::text:
            return CellKind::text;
        case Type::date:
            return CellKind::date;
    }
    return CellKind::text;
}

}  // namespace ledstang
