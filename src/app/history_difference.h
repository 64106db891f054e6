// Where two versions of a thing differ, field by field. Pure.
#pragma once

#include <string>
#include <vector>

#include "described/json_read.h"

namespace ledstang {

struct LeafChange {
    std::vector<std::string> path;  // names of fields, numbers (from 1) in lists: {"target", "value"}
    Json before;                    // null where there was nothing
    Json after;
};

// `before` and `after` are JSON texts as the change log has them; "" where there was, or is left, nothing. What is the
// same in both is left out, as are empty texts and lists against nothing, and what only counts versions. A text that is
// a JSON object itself is looked into. Lists of texts and numbers are compared as a whole.
std::vector<LeafChange> difference(const std::string& before, const std::string& after);

}  // namespace ledstang
