// Made-up rows of datasets in a warehouse in memory, for the tests of this room. The text has a part for each dataset:
// [care_contacts], a line of column names, then the rows; values are separated by commas and have none themselves. An
// empty value is missing. A patient is any word.
#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <sstream>
#include <stdexcept>

#include "computing/compute.h"
#include "warehouse/batches.h"
#include "warehouse/dataset.h"
#include "warehouse/dataset_table.h"
#include "warehouse/warehouse.h"

namespace ledstang::test {

inline std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> parts(1);
    for (const char character : line) {
        if (character == separator) {
            parts.emplace_back();
        } else {
            parts.back() += character;
        }
    }
    return parts;
}

inline Identity made_up_patient(const std::string& word) {
    return {std::hash<std::string>()(word), word.size()};
}

inline void add_cell(Column& column, const std::string& text) {
    if (text.empty()) return column.add_missing();
    switch (column.kind()) {
        case CellKind::truth:
            return column.add_truth(text == "true");
        case CellKind::whole_number:
            return column.add_whole_number(std::stoll(text));
        case CellKind::number:
            return column.add_number(std::stod(text));
        case CellKind::text:
            return column.add_text(text);
        case CellKind::date:
            return column.add_days(days_of(parse_date(text).value()));
        case CellKind::identity:
            return column.add_identity(made_up_patient(text));
    }
}

// Every dataset's table, empty; in memory unless a file is given.
inline std::unique_ptr<Warehouse> empty_warehouse(const std::vector<Dataset>& datasets,
                                                  const std::filesystem::path& file = {}) {
    DuckdbOptions options;
    options.file = file;
    auto warehouse = open_duckdb_warehouse(options);
    for (const auto& dataset : datasets) {
        std::string columns = "batch_id BIGINT, row_number BIGINT";
        for (const auto& column : dataset.columns)
            columns += ", " + quoted_name(column.name) + " " + std::string(sql_type(cell_kind(column)));
        warehouse->execute({"CREATE TABLE " + quoted_name(dataset.id) + " (" + columns + ")"});
    }
    return warehouse;
}

inline void list_batch(WarehouseWriting& writing, std::int64_t id, const std::string& dataset, std::int64_t rows) {
    make_batch_table(writing);
    Batch batch;
    batch.id = id;
    batch.dataset = dataset;
    batch.rows_kept = rows;
    add_batch(writing, batch);
}

// With `listed` each dataset's are a delivery, the first of them number `batch`: its table is made, and it stands in
// the list of deliveries. On a cluster no other rows count. The number of the last delivery.
inline std::int64_t add_rows(Warehouse& warehouse, const std::vector<Dataset>& datasets, const std::string& text,
                             std::int64_t batch = 1, bool listed = false) {
    auto writing = warehouse.write();
    const Dataset* dataset = nullptr;
    Columns rows;
    bool heading = false;
    std::int64_t number = 0;
    const auto put = [&] {
        if (dataset == nullptr) return;
        if (rows.rows() > 0) writing->append(dataset->id, rows);
        if (listed) list_batch(*writing, batch, dataset->id, static_cast<std::int64_t>(rows.rows()));
        rows = {};
    };
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '[') {
            put();
            if (listed && dataset != nullptr) ++batch;
            const std::string id = line.substr(1, line.size() - 2);
            dataset = &*std::ranges::find(datasets, id, &Dataset::id);
            if (listed && !prepare_table(*writing, *dataset)) throw std::runtime_error("another table " + id);
            heading = true;
            continue;
        }
        const auto cells = split(line, ',');
        if (heading) {
            heading = false;
            rows.columns.emplace_back("batch_id", CellKind::whole_number);
            rows.columns.emplace_back("row_number", CellKind::whole_number);
            for (const auto& name : cells) {
                const auto at = dataset->index_of(std::string_view(name));
                if (!at) throw std::runtime_error("no column " + name + " in " + dataset->id);
                rows.columns.emplace_back(name, cell_kind(dataset->columns[*at]));
            }
            continue;
        }
        if (cells.size() + 2 != rows.columns.size()) throw std::runtime_error("wrong number of cells: " + line);
        rows.columns[0].add_whole_number(batch);
        rows.columns[1].add_whole_number(++number);
        for (std::size_t i = 0; i < cells.size(); ++i) add_cell(rows.columns[i + 2], cells[i]);
    }
    put();
    writing->commit();
    return batch;
}

// All that a computation tells, a line each; definitions by their place in `order`.
inline std::vector<std::string> lines_of(const Computed& computed, const UnitPaths& paths,
                                         const std::vector<const Definition*>& order) {
    std::vector<std::string> lines;
    const auto number = [&](const Definition* one) {
        return std::to_string(std::ranges::find(order, one) - order.begin());
    };
    const auto shown = [](const std::optional<Decimal>& one) { return one ? one->to_string() : "-"; };
    for (const auto& figure : computed.figures) {
        lines.push_back(number(figure.definition) + " " + paths.id(figure.unit) + " " + figure.period.to_string() +
                        " " + std::to_string(static_cast<int>(figure.sex)) + " " + std::to_string(figure.age_group) +
                        ": " + shown(figure.value) + " " + shown(figure.numerator) + " " + shown(figure.denominator) +
                        " " + std::to_string(figure.rows));
    }
    for (const auto& note : computed.notes) lines.push_back(note.message);
    for (const auto& empty : computed.empty_months)
        lines.push_back("empty " + number(empty.definition) + " " + empty.month.to_string());
    return lines;
}

}  // namespace ledstang::test
