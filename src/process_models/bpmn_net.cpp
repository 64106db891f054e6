// The net that a drawing means: a place for every flow, transitions for every element.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "base/swedish_text.h"
#include "process_models/bpmn.h"

namespace ledstang {
namespace {

constexpr std::size_t most_inclusive_branches = 8;  // each set of branches becomes a transition: 255
constexpr std::ptrdiff_t most_inclusive = 60;       // whose partners are looked for

using Flows = std::vector<std::uint32_t>;

class BpmnNet {
 public:
    BpmnNet(const BpmnModel& model, std::string_view file)
        : model_(model),
          file_(file),
          in_(model.nodes.size()),
          out_(model.nodes.size()),
          begin_(model.nodes.size()),
          end_(model.nodes.size()) {
        for (std::uint32_t i = 0; i < model.flows.size(); ++i) {
            out_[model.flows[i].from].push_back(i);
            in_[model.flows[i].to].push_back(i);
        }
    }

    Result<PetriNet> run() {
        net_.name = model_.name.empty() ? model_.id : model_.name;
        top_begin_ = net_.add_place("start", 1, 0);
        top_end_ = net_.add_place("slut", 0, 1);
        for (const auto& flow : model_.flows) {
            const auto& from = model_.nodes[flow.from];
            net_.add_place(from.name.empty() ? flow.id : "efter " + from.name);
        }
        if (std::ranges::count(model_.nodes, BpmnKind::inclusive, &BpmnNode::kind) > most_inclusive) {
            return refuse(
                "bpmn.too_large",
                fmt::format("Processen har fler än {} inkluderande gatewayer. Dela upp den.", most_inclusive));
        }
        // Sub-processes come before what lies in them, which needs their places.
        for (std::uint32_t i = 0; i < model_.nodes.size(); ++i)
            if (auto done = node(i); !done) return refuse(done.error());
        for (std::uint32_t i = 0; i < model_.nodes.size(); ++i) {
            if (model_.nodes[i].kind == BpmnKind::inclusive && in_[i].size() > 1 && !gathers_.contains(i))
                return without_partner(model_.nodes[i]);
        }
        return std::move(net_);
    }

 private:
    static constexpr std::uint32_t first_flow = 2;  // the place of flow 0
    static std::uint32_t place_of(std::uint32_t flow) { return first_flow + flow; }
    static Flows places_of(const Flows& flows) {
        Flows places;
        for (const auto flow : flows) places.push_back(place_of(flow));
        return places;
    }

    void silent(const BpmnNode& node, Flows from, Flows to) {
        net_.add_silent(node.name.empty() ? node.id : node.name, std::move(from), std::move(to));
    }

    // The step itself, between two places.
    void step(const BpmnNode& node, std::uint32_t from, std::uint32_t to) {
        const auto labels = node.labels();
        for (const auto& label : labels) net_.add_step(label, {from}, {to});
        if (labels.empty()) silent(node, {from}, {to});
    }

    Result<void> node(std::uint32_t i) {
        const auto& node = model_.nodes[i];
        switch (node.kind) {
            case BpmnKind::start: {
                const auto from = node.parent ? begin_[*node.parent] : top_begin_;
                step(node, from, gathered_out(i));
                break;
            }
            case BpmnKind::end: {
                const auto to = node.parent ? end_[*node.parent] : top_end_;
                step(node, gathered_in(i), to);
                break;
            }
            case BpmnKind::event:
            case BpmnKind::task:
            case BpmnKind::subprocess:
                activity(i);
                break;
            case BpmnKind::exclusive:
            case BpmnKind::event_based: {
                const auto middle = net_.add_place(node.name.empty() ? node.id : node.name);
                for (const auto flow : in_[i]) silent(node, {place_of(flow)}, {middle});
                for (const auto flow : out_[i]) silent(node, {middle}, {place_of(flow)});
                break;
            }
            case BpmnKind::parallel:
                silent(node, places_of(in_[i]), places_of(out_[i]));
                break;
            case BpmnKind::inclusive:
                return inclusive(i);
        }
        return {};
    }

    // Several flows to a step: each comes by itself. Several from it: all are taken.
    std::uint32_t gathered_in(std::uint32_t i) {
        if (in_[i].size() == 1) return place_of(in_[i][0]);
        const auto place = net_.add_place("före " + model_.nodes[i].name);
        for (const auto flow : in_[i]) silent(model_.nodes[i], {place_of(flow)}, {place});
        return place;
    }
    std::uint32_t gathered_out(std::uint32_t i) {
        if (out_[i].size() == 1) return place_of(out_[i][0]);
        const auto place = net_.add_place("efter " + model_.nodes[i].name);
        silent(model_.nodes[i], {place}, places_of(out_[i]));
        return place;
    }

