// What a definition's file says, held against the datasets: columns, rules, parts, periods and words. Inside the
// computing module.
#pragma once

#include "computing/definitions.h"

namespace ledstang {

// The two parts of a definition's file, as they are written.
struct DefinitionParts {
    MeasureDefinition definition;
    Measure measure;
};

// `toml` is the file's text, in which faults are placed, and `name` the file's name.
CheckedDefinition check_parts(DefinitionParts parts, const std::string& toml, const std::string& name,
                              const std::vector<Dataset>& datasets);

}  // namespace ledstang
