// Which of a table's columns is the case, the activity, the time …, with a reason that a person can agree or disagree
// with.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "event_logs/read_log.h"

namespace ledstang {

struct LogColumnReason {
    std::string role;     // case, activity, complete, start, resource, lifecycle, of_case
    std::string heading;  // the column's
    std::string reason;   // Swedish: "rubriken betyder fall", "alla 50 värden är tidpunkter"
};

struct LogColumnSuggestion {
    LogTableColumns columns;  // with "" where nothing fits
    std::vector<LogColumnReason> reasons;
};

// By the headings first, in Swedish, English or XES's own words, then by what the rows hold.
LogColumnSuggestion suggest_log_columns(const std::vector<std::string>& header,
                                        const std::vector<std::vector<std::string>>& rows);

struct LogTablePreview {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;  // the first
    LogColumnSuggestion suggestion;
};

// Refuses what tables are refused for.
Result<LogTablePreview> preview_log_table(const std::filesystem::path& file, std::size_t rows = 200);

}  // namespace ledstang
