// Definitions out of their files: config/measures/<id>.toml holds one measure's definition, and under [measure] its
// name, unit, direction and words as the store's Measure has them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "computing/definition.h"
#include "measures/measures.h"
#include "warehouse/dataset.h"

namespace ledstang {

struct DefinitionFile {
    Definition definition;
    Measure measure;
};

// What is wrong in a definition's text, and where.
struct DefinitionFault {
    std::string code;
    std::string message;     // Swedish
    std::string suggestion;  // what could stand there instead; empty where there is nothing to propose
    std::string path;        // "/measure/purpose"; empty where the text is no TOML
    int line = 1;            // from 1
    int column = 1;          // character in the line, from 1
    int length = 1;          // characters, at least 1
};
// The file, or every fault found (then at least one).
struct CheckedDefinition {
    std::optional<DefinitionFile> file;
    std::vector<DefinitionFault> faults;
};
CheckedDefinition check_definition(const std::string& toml, const std::string& name,
                                   const std::vector<Dataset>& datasets);

// One file's text; `name` is what its faults call it, and without .toml the measure's id. Refusals: what read_toml_text
// says, definition.dataset, definition.column, definition.rule (every fault of every rule, with line and column in the
// file), definition.parts, definition.words, definition.period, definition.age_group.
Result<DefinitionFile> read_definition(const std::string& toml, const std::string& name,
                                       const std::vector<Dataset>& datasets);

struct DefinitionFiles {
    std::vector<DefinitionFile> files;  // by id
    std::vector<Refusal> refused;       // one for each file that could not be read
};
// Every file of the folder; one that is not there holds none.
DefinitionFiles read_definitions(const std::filesystem::path& folder, const std::vector<Dataset>& datasets);

}  // namespace ledstang
