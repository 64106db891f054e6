// Process trees as .ptml files: nodes side by side, and parentsNode elements that say who stands under whom, in order.
#include <fmt/format.h>

#include <map>

#include "base/swedish_text.h"
#include "process_models/process_tree.h"
#include "process_models/xml_tree.h"

namespace ledstang {
namespace {

constexpr std::size_t most_depth = 200;

struct TreeNode {
    const XmlElement* element;
    std::vector<std::string> children;
};
using TreeNodes = std::map<std::string, TreeNode, std::less<>>;

std::optional<TreeKind> kind_of(std::string_view name) {
    if (name == "sequence") return TreeKind::sequence;
    if (name == "xor") return TreeKind::exclusive;
    if (name == "and") return TreeKind::parallel;
    if (name == "xorLoop") return TreeKind::loop;
    if (name == "manualTask") return TreeKind::activity;
    if (name == "automaticTask") return TreeKind::silent;
    return std::nullopt;
}

class TreeReader {
 public:
    TreeReader(std::string_view file, const TreeNodes& nodes) : file_(file), nodes_(nodes) {}

    Result<ProcessTree> run(const XmlElement& parent, const std::string& id, std::size_t depth = 0) {
        const auto found = nodes_.find(id);
        // A node that stands under itself would go on for ever; one under two parents could grow beyond measure.
        if (found == nodes_.end() || depth > most_depth || ++taken_ > nodes_.size()) {
            return refuse_at(parent, file_, "ptml.not_a_tree",
                             fmt::format("Noden {} finns inte, eller har inte en enda plats i trädet.", in_quotes(id)));
        }
        const auto& [element, children] = found->second;
        const auto kind = kind_of(element->name);
        if (!kind) {
            return refuse_at(*element, file_, "ptml.unsupported",
                             fmt::format("Block av slaget {} stöds inte.", in_quotes(element->name)));
        }
        ProcessTree tree{*kind, std::string(element->attribute("name")), {}};
        if (*kind != TreeKind::activity) tree.label.clear();
        for (const auto& child : children) {
            auto made = run(*element, child, depth + 1);
            if (!made) return made;
            tree.children.push_back(std::move(*made));
        }
        const bool leaf = *kind == TreeKind::activity || *kind == TreeKind::silent;
        if (leaf ? !children.empty() : children.empty() || (*kind == TreeKind::loop && children.size() < 2)) {
            return refuse_at(*element, file_, "ptml.not_a_tree",
                             fmt::format("Noden {} har fel antal noder under sig.", in_quotes(id)));
        }
        // The third child of a loop is what is done on leaving it.
        if (*kind == TreeKind::loop && tree.children.size() == 3) {
            auto leaving = std::move(tree.children.back());
            tree.children.pop_back();
            if (leaving.kind != TreeKind::silent)
                tree = tree_of(TreeKind::sequence, {std::move(tree), std::move(leaving)});
        }
        return tree;
    }

 private:
    std::string_view file_;
    const TreeNodes& nodes_;
    std::size_t taken_ = 0;
};

}  // namespace

Result<ProcessTree> read_ptml(std::string_view file, std::string_view bytes) {
    const auto root = read_xml(file, bytes);
    if (!root) return refuse(root.error());
    const auto* tree = root->child("processTree");
    if (root->name != "ptml" || tree == nullptr)
        return refuse_at(*root, file, "ptml.not_a_tree", "Filen är ingen PTML-fil med ett processträd.");
    TreeNodes nodes;
    for (const auto& child : tree->children)
        if (child.name != "parentsNode") nodes.emplace(child.attribute("id"), TreeNode{&child, {}});
    for (const auto& child : tree->children) {
        if (child.name != "parentsNode") continue;
        const auto parent = nodes.find(child.attribute("sourceId"));
        if (parent != nodes.end()) parent->second.children.emplace_back(child.attribute("targetId"));
    }
    return TreeReader(file, nodes).run(*tree, std::string(tree->attribute("root")));
}

}  // namespace ledstang
