#include <algorithm>
#include <cmath>

#include "spc/limits.h"
#include "spc/signals.h"
#include "spc/spc.h"

namespace ledstang {
namespace {

void set_values(std::span<const SpcPoint> points, const SpcQuestion& question, std::vector<SpcPointAnswer>& answers) {
    answers.assign(points.size(), {});
    for (std::size_t i = 0; i < points.size(); ++i) {
        // A share of nobody is not known.
        if (points[i].denominator > 0) answers[i].value = points[i].numerator / points[i].denominator;
    }
    if (question.chart == ControlChart::moving_range) {
        for (std::size_t i = points.size(); i-- > 1;) {
            answers[i].value = std::abs(answers[i].value - answers[i - 1].value);
        }
        if (!answers.empty()) answers[0].value = no_value;
    }
    for (const auto index : question.excluded) {
        if (index < answers.size()) answers[index].excluded = true;
    }
}

void scale(std::span<SpcPointAnswer> part, double multiply) {
    for (auto& point : part) {
        for (double* figure :
             {&point.value, &point.centre, &point.lower, &point.upper, &point.lower_inner, &point.upper_inner}) {
            *figure *= multiply;
        }
    }
}

SpcPart describe(std::span<const SpcPointAnswer> part, std::size_t first, PartShape shape, const SpcRules& rules) {
    SpcPart described;
    described.first = first;
    described.count = part.size();
    described.shape = shape;
    for (const auto& point : part) {
        described.excluded += point.excluded ? 1 : 0;
        described.values += point.missing() ? 0 : 1;
        if (point.missing() && point.upper != point.upper) continue;
        described.centre = point.centre;
        described.lower = point.lower;
        described.upper = point.upper;
    }
    described.few_points = described.values < static_cast<std::size_t>(rules.least_points);
    described.runs = analyse_runs(part);
    return described;
}

// From the last part that has limits to compare with.
Assurance assurance_of(const SpcAnswer& answer, const SpcQuestion& question) {
    if (!question.target || question.good == GoodDirection::neutral || answer.parts.empty()) return Assurance::none;
    const auto& part = answer.parts.back();
    const bool increase = question.good == GoodDirection::increase;
    const double target = *question.target;
    if (part.shape == PartShape::constant) {
        // All values are the same: the target is met every time or never. A value on the target meets it.
        const bool met = increase ? part.centre >= target : part.centre <= target;
        return met ? Assurance::pass : Assurance::fail;
    }
    if (!(part.lower <= part.upper)) return Assurance::none;
    if (target > part.upper) return increase ? Assurance::fail : Assurance::pass;
    if (target < part.lower) return increase ? Assurance::pass : Assurance::fail;
    return Assurance::hit_or_miss;
}

}  // namespace

const SpcAnswer& SpcJudge::judge(std::span<const SpcPoint> points, const SpcQuestion& question) {
    set_values(points, question, answer_.points);
    answer_.parts.clear();
    answer_.last.reset();
    answer_.outside = 0;
    std::size_t first = 0;
    auto next_start = question.part_starts.begin();
    while (first < points.size()) {
        while (next_start != question.part_starts.end() && *next_start <= first) ++next_start;
        const std::size_t end =
            next_start == question.part_starts.end() ? points.size() : std::min(*next_start, points.size());
        const auto part = std::span(answer_.points).subspan(first, end - first);
        for (auto& point : part) point.part = static_cast<std::int32_t>(answer_.parts.size());
        const PartShape shape = set_limits(points.subspan(first, end - first), part, question, scratch_);
        if (question.multiply != 1) scale(part, question.multiply);
        answer_.outside += mark_signals(part, question, order_);
        answer_.parts.push_back(describe(part, first, shape, question.rules));
        first = end;
    }
    for (std::size_t i = points.size(); i-- > 0 && !answer_.last;) {
        if (!answer_.points[i].missing() && !answer_.points[i].excluded) answer_.last = i;
    }
    answer_.assurance = assurance_of(answer_, question);
    return answer_;
}

SpcAnswer judge_series(std::span<const SpcPoint> points, const SpcQuestion& question) {
    SpcJudge judge;
    return judge.judge(points, question);
}

}  // namespace ledstang
