// What has come or gone since a measure was last computed, and which days that touches. Inside the computing module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "computing/compute.h"
#include "store/sql.h"

namespace ledstang {

// A delivery's rows as the definition looks at them.
struct BatchSpan {
    std::int64_t batch = 0;
    std::string dataset;
    Date first, last;
    std::int64_t rows = 0;
    bool operator==(const BatchSpan&) const = default;
};

// What the last computation of a measure went by.
struct LastComputation {
    std::int64_t number = 0;
    std::string definition_digest, organised, organisation;
    Date computed_on;
    std::vector<BatchSpan> batches;
};
std::optional<LastComputation> last_computation(Sql& sql, const std::string& measure);

// Days whose figures may differ from the last computation's. Whole: everything has to be computed anew.
struct Touched {
    bool whole = false;
    std::optional<Date> first, last;
    bool nothing() const { return !whole && !first; }
    void add(const Date& from, const Date& to);
};
Touched touched_since(const std::optional<LastComputation>& last, const Definition& definition,
                      const std::vector<BatchSpan>& batches, Organised organised, const std::string& organisation,
                      const Date& today);

}  // namespace ledstang
