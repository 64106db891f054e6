#include "app/spc_names.h"

#include <fmt/format.h>

namespace ledstang {

std::string special_cause_type(const SpcPointAnswer& point, const SpcRules& rules) {
    const bool up = point.towards > 0;
    switch (point.rule) {
        case SpcRule::none:
            break;
        case SpcRule::outside:
            return up ? "Above UCL" : "Below LCL";
        case SpcRule::trend:
            return fmt::format("{} Point Trend ({})", rules.trend_points, up ? "Increasing" : "Decreasing");
        case SpcRule::two_of_three:
            return up ? "2 in 3 Above CL" : "2 in 3 Below CL";
        case SpcRule::shift:
            return fmt::format("{} Points {} CL", rules.shift_points, up ? "Above" : "Below");
    }
    return "Common Cause";
}

std::string_view point_type(const SpcPointAnswer& point) {
    switch (point.type) {
        case PointType::common:
            break;
        case PointType::improvement:
            return "special_cause_improvement";
        case PointType::concern:
            return "special_cause_concern";
        case PointType::neutral:
            return point.towards > 0 ? "special_cause_neutral_high" : "special_cause_neutral_low";
    }
    return "common_cause";
}

std::string_view variation_icon(const SpcAnswer& answer) {
    if (!answer.last) return "common_cause";
    const auto& point = answer.points[*answer.last];
    const bool up = point.towards > 0;
    switch (point.type) {
        case PointType::common:
            break;
        case PointType::improvement:
            return up ? "improvement_high" : "improvement_low";
        case PointType::concern:
            return up ? "concern_high" : "concern_low";
        case PointType::neutral:
            return up ? "neutral_high" : "neutral_low";
    }
    return "common_cause";
}

std::string_view assurance_word(Assurance assurance) {
    switch (assurance) {
        case Assurance::none:
            break;
        case Assurance::pass:
            return "consistent_pass";
        case Assurance::fail:
            return "consistent_fail";
        case Assurance::hit_or_miss:
            return "inconsistent";
    }
    return "none";
}

}  // namespace ledstang
