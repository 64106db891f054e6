#include "app/choices.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"

namespace ledstang {

CLI::Validator one_of(std::vector<std::string> words) {
    const auto check = [words = std::move(words)](const std::string& written) -> std::string {
        if (std::ranges::find(words, written) != words.end()) return {};
        return fmt::format("”{}” går inte att välja. Skriv {}.", written, list_in_words(words, "eller"));
    };
    return {check, ""};
}

void add_format(CLI::App& command, OutputFormat& format) {
    const auto take = [&format](const std::string& written) {
        format = written == "csv" ? OutputFormat::csv : written == "json" ? OutputFormat::json : OutputFormat::table;
    };
    command.add_option_function<std::string>("--format", take, "table (förvalt), csv eller json")
        ->type_name("FORMAT")
        ->check(one_of({"table", "csv", "json"}));
}

}  // namespace ledstang
