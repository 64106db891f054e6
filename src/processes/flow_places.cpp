#include "processes/flow_places.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

#include "organisation/organisation.h"

namespace ledstang {
namespace {

constexpr const char* other_units = "Övriga enheter";
constexpr const char* other_levels = "Övrig vård";

// Each name of the log as what it is called here.
FlowPlaces renamed(const ChosenCases::Places& places, const std::function<std::string(const std::string&)>& called) {
    FlowPlaces renamed;
    std::map<std::string, std::uint32_t> known{{"", 0}};
    std::vector<std::uint32_t> number_of(places.names->size(), 0);
    for (std::uint32_t i = 0; i < number_of.size(); ++i) {
        const auto [place, added] =
            known.emplace(called(std::string((*places.names)[i])), static_cast<std::uint32_t>(renamed.names.size()));
        if (added) renamed.names.push_back(place->first);
        number_of[i] = place->second;
    }
    renamed.of_event.reserve(places.of_event.size());
    for (const auto number : places.of_event) renamed.of_event.push_back(number == absent ? 0 : number_of[number]);
    return renamed;
}

void stay(const Selection& selection, std::vector<std::uint32_t>& of_event) {
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin + 1; event < end; ++event) {
            if (of_event[event] == 0) of_event[event] = of_event[event - 1];
        }
    });
}

std::vector<std::uint64_t> patients_at(const Selection& selection, const FlowPlaces& places) {
    std::vector<std::uint64_t> patients(places.names.size(), 0);
    std::vector<std::uint32_t> latest(places.names.size(), absent);
    selection.for_each_case([&](std::uint32_t number, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin; event < end; ++event) {
            const auto place = places.of_event[event];
            if (latest[place] == number) continue;
            latest[place] = number;
            ++patients[place];
        }
    });
    return patients;
}

FlowPlaces largest(FlowPlaces places, const ChosenCases& cases, std::size_t most, const std::string& others) {
    const auto patients = patients_at(cases.selection(), places);
    std::vector<std::uint32_t> order(places.names.size() - 1);
    std::iota(order.begin(), order.end(), 1U);
    std::ranges::stable_sort(order, std::greater<>(), [&](std::uint32_t place) { return patients[place]; });
    FlowPlaces kept;
    std::vector<std::uint32_t> number_of(places.names.size(), 0);
    std::uint32_t rest = 0;
    for (const auto place : order) {
        if (patients[place] == 0) continue;
        if (rest == 0 && kept.names.size() <= most && !cases.is_small(patients[place])) {
            number_of[place] = static_cast<std::uint32_t>(kept.names.size());
            kept.names.push_back(places.names[place]);
            continue;
        }
        if (rest == 0) {
            rest = static_cast<std::uint32_t>(kept.names.size());
            kept.names.push_back(others);
        }
        number_of[place] = rest;
    }
    kept.of_event = std::move(places.of_event);
    for (auto& place : kept.of_event) place = number_of[place];
    return kept;
}

FlowPlaces whole(FlowPlaces places, const ChosenCases& cases, std::size_t most, const std::string& others) {
    stay(cases.selection(), places.of_event);
    return largest(std::move(places), cases, most, others);
}

std::string level_of(const Organisation& organisation, const std::vector<ProcessCareLevel>& levels,
                     const std::string& unit) {
    for (const auto* above : organisation.chain(unit)) {
        for (const auto& level : levels) {
            if (std::ranges::find(level.units, above->id) != level.units.end()) return level.name;
        }
    }
    return other_levels;
}

}  // namespace

std::optional<FlowPlaces> units_of_events(const ChosenCases& cases, const Organisation& organisation) {
    const auto units = cases.places(cases.words().unit);
    if (!units) return std::nullopt;
    auto places = renamed(*units, [&](const std::string& id) {
        const auto* unit = organisation.find(id);
        return unit != nullptr ? unit->name : id;
    });
    return whole(std::move(places), cases, most_flow_units, other_units);
}

std::optional<FlowPlaces> levels_of_events(const ChosenCases& cases, const Organisation& organisation,
                                           const std::vector<ProcessCareLevel>& levels) {
    auto said = cases.places(cases.words().care_level);
    const bool by_unit = !said && !levels.empty();
    if (by_unit) said = cases.places(cases.words().unit);
    if (!said) return std::nullopt;
    auto places =
        renamed(*said, [&](const std::string& name) { return by_unit ? level_of(organisation, levels, name) : name; });
    return whole(std::move(places), cases, most_flow_levels, other_levels);
}

JoinedPlaces joined(const Selection& selection, const FlowPlaces& first, const FlowPlaces& second) {
    JoinedPlaces both{{std::vector<std::uint32_t>(first.of_event.size(), 0), {""}}, {0}, {0}};
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> known{{{0, 0}, 0}};
    selection.for_each_case([&](std::uint32_t, std::uint64_t begin, std::uint64_t end) {
        for (auto event = begin; event < end; ++event) {
            const std::pair pair{first.of_event[event], second.of_event[event]};
            const auto [place, added] = known.emplace(pair, static_cast<std::uint32_t>(both.first.size()));
            if (added) {
                both.places.names.push_back(first.names[pair.first] + ", " + second.names[pair.second]);
                both.first.push_back(pair.first);
                both.second.push_back(pair.second);
            }
            both.places.of_event[event] = place->second;
        }
    });
    return both;
}

}  // namespace ledstang
