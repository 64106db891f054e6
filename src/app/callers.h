// Who asks where nobody logs in: whoever runs the program on the machine.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "operations/context.h"

namespace ledstang {

// Whoever can run the program on the data folder may everything; the change log names the user of the machine.
Caller local_operator();
std::unique_ptr<Scope> everywhere();

}  // namespace ledstang
