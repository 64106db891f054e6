#include "goals/target_wording.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/swedish_number.h"
#include "base/swedish_text.h"

namespace ledstang {
namespace {

// Words beside which two figures are no interval to be within.
constexpr std::array<std::string_view, 18> other_meaning = {
    "öka",   "ökar", "ökas", "ökning", "höja",  "minska", "minskar", "minskas", "minskning",
    "sänka", "med",  "från", "högst",  "minst", "under",  "över",    "mindre",  "mer"};

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

// Figures, words and signs one by one: "40-50%" is 40, -, 50, %.
std::vector<std::string> parts_of(std::string_view wording) {
    std::string text = lower_case(wording);
    for (const char* dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"}) replace_all(text, dash, "-");
    for (const char* space : {"\u00A0", "\u202F", "\u2009"}) replace_all(text, space, " ");
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (is_digit(text[at])) {
            // A comma or a point belongs to the figure where a digit follows it.
            while (at < text.size() && (is_digit(text[at]) || ((text[at] == ',' || text[at] == '.') &&
                                                               at + 1 < text.size() && is_digit(text[at + 1]))))
                ++at;
        } else if (static_cast<unsigned char>(text[at]) >= 0x80 || (text[at] >= 'a' && text[at] <= 'z')) {
            while (at < text.size() &&
                   (static_cast<unsigned char>(text[at]) >= 0x80 || (text[at] >= 'a' && text[at] <= 'z')))
                ++at;
        } else {
            ++at;
            if (text[start] == ' ') continue;
        }
        parts.push_back(text.substr(start, at - start));
    }
    return parts;
}

std::string unit_at(const std::vector<std::string>& parts, std::size_t at) {
    if (at >= parts.size() || is_digit(parts[at].front())) return {};
    const auto& part = parts[at];
    if (part == "%" || part == "procent") return "%";
    const bool is_word =
        static_cast<unsigned char>(part.front()) >= 0x80 || (part.front() >= 'a' && part.front() <= 'z');
    return is_word ? part : std::string();
}

bool is_year(Decimal value) {
    return value >= Decimal::from_whole(1900) && value <= Decimal::from_whole(2100) && value == value.rounded(0);
}

std::optional<WordedInterval> read_at(const std::vector<std::string>& parts, std::size_t at) {
    const bool is_between = at > 0 && parts[at - 1] == "mellan";
    const auto lower = parse_swedish_number(parts[at]);
    std::size_t joint = at + 1;
    if (unit_at(parts, joint) == "%") ++joint;
    if (joint + 1 >= parts.size() || !is_digit(parts[joint + 1].front())) return std::nullopt;
    if (parts[joint] != "-" && !(is_between && parts[joint] == "och")) return std::nullopt;
    const auto upper = parse_swedish_number(parts[joint + 1]);
    std::string unit = unit_at(parts, joint + 2);
    if (!lower || !upper || upper->value < lower->value || (unit.empty() && !is_between)) return std::nullopt;
    if (is_year(lower->value) && is_year(upper->value) && unit != "%") return std::nullopt;
    return WordedInterval{lower->value, upper->value, std::move(unit)};
}

}  // namespace

std::optional<WordedInterval> interval_in(std::string_view wording) {
    const auto parts = parts_of(wording);
    const auto has_other_meaning = [](const std::string& part) {
        return std::ranges::find(other_meaning, part) != other_meaning.end();
    };
    if (std::ranges::any_of(parts, has_other_meaning)) return std::nullopt;
    std::optional<WordedInterval> found;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (!is_digit(parts[at].front()) || (at > 0 && parts[at - 1] == "-")) continue;
        auto read = read_at(parts, at);
        if (!read) continue;
        if (found) return std::nullopt;
        found = std::move(read);
    }
    return found;
}

}  // namespace ledstang
