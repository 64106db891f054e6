// Which sequences of steps a model permits, as the smallest machine that knows it: in each state each activity leads to
// at most one other, every state can still come to an end, and no two states permit the same. Silent transitions and
// the net's parallel places are worked into it once, so that a log's cases are held against some hundred states.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "process_models/petri_net.h"

namespace ledstang {

class ModelLanguage {
 public:
    struct Edge {
        std::uint32_t label;  // number in the labels that it was made with
        std::uint32_t state;
        bool operator==(const Edge&) const = default;
    };

    // Nothing when the net has too many markings or the machine too many states to be worth making (both limits are
    // there for nets with a great deal in parallel), or when it cannot come to its end. `labels` must hold every label
    // of the net.
    static std::optional<ModelLanguage> of(const PetriNet& net, std::span<const std::string> labels);

    std::uint32_t states() const { return static_cast<std::uint32_t>(begin_.size() - 1); }
    static constexpr std::uint32_t initial = 0;
    bool accepts(std::uint32_t state) const { return accepting_[state]; }
    // In the order of the labels.
    std::span<const Edge> edges(std::uint32_t state) const {
        return std::span(edges_).subspan(begin_[state], begin_[state + 1] - begin_[state]);
    }
    // Where the label leads; nothing when the model does not permit it here.
    std::optional<std::uint32_t> after(std::uint32_t state, std::uint32_t label) const;

    // The same sequences are permitted; states are numbered by the shortest way there, so equal machines look alike.
    bool operator==(const ModelLanguage&) const = default;

 private:
    std::vector<bool> accepting_;
    std::vector<std::uint32_t> begin_;
    std::vector<Edge> edges_;
};

}  // namespace ledstang
