#include "warehouse/duplicates.h"

#include <fmt/format.h>

namespace ledstang {

void remove_duplicates(WarehouseWriting& writing, const Dataset& dataset, std::int64_t batch,
                       const std::vector<int>& places, RejectedRows& rejected) {
    if (dataset.key.empty()) return;
    const auto first_key = dataset.index_of(dataset.key.front()).value();
    const int column = places[first_key] + 1;
    const std::string& heading = dataset.columns[first_key].title;

    const RepeatedRows removed = writing.remove_repeated(dataset.id, dataset.key, batch);
    for (const auto& [row, first] : removed.in_batch) {
        rejected.add(row, column, heading, "", false, "row.duplicate",
                     fmt::format("Samma {} står redan på rad {}.", heading, first));
    }
    for (const auto& [row, other] : removed.in_others) {
        rejected.add(row, column, heading, "", false, "row.already_there",
                     fmt::format("Samma {} finns redan, ur leverans {}. Ska den nya filen gälla i stället: läs in "
                                 "den med --replace {}.",
                                 heading, other, other));
    }
    rejected.count_rows(static_cast<std::int64_t>(removed.in_batch.size() + removed.in_others.size()));
}

}  // namespace ledstang
