#include "process_models/net_check.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "process_models/marking_space.h"

namespace ledstang {

NetCheck check_net(const PetriNet& net, std::uint32_t most_markings_looked_at) {
    NetCheck check;
    MarkingSpace space(net, most_markings_looked_at, SilentMoves::at_once);
    check.whole = space.find_all();
    check.markings = space.size();
    if (!check.whole) return check;
    std::vector<bool> ends(space.size(), false);
    std::vector<std::vector<std::uint32_t>> before(space.size());
    std::vector<std::uint32_t> waiting;
    for (std::uint32_t marking = 0; marking < space.size(); ++marking) {
        const auto steps = *space.steps(marking);
        for (const auto& step : steps) before[step.marking].push_back(marking);
        if (space.is_final(marking)) {
            ends[marking] = true;
            waiting.push_back(marking);
        } else if (space.is_past_final(marking) && check.left_over++ == 0) {
            check.left_over_at = space.in_words(marking);
        }
    }
    while (!waiting.empty()) {
        const auto marking = waiting.back();
        waiting.pop_back();
        for (const auto earlier : before[marking]) {
            if (ends[earlier]) continue;
            ends[earlier] = true;
            waiting.push_back(earlier);
        }
    }
    check.can_end = ends[MarkingSpace::initial];
    for (std::uint32_t marking = 0; marking < space.size(); ++marking)
        if (!ends[marking] && check.stuck++ == 0) check.stuck_at = space.in_words(marking);
    for (std::uint32_t i = 0; i < net.transitions.size(); ++i)
        if (!space.was_taken(i)) check.dead_steps.push_back(net.transitions[i].name);
    return check;
}

std::vector<Fault> NetCheck::faults() const {
    std::vector<Fault> all;
    const auto add = [&](std::string code, std::string message) {
        all.push_back({std::move(code), std::move(message), "", "", std::nullopt, std::nullopt});
    };
    if (!whole) {
        add("model.too_large",
            fmt::format("Modellen har fler än {} möjliga lägen och kunde inte gås igenom. Minska det som kan ske "
                        "samtidigt, eller dela upp processen.",
                        markings));
        return all;
    }
    for (const auto& step : dead_steps)
        add("model.dead_step", fmt::format("Steget {} kan aldrig ske. Kontrollera vägen dit.", in_quotes(step)));
    if (!can_end) {
        add("model.no_end", "Modellen kan aldrig nå sitt slut. Kontrollera att varje väg leder fram till slutet.");
    } else if (stuck > 0) {
        add("model.stuck",
            fmt::format("Modellen kan fastna på vägen, första gången vid {}. En gren som delas med ett val ska samlas "
                        "med ett val, och en som delas i parallella grenar ska samlas med en parallell gateway.",
                        in_quotes(stuck_at)));
    }
    if (left_over > 0) {
        add("model.left_over",
            fmt::format(
                "Slutet kan nås medan något ännu pågår, första gången vid {}. Samla de parallella grenarna före "
                "slutet.",
                in_quotes(left_over_at)));
    }
    return all;
}

}  // namespace ledstang
