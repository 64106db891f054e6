#include "process_analysis/activity_set.h"

#include <fmt/format.h>

#include "base/swedish_text.h"

namespace ledstang {

ActivitySet::ActivitySet(const EventLog& log, std::span<const std::string> names) : has_(log.activities().size()) {
    for (const auto& name : names) {
        if (const auto number = log.activities().find(name)) has_[*number] = 1;
    }
}

Result<std::uint32_t> activity_number(const EventLog& log, const std::string& name) {
    if (const auto number = log.activities().find(name)) return *number;
    std::vector<std::string> known;
    for (std::uint32_t i = 0; i < log.activities().size(); ++i) known.emplace_back(log.activities()[i]);
    const auto nearest = nearest_name(name, known);
    std::string next = "Loggens aktiviteter visas av ”ledstang process stats”.";
    if (nearest) {
        next = fmt::format("Menade du {}?", in_quotes(*nearest));
    } else if (!known.empty() && known.size() <= 12) {
        for (auto& one : known) one = in_quotes(one);
        next = fmt::format("De som finns är {}.", list_in_words(known));
    }
    return refuse("process.activity_unknown", fmt::format("Loggen har ingen händelse {}. {}", in_quotes(name), next));
}

Result<ActivitySet> activity_set(const EventLog& log, std::span<const std::string> names) {
    if (names.empty()) {
        return refuse("process.activity_missing", "Ange minst en aktivitet.");
    }
    for (const auto& name : names) {
        if (auto number = activity_number(log, name); !number) return refuse(number.error());
    }
    return ActivitySet(log, names);
}

}  // namespace ledstang
