// 10 000 series of 36 points through the XmR chart, the rules of the NHS and of Anhøj and both icons;
// bench/spc_bench.mjs is the same in JavaScript, over the same figures. Prints what was found, for comparison, and the
// seconds of each round.
//
//     spc_bench [ROUNDS]
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "spc/spc.h"

namespace {

constexpr std::size_t series_count = 10'000;
constexpr std::size_t points_in_each = 36;

// xorshift (Marsaglia 2003), which JavaScript's whole numbers of 32 bits can follow.
class Random {
 public:
    std::uint32_t next() {
        state_ ^= state_ << 13U;
        state_ ^= state_ >> 17U;
        state_ ^= state_ << 5U;
        return state_;
    }

 private:
    std::uint32_t state_ = 2'463'534'242U;
};

// Values with one decimal; every third series steps, every fifth drifts, every seventh repeats values.
std::vector<ledstang::SpcPoint> make_points() {
    Random random;
    std::vector<ledstang::SpcPoint> points;
    points.reserve(series_count * points_in_each);
    for (std::size_t series = 0; series < series_count; ++series) {
        for (std::size_t i = 0; i < points_in_each; ++i) {
            std::uint32_t tenths = 900 + random.next() % (series % 7 == 0 ? 8 : 200);
            if (series % 3 == 0 && i >= 20) tenths += 120;
            if (series % 5 == 0) tenths += static_cast<std::uint32_t>(i) * 6;
            points.push_back({tenths / 10.0, 1});
        }
    }
    return points;
}

struct Found {
    int outside = 0, trend = 0, two_of_three = 0, shift = 0, improvement = 0, concern = 0, runs = 0, pass = 0, fail = 0;
    double limits = 0;

    void add(const ledstang::SpcAnswer& answer) {
        using ledstang::PointType;
        for (const auto& point : answer.points) {
            outside += point.outside;
            trend += point.trend;
            two_of_three += point.two_of_three;
            shift += point.shift;
            improvement += point.type == PointType::improvement;
            concern += point.type == PointType::concern;
        }
        runs += answer.parts[0].runs.signal();
        pass += answer.assurance == ledstang::Assurance::pass;
        fail += answer.assurance == ledstang::Assurance::fail;
        if (answer.parts[0].upper == answer.parts[0].upper) limits += answer.parts[0].upper - answer.parts[0].lower;
    }
};

}  // namespace

int main(int count, char** words) {
    const int rounds = count > 1 ? std::atoi(words[1]) : 5;
    const auto points = make_points();
    ledstang::SpcQuestion question;
    question.good = ledstang::GoodDirection::increase;
    question.target = 95;
    ledstang::SpcJudge judge;
    const auto judge_at = [&](std::size_t series) -> const ledstang::SpcAnswer& {
        return judge.judge(std::span(points).subspan(series * points_in_each, points_in_each), question);
    };
    // The judging alone is timed; what was found is counted afterwards.
    std::vector<double> seconds;
    int icons = 0;
    for (int round = 0; round < rounds; ++round) {
        const std::clock_t start = std::clock();
        for (std::size_t series = 0; series < series_count; ++series) {
            icons += judge_at(series).points.back().type != ledstang::PointType::common ? 1 : 0;
        }
        seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    Found found;
    for (std::size_t series = 0; series < series_count; ++series) found.add(judge_at(series));
    fmt::print(
        "icons {} outside {} trend {} two_of_three {} shift {} improvement {} concern {} runs {} pass {} fail {} "
        "limits {:.6f}\n",
        icons / rounds, found.outside, found.trend, found.two_of_three, found.shift, found.improvement, found.concern,
        found.runs, found.pass, found.fail, found.limits);
    for (const double one : seconds) fmt::print("seconds {:.6f}\n", one);
}
