// Where the elements of a drawing stand, when nobody has placed them: columns from left to right in the order of the
// process, ways back underneath.
#pragma once

#include <vector>

#include "process_models/bpmn.h"

namespace ledstang {

struct DrawnShape {
    double x = 0, y = 0, width = 0, height = 0;  // from the upper left corner, in pixels
};

struct DrawnPoint {
    double x = 0, y = 0;
    bool operator==(const DrawnPoint&) const = default;
};

struct BpmnLayout {
    std::vector<DrawnShape> shapes;              // by node
    std::vector<std::vector<DrawnPoint>> lines;  // by flow, two points or more
};

BpmnLayout layout_of(const BpmnModel& model);

}  // namespace ledstang
