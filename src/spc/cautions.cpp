#include <algorithm>
#include <cmath>

#include "spc/limits.h"
#include "spc/spc.h"

namespace ledstang {
namespace {

constexpr double d2 = 1.128;
constexpr int least_for_autocorrelation = 24;
constexpr double too_dispersed = 1.5;  // σ of z; chance alone gives 1

// The values about their parts' centres; NaN where there is none.
std::vector<double> residuals_of(const SpcAnswer& answer) {
    std::vector<double> residuals;
    residuals.reserve(answer.points.size());
    for (const auto& point : answer.points) {
        residuals.push_back(point.excluded ? no_value : point.value - point.centre);
    }
    return residuals;
}

double correlation_of_neighbours(std::span<const double> values) {
    double sum = 0;
    int count = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value;
        ++count;
    }
    const double mean = count > 0 ? sum / count : 0;
    double squares = 0;
    double products = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        squares += (values[i] - mean) * (values[i] - mean);
        if (i > 0 && !std::isnan(values[i - 1])) products += (values[i] - mean) * (values[i - 1] - mean);
    }
    return squares > 0 ? products / squares : 0;
}

// A step in a series of independent values makes neighbours alike too, but the changes from point to point then
// correlate as −½; where the values themselves drift or follow a season, as about 0. The line is drawn half-way.
bool drifts(std::span<const double> residuals, double r1) {
    const auto count = std::count_if(residuals.begin(), residuals.end(), [](double value) { return value == value; });
    if (count < least_for_autocorrelation || r1 < 2 / std::sqrt(static_cast<double>(count))) return false;
    std::vector<double> changes;
    for (std::size_t i = 1; i < residuals.size(); ++i) changes.push_back(residuals[i] - residuals[i - 1]);
    return correlation_of_neighbours(changes) > -0.25;
}

// Two-way analysis of variance, place in the round × round, over the whole rounds that end the series. A step from one
// round to the next belongs to the rounds and does not count. F is taken to a normal z after Paulson (1942); the
// threshold is a one-sided 0.5 %.
bool has_season(std::span<const double> values, int round) {
    const auto length = static_cast<std::size_t>(round);
    const std::size_t rounds = values.size() / length;
    if (length < 2 || rounds < 2) return false;
    const auto used = values.last(rounds * length);
    if (std::any_of(used.begin(), used.end(), [](double value) { return std::isnan(value); })) return false;
    double total = 0;
    std::vector<double> of_place(length);
    std::vector<double> of_round(rounds);
    for (std::size_t i = 0; i < used.size(); ++i) {
        total += used[i] / static_cast<double>(used.size());
        of_place[i % length] += used[i] / static_cast<double>(rounds);
        of_round[i / length] += used[i] / static_cast<double>(length);
    }
    double between = 0;
    double rest = 0;
    for (const double mean : of_place) between += (mean - total) * (mean - total) * static_cast<double>(rounds);
    for (std::size_t i = 0; i < used.size(); ++i) {
        const double left = used[i] - of_place[i % length] - of_round[i / length] + total;
        rest += left * left;
    }
    if (between <= 0) return false;
    if (rest <= 0) return true;
    const auto d1 = static_cast<double>(length - 1);
    const auto d2_ = static_cast<double>((length - 1) * (rounds - 1));
    const double cube_root = std::cbrt((between / d1) / (rest / d2_));
    const double z = ((1 - 2 / (9 * d2_)) * cube_root - (1 - 2 / (9 * d1))) /
                     std::sqrt(2 / (9 * d2_) * cube_root * cube_root + 2 / (9 * d1));
    return z > 2.576;
}

double dispersion_of(std::span<const SpcPoint> points, const SpcQuestion& question, const SpcAnswer& answer) {
    const bool shares = question.chart == ControlChart::p;
    std::vector<double> changes;
    double before = no_value;
    int part = -1;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& point = answer.points[i];
        const double middle = point.centre / question.multiply;
        const double sigma = std::sqrt((shares ? middle * (1 - middle) : middle) / points[i].denominator);
        const double z = point.excluded || !(sigma > 0) ? no_value : (point.value / question.multiply - middle) / sigma;
        if (part == point.part && !std::isnan(z - before)) changes.push_back(std::abs(z - before));
        before = z;
        part = point.part;
    }
    const auto ranges = mean_moving_range(changes, true, question.rules.screening_factor);
    return std::isnan(ranges.mean) ? 1 : ranges.mean / d2;
}

}  // namespace

SpcCautions cautions_of(std::span<const SpcPoint> points, const SpcQuestion& question, const SpcAnswer& answer,
                        std::span<const int> rounds) {
    SpcCautions cautions;
    if (answer.parts.empty()) return cautions;
    const auto& part = answer.parts.back();
    cautions.few_points = part.few_points;
    cautions.constant = part.shape == PartShape::constant;
    cautions.flat = part.shape == PartShape::flat;
    const auto& last = answer.points.back();
    cautions.last_missing = answer.last.has_value() && last.missing() && !last.excluded;
    const auto residuals = residuals_of(answer);
    cautions.autocorrelation = correlation_of_neighbours(residuals);
    cautions.autocorrelated = drifts(residuals, cautions.autocorrelation);
    for (const int round : rounds) {
        if (cautions.season == 0 && has_season(residuals, round)) cautions.season = round;
    }
    if (question.chart == ControlChart::p || question.chart == ControlChart::u) {
        cautions.dispersion = dispersion_of(points, question, answer);
        cautions.overdispersed = cautions.dispersion > too_dispersed && !part.few_points;
    }
    return cautions;
}

}  // namespace ledstang
