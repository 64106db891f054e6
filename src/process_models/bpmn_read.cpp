#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <set>

#include "base/swedish_text.h"
#include "process_models/bpmn.h"
#include "process_models/bpmn_check.h"
#include "process_models/xml_tree.h"

namespace ledstang {
namespace {

constexpr std::string_view bpmn_space = "http://www.omg.org/spec/BPMN/20100524/MODEL";
constexpr std::size_t most_nodes = 2'000, most_flows = 6'000;
constexpr std::size_t most_faults = 50;

const std::map<std::string, BpmnKind, std::less<>> kinds{
    {"startEvent", BpmnKind::start},
    {"endEvent", BpmnKind::end},
    {"intermediateCatchEvent", BpmnKind::event},
    {"intermediateThrowEvent", BpmnKind::event},
    {"task", BpmnKind::task},
    {"userTask", BpmnKind::task},
    {"manualTask", BpmnKind::task},
    {"serviceTask", BpmnKind::task},
    {"scriptTask", BpmnKind::task},
    {"businessRuleTask", BpmnKind::task},
    {"sendTask", BpmnKind::task},
    {"receiveTask", BpmnKind::task},
    {"callActivity", BpmnKind::task},
    {"subProcess", BpmnKind::subprocess},
    {"exclusiveGateway", BpmnKind::exclusive},
    {"parallelGateway", BpmnKind::parallel},
    {"inclusiveGateway", BpmnKind::inclusive},
    {"eventBasedGateway", BpmnKind::event_based},
};

// What may stand in a process without changing which steps come after which.
const std::set<std::string, std::less<>> passed_over{"documentation",
                                                     "extensionElements",
                                                     "auditing",
                                                     "monitoring",
                                                     "property",
                                                     "ioSpecification",
                                                     "dataObject",
                                                     "dataObjectReference",
                                                     "dataStoreReference",
                                                     "textAnnotation",
                                                     "association",
                                                     "group",
                                                     "incoming",
                                                     "outgoing",
                                                     "resourceRole",
                                                     "performer",
                                                     "potentialOwner",
                                                     "humanPerformer",
                                                     "correlationSubscription",
                                                     "supports"};

// Events that end or undo more than their own branch, or go on elsewhere.
const std::set<std::string, std::less<>> far_reaching{"terminateEventDefinition", "errorEventDefinition",
                                                      "cancelEventDefinition", "compensateEventDefinition",
                                                      "linkEventDefinition"};

bool is_bpmn(const XmlElement& element) {
    return element.space == bpmn_space;
}

class BpmnReader {
 public:
    BpmnReader(std::string_view file, const XmlElement& root) : file_(file), root_(root) {}

    Result<BpmnModel> run() {
        if (root_.name != "definitions" || !is_bpmn(root_))
            return refuse_at(root_, file_, "bpmn.not_bpmn", "Filen är ingen BPMN 2.0-fil (<definitions>).");
        const XmlElement* process = nullptr;
        for (const auto& child : root_.children) {
            if (!is_bpmn(child) || child.name != "process" || !has_nodes(child)) continue;
            if (process != nullptr) {
                fault(child, "bpmn.several_processes",
                      "Filen har flera processer med innehåll. Spara en process i varje fil.");
                return refusal();
            }
            process = &child;
        }
        if (process == nullptr)
            return refuse_at(root_, file_, "bpmn.no_process", "Filen har ingen process med innehåll.");
        model_.id = process->attribute("id");
        model_.name = process->attribute("name");
        nodes_of(*process, std::nullopt);
        flows_of(*process);
        lanes_of(*process);
        targets_of(*process);
        if (faults_.empty()) faults_ = faults_of(model_, file_);
        if (!faults_.empty()) return refusal();
        return std::move(model_);
    }

 private:
    static bool has_nodes(const XmlElement& process) {
        return std::ranges::any_of(process.children,
                                   [](const auto& child) { return is_bpmn(child) && kinds.contains(child.name); });
    }

    void fault(const XmlElement& element, std::string code, std::string message) {
        fault(std::string(element.attribute("id")), element.line, element.column, std::move(code), std::move(message));
    }
    void fault(std::string id, int line, int column, std::string code, std::string message) {
        if (faults_.size() < most_faults)
            faults_.push_back({std::move(code), std::move(message), std::move(id), std::string(file_), line, column});
    }
    tl::unexpected<Refusal> refusal() {
        const bool one = faults_.size() == 1;
        Refusal all{RefusalKind::invalid, one ? faults_[0].code : "bpmn.faults",
                    one ? faults_[0].message
                        : fmt::format("Processen har {} fel; rätta dem och läs in den igen.", faults_.size()),
                    faults_};
        return refuse(std::move(all));
    }

