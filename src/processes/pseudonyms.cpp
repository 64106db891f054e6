#include "processes/pseudonyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "event_logs/log_columns.h"
#include "warehouse/personal_number.h"

namespace ledstang {
namespace {

// Ten and twelve digits, the least and the greatest number that can be somebody's.
constexpr double least_number = 1e8;
constexpr double greatest_number = 1e12;

class Replacing {
 public:
    Replacing(const PatientKey& key, const Date& today) : key_(key), today_(today) {}

    Names names(const Names& names) {
        const auto size = static_cast<std::uint32_t>(names.size());
        std::uint32_t first = 0;
        while (first < size && !number_in(names[first])) ++first;
        if (first == size) return names;
        NameNumbers replaced;
        for (std::uint32_t i = 0; i < size; ++i) {
            std::string name(names[i]);
            if (const auto person = number_in(name)) {
                name = to_string(key_.identity_of(person->text()));
                ++count;
            }
            // Two spellings of one number are two cases in the source, and stay two.
            for (int more = 2; replaced.find(name); ++more) name = fmt::format("{} ({})", name, more);
            replaced.number(name);
        }
        return std::move(replaced).names();
    }
    bool any_in(std::span<const double> numbers) const {
        return std::ranges::any_of(numbers, [&](double number) {
            return least_number <= number && number < greatest_number && number == std::floor(number) &&
                   number_in(fmt::format("{:010.0f}", number));
        });
    }

    std::uint64_t count = 0;

 private:
    std::optional<PersonalNumber> number_in(std::string_view text) const {
        const auto parsed = parse_personal_number(text, today_);
        return parsed ? std::optional(*parsed) : std::nullopt;
    }

    const PatientKey& key_;
    const Date today_;
};

}  // namespace

PseudonymousLog without_personal_numbers(const EventLog& log, const PatientKey& key, const Date& today) {
    Replacing replacing(key, today);
    PseudonymousLog made;
    auto columns = std::make_shared<LogColumns>(log.columns());
    columns->case_names = replacing.names(columns->case_names);
    columns->resources = replacing.names(columns->resources);
    columns->attributes.clear();
    for (const auto& attribute : log.attributes()) {
        if (attribute.kind() == AttributeColumn::Kind::text) {
            columns->attributes.emplace_back(
                attribute.name(), attribute.of_case(), attribute.kind(),
                std::make_shared<ColumnBytes>(std::make_shared<EventLog>(log), std::as_bytes(attribute.text())),
                replacing.names(attribute.names()));
        } else if (replacing.any_in(attribute.number())) {
            made.left_out.push_back(attribute.name());
        } else {
            columns->attributes.push_back(attribute);
        }
    }
    made.log = EventLog(std::move(columns));
    made.replaced = replacing.count;
    return made;
}

}  // namespace ledstang
