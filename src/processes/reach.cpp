#include "processes/reach.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "process_models/bpmn.h"

namespace ledstang {
namespace {

// Whether a way leads to the step from each node, itself only where it can come again.
std::vector<bool> leads_to(const BpmnModel& model, std::uint32_t step) {
    std::vector<std::vector<std::uint32_t>> before(model.nodes.size());
    for (const auto& flow : model.flows) before[flow.to].push_back(flow.from);
    for (std::uint32_t node = 0; node < model.nodes.size(); ++node) {
        const auto parent = model.nodes[node].parent;
        if (!parent) continue;
        before[node].push_back(*parent);  // in
        // Out: what follows a sub-process follows what lies in it.
        for (const auto& flow : model.flows) {
            if (flow.from == *parent) before[flow.to].push_back(node);
        }
    }
    for (std::uint32_t node = 0; node < model.nodes.size(); ++node) {
        if (model.nodes[node].repeats) before[node].push_back(node);
    }
    std::vector<bool> leads(model.nodes.size(), false);
    std::vector<std::uint32_t> open{step};
    while (!open.empty()) {
        const auto node = open.back();
        open.pop_back();
        for (const auto earlier : before[node]) {
            if (leads[earlier]) continue;
            leads[earlier] = true;
            open.push_back(earlier);
        }
    }
    return leads;
}

}  // namespace

Result<std::set<std::string>> activities_past(const std::string& bpmn, const std::string& milestone) {
    const auto model = read_bpmn("processbilden", bpmn);
    if (!model) return refuse(model.error());
    std::set<std::string> past, ahead;
    const auto step = std::ranges::find(model->nodes, milestone, &BpmnNode::id);
    if (step == model->nodes.end()) return past;
    const auto leads = leads_to(*model, static_cast<std::uint32_t>(step - model->nodes.begin()));
    for (std::size_t node = 0; node < model->nodes.size(); ++node) {
        for (auto& label : model->nodes[node].labels()) (leads[node] ? ahead : past).insert(std::move(label));
    }
    // One that is in several places is past only where all of them are.
    std::erase_if(past, [&](const std::string& label) { return ahead.contains(label); });
    return past;
}

}  // namespace ledstang
