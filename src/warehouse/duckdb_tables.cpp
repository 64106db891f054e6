#include "warehouse/duckdb_tables.h"

#include <fmt/format.h>

#include <map>

#include "warehouse/dataset_table.h"

namespace ledstang {
namespace {

std::string name_list(const std::vector<std::string>& names) {
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "" : ", ") + quoted_name(name);
    return list;
}

// a."kontakt_id" IS NOT DISTINCT FROM b."kontakt_id" AND …; a missing part is the same as a missing part.
std::string same_key(const std::vector<std::string>& key) {
    std::string condition;
    for (const auto& name : key) {
        condition += fmt::format("{}a.{} IS NOT DISTINCT FROM b.{}", condition.empty() ? "" : " AND ",
                                 quoted_name(name), quoted_name(name));
    }
    return condition;
}

}  // namespace

std::string DuckdbTables::prepare(const std::string& table, const Columns& like) {
    const std::string name = quoted_name(table);
    session_.execute(
        {fmt::format("CREATE TABLE IF NOT EXISTS {} (batch_id BIGINT NOT NULL, row_number BIGINT NOT NULL)", name)},
        stop_);
    const Columns there = session_.query(
        {"SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = $1",
         {table}},
        stop_);
    std::map<std::string, std::string, std::less<>> types;
    for (std::size_t i = 0; i < there.rows(); ++i) types.emplace(there["name"].text(i), there["type"].text(i));
    for (const auto& column : like.columns) {
        const std::string_view wanted = sql_type(column.kind());
        const auto found = types.find(column.name());
        if (found == types.end()) {
            session_.execute({fmt::format("ALTER TABLE {} ADD COLUMN {} {}", name, quoted_name(column.name()), wanted)},
                             stop_);
        } else if (found->second != wanted) {
            return column.name();
        }
    }
    return {};
}

AddedRows DuckdbTables::added(const std::string& table, std::int64_t batch, const std::string& day_column) {
    const Columns found = session_.query(
        {fmt::format(
             "SELECT count(*) AS rows, min({0}) AS first_day, max({0}) AS last_day FROM {1} WHERE batch_id = $1",
             quoted_name(day_column), quoted_name(table)),
         {batch}},
        stop_);
    AddedRows added{found["rows"].whole_numbers()[0], {}, {}};
    if (!found["first_day"].is_missing(0)) {
        added.first_day = found["first_day"].date(0);
        added.last_day = found["last_day"].date(0);
    }
    return added;
}

std::vector<RepeatedRow> DuckdbTables::remove(const std::string& table, const std::string& found, std::int64_t batch) {
    session_.execute({"CREATE OR REPLACE TEMP TABLE repeated AS " + found, {batch}}, stop_);
    const Columns rows = session_.query({"SELECT row_number, other FROM repeated ORDER BY row_number"}, stop_);
    if (rows.rows() == 0) return {};
    session_.execute(
        {fmt::format("DELETE FROM {} WHERE batch_id = $1 AND row_number IN (SELECT row_number FROM repeated)",
                     quoted_name(table)),
         {batch}},
        stop_);
    std::vector<RepeatedRow> removed(rows.rows());
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        removed[row] = {rows["row_number"].whole_numbers()[row], rows["other"].whole_numbers()[row]};
    }
    return removed;
}

RepeatedRows DuckdbTables::remove_repeated(const std::string& table, const std::vector<std::string>& key,
                                           std::int64_t batch) {
    RepeatedRows removed;
    removed.in_batch = remove(
        table,
        fmt::format("SELECT a.row_number, b.first AS other FROM {0} a JOIN (SELECT {1}, min(row_number) AS first "
                    "FROM {0} WHERE batch_id = $1 GROUP BY {1} HAVING count(*) > 1) b ON {2} "
                    "WHERE a.batch_id = $1 AND a.row_number > b.first",
                    quoted_name(table), name_list(key), same_key(key)),
        batch);
    removed.in_others = remove(table,
                               fmt::format("SELECT a.row_number, min(b.batch_id) AS other FROM {0} a JOIN {0} b ON {1} "
                                           "WHERE a.batch_id = $1 AND b.batch_id <> $1 GROUP BY a.row_number",
                                           quoted_name(table), same_key(key)),
                               batch);
    return removed;
}

void DuckdbTables::prepare_list(const std::string& list, const Columns& like) {
    std::string columns;
    for (const auto& column : like.columns) {
        columns +=
            fmt::format("{}{} {}", columns.empty() ? "" : ", ", quoted_name(column.name()), sql_type(column.kind()));
    }
    session_.execute({fmt::format("CREATE TABLE IF NOT EXISTS {} ({})", quoted_name(list), columns)}, stop_);
}

void DuckdbTables::put(const std::string& list, const Columns& row) {
    SqlText insert{fmt::format("INSERT INTO {} (", quoted_name(list))};
    std::string values;
    for (const auto& column : row.columns) {
        insert.parameters.push_back(column.value(0));
        insert.text += fmt::format("{}{}", values.empty() ? "" : ", ", quoted_name(column.name()));
        values += fmt::format("{}${}", values.empty() ? "" : ", ", insert.parameters.size());
    }
    insert.text += fmt::format(") VALUES ({})", values);
    const Column& key = row.columns.front();
    session_.execute(
        {fmt::format("DELETE FROM {} WHERE {} = $1", quoted_name(list), quoted_name(key.name())), {key.value(0)}},
        stop_);
    session_.execute(insert, stop_);
}

}  // namespace ledstang
