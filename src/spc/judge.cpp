#include <algorithm>
#include <cmath>

#include "spc/limits.h"
#include "spc/signals.h"
#include "spc/spc.h"

namespace ledstang {

struct SpcJudge::Memory {
    PartWork part;
    Signals signals;
    SpcAnswer answer;
};

namespace {

double value_of(const SpcPoint& point) {
    // A share of nobody is not known.
    if (point.denominator == 1) return point.numerator;
    return point.denominator > 0 ? point.numerator / point.denominator : no_value;
}

void set_values(PartWork& part, std::span<const SpcPoint> points, std::size_t first, std::size_t count,
                const SpcQuestion& question) {
    part.points = points.subspan(first, count);
    part.values.resize(count);
    if (question.chart == ControlChart::moving_range) {
        for (std::size_t i = 0; i < count; ++i) {
            part.values[i] =
                first + i == 0 ? no_value : std::abs(value_of(points[first + i]) - value_of(points[first + i - 1]));
        }
    } else {
        for (std::size_t i = 0; i < count; ++i) part.values[i] = value_of(part.points[i]);
    }
    // A sum is missing when one of its terms is; two infinite ones of opposite sign would only cost time.
    const double sum = sum_by(count, [&](std::size_t i) { return part.values[i]; });
    part.gaps = sum != sum;
    part.excluded.clear();
    for (const auto index : question.excluded) {
        if (index < first || index >= first + count) continue;
        part.excluded.resize(count);
        part.excluded[index - first] = true;
    }
}

void scale(PartWork& part, double multiply) {
    for (double& value : part.values) value *= multiply;
    auto& lines = part.lines;
    for (Line* line : {&lines.centre, &lines.lower, &lines.upper, &lines.lower_inner, &lines.upper_inner}) {
        line->multiply(multiply);
    }
}

void write_points(const PartWork& part, std::int32_t number, std::span<SpcPointAnswer> answers) {
    const auto& lines = part.lines;
    SpcPointAnswer blank;
    blank.part = number;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (i == 0 || !lines.upper.is_one()) {
            blank.centre = lines.centre[i];
            blank.lower = lines.lower[i];
            blank.upper = lines.upper[i];
            blank.lower_inner = lines.lower_inner[i];
            blank.upper_inner = lines.upper_inner[i];
        }
        blank.value = part.values[i];
        answers[i] = blank;
        if (!part.excluded.empty()) answers[i].excluded = part.excluded[i];
    }
}

SpcPart describe(const PartWork& part, std::size_t first, PartShape shape, const RunsAnalysis& runs,
                 const SpcRules& rules) {
    SpcPart described;
    described.first = first;
    described.count = part.values.size();
    described.values = part.values.size();
    if (part.gaps) {
        described.values -= static_cast<std::size_t>(
            std::count_if(part.values.begin(), part.values.end(), [](double value) { return value != value; }));
    }
    described.excluded = static_cast<std::size_t>(std::count(part.excluded.begin(), part.excluded.end(), true));
    described.few_points = described.values < static_cast<std::size_t>(rules.least_points);
    described.shape = shape;
    described.runs = runs;
    // Of the last point that has limits, where they differ from point to point.
    std::size_t last = part.values.size() - 1;
    while (!part.lines.upper.is_one() && last > 0 && part.values[last] != part.values[last]) --last;
    described.centre = part.lines.centre[last];
    described.lower = part.lines.lower[last];
    described.upper = part.lines.upper[last];
    return described;
}

// The target against the last part.
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

SpcJudge::SpcJudge() : memory_(std::make_unique<Memory>()) {}
SpcJudge::~SpcJudge() = default;

const SpcAnswer& SpcJudge::judge(std::span<const SpcPoint> points, const SpcQuestion& question) {
    auto& [part, signals, answer] = *memory_;
    answer.points.resize(points.size());
    answer.parts.clear();
    answer.last.reset();
    answer.outside = 0;
    std::size_t first = 0;
    auto next_start = question.part_starts.begin();
    while (first < points.size()) {
        while (next_start != question.part_starts.end() && *next_start <= first) ++next_start;
        const std::size_t end =
            next_start == question.part_starts.end() ? points.size() : std::min(*next_start, points.size());
        set_values(part, points, first, end - first, question);
        const PartShape shape = set_limits(part, question);
        if (question.multiply != 1) scale(part, question.multiply);
        const auto answers = std::span(answer.points).subspan(first, end - first);
        write_points(part, static_cast<std::int32_t>(answer.parts.size()), answers);
        const auto found = signals.find(part, question, answers);
        answer.outside += found.outside;
        answer.parts.push_back(describe(part, first, shape, found.runs, question.rules));
        first = end;
    }
    for (std::size_t i = points.size(); i-- > 0 && !answer.last;) {
        if (!answer.points[i].missing() && !answer.points[i].excluded) answer.last = i;
    }
    answer.assurance = assurance_of(answer, question);
    return answer;
}

SpcAnswer judge_series(std::span<const SpcPoint> points, const SpcQuestion& question) {
    SpcJudge judge;
    return judge.judge(points, question);
}

}  // namespace ledstang
