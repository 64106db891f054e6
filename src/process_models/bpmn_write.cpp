#include <fmt/format.h>

#include <set>

#include "process_models/bpmn.h"
#include "process_models/bpmn_layout.h"
#include "process_models/xml_tree.h"

namespace ledstang {
namespace {

class BpmnWriter {
 public:
    explicit BpmnWriter(const BpmnModel& model)
        : model_(model), process_(free_id(model.id.empty() ? "process" : model.id)) {}

    std::string run() {
        out_ = fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"\n"
            "    xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\"\n"
            "    xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\"\n"
            "    xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\"\n"
            "    xmlns:ledstang=\"{}\" id=\"{}\" targetNamespace=\"{}\">\n",
            bpmn_extension, free_id("definitions"), bpmn_extension);
        out_ += fmt::format("  <bpmn:process id=\"{}\" name=\"{}\" isExecutable=\"false\">\n", xml_escaped(process_),
                            xml_escaped(model_.name));
        targets();
        lanes();
        level(std::nullopt, "    ");
        out_ += "  </bpmn:process>\n";
        diagram();
        return out_ + "</bpmn:definitions>\n";
    }

 private:
    std::string free_id(std::string wish) {
        if (taken_.empty()) {
            for (const auto& node : model_.nodes) taken_.insert(node.id);
            for (const auto& flow : model_.flows) taken_.insert(flow.id);
            for (const auto& lane : model_.lanes) taken_.insert(lane.id);
        }
        while (!taken_.insert(wish).second) wish += "_";
        return wish;
    }

    void targets() {
        if (model_.targets.empty()) return;
        out_ += "    <bpmn:extensionElements>\n";
        for (const auto& target : model_.targets) {
            out_ += fmt::format(
                "      <ledstang:leadTimeTarget name=\"{}\" from=\"{}\" to=\"{}\" seconds=\"{}\" share=\"{}\"/>\n",
                xml_escaped(target.name), xml_escaped(target.from), xml_escaped(target.to), target.seconds,
                target.share);
        }
        out_ += "    </bpmn:extensionElements>\n";
    }

    void lanes() {
        if (model_.lanes.empty()) return;
        out_ += fmt::format("    <bpmn:laneSet id=\"{}\">\n", free_id("lanes"));
        for (const auto& lane : model_.lanes) {
            out_ +=
                fmt::format("      <bpmn:lane id=\"{}\" name=\"{}\">\n", xml_escaped(lane.id), xml_escaped(lane.name));
            for (const auto node : lane.nodes)
                out_ += fmt::format("        <bpmn:flowNodeRef>{}</bpmn:flowNodeRef>\n",
                                    xml_escaped(model_.nodes[node].id));
            out_ += "      </bpmn:lane>\n";
        }
        out_ += "    </bpmn:laneSet>\n";
    }

    void level(std::optional<std::uint32_t> parent, const std::string& indent) {
        for (std::uint32_t i = 0; i < model_.nodes.size(); ++i)
            if (model_.nodes[i].parent == parent) node(i, indent);
        for (const auto& flow : model_.flows) {
            const auto& from = model_.nodes[flow.from];
            if (from.parent != parent) continue;
            out_ += fmt::format("{}<bpmn:sequenceFlow id=\"{}\"", indent, xml_escaped(flow.id));
            if (!flow.name.empty()) out_ += fmt::format(" name=\"{}\"", xml_escaped(flow.name));
            out_ += fmt::format(" sourceRef=\"{}\" targetRef=\"{}\"/>\n", xml_escaped(from.id),
                                xml_escaped(model_.nodes[flow.to].id));
        }
    }

