// What is kept beside the sums: the days that each delivery's rows lie on, and the writing of it all.
#include <fmt/format.h>

#include <algorithm>

#include "computing/kept_cells.h"
#include "computing/wording.h"

namespace ledstang {
namespace {

constexpr int days_kept = 366;

// The deliveries that the dataset has, as their list tells; nothing when it does not tell of all rows.
std::optional<std::vector<std::int64_t>> listed_batches(Warehouse& warehouse, const std::string& dataset) {
    if (!warehouse.has_table("batches")) return std::nullopt;
    const Columns rows = warehouse.query({fmt::format("SELECT count(*) AS n FROM {}", name_in_sql(dataset))});
    const Columns found = warehouse.query(
        {"SELECT id, rows_kept FROM batches WHERE dataset = $1 AND undone_at = '' AND rows_kept > 0", {dataset}});
    std::vector<std::int64_t> batches;
    std::int64_t told = 0;
    for (std::size_t i = 0; i < found.rows(); ++i) {
        batches.push_back(found["id"].whole_numbers()[i]);
        told += found["rows_kept"].whole_numbers()[i];
    }
    if (told != rows["n"].whole_numbers()[0]) return std::nullopt;
    return batches;
}

// Those deliveries, or with none named all.
std::vector<BatchSpan> spans_in_rows(Warehouse& warehouse, const Definition& definition, const Date& today,
                                     const std::vector<std::int64_t>& batches) {
    const Wording& wording = wording_of(warehouse.dialect());
    Statement statement(today, wording);
    const std::string when = name_in_sql(definition.when);
    std::string from;
    for (const auto batch : batches) from += (from.empty() ? " WHERE batch_id IN (" : ", ") + statement.value(batch);
    if (!from.empty()) from += ")";
    const auto found = warehouse.query(statement.finish(wording.select({{"batch_id", "batch"},
                                                                        {fmt::format("min({})", when), "first"},
                                                                        {fmt::format("max({})", when), "last"},
                                                                        {fmt::format("count({})", when), "n"}},
                                                                       name_in_sql(definition.text.dataset) + from, 1) +
                                                        " ORDER BY batch"));
    std::vector<BatchSpan> spans;
    for (std::size_t i = 0; i < found.rows(); ++i) {
        const bool placed = !found["first"].is_missing(i);
        spans.push_back({found["batch"].is_missing(i) ? 0 : found["batch"].whole_numbers()[i], definition.text.dataset,
                         placed ? found["first"].date(i) : today, placed ? found["last"].date(i) : today,
                         found["n"].whole_numbers()[i]});
    }
    return spans;
}

// One statement for the pages of the same days: each looks through the whole table.
void remove_replaced(WarehouseWriting& writing, const std::vector<KeptPage>& pages) {
    std::map<std::pair<Date, Date>, SqlText> replaced;
    for (const auto& page : pages) {
        if (!page.replaces) continue;
        auto& statement = replaced[{page.first, page.last}];
        if (statement.text.empty()) {
            statement = {"DELETE FROM kept_cells WHERE first_day = $1 AND last_day = $2 AND counter IN (",
                         {page.first, page.last}};
        } else {
            statement.text += ", ";
        }
        statement.parameters.emplace_back(page.counter);
        statement.text += fmt::format("${}", statement.parameters.size());
    }
    for (auto& [days, statement] : replaced) {
        statement.text += ")";
        writing.execute(statement);
    }
}

}  // namespace

const std::vector<BatchSpan>& KeptCells::batches(Warehouse& warehouse, const Definition& definition,
                                                 const Date& today) {
    const std::string& dataset = definition.text.dataset;
    const auto [place, added] =
        batches_.try_emplace(fmt::format("{} {} {}", dataset, definition.when, name_of(definition.text.measured)));
    auto& spans = place->second;
    if (!added || !warehouse.has_table(dataset)) return spans;
    const auto listed = listed_batches(warehouse, dataset);
    if (!listed) {
        spans = spans_in_rows(warehouse, definition, today, {});
    } else {
        std::map<std::int64_t, BatchSpan> known;
        if (warehouse.has_table("kept_spans")) {
            const Columns found = warehouse.query(
                {"SELECT batch, first_day, last_day, row_count FROM kept_spans WHERE dataset = $1 AND day_column = $2",
                 {dataset, definition.when}});
            for (std::size_t i = 0; i < found.rows(); ++i) {
                const auto batch = found["batch"].whole_numbers()[i];
                known[batch] = {batch, dataset, found["first_day"].date(i), found["last_day"].date(i),
                                found["row_count"].whole_numbers()[i]};
            }
        }
        std::vector<std::int64_t> unknown;
        for (const auto batch : *listed) {
            if (!known.contains(batch)) unknown.push_back(batch);
        }
        if (!unknown.empty()) {
            for (auto& span : spans_in_rows(warehouse, definition, today,
                                            unknown.size() > most_in_list ? std::vector<std::int64_t>{} : unknown)) {
                if (known.try_emplace(span.batch, span).second)
                    new_spans_.push_back({definition.when, std::move(span)});
            }
        }
        for (const auto batch : *listed) {
            if (const auto found = known.find(batch); found != known.end()) spans.push_back(found->second);
        }
    }
    std::erase_if(spans, [](const BatchSpan& span) { return span.rows == 0; });
    std::ranges::sort(spans, {}, &BatchSpan::batch);
    // A stock's row counts from its first day on.
    if (definition.text.measured == Measured::stock) {
        for (auto& span : spans) span.last = today;
    }
    return spans;
}

void KeptCells::write(WarehouseWriting& writing, const Date& today) {
    writing.execute(
        {"CREATE TABLE IF NOT EXISTS kept_cells (dataset VARCHAR, counter VARCHAR, first_day DATE, last_day DATE, "
         "batches VARCHAR, cells VARCHAR, kept_on DATE)"});
    writing.execute(
        {"CREATE TABLE IF NOT EXISTS kept_spans (dataset VARCHAR, day_column VARCHAR, batch BIGINT, first_day DATE, "
         "last_day DATE, row_count BIGINT)"});
    const Date oldest = Date{std::chrono::sys_days{today} - std::chrono::days{days_kept}};
    writing.execute({"DELETE FROM kept_cells WHERE kept_on < $1", {oldest}});
    Columns pages;
    for (const auto& [name, kind] : {std::pair{"dataset", CellKind::text},
                                     {"counter", CellKind::text},
                                     {"first_day", CellKind::date},
                                     {"last_day", CellKind::date},
                                     {"batches", CellKind::text},
                                     {"cells", CellKind::text},
                                     {"kept_on", CellKind::date}})
        pages.columns.emplace_back(name, kind);
    remove_replaced(writing, new_pages_);
    for (const auto& page : new_pages_) {
        pages.columns[0].add_text(page.dataset);
        pages.columns[1].add_text(page.counter);
        pages.columns[2].add_days(days_of(page.first));
        pages.columns[3].add_days(days_of(page.last));
        pages.columns[4].add_text(page.batches);
        pages.columns[5].add_text(page.cells);
        pages.columns[6].add_days(days_of(today));
    }
    Columns spans;
    for (const auto& [name, kind] : {std::pair{"dataset", CellKind::text},
                                     {"day_column", CellKind::text},
                                     {"batch", CellKind::whole_number},
                                     {"first_day", CellKind::date},
                                     {"last_day", CellKind::date},
                                     {"row_count", CellKind::whole_number}})
        spans.columns.emplace_back(name, kind);
    for (const auto& [column, span] : new_spans_) {
        spans.columns[0].add_text(span.dataset);
        spans.columns[1].add_text(column);
        spans.columns[2].add_whole_number(span.batch);
        spans.columns[3].add_days(days_of(span.first));
        spans.columns[4].add_days(days_of(span.last));
        spans.columns[5].add_whole_number(span.rows);
    }
    if (pages.rows() > 0) writing.append("kept_cells", pages);
    if (spans.rows() > 0) writing.append("kept_spans", spans);
    new_pages_.clear();
    new_spans_.clear();
}

}  // namespace ledstang
