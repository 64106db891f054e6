#include <map>
#include <set>

#include "process_models/discovery.h"
#include "process_models/model_language.h"

namespace ledstang {
namespace {

// A beginning that some case has: what came next, and in how many cases.
struct Beginning {
    std::uint32_t state = 0;
    std::uint64_t cases = 0;                      // that went on from here
    std::map<std::uint32_t, std::uint32_t> next;  // beginnings that the model permits
    std::set<std::uint32_t> taken;                // activities that came next, permitted or not
};

}  // namespace

std::optional<double> precision_of(const PetriNet& net, const VariantLog& log) {
    auto labels = log.activities;
    for (const auto& transition : net.transitions)
        if (!transition.silent) labels.push_back(transition.label);
    const auto language = ModelLanguage::of(net, labels);
    if (!language) return std::nullopt;
    std::vector<Beginning> beginnings(1);
    for (const auto& variant : log.variants) {
        std::uint32_t at = 0;
        for (const auto activity : variant.activities) {
            beginnings[at].cases += variant.cases;
            beginnings[at].taken.insert(activity);
            const auto state = language->after(beginnings[at].state, activity);
            if (!state) break;
            const auto [place, added] =
                beginnings[at].next.emplace(activity, static_cast<std::uint32_t>(beginnings.size()));
            at = place->second;
            if (added) beginnings.emplace_back().state = *state;
        }
    }
    std::uint64_t permitted = 0, untaken = 0;
    for (const auto& beginning : beginnings) {
        for (const auto& edge : language->edges(beginning.state)) {
            permitted += beginning.cases;
            if (!beginning.taken.contains(edge.label)) untaken += beginning.cases;
        }
    }
    if (permitted == 0) return std::nullopt;
    return 1 - static_cast<double>(untaken) / static_cast<double>(permitted);
}

}  // namespace ledstang
