// The rows that a delivery did not keep, told one by one in a CSV file that Swedish Excel opens, and counted by reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ledstang {

class RejectedRows {
 public:
    // `file` empty: only counted. The file appears under its name by finish(), when there is something to tell.
    explicit RejectedRows(std::filesystem::path file, std::string delivery);
    RejectedRows(const RejectedRows&) = delete;
    RejectedRows& operator=(const RejectedRows&) = delete;
    ~RejectedRows();

    // One thing that is wrong. `value` is as the source wrote it; personal numbers in it are masked here, and
    // `hidden` (a patient's column) hides all of it.
    void add(std::int64_t line, int column, const std::string& heading, std::string_view value, bool hidden,
             const std::string& code, const std::string& message);
    // After all faults of a row.
    void end_row() { ++rows_; }
    // Rows that were told by add but counted elsewhere.
    void count_rows(std::int64_t rows) { rows_ += rows; }

    // Throws std::runtime_error when the file cannot be written.
    void finish();

    std::int64_t rows() const { return rows_; }
    const std::map<std::string, std::int64_t>& by_code() const { return by_code_; }  // faults
    const std::vector<Fault>& first() const { return first_; }                       // at most a hundred
    std::string file() const { return by_code_.empty() ? "" : file_.string(); }

 private:
    void flush();

    std::filesystem::path file_;
    std::string delivery_;  // the delivered file's name, for the faults
    std::ofstream stream_;
    std::string buffer_;
    std::int64_t rows_ = 0;
    std::map<std::string, std::int64_t> by_code_;
    std::vector<Fault> first_;
    bool finished_ = false;
};

}  // namespace ledstang
