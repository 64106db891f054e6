// For tests: files of a moment's life, and a log as lines that a person can read.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "event_logs/event_log.h"
#include "event_logs/instant.h"
#include "event_logs/sparse_column.h"

namespace ledstang {

class LogFolder {
 public:
    LogFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "ledstang-logs-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for tests");
        folder_ = name;
    }
    LogFolder(const LogFolder&) = delete;
    LogFolder& operator=(const LogFolder&) = delete;
    ~LogFolder() { std::filesystem::remove_all(folder_); }

    std::filesystem::path path(const std::string& name) const { return folder_ / name; }
    std::filesystem::path file(const std::string& name, std::string_view content) const {
        std::ofstream(path(name), std::ios::binary) << content;
        return path(name);
    }

 private:
    std::filesystem::path folder_;
};

inline std::string value_in_words(const AttributeColumn& attribute, std::uint64_t row) {
    if (attribute.kind() == AttributeColumn::Kind::text) {
        const auto number = attribute.text()[row];
        return number == absent ? "" : std::string(attribute.names()[number]);
    }
    const double value = attribute.number()[row];
    return std::isnan(value) ? "" : attribute_text(attribute.kind(), value);
}

// "A (kön=kvinna)", then "  2024-05-01T08:15:00Z ankomst /Akuten enhet=A1" for each of its events.
inline std::vector<std::string> lines_of(const EventLog& log) {
    std::vector<std::string> lines;
    const auto attributes = [&](bool of_case, std::uint64_t row) {
        std::string text;
        for (const auto& attribute : log.attributes()) {
            if (attribute.of_case() != of_case || value_in_words(attribute, row).empty()) continue;
            text += " " + attribute.name() + "=" + value_in_words(attribute, row);
        }
        return text;
    };
    for (std::uint32_t one = 0; one < log.cases(); ++one) {
        lines.push_back(std::string(log.case_names()[one]) + attributes(true, one));
        for (auto event = log.case_begin()[one]; event < log.case_begin()[one + 1]; ++event) {
            std::string line = "  ";
            if (log.is_interval()) line += instant_text(log.start()[event]) + "–";
            line += instant_text(log.complete()[event]) + " " + std::string(log.activities()[log.activity()[event]]);
            if (!log.resource().empty() && log.resource()[event] != absent) {
                line += " /" + std::string(log.resources()[log.resource()[event]]);
            }
            lines.push_back(line + attributes(false, event));
        }
    }
    return lines;
}

}  // namespace ledstang