    static std::string called(const XmlElement& element) {
        const auto name = element.attribute("name");
        return in_quotes(name.empty() ? element.attribute("id") : name);
    }

    void nodes_of(const XmlElement& level, std::optional<std::uint32_t> parent) {
        for (const auto& child : level.children) {
            if (!is_bpmn(child) || passed_over.contains(child.name) || child.name == "sequenceFlow" ||
                child.name == "laneSet" || child.name == "multiInstanceLoopCharacteristics" ||
                child.name == "standardLoopCharacteristics")
                continue;
            const auto kind = kinds.find(child.name);
            if (kind == kinds.end()) {
                fault(child, "bpmn.unsupported",
                      fmt::format("Elementet {} av slaget {} stöds inte.", called(child), child.name));
            } else {
                node(child, kind->second, parent);
            }
        }
    }

    void node(const XmlElement& element, BpmnKind kind, std::optional<std::uint32_t> parent) {
        if (model_.nodes.size() >= most_nodes) {
            if (faults_.empty() || faults_.back().code != "bpmn.too_large")
                fault(element, "bpmn.too_large",
                      fmt::format("Processen har fler än {} element. Dela upp den.", most_nodes));
            return;
        }
        BpmnNode made;
        made.kind = kind, made.element = element.name, made.parent = parent;
        made.id = element.attribute("id"), made.name = blanks_as_one(element.attribute("name"));
        made.default_flow = element.attribute("default");
        made.line = element.line, made.column = element.column;
        made.recorded = kind == BpmnKind::task;
        const auto index = static_cast<std::uint32_t>(model_.nodes.size());
        if (made.id.empty() || !by_id_.emplace(made.id, index).second) {
            fault(element, "bpmn.id",
                  fmt::format("Elementet {} saknar id, eller har samma som ett annat.", called(element)));
        }
        inner_of(element, made);
        const bool holds_steps = kind == BpmnKind::subprocess && has_nodes(element);
        // A sub-process that is drawn closed is one step.
        if (kind == BpmnKind::subprocess && !holds_steps) made.kind = BpmnKind::task, made.recorded = true;
        if (made.kind == BpmnKind::task && made.recorded && made.name.empty() && made.activities.empty()) {
            fault(element, "bpmn.name",
                  fmt::format("Steget {} saknar namn. Ge det ett, så att det kan kännas igen i loggen.",
                              called(element)));
        }
        model_.nodes.push_back(std::move(made));
        if (!holds_steps) return;
        nodes_of(element, index);
        flows_of_later_.push_back(&element);
    }

    // "Läkar-\nbedömning" as drawn over two lines is one name.
    static std::string blanks_as_one(std::string_view text) {
        std::string out;
        for (const char byte : text) {
            const bool blank = byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
            if (!blank) {
                out += byte;
            } else if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
        }
        if (!out.empty() && out.back() == ' ') out.pop_back();
        return out;
    }

    void inner_of(const XmlElement& element, BpmnNode& made) {
        for (const auto& child : element.children) {
            if (!is_bpmn(child)) continue;
            if (far_reaching.contains(child.name)) {
                fault(element, "bpmn.unsupported",
                      fmt::format("Händelsen {} av slaget {} stöds inte.", called(element), child.name));
            }
            if (child.name == "standardLoopCharacteristics" || child.name == "multiInstanceLoopCharacteristics") {
                made.repeats = true;
                if (made.kind == BpmnKind::subprocess && child.name.starts_with("multi") &&
                    child.attribute("isSequential") != "true") {
                    fault(element, "bpmn.unsupported",
                          fmt::format("Delprocessen {} upprepas flera gånger samtidigt, vilket inte stöds. Låt den "
                                      "upprepas i följd.",
                                      called(element)));
                }
            }
            if (child.name == "extensionElements") extension_of(child, made);
        }
        if (element.attribute("triggeredByEvent") == "true") {
            fault(element, "bpmn.unsupported",
                  fmt::format("Delprocessen {} startas av en händelse, vilket inte stöds.", called(element)));
        }
    }

    static void extension_of(const XmlElement& extension, BpmnNode& made) {
        for (const auto& child : extension.children) {
            if (child.space != bpmn_extension) continue;
            if (child.name == "milestone") {
                made.milestone = child.attribute("name");
                if (made.milestone.empty()) made.milestone = made.name.empty() ? made.id : made.name;
            }
            if (child.name != "step") continue;
            for (const auto& activity : child.children)
                if (activity.name == "activity" && !activity.attribute("name").empty())
                    made.activities.emplace_back(activity.attribute("name"));
            if (!made.activities.empty()) made.recorded = true;
            if (child.attribute("recorded") == "false") made.recorded = false;
        }
    }

