// Logging in and out, and who one is. In this version a demonstration: one picks a person of config/roles.toml.
#pragma once

#include "operations/operations.h"

namespace ledstang {

void offer_sessions(Operations& operations);

}  // namespace ledstang
