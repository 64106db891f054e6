#include "app/process_model_file.h"

#include <fmt/format.h>

#include <filesystem>

#include "app/command_files.h"
#include "base/swedish_text.h"
#include "process_models/bpmn.h"
#include "process_models/pnml.h"
#include "process_models/xml_tree.h"

namespace ledstang {

Result<ProcessModelFile> read_model_file(const std::string& path) {
    const auto bytes = read_whole_file(path);
    if (!bytes) return refuse(bytes.error());
    const auto file = std::filesystem::path(path).filename().string();
    const auto root = read_xml(file, *bytes);
    if (!root) return refuse(root.error());
    Result<PetriNet> net;
    if (root->name == "definitions") {
        const auto model = read_bpmn(file, *bytes);
        if (!model) return refuse(model.error());
        net = net_of(*model, file);
    } else if (root->name == "pnml") {
        net = read_pnml(file, *bytes);
    } else if (root->name == "ptml") {
        const auto tree = read_ptml(file, *bytes);
        if (!tree) return refuse(tree.error());
        net = net_of(*tree, "");
    } else {
        return refuse("process.model_kind",
                      fmt::format("{} är ingen modell: den ska vara BPMN 2.0, PNML eller PTML.", in_quotes(file)));
    }
    if (!net) return refuse(net.error());
    const auto name = net->name.empty() ? file : net->name;
    return ProcessModelFile{name, std::move(*net)};
}

Result<std::string> model_in_form(const ProcessTree& tree, const std::string& name, const std::string& path) {
    const auto ending = lower_case(std::filesystem::path(path).extension().string());
    if (ending == ".pnml") return write_pnml(net_of(tree, name));
    if (ending == ".bpmn" || ending == ".xml") return write_bpmn(bpmn_of(tree, name));
    return refuse("process.model_kind", fmt::format("{} ska sluta på .bpmn eller .pnml.", in_quotes(path)));
}

}  // namespace ledstang
