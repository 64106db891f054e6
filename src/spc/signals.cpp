#include "spc/signals.h"

#include <algorithm>

namespace ledstang {
namespace {

std::int8_t sign_of(double difference) {
    return static_cast<std::int8_t>((difference > 0) - (difference < 0));
}

// Points that count, in order; the highest bit says that a gap before it breaks runs and trends.
constexpr std::uint32_t after_gap = 0x8000'0000U;

void find_useful(std::span<const SpcPointAnswer> part, int longest_gap, std::vector<std::uint32_t>& order) {
    order.clear();
    int gap = 0;
    for (std::uint32_t i = 0; i < part.size(); ++i) {
        if (part[i].missing()) {
            ++gap;
        } else if (!part[i].excluded) {
            order.push_back(i | (gap > longest_gap ? after_gap : 0));
            gap = 0;
        }
    }
}

void mark_shifts_and_trends(std::span<SpcPointAnswer> part, const std::vector<std::uint32_t>& order,
                            const SpcRules& rules) {
    const auto shift_points = static_cast<std::size_t>(rules.shift_points);
    const auto trend_points = static_cast<std::size_t>(rules.trend_points);
    std::size_t same_side = 0;
    std::size_t same_way = 0;  // points
    std::int8_t side = 0;
    std::int8_t way = 0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const bool broken = k == 0 || (order[k] & after_gap) != 0;
        auto& here = part[order[k] & ~after_gap];
        same_side = here.side == 0 ? 0 : (!broken && here.side == side ? same_side + 1 : 1);
        side = here.side;
        const std::int8_t step = broken ? std::int8_t{0} : sign_of(here.value - part[order[k - 1] & ~after_gap].value);
        same_way = step == 0 ? 1 : (step == way ? same_way + 1 : 2);
        way = step;
        if (same_side >= shift_points) {
            const std::size_t marked = same_side == shift_points ? shift_points : 1;
            for (std::size_t back = 0; back < marked; ++back) part[order[k - back] & ~after_gap].shift = true;
        }
        if (way != 0 && same_way >= trend_points) {
            const std::size_t marked = same_way == trend_points ? trend_points : 1;
            for (std::size_t back = 0; back < marked; ++back) {
                auto& point = part[order[k - back] & ~after_gap];
                point.trend = true;
                point.towards = way;
            }
        }
    }
}

void mark_two_of_three(std::span<SpcPointAnswer> part, const std::vector<std::uint32_t>& order, bool counts_outside) {
    const auto counts = [&](const SpcPointAnswer& point) {
        return point.near_limit || (counts_outside && point.outside);
    };
    for (std::size_t k = 2; k < order.size(); ++k) {
        if (((order[k] | order[k - 1]) & after_gap) != 0) continue;
        SpcPointAnswer* three[] = {&part[order[k - 2] & ~after_gap], &part[order[k - 1] & ~after_gap],
                                   &part[order[k] & ~after_gap]};
        if (three[0]->side != three[1]->side || three[1]->side != three[2]->side) continue;
        if (counts(*three[0]) + counts(*three[1]) + counts(*three[2]) < 2) continue;
        for (auto* point : three) {
            if (counts(*point)) point->two_of_three = true;
        }
    }
}

void choose_rule(SpcPointAnswer& point, GoodDirection good) {
    if (point.excluded) return;
    if (point.outside) {
        point.rule = SpcRule::outside;
    } else if (point.trend) {
        point.rule = SpcRule::trend;
    } else if (point.two_of_three) {
        point.rule = SpcRule::two_of_three;
    } else if (point.shift) {
        point.rule = SpcRule::shift;
    } else {
        point.towards = 0;
        return;
    }
    if (point.rule != SpcRule::trend) point.towards = point.side;
    if (good == GoodDirection::neutral) {
        point.type = PointType::neutral;
    } else {
        point.type =
            (point.towards > 0) == (good == GoodDirection::increase) ? PointType::improvement : PointType::concern;
    }
}

}  // namespace

int mark_signals(std::span<SpcPointAnswer> part, const SpcQuestion& question, std::vector<std::uint32_t>& order) {
    int outside = 0;
    for (auto& point : part) {
        // Comparisons with a missing value or limit are false.
        point.side = sign_of(point.value - point.centre);
        point.outside = point.value > point.upper || point.value < point.lower;
        point.near_limit = !point.outside && (point.value > point.upper_inner || point.value < point.lower_inner);
        outside += point.outside ? 1 : 0;
    }
    find_useful(part, question.rules.longest_gap, order);
    if (!question.widen_for_autocorrelation) {
        mark_shifts_and_trends(part, order, question.rules);
        mark_two_of_three(part, order, question.rules.two_of_three_counts_outside);
    }
    for (auto& point : part) choose_rule(point, question.good);
    return outside;
}

RunsAnalysis analyse_runs(std::span<const SpcPointAnswer> part) {
    RunsAnalysis runs;
    int run = 0;
    std::int8_t side = 0;
    for (const auto& point : part) {
        if (point.side == 0 || point.excluded) continue;
        ++runs.useful;
        if (point.side == side) {
            ++run;
        } else {
            runs.crossings += side == 0 ? 0 : 1;
            run = 1;
            side = point.side;
        }
        runs.longest_run = std::max(runs.longest_run, run);
    }
    if (runs.useful == 0) return runs;
    // Compares with log₂ n rounded to the nearest whole number: n against 2^(k + ½), that is n² against 2^(2k + 1).
    const auto square = static_cast<std::uint64_t>(runs.useful) * static_cast<std::uint64_t>(runs.useful);
    int power = 0;
    while ((std::uint64_t{2} << (2 * power)) < square) ++power;
    runs.longest_run_limit = power + 3;
    runs.fewest_crossings = fewest_crossings(runs.useful);
    return runs;
}

}  // namespace ledstang
