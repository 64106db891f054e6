// The funnel plot: many groups at one time, each judged against limits that follow its own size, so that a small unit
// is not called deviating for being small. docs/spc.md has the formulas.
#pragma once

#include <span>
#include <vector>

#include "spc/spc.h"

namespace ledstang {

// proportion: numerator of denominator persons. ratio_of_counts: events by another count. standardised: observed by
// expected, as SMR.
enum class FunnelKind { proportion, ratio_of_counts, standardised };

struct FunnelQuestion {
    FunnelKind kind = FunnelKind::proportion;
    bool adjust = true;  // widen the limits by τ², the variation between groups beyond chance
    double trim = 0.1;   // share at each end whose z is winsorised, or for standardised ratios left out, before τ²
};

struct FunnelLimits {
    double lower95 = no_value;
    double upper95 = no_value;
    double lower998 = no_value;
    double upper998 = no_value;
};

struct FunnelPoint {
    double ratio = no_value;
    double z = no_value;  // from the target, before trimming
    FunnelLimits plain;
    FunnelLimits adjusted;  // with τ²
    bool outlier = false;   // outside the 99.8 % limits that were asked for
};

struct FunnelAnswer {
    double target = no_value;  // all groups together; 1 for standardised ratios
    double phi = 0;            // mean z² after trimming; 0 when no adjustment was asked for
    double tau2 = 0;
    std::vector<FunnelPoint> points;
    int outliers = 0;
};

// A group without a numerator, or whose denominator is not above 0, has no ratio and no limits.
FunnelAnswer judge_groups(std::span<const SpcPoint> groups, const FunnelQuestion& question);

// The limits at any denominator above 0, to draw the funnel itself.
FunnelLimits funnel_limits(const FunnelQuestion& question, const FunnelAnswer& answer, double denominator);

// The value below which chi-squared with so many degrees of freedom (above 0) lies with probability p (0 < p < 1).
double chi_squared_quantile(double p, double degrees);

}  // namespace ledstang
