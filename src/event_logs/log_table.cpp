// A log in a table: CSV, XLSX, ODS or Parquet, a row an event.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "event_logs/log_taker.h"
#include "event_logs/suggest_log_columns.h"
#include "warehouse/row_source.h"

namespace ledstang {
namespace {

constexpr std::size_t sample_rows = 200;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// Some rows ahead, which are given again when the table is read.
std::vector<std::vector<std::string>> sample_of(RowSource& rows, std::size_t most) {
    std::vector<std::vector<std::string>> sample;
    SourceRow row;
    while (sample.size() < most && rows.next(row)) {
        if (row.fault != nullptr) continue;
        auto& cells = sample.emplace_back();
        for (const auto cell : row.cells) cells.emplace_back(trimmed(cell));
    }
    return sample;
}

enum class ColumnRole : std::uint8_t {
    none,
    case_name,
    activity,
    complete,
    start,
    resource,
    lifecycle,
    of_event,
    of_case
};

class TableReader {
 public:
    TableReader(std::string file, const LogReadWish& wish, RowSource& rows)
        : file_(std::move(file)), wish_(wish), rows_(rows), taker_(file_, wish, LogFormat::table) {
        taker_.builder().find_kinds_of_texts();
    }

    Result<LogRead> read(const LogTableColumns& columns) {
        if (auto matched = match(columns); !matched) return refuse(matched.error());
        SourceRow row;
        for (std::uint64_t number = 0; rows_.next(row); ++number) {
            if (number % 4096 == 0) {
                if (wish_.stop.stop_requested()) {
                    return refuse("process_log.stopped", "Inläsningen avbröts. Ingenting är sparat.");
                }
                if (wish_.progress) wish_.progress(rows_.share_read());
            }
            take(row);
        }
        return taker_.finish();
    }

 private:
    Result<void> match(const LogTableColumns& columns) {
        const auto& header = rows_.header();
        roles_.assign(header.size(), ColumnRole::of_event);
        Refusal refusal{RefusalKind::invalid, "process_log.columns", {}, {}};
        const auto put = [&](const std::string& heading, ColumnRole role, std::string_view what) {
            const auto count = std::ranges::count(header, heading);
            const auto found = std::ranges::find(header, heading);
            if (heading.empty() || count != 1) {
                refusal.faults.push_back(
                    {.code = "process_log.columns",
                     .message = heading.empty() ? fmt::format("Ingen kolumn är vald för {}.", what)
                                : count == 0
                                    ? fmt::format("Kolumnen ”{}” för {} finns inte.", heading, what)
                                    : fmt::format("Flera kolumner heter ”{}”; byt namn på en av dem.", heading),
                     .path = {},
                     .file = file_,
                     .line = 1,
                     .column = {}});
                return;
            }
            roles_[static_cast<std::size_t>(found - header.begin())] = role;
        };
        for (std::size_t i = 0; i < header.size(); ++i) {
            const bool unwanted = header[i].empty() || std::ranges::count(columns.left_out, header[i]) > 0;
            if (unwanted) roles_[i] = ColumnRole::none;
        }
        for (const auto& heading : columns.of_case) put(heading, ColumnRole::of_case, "ett attribut av fallet");
        put(columns.case_name, ColumnRole::case_name, "fall");
        put(columns.activity, ColumnRole::activity, "aktivitet");
        put(columns.complete, ColumnRole::complete, "tidpunkt");
        if (!columns.start.empty()) put(columns.start, ColumnRole::start, "start");
        if (!columns.resource.empty()) put(columns.resource, ColumnRole::resource, "resurs");
        if (!columns.lifecycle.empty()) put(columns.lifecycle, ColumnRole::lifecycle, "livscykel");
        if (!refusal.faults.empty()) {
            refusal.message = fmt::format(
                "Filen {} kan inte läsas som en logg. {} Rubrikerna är: {}. Välj kolumner för "
                "fall, aktivitet och tidpunkt.",
                file_, refusal.faults.front().message, fmt::join(header, ", "));
            return refuse(std::move(refusal));
        }
        for (std::size_t i = 0; i < header.size(); ++i) {
            const bool is_attribute = roles_[i] == ColumnRole::of_event || roles_[i] == ColumnRole::of_case;
            const bool of_case = roles_[i] == ColumnRole::of_case;
            std::string_view name = header[i];
            if (of_case && name.starts_with("case:")) name.remove_prefix(5);
            attributes_.push_back(is_attribute ? taker_.builder().attribute(name, of_case) : 0);
        }
        return {};
    }

