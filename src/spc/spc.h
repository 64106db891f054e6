// Statistical process control: is this a change, or does it only vary? Pure functions over one series; nothing here
// reads a file, a clock or a store. docs/spc.md has the formulas with their sources and says where we differ from
// other tools and why.
//
//     SpcQuestion question;
//     question.good = GoodDirection::increase;
//     const SpcAnswer answer = judge_series(points, question);
//     fmt::print("{}", verdict(answer, question, {"månad", "månader"}));
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ledstang {

inline constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

// One point of the series, in time order. NaN is missing. The plotted value is numerator / denominator × multiply; on
// charts of shares and rates the denominator is also the size that the limits follow.
struct SpcPoint {
    double numerator = no_value;
    double denominator = 1;
};

// xmr and individuals differ in the constant alone: 2.66 as the NHS rounds it, and 3 / 1.128.
enum class ControlChart { run, xmr, individuals, moving_range, p, p_prime, u, u_prime, c, g, t, i_prime };

enum class GoodDirection { increase, decrease, neutral };

// What a region may set. Lengths are in points.
struct SpcRules {
    int shift_points = 7;                      // in a row on one side of the centre
    int trend_points = 7;                      // points, that is one more than the steps
    bool two_of_three_counts_outside = false;  // points beyond the limit count as beyond two thirds of the way too
    bool screen_moving_ranges = true;          // leave out those above the factor times their mean, once
    double screening_factor = 3.267;
    int least_points = 13;    // a part with fewer is "for few points"
    int least_baseline = 12;  // points that a fixed baseline must have at least
    int longest_gap = 1;      // a run or trend goes on over at most so many missing points in a row
};

struct SpcQuestion {
    ControlChart chart = ControlChart::xmr;
    GoodDirection good = GoodDirection::neutral;
    std::optional<double> target;          // in the plotted unit
    std::vector<std::size_t> part_starts;  // index of the first point of every part after the first; ascending
    std::optional<std::size_t> baseline;   // only the first so many points of each part give centre and limits
    std::vector<std::size_t> excluded;     // indexes that a person has taken out of centre, limits and runs; ascending
    std::optional<double> centre;          // known beforehand, in the plotted unit
    double multiply = 1;                   // 10 000 for "per 10 000 days"
    bool may_be_negative = true;           // false: limits of individual values are cut at 0
    bool widen_for_autocorrelation =
        false;  // limits of individual values / √(1 − r₁); runs and trends then say nothing
    SpcRules rules;
};

// The rule that wins at a point: outside > trend > two of three > shift.
enum class SpcRule : std::uint8_t { none, outside, trend, two_of_three, shift };
enum class PointType : std::uint8_t { common, improvement, concern, neutral };

struct SpcPointAnswer {
    double value = no_value;
    double centre = no_value;
    double lower = no_value;  // NaN: there is none
    double upper = no_value;
    double lower_inner = no_value;  // two thirds of the way, 2σ
    double upper_inner = no_value;
    std::int32_t part = 0;    // index into SpcAnswer::parts
    std::int8_t side = 0;     // of the centre: −1, 0, 1
    std::int8_t towards = 0;  // where the winning rule points: −1 down, 1 up
    bool excluded = false;
    bool outside = false;
    bool near_limit = false;  // inside the limits and beyond two thirds of the way
    bool trend = false;
    bool two_of_three = false;
    bool shift = false;
    SpcRule rule = SpcRule::none;
    PointType type = PointType::common;

    bool missing() const { return value != value; }
};

// The Anhøj rules. Points on the centre are not useful.
struct RunsAnalysis {
    int useful = 0;
    int longest_run = 0;
    int longest_run_limit = 0;  // more than this is a signal; 0 when no point is useful
    int crossings = 0;
    int fewest_crossings = 0;  // fewer than this is a signal
    bool signal() const { return useful > 0 && (longest_run > longest_run_limit || crossings < fewest_crossings); }
};

// constant: all values are the same, the limits are that value. flat: more than half of the changes are zero, so that
// moving ranges tell nothing of the variation; the centre is the median and there are no limits.
enum class PartShape : std::uint8_t { ordinary, constant, flat };

struct SpcPart {
    std::size_t first = 0;
    std::size_t count = 0;   // points, missing ones too
    std::size_t values = 0;  // points with a value
    std::size_t excluded = 0;
    double centre = no_value;  // of the last point where they differ
    double lower = no_value;
    double upper = no_value;
    bool few_points = false;
    PartShape shape = PartShape::ordinary;
    RunsAnalysis runs;
};

enum class Assurance { none, pass, fail, hit_or_miss };  // capable, not capable, and in between

struct SpcAnswer {
    std::vector<SpcPointAnswer> points;
    std::vector<SpcPart> parts;       // none when there are no points
    std::optional<std::size_t> last;  // the last point that has a value and is not excluded: the variation icon's
    Assurance assurance = Assurance::none;
    int outside = 0;  // how many points are
};

SpcAnswer judge_series(std::span<const SpcPoint> points, const SpcQuestion& question);

// For many series in a row: keeps its memory. The answer stands until the next call.
class SpcJudge {
 public:
    SpcJudge();
    ~SpcJudge();
    const SpcAnswer& judge(std::span<const SpcPoint> points, const SpcQuestion& question);

 private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

// What should make a reader doubt the signals, or choose another chart.
struct SpcCautions {
    bool few_points = false;      // in the last part
    bool constant = false;        // the last part
    bool flat = false;            // the last part
    bool last_missing = false;    // the last point has no value; the icon is of an earlier one
    bool autocorrelated = false;  // neighbours are alike beyond chance: season or drift fires the rules
    bool overdispersed = false;   // p or u with denominators so large that their limits are too tight: use p′ or u′
    int season = 0;  // points in a year's round (12, 52, 4, 7) when the season explains much of the variation
    double autocorrelation = 0;  // r₁ of the values about their parts' centres
    double dispersion = 1;       // σ of z as p′ and u′ have it
};

// `rounds` are the season lengths to look for, the first that fits is told: {12} for months, {52} for weeks.
SpcCautions cautions_of(std::span<const SpcPoint> points, const SpcQuestion& question, const SpcAnswer& answer,
                        std::span<const int> rounds = {});

// What a point is called in the verdict: "månad" and "månader".
struct PointWord {
    std::string one = "punkt";
    std::string many = "punkter";
};

// The answer in Swedish: what the variation says, then the target, then what to be careful with. Figures in it are
// numbers of points; values and limits stand beside it on the chart.
std::string verdict(const SpcAnswer& answer, const SpcQuestion& question, const SpcCautions& cautions,
                    const PointWord& word = {});

// 5 % quantile of Binomial(useful − 1, ½): what the Anhøj rules ask of crossings.
int fewest_crossings(int useful);

}  // namespace ledstang
