// Rows of a delivery, one at a time, whatever kind of file they come in.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ledstang {

struct SourceRow {
    std::int64_t line = 0;                    // in the file, from 1; of a workbook or Parquet file the row
    std::span<const std::string_view> cells;  // hold until the next row is asked for
    std::span<const std::uint8_t> machine;    // 1: the cell is a number in machine form; empty: none is
    const Fault* fault = nullptr;             // the row cannot be read: code, message and column
};

class RowSource {
 public:
    RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;
    virtual ~RowSource() = default;

    const std::vector<std::string>& header() const { return header_; }
    virtual bool next(SourceRow& row) = 0;  // false at the end
    virtual double share_read() const = 0;  // of the file, 0 to 1

 protected:
    std::vector<std::string> header_;
};

// By the file's first bytes: XLSX and ODS (read whole, within TableLimits), Parquet, SIE 4, else CSV (any size).
// Refuses what read_table, read_csv's form or parse_sie refuse, and `file.unreadable`, `table.empty`.
Result<std::unique_ptr<RowSource>> open_rows(const std::filesystem::path& file, std::stop_token stop = {});

// The kinds, each in a file of its own.
Result<std::unique_ptr<RowSource>> open_csv_rows(const std::filesystem::path& file);
Result<std::unique_ptr<RowSource>> open_workbook_rows(const std::filesystem::path& file);
Result<std::unique_ptr<RowSource>> open_parquet_rows(const std::filesystem::path& file, std::stop_token stop);
Result<std::unique_ptr<RowSource>> open_sie_rows(const std::filesystem::path& file);

}  // namespace ledstang
