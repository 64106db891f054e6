// Who asks: a person of the demo log-in, or whoever runs the program on the machine.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "operations/context.h"

namespace ledstang {

// Nothing when the configuration has no such person.
std::optional<Caller> demo_caller(const Configuration& configuration, const std::string& person);

// Whoever can run the program on the data folder may everything; the change log names the user of the machine.
Caller local_operator();
std::unique_ptr<Scope> everywhere();

}  // namespace ledstang
