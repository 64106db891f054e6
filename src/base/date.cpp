#include "base/date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace ledstang {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return text.empty() ? std::nullopt : std::optional(value);
}

Date ymd(int y, unsigned m, unsigned d) {
    return Date{year{y}, month{m}, day{d}};
}
Date month_end(int y, unsigned m) {
    return Date{year{y} / month{m} / last};
}

// Monday of ISO week 1: the week that holds 4 January.
sys_days first_monday(int y) {
    const sys_days fourth = ymd(y, 1, 4);
    return fourth - days{(std::chrono::weekday{fourth}.iso_encoding() - 1)};
}

int weeks_in(int y) {
    return static_cast<int>((first_monday(y + 1) - first_monday(y)).count() / 7);
}

int count_in_year(int y, Period::Kind kind) {
    switch (kind) {
        case Period::Kind::year:
            return 1;
        case Period::Kind::term:
            return 2;
        case Period::Kind::tertial:
            return 3;
        case Period::Kind::quarter:
            return 4;
        case Period::Kind::month:
            return 12;
        case Period::Kind::week:
            return weeks_in(y);
    }
    return 0;
}

unsigned months_each(Period::Kind kind) {
    switch (kind) {
        case Period::Kind::tertial:
            return 4;
        case Period::Kind::quarter:
            return 3;
        case Period::Kind::term:
            return 6;
        case Period::Kind::month:
            return 1;
        default:
            return 12;
    }
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text.substr(0, 4));
    const auto m = digits(text.substr(5, 2));
    const auto d = digits(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    const Date date = ymd(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string to_string(const Date& date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::optional<Period> Period::make(int year, Kind kind, int index) {
    if (year < 1900 || year > 2199 || index < 1 || index > count_in_year(year, kind)) return std::nullopt;
    return Period{year, kind, index};
}

std::optional<Period> Period::parse(std::string_view text) {
    if (text.size() < 4) return std::nullopt;
    const auto y = digits(text.substr(0, 4));
    if (!y) return std::nullopt;
    if (text.size() == 4) return make(*y, Kind::year, 1);
    if (text[4] != '-') return std::nullopt;
    const std::string_view rest = text.substr(5);
    if (rest == "VT") return make(*y, Kind::term, 1);
    if (rest == "HT") return make(*y, Kind::term, 2);
    if (rest.size() == 2 && (rest[0] == 'T' || rest[0] == 'Q')) {
        const auto n = digits(rest.substr(1));
        return n ? make(*y, rest[0] == 'T' ? Kind::tertial : Kind::quarter, *n) : std::nullopt;
    }
    if (rest.size() == 3 && rest[0] == 'W') {
        const auto n = digits(rest.substr(1));
        return n ? make(*y, Kind::week, *n) : std::nullopt;
    }
    if (rest.size() == 2) {
        const auto n = digits(rest);
        return n ? make(*y, Kind::month, *n) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Period> Period::from_code(std::int32_t code) {
    const int kind = code / 100 % 10;
    if (code < 0 || kind < 1 || kind > 6) return std::nullopt;
    return make(code / 1000, static_cast<Kind>(kind), code % 100);
}

std::int32_t Period::code() const {
    return year_ * 1000 + static_cast<int>(kind_) * 100 + index_;
}

std::string Period::to_string() const {
    switch (kind_) {
        case Kind::year:
            return fmt::format("{:04}", year_);
        case Kind::term:
            return fmt::format("{:04}-{}", year_, index_ == 1 ? "VT" : "HT");
        case Kind::tertial:
            return fmt::format("{:04}-T{}", year_, index_);
        case Kind::quarter:
            return fmt::format("{:04}-Q{}", year_, index_);
        case Kind::month:
            return fmt::format("{:04}-{:02}", year_, index_);
        case Kind::week:
            return fmt::format("{:04}-W{:02}", year_, index_);
    }
    return {};
}

std::string Period::swedish() const {
    static constexpr std::array months = {"januari", "februari", "mars",      "april",   "maj",      "juni",
                                          "juli",    "augusti",  "september", "oktober", "november", "december"};
    switch (kind_) {
        case Kind::year:
            return fmt::format("{}", year_);
        case Kind::term:
            return fmt::format("{} {}", index_ == 1 ? "vårterminen" : "höstterminen", year_);
        case Kind::tertial:
            return fmt::format("tertial {} {}", index_, year_);
        case Kind::quarter:
            return fmt::format("kvartal {} {}", index_, year_);
        case Kind::month:
            return fmt::format("{} {}", months[static_cast<std::size_t>(index_ - 1)], year_);
        case Kind::week:
            return fmt::format("vecka {} {}", index_, year_);
    }
    return {};
}

Date Period::first_day() const {
    if (kind_ == Kind::week) return Date{first_monday(year_) + days{7 * (index_ - 1)}};
    return ymd(year_, static_cast<unsigned>(index_ - 1) * months_each(kind_) + 1, 1);
}

Date Period::last_day() const {
    if (kind_ == Kind::week) return Date{first_monday(year_) + days{7 * index_ - 1}};
    return month_end(year_, static_cast<unsigned>(index_) * months_each(kind_));
}

Period Period::same_period_previous_year() const {
    return {year_ - 1, kind_, std::min(index_, count_in_year(year_ - 1, kind_))};
}

Period Period::previous() const {
    if (index_ > 1) return {year_, kind_, index_ - 1};
    return {year_ - 1, kind_, count_in_year(year_ - 1, kind_)};
}

}  // namespace ledstang
