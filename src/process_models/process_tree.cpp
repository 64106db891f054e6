#include "process_models/process_tree.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {
namespace {

class NetMaker {
 public:
    explicit NetMaker(PetriNet& net) : net_(net) {}

    void add(const ProcessTree& tree, std::uint32_t from, std::uint32_t to) {
        switch (tree.kind) {
            case TreeKind::activity:
                net_.add_step(tree.label, {from}, {to});
                break;
            case TreeKind::silent:
                silent("hoppa", {from}, {to});
                break;
            case TreeKind::sequence:
                for (std::size_t i = 0; i < tree.children.size(); ++i) {
                    const auto next = i + 1 == tree.children.size() ? to : place();
                    add(tree.children[i], from, next);
                    from = next;
                }
                if (tree.children.empty()) silent("hoppa", {from}, {to});
                break;
            case TreeKind::exclusive:
                for (const auto& child : tree.children) add(child, from, to);
                break;
            case TreeKind::parallel: {
                std::vector<std::uint32_t> begins, ends;
                for (const auto& child : tree.children) {
                    begins.push_back(place()), ends.push_back(place());
                    add(child, begins.back(), ends.back());
                }
                silent("dela", {from}, begins);
                silent("samla", ends, {to});
                break;
            }
            case TreeKind::loop: {
                // Places of its own: what lies around must not see the way back.
                const auto before = place(), after = place();
                silent("börja", {from}, {before});
                add(tree.children.front(), before, after);
                for (std::size_t i = 1; i < tree.children.size(); ++i) add(tree.children[i], after, before);
                silent("sluta", {after}, {to});
                break;
            }
        }
    }

 private:
    std::uint32_t place() { return net_.add_place(fmt::format("p{}", net_.places.size())); }
    void silent(std::string_view what, std::vector<std::uint32_t> from, std::vector<std::uint32_t> to) {
        net_.add_silent(fmt::format("{}_{}", what, net_.transitions.size()), std::move(from), std::move(to));
    }

    PetriNet& net_;
};

std::string_view sign_of(TreeKind kind) {
    switch (kind) {
        case TreeKind::sequence:
            return "->";
        case TreeKind::exclusive:
            return "X";
        case TreeKind::parallel:
            return "+";
        default:
            return "*";
    }
}

}  // namespace

ProcessTree activity_tree(std::string label) {
    return {TreeKind::activity, std::move(label), {}};
}

ProcessTree tree_of(TreeKind kind, std::vector<ProcessTree> children) {
    return {kind, "", std::move(children)};
}

ProcessTree simplified(ProcessTree tree) {
    if (tree.kind == TreeKind::activity || tree.kind == TreeKind::silent) return tree;
    std::vector<ProcessTree> children;
    for (auto& child : tree.children) {
        auto simple = simplified(std::move(child));
        const bool merges = simple.kind == tree.kind && tree.kind != TreeKind::loop;
        const bool nothing = simple.kind == TreeKind::silent;
        if (merges) {
            for (auto& inner : simple.children) children.push_back(std::move(inner));
        } else if (!nothing || tree.kind == TreeKind::exclusive || tree.kind == TreeKind::loop) {
            children.push_back(std::move(simple));
        }
    }
    if (tree.kind == TreeKind::exclusive) {
        const auto is_silent = [](const ProcessTree& child) { return child.kind == TreeKind::silent; };
        if (const auto first = std::ranges::find_if(children, is_silent); first != children.end())
            children.erase(std::remove_if(first + 1, children.end(), is_silent), children.end());
    }
    if (children.empty()) return {};
    if (children.size() == 1) return std::move(children.front());
    return tree_of(tree.kind, std::move(children));
}

PetriNet net_of(const ProcessTree& tree, std::string name) {
    PetriNet net;
    net.name = std::move(name);
    const auto start = net.add_place("start", 1, 0);
    const auto end = net.add_place("slut", 0, 1);
    NetMaker(net).add(tree, start, end);
    return net;
}

std::string in_signs(const ProcessTree& tree) {
    if (tree.kind == TreeKind::silent) return "tau";
    if (tree.kind == TreeKind::activity) return fmt::format("'{}'", tree.label);
    std::string out = fmt::format("{}( ", sign_of(tree.kind));
    for (std::size_t i = 0; i < tree.children.size(); ++i) out += (i == 0 ? "" : ", ") + in_signs(tree.children[i]);
    return out + " )";
}

}  // namespace ledstang
