#include "warehouse/cell_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "base/utf8.h"
#include "warehouse/personal_number.h"

namespace ledstang {
namespace {

constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        if (is_blank(text.front())) {
            text.remove_prefix(1);
        } else if (text.starts_with(no_break_space)) {
            text.remove_prefix(no_break_space.size());
        } else {
            break;
        }
    }
    while (!text.empty()) {
        if (is_blank(text.back())) {
            text.remove_suffix(1);
        } else if (text.ends_with(no_break_space)) {
            text.remove_suffix(no_break_space.size());
        } else {
            break;
        }
    }
    return text;
}

// What was written, as it may stand in a message.
std::string shown(std::string_view text) {
    return in_quotes(mask_personal_numbers(text), 40);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Two or four digits that are known to be digits.
int digits(std::string_view text) {
    int value = 0;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
}

bool all_digits(std::string_view text) {
    for (const char c : text) {
        if (!is_digit(c)) return false;
    }
    return !text.empty();
}

// " 08:15:00", "T08:15:00.000Z": what exports put behind a day.
bool is_time(std::string_view text) {
    if (text.size() < 3 || (text.front() != ' ' && text.front() != 'T')) return false;
    for (const char c : text.substr(1)) {
        if (!is_digit(c) && c != ':' && c != '.' && c != 'Z' && c != '+' && c != '-') return false;
    }
    return true;
}

// 2022-04-30, with or without a time of day behind it, and 20220430.
std::optional<Date> parse_day(std::string_view text) {
    int year = 0;
    int month = 0;
    int day = 1;
    if (text.size() >= 10 && text[4] == '-' && text[7] == '-') {
        if (text.size() > 10 && !is_time(text.substr(10))) return std::nullopt;
        if (!all_digits(text.substr(0, 4)) || !all_digits(text.substr(5, 2)) || !all_digits(text.substr(8, 2))) {
            return std::nullopt;
        }
        year = digits(text.substr(0, 4));
        month = digits(text.substr(5, 2));
        day = digits(text.substr(8, 2));
    } else if (text.size() == 8 && all_digits(text)) {
        year = digits(text.substr(0, 4));
        month = digits(text.substr(4, 2));
        day = digits(text.substr(6, 2));
    } else {
        return std::nullopt;
    }
    const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return date;
}

// 2022-04 and 202204, as the first of the month.
std::optional<Date> parse_month(std::string_view text) {
    std::string whole(text);
    if (text.size() == 7 && text[4] == '-') {
        whole += "-01";
    } else if (text.size() == 6) {
        whole += "01";
    } else {
        const auto day = parse_day(text);
        if (!day) return std::nullopt;
        return day->year() / day->month() / std::chrono::day(1);
    }
    return parse_day(whole);
}

std::optional<double> machine_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

// Digits with at most one comma or point: what nearly every cell is. Nothing when it needs the careful reader.
std::optional<double> simple_number(std::string_view text, DecimalSign sign) {
    std::array<char, 32> copy{};
    if (text.empty() || text.size() > copy.size()) return std::nullopt;
    std::size_t mark = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        copy[i] = text[i];
        if (is_digit(text[i]) || (i == 0 && text[i] == '-')) continue;
        if ((text[i] != ',' && text[i] != '.') || mark != text.size() || i == 0) return std::nullopt;
        mark = i;
        copy[i] = '.';
    }
    if (mark + 1 == text.size()) return std::nullopt;
    const bool point = mark < text.size() && text[mark] == '.';
    if (point && sign != DecimalSign::point) {
        if (sign == DecimalSign::comma) return std::nullopt;
        const std::size_t before = mark - (text.front() == '-' ? 1 : 0);
        const bool two_ways = text.size() - mark - 1 == 3 && before <= 3 && !(before == 1 && text[mark - 1] == '0');
        if (two_ways) return std::nullopt;
    }
    if (mark < text.size() && text[mark] == ',' && sign == DecimalSign::point) return std::nullopt;
    return machine_number({copy.data(), text.size()});
}

