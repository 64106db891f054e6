#include "base/decimal.h"

#include <cmath>

namespace ledstang {
namespace {

__extension__ using Wide = __int128;

// Half away from zero; divisor positive.
constexpr Wide divide_rounded(Wide value, Wide divisor) {
    return value >= 0 ? (value + divisor / 2) / divisor : -((-value + divisor / 2) / divisor);
}

std::optional<Decimal> narrow(Wide millionths) {
    if (millionths > Decimal::limit || millionths < -Decimal::limit) return std::nullopt;
    return Decimal::from_millionths(static_cast<std::int64_t>(millionths));
}

}  // namespace

std::optional<Decimal> Decimal::from_double(double value) {
    const double scaled = value * static_cast<double>(per_one);
    if (!std::isfinite(scaled) || std::abs(scaled) > static_cast<double>(limit)) return std::nullopt;
    return from_millionths(std::llround(scaled));
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    Wide millionths = 0;
    int decimals = -1;  // −1 until the point has been seen
    int digits = 0;
    for (const char c : text) {
        if (c == '.' && decimals < 0 && digits > 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9' || decimals == 6) return std::nullopt;
        millionths = millionths * 10 + (c - '0');
        ++digits;
        if (decimals >= 0) ++decimals;
        if (digits > 24) return std::nullopt;
    }
    if (digits == 0 || decimals == 0) return std::nullopt;
    for (int i = decimals < 0 ? 0 : decimals; i < 6; ++i) millionths *= 10;
    return narrow(negative ? -millionths : millionths);
}

std::string Decimal::to_string() const {
    const bool negative = millionths_ < 0;
    const auto magnitude =
        negative ? 0 - static_cast<std::uint64_t>(millionths_) : static_cast<std::uint64_t>(millionths_);
    std::string text = std::to_string(magnitude / per_one);
    if (const auto fraction = magnitude % per_one; fraction != 0) {
        std::string decimals = std::to_string(fraction + per_one).substr(1);
        decimals.erase(decimals.find_last_not_of('0') + 1);
        text += '.' + decimals;
    }
    return negative ? '-' + text : text;
}

Decimal Decimal::rounded(int decimals) const {
    std::int64_t step = 1;
    for (int i = decimals; i < 6; ++i) step *= 10;
    return from_millionths(static_cast<std::int64_t>(divide_rounded(millionths_, step) * step));
}

std::optional<Decimal> multiply(Decimal a, Decimal b) {
    return narrow(divide_rounded(static_cast<Wide>(a.millionths_) * b.millionths_, Decimal::per_one));
}

std::optional<Decimal> divide(Decimal a, Decimal b) {
    if (b.millionths_ == 0) return std::nullopt;
    Wide value = static_cast<Wide>(a.millionths_) * Decimal::per_one;
    if (b.millionths_ < 0) value = -value;
    return narrow(divide_rounded(value, b.millionths_ < 0 ? -static_cast<Wide>(b.millionths_) : b.millionths_));
}

}  // namespace ledstang