    void node(std::uint32_t i, const std::string& indent) {
        const auto& node = model_.nodes[i];
        out_ += fmt::format("{}<bpmn:{} id=\"{}\"", indent, node.element, xml_escaped(node.id));
        if (!node.name.empty()) out_ += fmt::format(" name=\"{}\"", xml_escaped(node.name));
        if (!node.default_flow.empty()) out_ += fmt::format(" default=\"{}\"", xml_escaped(node.default_flow));
        out_ += ">\n";
        extension(node, indent + "  ");
        for (const auto& flow : model_.flows)
            if (flow.to == i)
                out_ += fmt::format("{}  <bpmn:incoming>{}</bpmn:incoming>\n", indent, xml_escaped(flow.id));
        for (const auto& flow : model_.flows)
            if (flow.from == i)
                out_ += fmt::format("{}  <bpmn:outgoing>{}</bpmn:outgoing>\n", indent, xml_escaped(flow.id));
        if (node.repeats) out_ += indent + "  <bpmn:standardLoopCharacteristics/>\n";
        if (node.kind == BpmnKind::subprocess) level(i, indent + "  ");
        out_ += fmt::format("{}</bpmn:{}>\n", indent, node.element);
    }

    void extension(const BpmnNode& node, const std::string& indent) {
        const bool unrecorded = node.kind == BpmnKind::task && !node.recorded;
        if (node.milestone.empty() && node.activities.empty() && !unrecorded) return;
        out_ += indent + "<bpmn:extensionElements>\n";
        if (!node.milestone.empty())
            out_ += fmt::format("{}  <ledstang:milestone name=\"{}\"/>\n", indent, xml_escaped(node.milestone));
        if (!node.activities.empty() || unrecorded) {
            out_ += fmt::format("{}  <ledstang:step{}>\n", indent, node.recorded ? "" : " recorded=\"false\"");
            for (const auto& activity : node.activities)
                out_ += fmt::format("{}    <ledstang:activity name=\"{}\"/>\n", indent, xml_escaped(activity));
            out_ += indent + "  </ledstang:step>\n";
        }
        out_ += indent + "</bpmn:extensionElements>\n";
    }

    void diagram() {
        const auto layout = layout_of(model_);
        out_ += fmt::format("  <bpmndi:BPMNDiagram id=\"{}\">\n    <bpmndi:BPMNPlane id=\"{}\" bpmnElement=\"{}\">\n",
                            free_id("diagram"), free_id("plane"), xml_escaped(process_));
        for (std::size_t i = 0; i < model_.nodes.size(); ++i) {
            const auto& node = model_.nodes[i];
            const auto& shape = layout.shapes[i];
            out_ += fmt::format("      <bpmndi:BPMNShape id=\"{}\" bpmnElement=\"{}\"{}{}>\n",
                                xml_escaped(free_id(node.id + "_shape")), xml_escaped(node.id),
                                node.kind == BpmnKind::subprocess ? " isExpanded=\"true\"" : "",
                                node.kind == BpmnKind::exclusive ? " isMarkerVisible=\"true\"" : "");
            out_ += fmt::format("        <dc:Bounds x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", shape.x, shape.y,
                                shape.width, shape.height);
            out_ += "      </bpmndi:BPMNShape>\n";
        }
        for (std::size_t i = 0; i < model_.flows.size(); ++i) {
            out_ += fmt::format("      <bpmndi:BPMNEdge id=\"{}\" bpmnElement=\"{}\">\n",
                                xml_escaped(free_id(model_.flows[i].id + "_edge")), xml_escaped(model_.flows[i].id));
            for (const auto& point : layout.lines[i])
                out_ += fmt::format("        <di:waypoint x=\"{}\" y=\"{}\"/>\n", point.x, point.y);
            out_ += "      </bpmndi:BPMNEdge>\n";
        }
        out_ += "    </bpmndi:BPMNPlane>\n  </bpmndi:BPMNDiagram>\n";
    }

    const BpmnModel& model_;
    std::set<std::string> taken_;
    std::string process_;
    std::string out_;
};

}  // namespace

std::string write_bpmn(const BpmnModel& model) {
    return BpmnWriter(model).run();
}

}  // namespace ledstang
