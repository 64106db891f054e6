// The models of the shared folder (data/process) with every variant of the real log and what it costs to align it.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "process_models/variant_log.h"

namespace ledstang {

inline std::string whole_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::vector<std::string> split_at(std::string_view text, char separator) {
    std::vector<std::string> parts(1);
    for (const char character : text) {
        if (character == separator) {
            parts.emplace_back();
        } else if (character != '\r') {
            parts.back() += character;
        }
    }
    return parts;
}

struct ModelCase {
    std::string pnml, ptml;
    VariantLog log;
    std::vector<std::uint32_t> align_cost, align_worst;  // by variant
    nlohmann::json reference;                            // conformance.NAME of sepsis.reference.json
};

// `name` is imf02 or declared. No cell of the file of variants has quotation marks.
inline ModelCase read_model_case(const std::filesystem::path& folder, const std::string& name) {
    ModelCase all{whole_file(folder / ("sepsis_" + name + ".pnml")),
                  whole_file(folder / ("sepsis_" + name + ".ptml")),
                  {},
                  {},
                  {},
                  nlohmann::json::parse(whole_file(folder / "sepsis.reference.json"))["conformance"][name]};
    std::ifstream file(folder / ("sepsis_" + name + "_variants.csv"));
    std::string line;
    std::getline(file, line);
    const auto header = split_at(line, ',');
    std::map<std::string, std::uint32_t> numbers;
    while (std::getline(file, line)) {
        const auto cells = split_at(line, ',');
        std::map<std::string, std::string> row;
        for (std::size_t i = 0; i < header.size(); ++i) row[header[i]] = cells.at(i);
        auto& variant = all.log.variants.emplace_back();
        variant.cases = std::stoull(row["count"]);
        for (const auto& activity : split_at(row["sequence"], '|')) {
            const auto [place, added] = numbers.emplace(activity, static_cast<std::uint32_t>(numbers.size()));
            if (added) all.log.activities.push_back(activity);
            variant.activities.push_back(place->second);
        }
        all.align_cost.push_back(static_cast<std::uint32_t>(std::stoul(row["align_cost"])));
        all.align_worst.push_back(static_cast<std::uint32_t>(std::stoul(row["align_worst"])));
    }
    return all;
}

}  // namespace ledstang
