// Exact decimal figures: a controller's 14,5 − 15,8 is −1,3 and 6,5 is not below 6,5.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledstang {

// A number with six decimals, held as whole millionths. Range ±4 000 000 000 000; sums of two never overflow.
class Decimal {
 public:
    static constexpr std::int64_t per_one = 1'000'000;
    static constexpr std::int64_t limit = 4'000'000'000'000 * per_one;

    constexpr Decimal() = default;
    static constexpr Decimal from_millionths(std::int64_t millionths) {
        Decimal decimal;
        decimal.millionths_ = millionths;
        return decimal;
    }
    static constexpr Decimal from_whole(std::int64_t whole) { return from_millionths(whole * per_one); }
    // Nearest millionth; nothing when not finite or out of range.
    static std::optional<Decimal> from_double(double value);
    // Machine form only: optional '-', digits, optional '.' and at most six decimals. Swedish forms: swedish_number.h.
    static std::optional<Decimal> parse(std::string_view text);

    constexpr std::int64_t millionths() const { return millionths_; }
    double to_double() const { return static_cast<double>(millionths_) / static_cast<double>(per_one); }
    // Machine form, no superfluous zeros: "-17.7", "41".
    std::string to_string() const;
    // Rounded half away from zero to `decimals` (0 to 6).
    Decimal rounded(int decimals) const;

    constexpr auto operator<=>(const Decimal&) const = default;
    constexpr Decimal operator-() const { return from_millionths(-millionths_); }
    friend constexpr Decimal operator+(Decimal a, Decimal b) { return from_millionths(a.millionths_ + b.millionths_); }
    friend constexpr Decimal operator-(Decimal a, Decimal b) { return from_millionths(a.millionths_ - b.millionths_); }
    // Product and quotient rounded half away from zero to a millionth; nothing when out of range or divided by zero.
    friend std::optional<Decimal> multiply(Decimal a, Decimal b);
    friend std::optional<Decimal> divide(Decimal a, Decimal b);

 private:
    std::int64_t millionths_ = 0;
};

std::optional<Decimal> multiply(Decimal a, Decimal b);
std::optional<Decimal> divide(Decimal a, Decimal b);

}  // namespace ledstang