    void fault(std::int64_t line, std::size_t column, std::string code, std::string message) {
        if (fault_) return;
        fault_ = Fault{
            .code = std::move(code), .message = std::move(message), .path = {}, .file = {}, .line = {}, .column = {}};
        fault_->line = static_cast<int>(line);
        fault_->column = static_cast<int>(column + 1);
    }

    void take_time(std::int64_t line, std::size_t column, std::string_view text, std::optional<std::int64_t>& to) {
        if (text.empty()) return;
        to = parse_instant(text, wish_.zone);
        if (!to) {
            fault(line, column, "process_log.time_wrong",
                  fmt::format("{} är ingen tid. En tid skrivs 2024-05-01 08:15:00.", in_quotes(text)));
        }
    }

    void take(const SourceRow& row) {
        fault_.reset();
        parts_.clear();
        case_values_.clear();
        if (row.fault != nullptr) {
            fault_ = *row.fault;
            fault_->line = static_cast<int>(row.line);
        } else if (row.cells.size() != roles_.size()) {
            fault(row.line, std::min(row.cells.size(), roles_.size()), "table.cell_count",
                  fmt::format("Raden har {} celler och rubrikraden {}.", row.cells.size(), roles_.size()));
        } else {
            take_cells(row);
        }
        if (fault_) {
            taker_.fault(std::move(*fault_));
            return;
        }
        for (const auto& [attribute, text] : case_values_) {
            taker_.builder().set_case_text(attribute, *parts_.case_number, text);
        }
        taker_.take(parts_);
    }

    void take_cells(const SourceRow& row) {
        std::string_view case_name;
        for (std::size_t i = 0; i < roles_.size(); ++i) {
            const std::string_view text = trimmed(row.cells[i]);
            if (text.empty()) {
                missing(row.line, i);
                continue;
            }
            switch (roles_[i]) {
                case ColumnRole::none:
                    break;
                case ColumnRole::case_name:
                    case_name = text;
                    break;
                case ColumnRole::activity:
                    parts_.activity = text;
                    break;
                case ColumnRole::complete:
                    take_time(row.line, i, text, parts_.complete);
                    break;
                case ColumnRole::start:
                    take_time(row.line, i, text, parts_.start);
                    start_column_ = i;
                    break;
                case ColumnRole::resource:
                    parts_.resource = text;
                    break;
                case ColumnRole::lifecycle:
                    parts_.lifecycle = text;
                    break;
                case ColumnRole::of_event:
                    parts_.put_text(attributes_[i], text);
                    break;
                case ColumnRole::of_case:
                    case_values_.emplace_back(attributes_[i], text);
                    break;
            }
        }
        if (!fault_ && parts_.start && *parts_.start > *parts_.complete) {
            fault(row.line, start_column_, "process_log.time_reversed", "Starten är efter slutet.");
        }
        if (!fault_) parts_.case_number = taker_.builder().case_number(case_name);
    }

    void missing(std::int64_t line, std::size_t column) {
        if (roles_[column] == ColumnRole::case_name) {
            fault(line, column, "process_log.case_missing", "Raden saknar fall.");
        } else if (roles_[column] == ColumnRole::activity) {
            fault(line, column, "process_log.activity_missing", "Raden saknar aktivitet.");
        } else if (roles_[column] == ColumnRole::complete) {
            fault(line, column, "process_log.time_missing", "Raden saknar tid.");
        }
    }

    std::string file_;
    const LogReadWish& wish_;
    RowSource& rows_;
    LogTaker taker_;
    EventParts parts_;
    std::vector<std::pair<std::size_t, std::string_view>> case_values_;
    std::vector<ColumnRole> roles_;
    std::vector<std::size_t> attributes_;
    std::size_t start_column_ = 0;
    std::optional<Fault> fault_;
};

}  // namespace

Result<LogTablePreview> preview_log_table(const std::filesystem::path& file, std::size_t rows) {
    auto source = open_rows(file);
    if (!source) return refuse(source.error());
    LogTablePreview preview;
    preview.header = (*source)->header();
    preview.rows = sample_of(**source, rows);
    preview.suggestion = suggest_log_columns(preview.header, preview.rows);
    return preview;
}

Result<LogRead> read_log_table(const std::filesystem::path& file, const LogReadWish& wish) {
    LogTableColumns columns = wish.columns;
    if (columns.case_name.empty()) {
        auto preview = preview_log_table(file, sample_rows);
        if (!preview) return refuse(preview.error());
        columns = preview->suggestion.columns;
        columns.left_out = wish.columns.left_out;
    }
    auto source = open_rows(file, wish.stop);
    if (!source) return refuse(source.error());
    return TableReader(file.filename().string(), wish, **source).read(columns);
}

}  // namespace ledstang
