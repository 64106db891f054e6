// Reference series with what other programs answered, from the shared folder: data/spc/cases.json and the CSV files
// that it names.
#pragma once

#include <charconv>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang {

// Rows of named texts. No cell of these files has a comma or quotation marks in it.
using SpcRows = std::vector<std::map<std::string, std::string, std::less<>>>;

inline std::vector<std::string> split_at_commas(const std::string& line) {
    std::vector<std::string> cells(1);
    for (const char character : line) {
        if (character == ',') {
            cells.emplace_back();
        } else if (character != '\r') {
            cells.back() += character;
        }
    }
    return cells;
}

inline SpcRows read_spc_rows(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const auto header = split_at_commas(line);
    SpcRows rows;
    while (std::getline(file, line)) {
        const auto cells = split_at_commas(line);
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = i < cells.size() ? cells[i] : "";
    }
    return rows;
}

// Empty and NaN are no number.
inline double spc_number(std::string_view text) {
    double number = std::numeric_limits<double>::quiet_NaN();
    if (text != "NaN") std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

struct SpcCase {
    nlohmann::json description;
    SpcRows input;
    SpcRows expected;

    std::string id() const { return description.at("id"); }
    std::string group() const { return description.at("group"); }
    const nlohmann::json& params() const { return description.at("params"); }
};

inline std::vector<SpcCase> read_spc_cases(const std::filesystem::path& folder) {
    std::ifstream file(folder / "cases.json");
    std::vector<SpcCase> cases;
    for (auto& description : nlohmann::json::parse(file)) {
        SpcCase& made = cases.emplace_back();
        made.input = read_spc_rows(folder / description.at("input").get<std::string>());
        if (description.contains("expected_points")) {
            made.expected = read_spc_rows(folder / description.at("expected_points").get<std::string>());
        }
        made.description = std::move(description);
    }
    return cases;
}

}  // namespace ledstang
