// A process as people draw it: BPMN 2.0, the part of it that a care process needs. What it lacks is refused by element
// and line, never passed over in silence where it would change what the drawing means.
//
// Read: start, end and intermediate events, tasks of every kind and call activities, expanded sub-processes, exclusive,
// parallel, inclusive and event-based gateways, sequence flows, lanes. Left aside: data, texts, groups, messages to
// other pools, documentation. Of the project's own, in extensionElements and the namespace bpmn_extension: which
// activities of the log a step is, milestones, and targets for lead times (docs/processes.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "process_models/petri_net.h"
#include "process_models/process_tree.h"

namespace ledstang {

inline constexpr std::string_view bpmn_extension = "urn:ledstang:process:1";

enum class BpmnKind { start, end, event, task, subprocess, exclusive, parallel, inclusive, event_based };

struct BpmnNode {
    BpmnKind kind = BpmnKind::task;
    std::string element;  // as the file calls it: "userTask"
    std::string id, name;
    std::optional<std::uint32_t> parent;  // the sub-process that it lies in
    bool repeats = false;                 // done once or more
    // False: the step leaves nothing in the log. Events and gateways are so unless they name activities.
    bool recorded = true;
    std::vector<std::string> activities;  // of the log, any of which is this step; empty: the one called `name`
    std::string milestone;                // what the milestone here is called; empty: none
    std::string default_flow;             // id; of an inclusive gateway
    int line = 0, column = 0;

    // The activities that this node is in a log; none for what leaves nothing there.
    std::vector<std::string> labels() const;
};

struct BpmnFlow {
    std::string id, name;
    std::uint32_t from = 0, to = 0;  // nodes, with the same parent
};

struct BpmnLane {
    std::string id, name;
    std::vector<std::uint32_t> nodes;
};

struct LeadTimeTarget {
    std::string name;
    std::string from, to;  // ids of nodes
    double seconds = 0;    // at most
    double share = 1;      // of the cases, 0 to 1
};

struct BpmnModel {
    std::string id, name;
    std::vector<BpmnNode> nodes;
    std::vector<BpmnFlow> flows;
    std::vector<BpmnLane> lanes;
    std::vector<LeadTimeTarget> targets;
};

// Every fault with element and line; several make `bpmn.faults`. Codes beside read_xml's: `bpmn.not_bpmn`,
// `bpmn.no_process`, `bpmn.several_processes`, `bpmn.unsupported`, `bpmn.id`, `bpmn.unknown`, `bpmn.crossing`,
// `bpmn.name`, `bpmn.no_start`, `bpmn.no_end`, `bpmn.loose`, `bpmn.flow`, `bpmn.condition`, `bpmn.inclusive`,
// `bpmn.target`, `bpmn.too_large`.
Result<BpmnModel> read_bpmn(std::string_view file, std::string_view bytes);

// With a diagram, so that an editor can show it.
std::string write_bpmn(const BpmnModel& model);

// The net that the drawing means; it may be unsound (check_net). `bpmn.inclusive` where an inclusive gateway has no
// partner that gathers the same branches.
Result<PetriNet> net_of(const BpmnModel& model, std::string_view file);

BpmnModel bpmn_of(const ProcessTree& tree, std::string name);

}  // namespace ledstang
