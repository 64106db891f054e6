#include <fmt/format.h>

#include <algorithm>

#include "computing/warehouse_door.h"
#include "computing/workshop.h"

namespace ledstang {

Result<std::vector<Freshness>> region_freshness(Context& context, const std::vector<Dataset>& datasets) {
    std::vector<Batch> batches;
    const auto read = read_warehouse(context.configuration, [&](Warehouse& warehouse) -> Result<void> {
        batches = read_batches(warehouse);
        return {};
    });
    if (!read && read.error().code != "warehouse.empty") return refuse(read.error());
    const auto sources = read_sources_in(std::filesystem::path(context.configuration.folder) / "sources");
    return freshness_of(datasets, sources, batches, context.today);
}

std::vector<std::string> datasets_of(const Sources& sources, const Definition& definition) {
    if (definition.text.counts != Counts::quotient) return {definition.text.dataset};
    std::vector<std::string> ids;
    for (const auto& parts : {definition.text.of, definition.text.over}) {
        for (const auto& id : parts) {
            const auto* part = sources.find(id);
            if (part == nullptr || part->definition.text.counts == Counts::quotient) continue;
            const auto& dataset = part->definition.text.dataset;
            if (std::ranges::find(ids, dataset) == ids.end()) ids.push_back(dataset);
        }
    }
    return ids;
}

std::vector<std::string> late_words(const std::vector<Freshness>& rows, const std::vector<std::string>& datasets) {
    std::vector<std::string> words;
    for (const auto& row : rows) {
        if (row.state != Freshness::State::late || std::ranges::find(datasets, row.dataset) == datasets.end()) continue;
        words.push_back(fmt::format("{}{}: leveransen är {} {} sen.", row.dataset_title,
                                    row.source.empty() ? "" : " från " + row.source, row.days_late,
                                    row.days_late == 1 ? "dag" : "dagar"));
    }
    return words;
}

Result<FreshnessList> get_freshness(Context& context, const Nothing&) {
    const auto sources = read_sources(context.configuration);
    if (!sources) return refuse(sources.error());
    auto rows = region_freshness(context, sources->datasets);
    if (!rows) return refuse(rows.error());
    FreshnessList list{std::move(*rows), {}, 0};
    list.late = static_cast<int>(std::ranges::count(list.sources, Freshness::State::late, &Freshness::state));
    context.store.read([&](Sql& sql) {
        for (auto& row : list.sources) {
            if (row.last) row.last->imported_by = person_name(sql, context.configuration, row.last->imported_by);
        }
    });
    for (const auto& dataset : sources->datasets) {
        DatasetMeasures rests{dataset.id, {}};
        for (const auto& file : sources->definitions.files) {
            const auto ids = datasets_of(*sources, file.definition);
            if (std::ranges::find(ids, dataset.id) != ids.end())
                rests.measures.push_back({file.definition.id, file.measure.name});
        }
        if (!rests.measures.empty()) list.measures.push_back(std::move(rests));
    }
    return list;
}

}  // namespace ledstang
