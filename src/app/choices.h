// Options whose value is one of a few words.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace ledstang {

// Tells the words that are possible, in Swedish.
CLI::Validator one_of(std::vector<std::string> words);

enum class OutputFormat { table, csv, json };

// --format of the commands that list something.
void add_format(CLI::App& command, OutputFormat& format);

}  // namespace ledstang
