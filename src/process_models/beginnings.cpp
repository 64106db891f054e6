#include "process_models/beginnings.h"

#include <optional>
#include <set>
#include <string>

#include "process_models/model_language.h"

namespace ledstang {

std::vector<bool> beginnings(const PetriNet& net, const VariantLog& log) {
    std::vector<bool> found(log.variants.size(), false);
    // The log's activities keep their numbers.
    auto labels = log.activities;
    std::set<std::string> known(labels.begin(), labels.end());
    for (const auto& transition : net.transitions)
        if (!transition.silent && known.insert(transition.label).second) labels.push_back(transition.label);
    const auto language = ModelLanguage::of(net, labels);
    if (!language) return found;
    for (std::size_t k = 0; k < log.variants.size(); ++k) {
        std::optional<std::uint32_t> state = ModelLanguage::initial;
        for (const auto activity : log.variants[k].activities) {
            state = language->after(*state, activity);
            if (!state) break;
        }
        found[k] = state && !log.variants[k].activities.empty() && !language->accepts(*state);
    }
    return found;
}

}  // namespace ledstang
