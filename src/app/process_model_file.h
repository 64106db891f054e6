// Process models as files: a drawing (BPMN 2.0), a net (PNML) or a process tree (PTML).
#pragma once

#include <string>

#include "base/result.h"
#include "process_models/petri_net.h"
#include "process_models/process_tree.h"

namespace ledstang {

struct ProcessModelFile {
    std::string name;  // what the model is called, else the file's name
    PetriNet net;
};

// By the file's outermost element. Codes beside those of read_bpmn, read_pnml and read_ptml: `process.model_kind`.
Result<ProcessModelFile> read_model_file(const std::string& path);

// As a drawing or a net, by the ending of the path: .bpmn, .xml or .pnml. Refuses with `process.model_kind`.
Result<std::string> model_in_form(const ProcessTree& tree, const std::string& name, const std::string& path);

}  // namespace ledstang
