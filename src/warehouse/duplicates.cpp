#include "warehouse/duplicates.h"

#include <fmt/format.h>

#include <functional>

namespace ledstang {
namespace {

std::string key_list(const Dataset& dataset) {
    std::string list;
    for (const auto& name : dataset.key) list += (list.empty() ? "" : ", ") + quoted_name(name);
    return list;
}

// a."kontakt_id" = b."kontakt_id" AND …; a missing part is the same as a missing part.
std::string same_key(const Dataset& dataset) {
    std::string condition;
    for (const auto& name : dataset.key) {
        const auto column = dataset.columns[dataset.index_of(name).value()];
        condition += fmt::format("{}a.{} {} b.{}", condition.empty() ? "" : " AND ", quoted_name(name),
                                 column.required ? "=" : "IS NOT DISTINCT FROM", quoted_name(name));
    }
    return condition;
}

}  // namespace

void remove_duplicates(WarehouseWriting& writing, const Dataset& dataset, std::int64_t batch,
                       const std::vector<int>& places, RejectedRows& rejected) {
    if (dataset.key.empty()) return;
    const std::string table = quoted_name(dataset.id);
    const std::string keys = key_list(dataset);
    const auto first_key = dataset.index_of(dataset.key.front()).value();
    const int column = places[first_key] + 1;
    const std::string& heading = dataset.columns[first_key].title;

    const auto drop = [&](const std::string& found, const std::function<void(std::int64_t, std::int64_t)>& tell) {
        writing.execute({"CREATE OR REPLACE TEMP TABLE duplicates AS " + found, {batch}});
        const Columns rows = writing.query({"SELECT row_number, other FROM duplicates ORDER BY row_number"});
        if (rows.rows() == 0) return;
        writing.execute(
            {fmt::format("DELETE FROM {} WHERE batch_id = $1 AND row_number IN (SELECT row_number FROM duplicates)",
                         table),
             {batch}});
        for (std::size_t i = 0; i < rows.rows(); ++i) {
            tell(rows["row_number"].whole_numbers()[i], rows["other"].whole_numbers()[i]);
        }
        rejected.count_rows(static_cast<std::int64_t>(rows.rows()));
    };
    drop(fmt::format(
             "SELECT a.row_number, b.first AS other FROM {0} a JOIN (SELECT {1}, min(row_number) AS first FROM {0} "
             "WHERE batch_id = $1 GROUP BY {1} HAVING count(*) > 1) b ON {2} "
             "WHERE a.batch_id = $1 AND a.row_number > b.first",
             table, keys, same_key(dataset)),
         [&](std::int64_t row, std::int64_t first) {
             rejected.add(row, column, heading, "", false, "row.duplicate",
                          fmt::format("Samma {} står redan på rad {}.", heading, first));
         });
    drop(fmt::format("SELECT a.row_number, min(b.batch_id) AS other FROM {0} a JOIN {0} b ON {1} "
                     "WHERE a.batch_id = $1 AND b.batch_id <> $1 GROUP BY a.row_number",
                     table, same_key(dataset)),
         [&](std::int64_t row, std::int64_t other) {
             rejected.add(row, column, heading, "", false, "row.already_there",
                          fmt::format("Samma {} finns redan, ur leverans {}. Ska den nya filen gälla i stället: läs in "
                                      "den med --replace {}.",
                                      heading, other, other));
         });
}

}  // namespace ledstang