tl::expected<double, CellFault> number_of(std::string_view text, bool machine, DecimalSign sign) {
    if (machine) {
        if (const auto value = machine_number(text)) return *value;
    } else if (const auto value = simple_number(text, sign)) {
        return *value;
    }
    if (sign == DecimalSign::point) {
        if (const auto value = machine_number(text)) return *value;
        return tl::unexpected(
            CellFault{"number.not_a_number",
                      fmt::format("{} är inget tal med decimalpunkt, som källan ska skriva.", shown(text))});
    }
    const auto parsed = parse_swedish_number(text);
    if (!parsed) {
        std::string message = mask_personal_numbers(parsed.error().message);
        if (parsed.error().code == "number.ambiguous") {
            message += " Skriver källan alltid decimalpunkt: ange decimal_sign = \"point\" i källans inställning.";
        }
        return tl::unexpected(CellFault{parsed.error().code, std::move(message)});
    }
    if (!parsed->unit.empty() && parsed->unit != "%" && parsed->unit != "kr") {
        return tl::unexpected(
            CellFault{"number.unit", fmt::format("{} har ett ord efter talet. Skriv bara talet.", shown(text))});
    }
    return parsed->value.to_double();
}

}  // namespace

CellReader::CellReader(const DatasetColumn& column, CellRules rules,
                       const std::map<std::string, std::string>& translations)
    : column_(column),
      rules_(rules),
      translations_(translations.begin(), translations.end()),
      today_(days_of(rules.today)) {
    if (column.first_day) first_day_ = days_of(*column.first_day);
    for (const auto& value : column.codes) {
        for (const auto& also : value.also) codes_.emplace(lower_case(also), value.code);
        codes_.emplace(lower_case(value.title), value.code);
    }
    for (const auto& value : column.codes) {
        codes_.insert_or_assign(lower_case(value.code), value.code);
        codes_.insert_or_assign(value.code, value.code);
    }
}

std::optional<CellFault> CellReader::read(std::string_view text, bool machine, Column& to) {
    text = trimmed(text);
    if (!translations_.empty()) {
        if (const auto found = translations_.find(text); found != translations_.end()) text = found->second;
    }
    if (text.empty() || text == "NULL") {
        if (column_.required) return CellFault{"cell.missing", fmt::format("{} måste vara ifylld.", column_.title)};
        to.add_missing();
        return std::nullopt;
    }
    if (column_.role == ColumnRole::patient) return read_patient(text, to);
    switch (column_.type) {
        case Type::truth:
            return read_truth(text, to);
        case Type::whole_number:
        case Type::days:
            return read_whole_number(text, machine, to);
        case Type::number:
            return read_number(text, machine, to);
        case Type::text:
            return column_.codes.empty() ? read_text(text, to) : read_code(text, to);
        case Type::date:
            return read_date(text, to);
    }
    return std::nullopt;
}

std::optional<CellFault> CellReader::read_truth(std::string_view text, Column& to) const {
    static constexpr std::array<std::string_view, 7> yes = {"1", "ja", "j", "true", "sant", "x", "yes"};
    static constexpr std::array<std::string_view, 6> no = {"0", "nej", "n", "false", "falskt", "no"};
    const auto known = [&](std::string_view word) {
        const bool is_yes = std::ranges::find(yes, word) != yes.end();
        if (!is_yes && std::ranges::find(no, word) == no.end()) return false;
        to.add_truth(is_yes);
        return true;
    };
    // Nearly every cell is written as it stands here; lower case of any text costs a copy.
    if (known(text) || known(lower_case(text))) return std::nullopt;
    return CellFault{"cell.not_a_truth",
                     fmt::format("{} är varken ja eller nej. Skriv ja, nej, 1 eller 0.", shown(text))};
}

std::optional<CellFault> CellReader::out_of_range(double value) const {
    if (column_.at_least && value < *column_.at_least) {
        return CellFault{"cell.too_small", fmt::format("{} är mindre än {}, som är det minsta som är rimligt.",
                                                       column_.title, *column_.at_least)};
    }
    if (column_.at_most && value > *column_.at_most) {
        return CellFault{"cell.too_large", fmt::format("{} är större än {}, som är det största som är rimligt.",
                                                       column_.title, *column_.at_most)};
    }
    return std::nullopt;
}