    void activity(std::uint32_t i) {
        const auto& node = model_.nodes[i];
        auto from = gathered_in(i), to = gathered_out(i);
        if (node.repeats || node.kind == BpmnKind::subprocess) {
            const auto within = net_.add_place("i " + node.name), done = net_.add_place("klar med " + node.name);
            silent(node, {from}, {within});
            silent(node, {done}, {to});
            if (node.repeats) silent(node, {done}, {within});
            from = within, to = done;
        }
        begin_[i] = from, end_[i] = to;
        if (node.kind != BpmnKind::subprocess) step(node, from, to);
    }

    tl::unexpected<Refusal> without_partner(const BpmnNode& node) const {
        const auto message = fmt::format(
            "Den inkluderande gatewayen {} saknar motpart: de grenar som delas i en sådan ska samlas i en "
            "sådan, en pil för varje gren och högst {} grenar.",
            in_quotes(node.name.empty() ? node.id : node.name), most_inclusive_branches);
        return refuse(Refusal{RefusalKind::invalid,
                              "bpmn.inclusive",
                              message,
                              {{"bpmn.inclusive", message, node.id, std::string(file_), node.line, node.column}}});
    }

    // A branch that is not taken puts its token at once where the partner gathers it.
    Result<void> inclusive(std::uint32_t i) {
        const auto& node = model_.nodes[i];
        if (out_[i].size() < 2) {
            // Gathers: takes what comes of every branch.
            silent(node, places_of(in_[i]), places_of(out_[i]));
            return {};
        }
        const auto ends = in_[i].size() == 1 ? partner(i) : std::nullopt;
        if (!ends) return without_partner(node);
        const auto& branches = out_[i];
        const auto otherwise = std::ranges::find(branches, node.default_flow,
                                                 [&](auto flow) -> const auto& { return model_.flows[flow].id; });
        for (std::uint32_t taken = 1; taken < 1U << branches.size(); ++taken) {
            if (otherwise != branches.end()) {
                // The default branch is taken when no other is, and only then.
                const auto bit = 1U << static_cast<unsigned>(otherwise - branches.begin());
                if ((taken & bit) != 0 && taken != bit) continue;
            }
            Flows places;
            for (std::size_t k = 0; k < branches.size(); ++k)
                places.push_back(place_of((taken >> k & 1U) != 0 ? branches[k] : (*ends)[k]));
            // A branch without steps is the flow that the partner takes; taken or not, it holds one token.
            std::ranges::sort(places);
            silent(node, {place_of(in_[i][0])}, std::move(places));
        }
        return {};
    }

    // For each branch of a split the flow by which it reaches the gateway that gathers them all.
    std::optional<Flows> partner(std::uint32_t split) {
        if (out_[split].size() > most_inclusive_branches) return std::nullopt;
        for (std::uint32_t join = 0; join < model_.nodes.size(); ++join) {
            if (model_.nodes[join].kind != BpmnKind::inclusive || in_[join].size() != out_[split].size() ||
                out_[join].size() != 1 || gathers_.contains(join))
                continue;
            Flows ends;
            std::vector<bool> visited(model_.nodes.size(), false);
            bool fits = true;
            for (const auto branch : out_[split]) fits = fits && follow(branch, split, join, visited, ends);
            if (!fits) continue;
            gathers_.emplace(join, split);
            return ends;
        }
        return std::nullopt;
    }

    // Goes along one branch; nothing of it may belong to another, and it must come to the join by one flow.
    bool follow(std::uint32_t branch, std::uint32_t split, std::uint32_t join, std::vector<bool>& visited,
                Flows& ends) const {
        std::vector<bool> mine(model_.nodes.size(), false);
        Flows waiting{branch};
        std::optional<std::uint32_t> end;
        while (!waiting.empty()) {
            const auto flow = waiting.back();
            waiting.pop_back();
            const auto to = model_.flows[flow].to;
            if (to == join) {
                if (end) return false;
                end = flow;
                continue;
            }
            if (to == split || visited[to] || model_.nodes[to].kind == BpmnKind::end) return false;
            if (mine[to]) continue;
            mine[to] = true;
            for (const auto next : out_[to]) waiting.push_back(next);
        }
        // Nor may anything come into the branch from elsewhere.
        for (std::uint32_t i = 0; i < mine.size(); ++i) {
            if (!mine[i]) continue;
            visited[i] = true;
            for (const auto flow : in_[i])
                if (flow != branch && !mine[model_.flows[flow].from]) return false;
        }
        if (end) ends.push_back(*end);
        return end.has_value();
    }

    const BpmnModel& model_;
    std::string_view file_;
    std::vector<Flows> in_, out_;
    std::vector<std::uint32_t> begin_, end_;  // by node: the places around what it does
    std::uint32_t top_begin_ = 0, top_end_ = 0;
    std::map<std::uint32_t, std::uint32_t> gathers_;  // inclusive join → its split
    PetriNet net_;
};

}  // namespace

Result<PetriNet> net_of(const BpmnModel& model, std::string_view file) {
    return BpmnNet(model, file).run();
}

}  // namespace ledstang
