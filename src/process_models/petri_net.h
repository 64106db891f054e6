// The net behind a process model: places that hold tokens, transitions that take one from each input and give one to
// each output. A transition is a step that a log tells of, or silent. Every arc has weight one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ledstang {

struct NetPlace {
    std::string name;
    std::uint32_t initial = 0;  // tokens when a case begins
    std::uint32_t final = 0;    // tokens when a case is done; no other marking is an end
};

struct NetTransition {
    std::string name;   // what the model's file calls it, for messages
    std::string label;  // the activity in the log; empty when silent
    bool silent = false;
    std::vector<std::uint32_t> inputs, outputs;  // places, each at most once in a list
};

struct PetriNet {
    std::string name;
    std::vector<NetPlace> places;
    std::vector<NetTransition> transitions;

    std::uint32_t add_place(std::string place_name, std::uint32_t initial = 0, std::uint32_t final = 0) {
        places.push_back({std::move(place_name), initial, final});
        return static_cast<std::uint32_t>(places.size() - 1);
    }
    void add_step(std::string label, std::vector<std::uint32_t> inputs, std::vector<std::uint32_t> outputs) {
        transitions.push_back({label, label, false, std::move(inputs), std::move(outputs)});
    }
    void add_silent(std::string transition_name, std::vector<std::uint32_t> inputs,
                    std::vector<std::uint32_t> outputs) {
        transitions.push_back({std::move(transition_name), "", true, std::move(inputs), std::move(outputs)});
    }
    std::size_t arcs() const {
        std::size_t count = 0;
        for (const auto& transition : transitions) count += transition.inputs.size() + transition.outputs.size();
        return count;
    }
};

}  // namespace ledstang
