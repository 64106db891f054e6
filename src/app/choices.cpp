#include "app/choices.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "base/swedish_text.h"

namespace ledstang {

CLI::Validator one_of(std::vector<std::string> words) {
    const auto check = [words = std::move(words)](const std::string& written) -> std::string {
        if (std::ranges::find(words, written) != words.end()) return {};
        return fmt::format("”{}” går inte att välja. Skriv {}.", written, list_in_words(words, "eller"));
    };
    return {check, ""};
}

CLI::Validator number_within(NumberLimits limits) {
    const auto check = [limits](const std::string& written) -> std::string {
        double number = 0;
        std::int64_t count = 0;
        const bool read = CLI::detail::lexical_cast(written, number) && std::isfinite(number) &&
                          (!limits.whole || CLI::detail::lexical_cast(written, count));
        if (read && number >= limits.lowest.value_or(number) && number <= limits.highest.value_or(number)) return {};
        const auto* kind = limits.whole ? "ett heltal" : "ett tal";
        const auto* point = limits.whole ? "" : " med decimalpunkt";
        if (limits.lowest && limits.highest)
            return fmt::format("”{}” går inte. Skriv {} från {} till {}{}.", written, kind, *limits.lowest,
                               *limits.highest, point);
        return fmt::format("”{}” går inte. Skriv {}{}.", written, kind,
                           limits.lowest ? fmt::format(" som är minst {}", *limits.lowest) : "");
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
