// What many numbers are like together: how many, mean, spread and quantiles. Sums are exact, so that the order in which
// values are given, or the number of threads, changes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ledstang {

__extension__ typedef __int128 WideInteger;
__extension__ typedef unsigned __int128 WideUnsigned;

// Microseconds in a second; 1 for what is merely counted.
constexpr double microseconds = 1e6;

// Sums of whole numbers from which mean and sample standard deviation come without loss of digits: the squares are
// summed modulo 2^128, and what is left after taking the mean away is far below that.
struct ExactSums {
    std::uint64_t count = 0;
    WideInteger sum = 0;
    WideUnsigned squares = 0;

    void add(std::int64_t value) {
        ++count;
        sum += value;
        squares += static_cast<WideUnsigned>(static_cast<WideInteger>(value) * value);
    }
    void add(const ExactSums& other) {
        count += other.count;
        sum += other.sum;
        squares += other.squares;
    }
    double total(double per_unit) const { return static_cast<double>(static_cast<long double>(sum) / per_unit); }
    double mean(double per_unit) const;                      // count at least 1
    std::optional<double> deviation(double per_unit) const;  // divisor n − 1; nothing for fewer than two
};

struct Quantile {
    int percent = 0;
    double value = 0;
};

struct Distribution {
    std::uint64_t n = 0;
    // Without any value only n and sum mean anything.
    double mean = 0, median = 0, least = 0, most = 0, sum = 0;
    std::optional<double> deviation;  // sample standard deviation
    std::vector<Quantile> quantiles;  // in the order asked for

    double quantile(int percent) const;  // one of those asked for; throws std::out_of_range
};

// 0, 5, 10, 25, 50, 75, 90, 95, 99, 100
extern const std::vector<int> usual_percents;

// Puts the values in another order. Quantile p of n values: h = (n − 1) · p / 100, linear between its neighbours
// (Hyndman and Fan's type 7, The American Statistician 50 (1996) 361–365).
Distribution distribution_of(std::vector<std::int64_t>& values, double per_unit,
                             const std::vector<int>& percents = usual_percents);

// Mean of the two middle ones when they are an even number; at least one value. Puts them in another order.
double median_of(std::span<std::int64_t> values, double per_unit);

// Microseconds as seconds.
inline double seconds(std::int64_t value) {
    return static_cast<double>(value) / microseconds;
}
// The whole number of microseconds nearest to so many seconds; beyond ±292 000 years the end of the scale.
std::int64_t to_microseconds(double seconds);

}  // namespace ledstang
