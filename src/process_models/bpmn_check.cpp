#include "process_models/bpmn_check.h"

#include <fmt/format.h>

#include <map>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

class BpmnCheck {
 public:
    BpmnCheck(const BpmnModel& model, std::string_view file)
        : model_(model), file_(file), in_(model.nodes.size(), 0), out_(model.nodes.size(), 0) {
        for (const auto& flow : model.flows) ++out_[flow.from], ++in_[flow.to];
    }

    std::vector<Fault> run() {
        for (std::uint32_t i = 0; i < model_.nodes.size(); ++i) arrows(i);
        starts_and_ends();
        return std::move(faults_);
    }

 private:
    void fault(const BpmnNode* node, std::string code, std::string message) {
        Fault made{std::move(code), std::move(message), node ? node->id : model_.id, std::string(file_), {}, {}};
        if (node != nullptr && node->line > 0) made.line = node->line, made.column = node->column;
        faults_.push_back(std::move(made));
    }
    static std::string called(const BpmnNode& node) { return in_quotes(node.name.empty() ? node.id : node.name); }

    void arrows(std::uint32_t i) {
        const auto& node = model_.nodes[i];
        const bool start = node.kind == BpmnKind::start, end = node.kind == BpmnKind::end;
        if (start && in_[i] > 0) {
            fault(&node, "bpmn.flow",
                  fmt::format("En pil går till starten {}. Låt den gå till steget efter.", called(node)));
        }
        if (end && out_[i] > 0) fault(&node, "bpmn.flow", fmt::format("En pil går från slutet {}.", called(node)));
        const bool none_to = !start && in_[i] == 0, none_from = !end && out_[i] == 0;
        if (none_to || none_from) {
            fault(&node, "bpmn.loose",
                  fmt::format("Elementet {} saknar pil {} sig.", called(node),
                              none_to && none_from ? "till och från"
                              : none_to            ? "till"
                                                   : "från"));
        }
    }

    void starts_and_ends() {
        struct Level {
            int starts = 0, ends = 0;
        };
        std::map<std::optional<std::uint32_t>, Level> levels{{std::nullopt, {}}};
        for (std::uint32_t i = 0; i < model_.nodes.size(); ++i) {
            const auto& node = model_.nodes[i];
            if (node.kind == BpmnKind::subprocess) levels[i];
            levels[node.parent].starts += node.kind == BpmnKind::start;
            levels[node.parent].ends += node.kind == BpmnKind::end;
        }
        for (const auto& [level, count] : levels) {
            const auto* within = level ? &model_.nodes[*level] : nullptr;
            const auto where = within ? "Delprocessen " + called(*within) : std::string("Processen");
            if (count.starts == 0) fault(within, "bpmn.no_start", where + " saknar starthändelse.");
            if (count.ends == 0) fault(within, "bpmn.no_end", where + " saknar sluthändelse.");
            if (within != nullptr && count.starts > 1)
                fault(within, "bpmn.no_start", where + " har flera starthändelser. Behåll en.");
        }
    }

    const BpmnModel& model_;
    std::string_view file_;
    std::vector<std::uint32_t> in_, out_;  // arrows, by node
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> faults_of(const BpmnModel& model, std::string_view file) {
    return BpmnCheck(model, file).run();
}

}  // namespace ledstang
