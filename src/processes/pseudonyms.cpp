#include "processes/pseudonyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "event_logs/log_columns.h"
#include "processes/processes.h"
#include "warehouse/personal_number.h"
#include "warehouse/region_warehouse.h"

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
        while (first < size && replaced_in(names[first]) == names[first]) ++first;
        if (first == size) return names;
        NameNumbers replaced;
        for (std::uint32_t i = 0; i < size; ++i) {
            std::string name = replaced_in(names[i]);
            count += name == names[i] ? 0 : 1;
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
    // The text with every person's number in it replaced, also where there are other words around it.
    std::string replaced_in(std::string_view text) const {
        if (const auto person = number_in(text)) return to_string(key_.identity_of(person->text()));
        std::string made;
        for (std::size_t at = 0; at < text.size();) {
            const auto digits = digits_from(text, at);
            const auto length = digits == 0 ? 0 : length_of_number(text, at, digits);
            const auto person = length == 0 ? std::nullopt : number_in(text.substr(at, length));
            if (person)
                made += to_string(key_.identity_of(person->text()));
            else
                made += text.substr(at, std::max<std::size_t>(digits, 1));
            at += person ? length : std::max<std::size_t>(digits, 1);
        }
        return made;
    }
    static std::size_t digits_from(std::string_view text, std::size_t at) {
        std::size_t end = at;
        while (end < text.size() && '0' <= text[end] && text[end] <= '9') ++end;
        return end - at;
    }
    // Ten or twelve digits, or six or eight with four after a hyphen or a plus; 0 for what cannot be a number.
    static std::size_t length_of_number(std::string_view text, std::size_t at, std::size_t digits) {
        if (digits == 10 || digits == 12) return digits;
        const auto sign = at + digits;
        if ((digits != 6 && digits != 8) || sign >= text.size() || (text[sign] != '-' && text[sign] != '+')) return 0;
        return digits_from(text, sign + 1) == 4 ? digits + 5 : 0;
    }
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
    columns->activities = replacing.names(columns->activities);
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

Result<EventLog> without_personal_numbers(const EventLog& log, const std::filesystem::path& data_folder,
                                          const Date& today, std::vector<std::string>& left_out) {
    const auto key = PatientKey::open(patient_key_file(data_folder));
    if (!key) return refuse(key.error());
    const auto made = without_personal_numbers(log, *key, today);
    left_out.insert(left_out.end(), made.left_out.begin(), made.left_out.end());
    return made.log;
}

}  // namespace ledstang