std::optional<CellFault> CellReader::read_whole_number(std::string_view text, bool machine, Column& to) const {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        const auto number = number_of(text, machine, rules_.decimal_sign);
        // Beyond 2^53 a binary64 no longer tells whole numbers apart.
        if (!number || *number != std::floor(*number) || std::abs(*number) > 9e15) {
            return CellFault{"cell.not_an_integer", fmt::format("{} är inget heltal.", shown(text))};
        }
        value = static_cast<std::int64_t>(*number);
    }
    if (auto fault = out_of_range(static_cast<double>(value))) return fault;
    to.add_whole_number(value);
    return std::nullopt;
}

std::optional<CellFault> CellReader::read_number(std::string_view text, bool machine, Column& to) const {
    auto value = number_of(text, machine, rules_.decimal_sign);
    if (!value) return std::move(value.error());
    if (auto fault = out_of_range(*value)) return fault;
    to.add_number(*value);
    return std::nullopt;
}

std::optional<CellFault> CellReader::read_text(std::string_view text, Column& to) {
    const auto longest = static_cast<std::size_t>(column_.longest);
    if (text.size() > longest && count_characters(text) > longest) {
        return CellFault{"cell.too_long", fmt::format("Texten har {} tecken. {} får ha högst {}.",
                                                      count_characters(text), column_.title, longest)};
    }
    if (column_.role == ColumnRole::unit && rules_.units != nullptr && !rules_.units->contains(text)) {
        return CellFault{
            "unit.unknown",
            fmt::format("Enheten {} finns inte. Översätt källans namn på enheten i källans inställning.", shown(text))};
    }
    to.add_text(text);
    return std::nullopt;
}

std::optional<CellFault> CellReader::read_code(std::string_view text, Column& to) {
    auto found = codes_.find(text);
    if (found == codes_.end()) {
        found = codes_.find(lower_case(text));
        if (found == codes_.end()) {
            std::vector<std::string> codes;
            for (const auto& value : column_.codes) codes.push_back(value.code);
            return CellFault{"cell.not_allowed", fmt::format("{} är inget av {}.", shown(text), list_in_words(codes))};
        }
        if (codes_.size() < 10'000) found = codes_.emplace(std::string(text), found->second).first;
    }
    to.add_text(found->second);
    return std::nullopt;
}

std::optional<CellFault> CellReader::read_date(std::string_view text, Column& to) const {
    const auto date = column_.whole_months ? parse_month(text) : parse_day(text);
    if (!date) {
        return CellFault{"cell.not_a_date", fmt::format("{} är inget datum. Skriv som {}.", shown(text),
                                                        column_.whole_months ? "2022-04" : "2022-04-30")};
    }
    const std::int32_t day = days_of(*date);
    if (first_day_ && day < *first_day_) {
        return CellFault{"cell.too_early",
                         fmt::format("{} är före {}, som är den första rimliga dagen.", ledstang::to_string(*date),
                                     ledstang::to_string(*column_.first_day))};
    }
    if (!column_.may_be_future && day > today_) {
        return CellFault{"cell.in_future", fmt::format("{} har inte varit än.", ledstang::to_string(*date))};
    }
    to.add_days(day);
    return std::nullopt;
}

std::optional<CellFault> CellReader::read_patient(std::string_view text, Column& to) const {
    if (rules_.patient_form == PatientForm::local) {
        to.add_identity(rules_.patient_key->identity_of("local " + std::string(text)));
        return std::nullopt;
    }
    const auto person = parse_personal_number(text, rules_.today);
    if (person) {
        to.add_identity(rules_.patient_key->identity_of(person->text()));
        return std::nullopt;
    }
    switch (person.error()) {
        case PersonalNumberFault::form:
            return CellFault{"patient.form",
                             "Det är inget personnummer eller samordningsnummer: det ska ha tio eller tolv siffror."};
        case PersonalNumberFault::day:
            return CellFault{"patient.day", "Personnumrets födelsedag finns inte."};
        case PersonalNumberFault::check_digit:
            return CellFault{"patient.check_digit", "Personnumrets kontrollsiffra stämmer inte."};
    }
    return std::nullopt;
}

}  // namespace ledstang
