#include "event_logs/instant.h"

#include <fmt/format.h>

#include <chrono>

namespace ledstang {
namespace {

constexpr std::int64_t per_second = 1'000'000;
constexpr std::int64_t day_seconds = 86'400;

// Howard Hinnant's days_from_civil as std::chrono has it, written out: the reader's innermost step.
constexpr std::int64_t days_since_1970(int year, int month, int day) {
    const int shifted = month <= 2 ? year - 1 : year;
    const int era = shifted / 400;
    const int of_era = shifted - era * 400;
    const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return static_cast<std::int64_t>(era) * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

constexpr int days_in(int year, int month) {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

// Seconds since 1970 UTC of 01:00 UTC on the last Sunday of the month, when clocks change.
std::int64_t change_in(int year, int month) {
    const std::int64_t last = days_since_1970(year, month, days_in(year, month));
    const std::int64_t weekday = (last + 4) % 7;  // 1970-01-01 was a Thursday; 0 is Sunday
    return (last - (weekday < 0 ? weekday + 7 : weekday)) * day_seconds + 3600;
}

int offset_at(std::int64_t seconds) {
    const auto days = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
    const int year = static_cast<int>(std::chrono::year_month_day(days).year());
    if (year < 1980) return 3600;
    // Until 1995 summer time ended in September; in 1980 it began on the first Sunday of April.
    const std::int64_t begin = year == 1980 ? days_since_1970(1980, 4, 6) * day_seconds + 3600 : change_in(year, 3);
    const std::int64_t end = change_in(year, year < 1996 ? 9 : 10);
    return begin <= seconds && seconds < end ? 7200 : 3600;
}

class Digits {
 public:
    explicit Digits(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    bool ended() const { return at_ == end_; }
    char next() const { return at_ == end_ ? '\0' : *at_; }
    bool take(char sign) {
        if (next() != sign) return false;
        ++at_;
        return true;
    }
    bool take_number(int digits, int& number) {
        if (end_ - at_ < digits) return false;
        int sum = 0;
        for (int i = 0; i < digits; ++i) {
            const auto digit = static_cast<unsigned>(at_[i] - '0');
            if (digit > 9) return false;
            sum = sum * 10 + static_cast<int>(digit);
        }
        at_ += digits;
        number = sum;
        return true;
    }
    bool take_decimals(std::int64_t& microseconds) {
        int count = 0;
        for (; next() >= '0' && next() <= '9'; ++at_, ++count) {
            if (count < 6) microseconds = microseconds * 10 + (*at_ - '0');
        }
        for (int i = count; i < 6; ++i) microseconds *= 10;
        return count > 0 && count <= 9;
    }

 private:
    const char* at_;
    const char* end_;
};

struct Clock {
    int hour = 0;
    int minute = 0;
    int second = 0;
    std::int64_t microseconds = 0;
};

bool take_date(Digits& text, std::int64_t& days) {
    int year = 0;
    int month = 0;
    int day = 0;
    if (!text.take_number(4, year)) return false;
    const char separator = text.next();
    const bool separated = separator == '-' || separator == '/';
    if (separated) text.take(separator);
    if (!text.take_number(2, month) || (separated && !text.take(separator)) || !text.take_number(2, day)) return false;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > days_in(year, month)) return false;
    days = days_since_1970(year, month, day);
    return true;
}

bool take_clock(Digits& text, Clock& clock) {
    if (!text.take_number(2, clock.hour)) return false;
    const bool separated = text.take(':');
    if (!text.take_number(2, clock.minute)) return false;
    if (separated ? text.take(':') : text.next() >= '0' && text.next() <= '9') {
        if (!text.take_number(2, clock.second)) return false;
        if ((text.take('.') || text.take(',')) && !text.take_decimals(clock.microseconds)) return false;
    }
    return clock.hour < 24 && clock.minute < 60 && clock.second < 60;
}

// False when there is something that is not an offset.
bool take_offset(Digits& text, std::optional<int>& seconds) {
    if (text.ended()) return true;
    if (text.take('Z') || text.take('z')) {
        seconds = 0;
        return text.ended();
    }
    const bool minus = text.next() == '-';
    if (!text.take('+') && !text.take('-')) return false;
    int hours = 0;
    int minutes = 0;
    if (!text.take_number(2, hours)) return false;
    if (!text.ended() && (text.take(':'), !text.take_number(2, minutes))) return false;
    if (hours > 18 || minutes > 59) return false;
    seconds = (hours * 3600 + minutes * 60) * (minus ? -1 : 1);
    return text.ended();
}

}  // namespace

int swedish_offset(std::int64_t microseconds) {
    return offset_at((microseconds - (microseconds < 0 ? per_second - 1 : 0)) / per_second);
}

std::optional<std::int64_t> parse_instant(std::string_view text, ClockZone zone) {
    Digits digits(text);
    std::int64_t days = 0;
    Clock clock;
    std::optional<int> offset;
    if (!take_date(digits, days)) return std::nullopt;
    if (!digits.ended()) {
        if (!digits.take('T') && !digits.take(' ')) return std::nullopt;
        if (!take_clock(digits, clock)) return std::nullopt;
        digits.take(' ');
        if (!take_offset(digits, offset)) return std::nullopt;
    }
    std::int64_t seconds = days * day_seconds + clock.hour * 3600 + clock.minute * 60 + clock.second;
    if (offset) {
        seconds -= *offset;
    } else if (zone == ClockZone::sweden) {
        // Summer time first: it holds when the moment that it gives is in summer.
        seconds -= offset_at(seconds - 7200) == 7200 ? 7200 : 3600;
    }
    return seconds * per_second + clock.microseconds;
}

std::string instant_text(std::int64_t microseconds) {
    const std::chrono::sys_time<std::chrono::microseconds> moment{std::chrono::microseconds(microseconds)};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(moment - day);
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                   clock.hours().count(), clock.minutes().count(), clock.seconds().count());
    const auto part = clock.subseconds().count();
    if (part % 1000 != 0) {
        text += fmt::format(".{:06}", part);
    } else if (part != 0) {
        text += fmt::format(".{:03}", part / 1000);
    }
    return text + "Z";
}

}  // namespace ledstang
