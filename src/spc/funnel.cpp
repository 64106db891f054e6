#include "spc/funnel.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ledstang {
namespace {

// Normal quantiles of 0.975 and 0.999, with the six decimals that are customary in funnels.
constexpr double z95 = 1.959964;
constexpr double z998 = 3.090232;
constexpr double tail95 = 0.025;
constexpr double tail998 = 0.001;

bool known(const SpcPoint& group) {
    return group.numerator == group.numerator && group.denominator > 0;
}

// σ on the scale where the limits are symmetric.
double sigma_of(FunnelKind kind, double denominator) {
    return kind == FunnelKind::standardised ? 1 / std::sqrt(denominator) : 1 / (2 * std::sqrt(denominator));
}

double transform(FunnelKind kind, double ratio) {
    return kind == FunnelKind::proportion ? std::asin(std::sqrt(std::clamp(ratio, 0.0, 1.0))) : std::log(ratio);
}

// The scale's own ends: below 0 and above π/2 the sine would turn and give a limit inside the funnel.
double transform_back(FunnelKind kind, double value) {
    if (kind != FunnelKind::proportion) return std::exp(value);
    const double sine = std::sin(std::clamp(value, 0.0, std::numbers::pi / 2));
    return sine * sine;
}

// How far a group is from the target, and the σ of that.
struct Distance {
    double from_target = no_value;
    double sigma = no_value;
    double z() const { return from_target / sigma; }
};

Distance distance_of(FunnelKind kind, double target, const SpcPoint& group) {
    if (kind == FunnelKind::ratio_of_counts) {
        // Both counts vary; a half in each keeps a count of 0 on the scale (Spiegelhalter 2005).
        const double above = group.numerator + 0.5;
        const double below = group.denominator + 0.5;
        return {std::log(above / below) - std::log(target),
                std::sqrt(group.numerator / (above * above) + group.denominator / (below * below))};
    }
    return {transform(kind, group.numerator / group.denominator) - transform(kind, target),
            sigma_of(kind, group.denominator)};
}

FunnelLimits symmetric(FunnelKind kind, double target, double denominator, double tau2) {
    const double sigma = sigma_of(kind, denominator);
    const double spread = std::sqrt(sigma * sigma + tau2);
    const double middle = transform(kind, target);
    const auto at = [&](double z) { return transform_back(kind, middle + z * spread); };
    return {at(-z95), at(z95), at(-z998), at(z998)};
}

// Exact Poisson limits of observed / expected.
FunnelLimits exact(double expected) {
    const auto lower = [&](double tail) { return chi_squared_quantile(tail, 2 * expected) / (2 * expected); };
    const auto upper = [&](double tail) { return chi_squared_quantile(1 - tail, 2 * (expected + 1)) / (2 * expected); };
    return {lower(tail95), upper(tail95), lower(tail998), upper(tail998)};
}

// Linear between order statistics (type 7 of Hyndman and Fan).
double quantile(const std::vector<double>& sorted, double p) {
    const double place = static_cast<double>(sorted.size() - 1) * p;
    const auto below = static_cast<std::size_t>(place);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

// φ and τ² by the method of moments (Spiegelhalter 2005, DerSimonian and Laird 1986).
void measure_dispersion(std::span<const SpcPoint> groups, const FunnelQuestion& question, FunnelAnswer& answer) {
    std::vector<double> sorted;
    for (const auto& point : answer.points) {
        if (std::isfinite(point.z)) sorted.push_back(point.z);
    }
    if (sorted.size() < 2) return;
    std::sort(sorted.begin(), sorted.end());
    const double low = quantile(sorted, question.trim);
    const double high = quantile(sorted, 1 - question.trim);
    const bool leave_out = question.kind == FunnelKind::standardised;
    double squares = 0;
    double weights = 0;
    double weights_squared = 0;
    double count = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const double z = answer.points[i].z;
        if (!std::isfinite(z) || (leave_out && (z < low || z > high))) continue;
        const double kept = std::clamp(z, low, high);
        const double sigma = distance_of(question.kind, answer.target, groups[i]).sigma;
        const double weight = 1 / (sigma * sigma);
        squares += kept * kept;
        weights += weight;
        weights_squared += weight * weight;
        ++count;
    }
    answer.phi = squares / count;
    const double below = weights - weights_squared / weights;
    if (below > 0) answer.tau2 = std::max(0.0, (count * answer.phi - (count - 1)) / below);
}

// Regularised lower incomplete gamma function P(a, x): series below a + 1, continued fraction (Lentz) above.
double gamma_p(double a, double x) {
    if (x <= 0) return 0;
    const double front = std::exp(a * std::log(x) - x - std::lgamma(a));
    if (x < a + 1) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < 10'000 && term > sum * 1e-17; ++n) {
            term *= x / (a + n);
            sum += term;
        }
        return front * sum;
    }
    double b = x + 1 - a;
    double c = 1e300;
    double d = 1 / b;
    double h = d;
    for (int n = 1; n < 10'000; ++n) {
        const double factor = -n * (n - a);
        b += 2;
        d = 1 / (factor * d + b);
        c = b + factor / c;
        const double step = d * c;
        h *= step;
        if (std::abs(step - 1) < 1e-16) break;
    }
    return 1 - front * h;
}

}  // namespace

double chi_squared_quantile(double p, double degrees) {
    double low = 0;
    double high = std::max(1.0, degrees);
    while (gamma_p(degrees / 2, high / 2) < p) high *= 2;
    while (true) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) return middle;
        (gamma_p(degrees / 2, middle / 2) < p ? low : high) = middle;
    }
}

FunnelLimits funnel_limits(const FunnelQuestion& question, const FunnelAnswer& answer, double denominator) {
    if (question.kind == FunnelKind::standardised && !question.adjust) return exact(denominator);
    return symmetric(question.kind, answer.target, denominator, answer.tau2);
}

FunnelAnswer judge_groups(std::span<const SpcPoint> groups, const FunnelQuestion& question) {
    FunnelAnswer answer;
    double numerators = 0;
    double denominators = 0;
    for (const auto& group : groups) {
        if (!known(group)) continue;
        numerators += group.numerator;
        denominators += group.denominator;
    }
    if (denominators > 0) answer.target = question.kind == FunnelKind::standardised ? 1 : numerators / denominators;
    for (const auto& group : groups) {
        FunnelPoint point;
        if (known(group)) {
            point.ratio = group.numerator / group.denominator;
            point.z = distance_of(question.kind, answer.target, group).z();
        }
        answer.points.push_back(point);
    }
    if (question.adjust) measure_dispersion(groups, question, answer);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        auto& point = answer.points[i];
        if (!known(groups[i])) continue;
        const double size = groups[i].denominator;
        point.plain =
            question.kind == FunnelKind::standardised ? exact(size) : symmetric(question.kind, answer.target, size, 0);
        point.adjusted = symmetric(question.kind, answer.target, size, answer.tau2);
        const auto& limits = question.adjust ? point.adjusted : point.plain;
        point.outlier = point.ratio < limits.lower998 || point.ratio > limits.upper998;
        answer.outliers += point.outlier ? 1 : 0;
    }
    return answer;
}

}  // namespace ledstang
