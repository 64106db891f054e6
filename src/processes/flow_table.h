// How often patients go from place to place, and which of these numbers are not told. Inside the module.
//
// Moves add up, as patients do not: whoever comes to a place leaves it, and goes outside in the end.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "masking/masking.h"
#include "process_analysis/selection.h"

namespace ledstang {

struct FlowCount {
    std::int64_t times = 0;
    std::int64_t patients = 0;
    bool withheld = false;
};

class FlowTable {
 public:
    // `of_event` has a number below `places` for each event of the log, 0 (outside) only before the first other one.
    FlowTable(const Selection& selection, std::span<const std::uint32_t> of_event, std::size_t places);

    std::size_t places() const { return stays_.size(); }
    const FlowCount& move(std::size_t from, std::size_t to) const { return moves_[from * places() + to]; }
    const FlowCount& stay(std::size_t place) const { return stays_[place]; }  // of 0: all who have been anywhere
    FlowCount& move(std::size_t from, std::size_t to) { return moves_[from * places() + to]; }
    FlowCount& stay(std::size_t place) { return stays_[place]; }

 private:
    std::vector<FlowCount> moves_;  // from · places + to
    std::vector<FlowCount> stays_;
};

// A table that readers may ask for, and to which of its places those of the finest belong.
struct AskedFlows {
    FlowTable& table;
    const std::vector<std::uint32_t>& place_of;
};

// Withholds what fewer patients have made than are shown, and of all tables together what that could be worked out
// from, when `patients` in all is known. False where the small ones cannot be kept: then nothing may be told.
bool withhold_flows(const FlowTable& finest, std::span<const AskedFlows> asked, std::int64_t patients,
                    const MaskingRule& rule);

}  // namespace ledstang
