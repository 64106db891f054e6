// The public face of computing: measures' definitions, and their outcomes out of source data. docs/computing.md tells
// how it works.
#pragma once

#include "computing/computation.h"
#include "computing/compute.h"
#include "computing/definitions.h"

namespace ledstang {

void offer_computing(Operations& operations);

}  // namespace ledstang
