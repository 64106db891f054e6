// Whether a model can be followed to its end: what a process leader wants to know before it is decided.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "process_models/petri_net.h"

namespace ledstang {

struct NetCheck {
    bool whole = true;  // every marking was looked at; otherwise the rest of this is not known
    std::uint32_t markings = 0;
    bool can_end = false;                 // the final marking can be reached
    std::vector<std::string> dead_steps;  // labels and names of transitions that can never take place
    std::uint32_t stuck = 0;              // markings from which the end cannot be reached
    std::string stuck_at;                 // the places of the first of them
    std::uint32_t left_over = 0;          // markings that hold the final one and something besides
    std::string left_over_at;

    bool sound() const { return whole && can_end && dead_steps.empty() && stuck == 0 && left_over == 0; }
    // What is wrong, in words; empty when sound. Codes: `model.too_large`, `model.no_end`, `model.dead_step`,
    // `model.stuck`, `model.left_over`.
    std::vector<Fault> faults() const;
};

NetCheck check_net(const PetriNet& net, std::uint32_t most_markings_looked_at = 200'000);

}  // namespace ledstang
