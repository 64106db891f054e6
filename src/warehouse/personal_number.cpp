#include "warehouse/personal_number.h"

#include <algorithm>

namespace ledstang {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int digit(char c) {
    return c - '0';
}

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + digit(c);
    return value;
}

bool check_digit_holds(std::string_view ten) {
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) {
        const int product = digit(ten[i]) * (i % 2 == 0 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return digit(ten[9]) == (10 - sum % 10) % 10;
}

// Of a year and the digits MMDD; nothing when there is no such day.
std::optional<Date> birth_day(int year, std::string_view month_and_day) {
    int day = number(month_and_day.substr(2, 2));
    if (day > 60) day -= 60;
    const Date date{std::chrono::year(year),
                    std::chrono::month(static_cast<unsigned>(number(month_and_day.substr(0, 2)))),
                    std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return date;
}

int written_year(int two_digits, bool over_a_hundred, std::string_view month_and_day, const Date& today) {
    int year = static_cast<int>(today.year()) / 100 * 100 + two_digits;
    const auto born = birth_day(year, month_and_day);
    const bool to_come = born ? *born > today : year > static_cast<int>(today.year());
    if (to_come) year -= 100;
    return over_a_hundred ? year - 100 : year;
}

bool joins_digits(char c) {
    return c == '-' || c == '+' || c == ' ';
}

}  // namespace

tl::expected<PersonalNumber, PersonalNumberFault> parse_personal_number(std::string_view text, const Date& today) {
    std::array<char, 12> digits{};
    std::size_t count = 0;
    char sign = '-';
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_digit(text[i])) {
            if (count == 12) return tl::unexpected(PersonalNumberFault::form);
            digits[count++] = text[i];
        } else if ((text[i] == '-' || text[i] == '+') && i + 5 == text.size()) {
            sign = text[i];
        } else {
            return tl::unexpected(PersonalNumberFault::form);
        }
    }
    PersonalNumber person;
    if (count == 12) {
        person.digits = digits;
    } else if (count == 10) {
        const int year = written_year(number({digits.data(), 2}), sign == '+', {digits.data() + 2, 4}, today);
        person.digits[0] = static_cast<char>('0' + year / 1000);
        person.digits[1] = static_cast<char>('0' + year / 100 % 10);
        std::copy_n(digits.begin(), 10, person.digits.begin() + 2);
    } else {
        return tl::unexpected(PersonalNumberFault::form);
    }
    const std::string_view whole = person.text();
    const int year = number(whole.substr(0, 4));
    const auto born = birth_day(year, whole.substr(4, 4));
    if (!born || *born > today || year < 1840) return tl::unexpected(PersonalNumberFault::day);
    if (!check_digit_holds(whole.substr(2))) return tl::unexpected(PersonalNumberFault::check_digit);
    person.coordination = number(whole.substr(6, 2)) > 60;
    return person;
}

std::string mask_personal_numbers(std::string_view text) {
    std::string masked;
    std::size_t at = 0;
    while (at < text.size()) {
        if (!is_digit(text[at])) {
            masked += text[at++];
            continue;
        }
        std::size_t end = at;
        std::size_t digits = 0;
        std::size_t i = at;
        while (i < text.size() &&
               (is_digit(text[i]) || (joins_digits(text[i]) && i + 1 < text.size() && is_digit(text[i + 1])))) {
            if (is_digit(text[i])) {
                ++digits;
                end = i + 1;
            }
            ++i;
        }
        if (digits >= 10) {
            masked += "••••";
        } else {
            masked += text.substr(at, end - at);
        }
        at = end;
    }
    return masked;
}

}  // namespace ledstang
