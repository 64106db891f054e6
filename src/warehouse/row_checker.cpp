#include "warehouse/row_checker.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {

RowChecker::RowChecker(const Dataset& dataset, const SourceSettings& source, const CellRules& rules,
                       const ColumnMatch& match, const std::vector<std::string>& header, RejectedRows& rejected)
    : dataset_(dataset), header_(header), rejected_(rejected) {
    static const std::map<std::string, std::string> nothing;
    for (std::size_t i = 0; i < dataset.columns.size(); ++i) {
        const auto& column = dataset.columns[i];
        const auto values = source.values.find(column.name);
        Taken taken{
            CellReader(column, rules, values == source.values.end() ? nothing : values->second), match.from[i], {}, -1};
        if (const auto constant = source.constants.find(column.name); constant != source.constants.end()) {
            taken.constant = constant->second;
        }
        if (!column.not_before.empty()) {
            taken.not_before = static_cast<int>(dataset.index_of(column.not_before).value());
            ordered_ = true;
        }
        taken_.push_back(std::move(taken));
    }
}

void RowChecker::reject_whole(const SourceRow& row, int column, const std::string& code, const std::string& message) {
    const auto index = static_cast<std::size_t>(std::max(column, 1)) - 1;
    rejected_.add(row.line, column, index < header_.size() ? header_[index] : "", "", false, code, message);
}

void RowChecker::reject(const SourceRow& row, std::size_t column, const CellFault& fault) {
    const int from = taken_[column].from;
    const bool read = from >= 0;
    const auto place = static_cast<std::size_t>(std::max(from, 0));
    const auto& declared = dataset_.columns[column];
    rejected_.add(row.line, read ? from + 1 : 1, read ? header_[place] : declared.title,
                  read ? row.cells[place] : std::string_view(taken_[column].constant),
                  declared.role == ColumnRole::patient, fault.code, fault.message);
}

bool RowChecker::check_order(const SourceRow& row, std::size_t at, const Columns& rows) {
    bool right = true;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
        if (taken_[i].not_before < 0) continue;
        const Column& later = rows[i];
        const Column& earlier = rows[static_cast<std::size_t>(taken_[i].not_before)];
        if (later.is_missing(at) || earlier.is_missing(at) || later.days()[at] >= earlier.days()[at]) continue;
        reject(row, i,
               {"cell.wrong_order",
                fmt::format("{} {} är före {} {}.", dataset_.columns[i].title, to_string(later.date(at)),
                            dataset_.columns[static_cast<std::size_t>(taken_[i].not_before)].title,
                            to_string(earlier.date(at)))});
        right = false;
    }
    return right;
}

bool RowChecker::take(const SourceRow& row, std::int64_t batch, Columns& rows) {
    if (row.fault != nullptr) {
        reject_whole(row, row.fault->column.value_or(1), row.fault->code, row.fault->message);
        rejected_.end_row();
        return false;
    }
    if (row.cells.size() != header_.size()) {
        const std::string_view cure = row.cells.size() < header_.size()
                                          ? "Är raden avklippt, eller saknas en avgränsare?"
                                          : "Står en avgränsare i en text som saknar citattecken?";
        reject_whole(
            row, static_cast<int>(std::min(row.cells.size(), header_.size())) + 1, "table.cell_count",
            fmt::format("Raden har {} celler men rubrikraden har {}. {}", row.cells.size(), header_.size(), cure));
        rejected_.end_row();
        return false;
    }
    const std::size_t at = rows.rows();
    bool right = true;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
        Taken& taken = taken_[i];
        Column& to = rows.columns[i];
        const auto place = static_cast<std::size_t>(std::max(taken.from, 0));
        const std::string_view text = taken.from >= 0 ? row.cells[place] : std::string_view(taken.constant);
        const bool machine = taken.from >= 0 && !row.machine.empty() && row.machine[place] != 0;
        const auto fault = taken.reader.read(text, machine, to);
        if (!fault) continue;
        reject(row, i, *fault);
        to.add_missing();  // keeps the columns as long as each other until the row is dropped
        right = false;
    }
    if (right && ordered_) right = check_order(row, at, rows);
    if (!right) {
        for (std::size_t i = 0; i < taken_.size(); ++i) rows.columns[i].shorten(at);
        rejected_.end_row();
        return false;
    }
    rows.columns[taken_.size()].add_whole_number(batch);
    rows.columns[taken_.size() + 1].add_whole_number(row.line);
    return true;
}

}  // namespace ledstang
