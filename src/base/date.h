// Calendar days in ISO form, and the periods that a region follows up by.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ledstang {

using Date = std::chrono::year_month_day;

// "2022-04-30"; nothing when the text is not a real day in exactly that form.
std::optional<Date> parse_date(std::string_view text);
std::string to_string(const Date& date);

// Half-open validity [from, to): `to` is the first day on which it no longer holds; no `to` means until further notice.
struct Validity {
    Date from;
    std::optional<Date> to;
    bool contains(const Date& day) const { return from <= day && (!to || day < *to); }
    bool operator==(const Validity&) const = default;
};

// A follow-up period: 2022, 2022-T1 (tertial), 2022-Q3, 2022-04, 2022-W07 (ISO week), 2022-VT and 2022-HT (school
// terms).
class Period {
 public:
    enum class Kind : std::uint8_t { year = 1, term = 2, tertial = 3, quarter = 4, month = 5, week = 6 };

    static std::optional<Period> parse(std::string_view text);
    // Whole-number form for the store: year × 1000 + kind × 100 + index. Nothing when it is no period.
    static std::optional<Period> from_code(std::int32_t code);
    std::int32_t code() const;

    Kind kind() const { return kind_; }
    int year() const { return year_; }
    int index() const { return index_; }  // 1-based within the year; 1 for a year
    std::string to_string() const;        // "2022-T1"
    std::string swedish() const;          // "tertial 1 2022", "april 2022", "2022"
    Date first_day() const;
    Date last_day() const;
    Period same_period_previous_year() const;  // week 53 becomes week 52 where the year before has none
    Period previous() const;                   // the period just before, of the same kind

    auto operator<=>(const Period&) const = default;

 private:
    Period(int year, Kind kind, int index) : year_(year), kind_(kind), index_(index) {}
    static std::optional<Period> make(int year, Kind kind, int index);
    int year_;
    Kind kind_;
    int index_;
};

}  // namespace ledstang
