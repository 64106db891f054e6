// Centre and limits of one part.
#pragma once

#include <span>
#include <vector>

#include "spc/spc.h"

namespace ledstang {

// A line of the chart: one figure for all points, or one for each.
class Line {
 public:
    void set(double figure) {
        figures_.assign(2, figure);
        step_ = 0;
    }
    void resize(std::size_t points) {
        figures_.assign(points, no_value);
        step_ = 1;
    }
    double& operator[](std::size_t i) { return figures_[i * step_]; }
    double operator[](std::size_t i) const { return figures_[i * step_]; }
    bool is_one() const { return step_ == 0; }
    const double* data() const { return figures_.data(); }
    void multiply(double by) {
        for (double& figure : figures_) figure *= by;
    }

 private:
    std::vector<double> figures_;  // two equal ones when the line is one figure
    std::size_t step_ = 0;
};

struct PartLines {
    Line centre, lower, upper, lower_inner, upper_inner;
};

// A part on its way through: reused from part to part and from series to series.
struct PartWork {
    std::span<const SpcPoint> points;
    std::vector<double> values;  // plotted, without `multiply`; NaN is missing
    std::vector<bool> excluded;  // empty when none is
    bool gaps = false;           // some value is missing
    PartLines lines;             // without `multiply`
    std::vector<double> base;    // memory for the values that give centre and limits
    std::vector<double> ranges;  // memory for moving ranges
};

PartShape set_limits(PartWork& part, const SpcQuestion& question);

// The sum of value_at(0 … count − 1), in four strands so that one addition need not wait for the last.
double sum_by(std::size_t count, auto&& value_at) {
    double strands[4] = {};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        strands[0] += value_at(i);
        strands[1] += value_at(i + 1);
        strands[2] += value_at(i + 2);
        strands[3] += value_at(i + 3);
    }
    for (; i < count; ++i) strands[0] += value_at(i);
    return (strands[0] + strands[1]) + (strands[2] + strands[3]);
}

// Mean of the moving ranges, screened once if asked to: those from `factor` times their mean and up are left out.
struct MovingRanges {
    double mean = no_value;    // NaN when there are none
    bool mostly_zero = false;  // more than half of them are
};
MovingRanges mean_moving_range(std::span<const double> ranges, bool screen, double factor);

// Even numbers: the mean of the two in the middle. NaN when empty. Changes the order of what it is given.
double median_of(std::span<double> values);

}  // namespace ledstang
