#include "goals/judgement.h"

#include "goals/attainment.h"
#include "goals/development.h"

namespace ledstang {

Judgement judge(const JudgementInput& input) {
    AttainmentVerdict attainment = judge_attainment(input);
    DevelopmentVerdict development = judge_development(input);
    return {.attainment = attainment.attainment,
            .attainment_reason = std::move(attainment.reason),
            .limit = attainment.limit,
            .upper_limit = attainment.upper_limit,
            .gap = attainment.gap,
            .comparison_period = development.comparison_period,
            .comparison_value = development.comparison_value,
            .change = development.change,
            .change_percent = development.change_percent,
            .direction = development.direction,
            .development = development.development,
            .development_reason = std::move(development.reason)};
}

}  // namespace ledstang
