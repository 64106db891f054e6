// Blocks as a drawing: choices and ways back by exclusive gateways, what goes on at once by parallel ones.
#include <fmt/format.h>

#include "process_models/bpmn.h"

namespace ledstang {
namespace {

class TreeDrawing {
 public:
    explicit TreeDrawing(BpmnModel& model) : model_(model) {}

    void run(const ProcessTree& tree) {
        const auto start = node(BpmnKind::start, "startEvent", "start", "");
        const auto last = add(tree, start);
        flow(last, node(BpmnKind::end, "endEvent", "slut", ""));
    }

 private:
    std::uint32_t node(BpmnKind kind, std::string element, std::string id, std::string name) {
        BpmnNode made;
        made.kind = kind, made.element = std::move(element), made.id = std::move(id), made.name = std::move(name);
        made.recorded = kind == BpmnKind::task;
        model_.nodes.push_back(std::move(made));
        return static_cast<std::uint32_t>(model_.nodes.size() - 1);
    }
    std::uint32_t gateway(BpmnKind kind) {
        const bool exclusive = kind == BpmnKind::exclusive;
        return node(kind, exclusive ? "exclusiveGateway" : "parallelGateway", fmt::format("gateway_{}", ++gateways_),
                    "");
    }
    void flow(std::uint32_t from, std::uint32_t to) {
        model_.flows.push_back({fmt::format("pil_{}", model_.flows.size() + 1), "", from, to});
    }

    // Draws the tree after the node and returns the node that comes last.
    std::uint32_t add(const ProcessTree& tree, std::uint32_t before) {
        switch (tree.kind) {
            case TreeKind::silent:
                return before;
            case TreeKind::activity: {
                const auto step = node(BpmnKind::task, "task", fmt::format("steg_{}", ++steps_), tree.label);
                // A name is drawn on one line; where that changes it, the step still is the log's activity.
                if (tree.label.find_first_of("\n\r\t") != std::string::npos || tree.label.starts_with(' ') ||
                    tree.label.ends_with(' ') || tree.label.find("  ") != std::string::npos || tree.label.empty())
                    model_.nodes[step].activities = {tree.label};
                flow(before, step);
                return step;
            }
            case TreeKind::sequence:
                for (const auto& child : tree.children) before = add(child, before);
                return before;
            case TreeKind::exclusive:
            case TreeKind::parallel: {
                const auto kind = tree.kind == TreeKind::exclusive ? BpmnKind::exclusive : BpmnKind::parallel;
                const auto split = gateway(kind), join = gateway(kind);
                flow(before, split);
                for (const auto& child : tree.children) flow(add(child, split), join);
                return join;
            }
            case TreeKind::loop: {
                const auto join = gateway(BpmnKind::exclusive), split = gateway(BpmnKind::exclusive);
                flow(before, join);
                flow(add(tree.children.front(), join), split);
                for (std::size_t i = 1; i < tree.children.size(); ++i) flow(add(tree.children[i], split), join);
                return split;
            }
        }
        return before;
    }

    BpmnModel& model_;
    int steps_ = 0, gateways_ = 0;
};

}  // namespace

BpmnModel bpmn_of(const ProcessTree& tree, std::string name) {
    BpmnModel model;
    model.id = "process";
    model.name = std::move(name);
    TreeDrawing(model).run(simplified(tree));
    return model;
}

}  // namespace ledstang