    void flows_of(const XmlElement& process) {
        flows_of_later_.insert(flows_of_later_.begin(), &process);
        for (const auto* level : flows_of_later_)
            for (const auto& child : level->children)
                if (is_bpmn(child) && child.name == "sequenceFlow") flow(child);
    }

    void flow(const XmlElement& element) {
        if (model_.flows.size() >= most_flows) {
            if (faults_.empty() || faults_.back().code != "bpmn.too_large")
                fault(element, "bpmn.too_large",
                      fmt::format("Processen har fler än {} pilar. Dela upp den.", most_flows));
            return;
        }
        const auto from = by_id_.find(element.attribute("sourceRef"));
        const auto to = by_id_.find(element.attribute("targetRef"));
        if (from == by_id_.end() || to == by_id_.end()) {
            fault(element, "bpmn.unknown",
                  fmt::format("Pilen {} går från {} till {}, men båda finns inte.", called(element),
                              in_quotes(element.attribute("sourceRef")), in_quotes(element.attribute("targetRef"))));
            return;
        }
        const auto& source = model_.nodes[from->second];
        if (source.parent != model_.nodes[to->second].parent) {
            fault(element, "bpmn.crossing",
                  fmt::format("Pilen {} går över gränsen till en delprocess. Låt den gå till delprocessen.",
                              called(element)));
        }
        const auto id = std::string(element.attribute("id"));
        if (id.empty() || !flow_ids_.insert(id).second || by_id_.contains(id)) {
            fault(element, "bpmn.id",
                  fmt::format("Pilen {} saknar id, eller har samma som något annat.", in_quotes(id)));
        }
        if (element.child("conditionExpression") != nullptr &&
            (source.kind == BpmnKind::task || source.kind == BpmnKind::event || source.kind == BpmnKind::subprocess)) {
            fault(element, "bpmn.condition",
                  fmt::format("Pilen {} har ett villkor men går inte från en gateway. Sätt ett val före den.",
                              called(element)));
        }
        model_.flows.push_back({id, std::string(element.attribute("name")), from->second, to->second});
    }

    void lanes_of(const XmlElement& level) {
        for (const auto& set : level.children) {
            if (!is_bpmn(set) || (set.name != "laneSet" && set.name != "childLaneSet")) continue;
            for (const auto& lane : set.children) {
                if (lane.name != "lane") continue;
                BpmnLane made{std::string(lane.attribute("id")), std::string(lane.attribute("name")), {}};
                for (const auto& reference : lane.children) {
                    const auto node = by_id_.find(reference.trimmed());
                    if (reference.name == "flowNodeRef" && node != by_id_.end()) made.nodes.push_back(node->second);
                }
                model_.lanes.push_back(std::move(made));
                lanes_of(lane);
            }
        }
    }

    void targets_of(const XmlElement& process) {
        const auto* extension = process.child("extensionElements");
        if (extension == nullptr) return;
        for (const auto& child : extension->children) {
            if (child.space != bpmn_extension || child.name != "leadTimeTarget") continue;
            LeadTimeTarget target{std::string(child.attribute("name")), std::string(child.attribute("from")),
                                  std::string(child.attribute("to"))};
            const bool numbers = number(child.attribute("seconds"), target.seconds) && target.seconds >= 0 &&
                                 (!child.has("share") || number(child.attribute("share"), target.share)) &&
                                 target.share >= 0 && target.share <= 1;
            if (!numbers || !by_id_.contains(target.from) || !by_id_.contains(target.to)) {
                fault(child, "bpmn.target",
                      fmt::format("Målet {} för ledtid ska gå mellan två element i processen (from, to), med seconds "
                                  "som ett tal och share från 0 till 1.",
                                  in_quotes(target.name)));
                continue;
            }
            model_.targets.push_back(std::move(target));
        }
    }

    static bool number(std::string_view text, double& value) {
        const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc() && rest == text.data() + text.size() && std::isfinite(value);
    }

    std::string_view file_;
    const XmlElement& root_;
    BpmnModel model_;
    std::map<std::string, std::uint32_t, std::less<>> by_id_;
    std::set<std::string> flow_ids_;
    std::vector<const XmlElement*> flows_of_later_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<std::string> BpmnNode::labels() const {
    if (!recorded) return {};
    return activities.empty() ? std::vector{name} : activities;
}

Result<BpmnModel> read_bpmn(std::string_view file, std::string_view bytes) {
    const auto root = read_xml(file, bytes);
    if (!root) return refuse(root.error());
    return BpmnReader(file, *root).run();
}

}  // namespace ledstang
