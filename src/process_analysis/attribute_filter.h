// Cases by what the source says of them beside their events: sex, age, unit.
#pragma once

#include "process_analysis/filter.h"

namespace ledstang {

// The resource is an attribute of events too, under the name `resource`, where the log has no other of that name.
Result<CaseSet> cases_with_attribute(const Selection& selection, const HasAttribute& wish);

}  // namespace ledstang
