#include "warehouse/freshness.h"

#include <algorithm>

namespace ledstang {
namespace {

void judge(Freshness& row, const Date& today) {
    using std::chrono::days;
    using std::chrono::sys_days;
    if (!row.last) return;
    row.state = Freshness::State::unexpected;
    const auto came = parse_date(row.last->imported_at.substr(0, 10));
    if (!row.expected_every_days || !came) return;
    row.due = Date{sys_days{*came} + days{*row.expected_every_days}};
    row.days_late = std::max(0, static_cast<int>((sys_days{today} - sys_days{*row.due}).count()));
    row.state = row.days_late > 0 ? Freshness::State::late : Freshness::State::fresh;
}

}  // namespace

std::vector<Freshness> freshness_of(const std::vector<Dataset>& datasets, const std::vector<SourceSettings>& sources,
                                    const std::vector<Batch>& batches, const Date& today) {
    std::vector<Freshness> rows;
    for (const auto& dataset : datasets) {
        const auto first = rows.size();
        const auto add = [&](const std::string& source) -> Freshness& {
            const auto of_source = std::ranges::find(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(),
                                                     source, &Freshness::source);
            if (of_source != rows.end()) return *of_source;
            Freshness row;
            row.dataset = dataset.id;
            row.dataset_title = dataset.title;
            row.source = source;
            row.delivered_by = dataset.delivered_by;
            row.expected_every_days = dataset.expected_every_days;
            return rows.emplace_back(std::move(row));
        };
        for (const auto& source : sources) {
            if (source.dataset != dataset.id) continue;
            Freshness& row = add(source.id);
            if (!source.delivered_by.empty()) row.delivered_by = source.delivered_by;
            if (source.expected_every_days) row.expected_every_days = source.expected_every_days;
        }
        for (const auto& batch : batches) {
            if (batch.dataset != dataset.id || !batch.undone_at.empty()) continue;
            Freshness& row = add(batch.source);
            if (!row.last) row.last = batch;
            ++row.deliveries;
            row.rows += batch.rows_kept;
            if (batch.last_day && (!row.last_day || *row.last_day < *batch.last_day)) row.last_day = batch.last_day;
        }
        if (rows.size() == first) add("");
        for (auto row = rows.begin() + static_cast<std::ptrdiff_t>(first); row != rows.end(); ++row) judge(*row, today);
    }
    return rows;
}

}  // namespace ledstang
