// Where each event of a log happened: at which unit, and in which level of care. Inside the module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "processes/selections.h"

namespace ledstang {

class Organisation;

// Numbers of places. 0 is outside, where a patient is before the first known place and nobody comes back to: what
// happens at no known place happens where the patient was before.
struct FlowPlaces {
    std::vector<std::uint32_t> of_event;
    std::vector<std::string> names{""};  // by number
};

// At most so many places have a name of their own; those of fewer patients, and of too few to be shown, are one
// together.
inline constexpr std::size_t most_flow_units = 30, most_flow_levels = 6;

// Nothing where the log does not say it of its events.
std::optional<FlowPlaces> units_of_events(const ChosenCases& cases, const Organisation& organisation);
// As the log says itself, else as processes.toml says it of the units.
std::optional<FlowPlaces> levels_of_events(const ChosenCases& cases, const Organisation& organisation,
                                           const std::vector<ProcessCareLevel>& levels);

// Both at once: a place for each unit and level that occur together, and of which of each it is.
struct JoinedPlaces {
    FlowPlaces places;
    std::vector<std::uint32_t> first, second;  // by place
};
JoinedPlaces joined(const Selection& selection, const FlowPlaces& first, const FlowPlaces& second);

}  // namespace ledstang
