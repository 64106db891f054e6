// The search for the cheapest alignment of one variant: A* over (events done, state of the model), whose costs are
// small whole numbers, so that what waits lies in one bucket per cost.
//
// A Model tells `edges(state)`: steps {label, state} where the label is `silent_step` for silent ones, or nothing when
// it cannot say; `accepts(state)`; and `bound(state, rest)`: no fewer than so many moves of cost 1 are left, which must
// never fall by more than a move costs.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "process_models/alignment.h"

namespace ledstang {

inline constexpr std::uint32_t silent_step = std::numeric_limits<std::uint32_t>::max();

// What is left of a variant after each of its events.
class Remainder {
 public:
    Remainder(std::span<const std::uint32_t> events, std::size_t labels)
        : words_((labels + 63) / 64), present_((events.size() + 1) * words_, 0), places_(labels) {
        for (std::size_t i = events.size(); i-- > 0;) {
            std::copy_n(&present_[(i + 1) * words_], words_, &present_[i * words_]);
            present_[i * words_ + events[i] / 64] |= std::uint64_t{1} << events[i] % 64;
        }
        for (std::uint32_t i = 0; i < events.size(); ++i) places_[events[i]].push_back(i);
    }
    std::size_t words() const { return words_; }
    std::uint64_t present(std::size_t done, std::size_t word) const { return present_[done * words_ + word]; }
    std::uint32_t count(std::size_t done, std::size_t label) const {
        const auto& places = places_[label];
        return static_cast<std::uint32_t>(places.end() - std::ranges::lower_bound(places, done));
    }

 private:
    std::size_t words_;
    std::vector<std::uint64_t> present_;              // which labels come yet, a bit each
    std::vector<std::vector<std::uint32_t>> places_;  // by label, where it comes
};

class AlignmentSearch {
 public:
    explicit AlignmentSearch(std::uint32_t most_nodes) : most_nodes_(most_nodes) {}

    template <class Model>
    VariantAlignment run(Model&& model, std::span<const std::uint32_t> events, std::size_t labels) {
        const Remainder rest(events, labels);
        nodes_.clear();
        table_.assign(std::max<std::size_t>(table_.size(), 1024), nothing);
        for (auto& bucket : buckets_) bucket.clear();
        lowest_ = 0;
        const auto reach = [&](std::uint32_t done, std::uint32_t state, std::uint32_t cost, std::uint32_t from,
                               AlignedStep step) {
            Node& node = nodes_[at(done, state)];
            if (node.cost <= cost) return;
            if (node.cost == nothing) node.bound = model.bound(state, done, rest);
            node.cost = cost, node.from = from, node.step = step;
            push(cost + node.bound, static_cast<std::uint32_t>(&node - nodes_.data()));
        };
        reach(0, model.initial(), 0, nothing, {});
        while (lowest_ < buckets_.size()) {
            if (buckets_[lowest_].empty()) {
                ++lowest_;
                continue;
            }
            const auto index = buckets_[lowest_].back();
            buckets_[lowest_].pop_back();
            if (nodes_[index].closed || nodes_[index].cost + nodes_[index].bound < lowest_) continue;
            nodes_[index].closed = true;
            const Node node = nodes_[index];
            if (node.done == events.size() && model.accepts(node.state)) return answer(index);
            const auto edges = model.edges(node.state);
            if (!edges || nodes_.size() > most_nodes_) return at_least(lowest_);
            // The last that is pushed is looked at first among equals: what both have, then the case's own.
            for (auto edge = edges->rbegin(); edge != edges->rend(); ++edge) {
                const bool silent = edge->label == silent_step;
                reach(node.done, edge->state, node.cost + (silent ? 0 : 1), index,
                      {AlignmentMove::model_alone, edge->label});
            }
            if (node.done == events.size()) continue;
            const auto event = events[node.done];
            reach(node.done + 1, node.state, node.cost + 1, index, {AlignmentMove::case_alone, event});
            for (const auto& edge : *edges)
                if (edge.label == event)
                    reach(node.done + 1, edge.state, node.cost, index, {AlignmentMove::both, event});
        }
        // Every model that comes here can reach its end, so only a limit can have kept the search from it.
        return at_least(lowest_);
    }

 private:
    static constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

    struct Node {
        std::uint32_t done, state;
        std::uint32_t cost = nothing, bound = 0;
        std::uint32_t from = nothing;
        AlignedStep step{};
        bool closed = false;
    };

    static std::size_t hash(std::uint32_t done, std::uint32_t state) {
        const std::uint64_t key = (std::uint64_t{done} << 32 | state) * 0x9E3779B97F4A7C15;
        return key ^ key >> 29;
    }

    std::uint32_t at(std::uint32_t done, std::uint32_t state) {
        if (nodes_.size() * 2 >= table_.size()) grow();
        const std::size_t mask = table_.size() - 1;
        for (std::size_t slot = hash(done, state) & mask;; slot = (slot + 1) & mask) {
            const auto index = table_[slot];
            if (index == nothing) {
                table_[slot] = static_cast<std::uint32_t>(nodes_.size());
                nodes_.push_back({.done = done, .state = state});
                return table_[slot];
            }
            if (nodes_[index].done == done && nodes_[index].state == state) return index;
        }
    }

    void grow() {
        table_.assign(table_.size() * 2, nothing);
        const std::size_t mask = table_.size() - 1;
        for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
            std::size_t slot = hash(nodes_[i].done, nodes_[i].state) & mask;
            while (table_[slot] != nothing) slot = (slot + 1) & mask;
            table_[slot] = i;
        }
    }

    void push(std::size_t cost, std::uint32_t index) {
        if (buckets_.size() <= cost) buckets_.resize(cost + 1);
        buckets_[cost].push_back(index);
    }

    static VariantAlignment at_least(std::size_t cost) {
        VariantAlignment stopped;
        stopped.cost = static_cast<std::uint32_t>(cost);
        stopped.exact = false;
        return stopped;
    }

    VariantAlignment answer(std::uint32_t index) const {
        VariantAlignment found;
        found.cost = nodes_[index].cost;
        for (; nodes_[index].from != nothing; index = nodes_[index].from) {
            const auto& step = nodes_[index].step;
            if (step.label == silent_step) continue;
            found.case_alone += step.move == AlignmentMove::case_alone;
            found.model_alone += step.move == AlignmentMove::model_alone;
            found.steps.push_back(step);
        }
        std::ranges::reverse(found.steps);
        return found;
    }

    std::uint32_t most_nodes_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> table_;  // open addressing; a power of two long
    std::vector<std::vector<std::uint32_t>> buckets_;
    std::size_t lowest_ = 0;
};

}  // namespace ledstang
