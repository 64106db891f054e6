// Options whose value is one of a few words, or a number within limits.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace ledstang {

// Tells the words that are possible, in Swedish.
CLI::Validator one_of(std::vector<std::string> words);

// A number from `lowest` to `highest`, both among them and either left out; tells so in Swedish.
struct NumberLimits {
    std::optional<double> lowest;
    std::optional<double> highest;
    bool whole = false;
};
CLI::Validator number_within(NumberLimits limits);

enum class OutputFormat { table, csv, json };

// --format of the commands that list something.
void add_format(CLI::App& command, OutputFormat& format);

}  // namespace ledstang
