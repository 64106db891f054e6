// --format of the commands that list something.
#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>

namespace ledstang {

enum class OutputFormat { table, csv, json };

inline void add_format(CLI::App& command, OutputFormat& format) {
    static const std::map<std::string, OutputFormat> formats{
        {"table", OutputFormat::table}, {"csv", OutputFormat::csv}, {"json", OutputFormat::json}};
    command.add_option("--format", format, "table (förvalt), csv eller json")
        ->type_name("FORMAT")
        ->transform(CLI::CheckedTransformer(formats).description(""));
}

}  // namespace ledstang
