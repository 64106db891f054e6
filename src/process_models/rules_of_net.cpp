#include "process_models/rules_of_net.h"

#include <algorithm>
#include <set>

#include "process_models/model_language.h"

namespace ledstang {
namespace {

using Table = std::vector<std::vector<bool>>;  // by label and label

class Rules {
 public:
    Rules(const ModelLanguage& language, const std::vector<std::string>& labels, const std::vector<bool>& is_told)
        : language_(language), labels_(labels), is_told_(is_told), before_(language.states()) {
        for (std::uint32_t state = 0; state < language.states(); ++state)
            for (const auto& edge : language.edges(state)) before_[edge.state].push_back({edge.label, state});
        for (std::uint32_t label = 0; label < labels.size(); ++label) {
            possible_.push_back(possible(label));
            demanded_.push_back(demanded(label));
        }
    }

    std::vector<NetRule> all() const {
        std::vector<NetRule> rules;
        of_one(rules);
        of_order(rules);
        return rules;
    }

 private:
    using States = std::vector<bool>;

    // From where a state in `known` can be come to by edges that are taken.
    template <class Taken>
    States spread_back(States known, const Taken& taken) const {
        std::vector<std::uint32_t> waiting;
        for (std::uint32_t state = 0; state < known.size(); ++state)
            if (known[state]) waiting.push_back(state);
        while (!waiting.empty()) {
            const auto state = waiting.back();
            waiting.pop_back();
            for (const auto& edge : before_[state]) {
                if (known[edge.state] || !taken(edge.label)) continue;
                known[edge.state] = true;
                waiting.push_back(edge.state);
            }
        }
        return known;
    }
    // From where the label can come yet.
    States possible(std::uint32_t label) const {
        States there(language_.states(), false);
        for (std::uint32_t state = 0; state < there.size(); ++state)
            there[state] = language_.after(state, label).has_value();
        return spread_back(std::move(there), [](std::uint32_t) { return true; });
    }
    // From where the end cannot be come to without it.
    States demanded(std::uint32_t label) const {
        States there(language_.states(), false);
        for (std::uint32_t state = 0; state < there.size(); ++state) there[state] = language_.accepts(state);
        auto without = spread_back(std::move(there), [&](std::uint32_t taken) { return taken != label; });
        without.flip();
        return without;
    }
    // Whether `holds` of every state that an edge of the label leads to; of a label that has none it does not.
    template <class Holds>
    bool after_each(std::uint32_t label, const Holds& holds) const {
        bool any = false;
        for (std::uint32_t state = 0; state < language_.states(); ++state) {
            const auto to = language_.after(state, label);
            if (!to) continue;
            any = true;
            if (!holds(*to)) return false;
        }
        return any;
    }
    // The labels that can come before the first `label`, or without it.
    std::vector<bool> without(std::uint32_t label) const {
        std::vector<bool> met(labels_.size(), false);
        States seen(language_.states(), false);
        std::vector<std::uint32_t> waiting{ModelLanguage::initial};
        seen[ModelLanguage::initial] = true;
        while (!waiting.empty()) {
            const auto state = waiting.back();
            waiting.pop_back();
            for (const auto& edge : language_.edges(state)) {
                if (edge.label == label) continue;
                met[edge.label] = true;
                if (seen[edge.state]) continue;
                seen[edge.state] = true;
                waiting.push_back(edge.state);
            }
        }
        return met;
    }

    void of_one(std::vector<NetRule>& rules) const {
        const auto begins = language_.edges(ModelLanguage::initial);
        if (begins.size() == 1 && !language_.accepts(ModelLanguage::initial) && is_told_[begins.front().label])
            rules.push_back({NetRuleKind::first, labels_[begins.front().label], ""});
        for (std::uint32_t a = 0; a < labels_.size(); ++a) {
            if (!demanded_[a][ModelLanguage::initial] || !is_told_[a]) continue;
            const bool once = after_each(a, [&](std::uint32_t state) { return !possible_[a][state]; });
            rules.push_back({once ? NetRuleKind::exactly_once : NetRuleKind::existence, labels_[a], ""});
        }
    }
    void of_order(std::vector<NetRule>& rules) const {
        const auto count = static_cast<std::uint32_t>(labels_.size());
        Table response(count, std::vector<bool>(count, false)), precedence = response;
        for (std::uint32_t a = 0; a < count; ++a) {
            if (!is_told_[a]) continue;
            const auto met = without(a);
            for (std::uint32_t b = 0; b < count; ++b) {
                if (a == b || !is_told_[b] || !possible_[b][ModelLanguage::initial]) continue;
                response[a][b] = after_each(a, [&](std::uint32_t state) { return demanded_[b][state]; });
                precedence[a][b] = !met[b];
            }
        }
        add(rules, NetRuleKind::response, response);
        add(rules, NetRuleKind::precedence, precedence);
        for (std::uint32_t a = 0; a < count; ++a) {
            for (std::uint32_t b = a + 1; b < count; ++b) {
                const auto never = [&](std::uint32_t one, std::uint32_t other) {
                    return after_each(one, [&](std::uint32_t state) { return !possible_[other][state]; });
                };
                if (is_told_[a] && is_told_[b] && never(a, b) && never(b, a))
                    rules.push_back({NetRuleKind::not_coexistence, labels_[a], labels_[b]});
            }
        }
    }
    // No label comes before itself in these, so that leaving out what follows from two others loses nothing.
    void add(std::vector<NetRule>& rules, NetRuleKind kind, const Table& holds) const {
        for (std::uint32_t a = 0; a < holds.size(); ++a) {
            for (std::uint32_t b = 0; b < holds.size(); ++b) {
                if (!holds[a][b]) continue;
                bool follows = false;
                for (std::uint32_t c = 0; c < holds.size() && !follows; ++c) follows = holds[a][c] && holds[c][b];
                if (!follows) rules.push_back({kind, labels_[a], labels_[b]});
            }
        }
    }

    const ModelLanguage& language_;
    const std::vector<std::string>& labels_;
    const std::vector<bool>& is_told_;                      // by label
    std::vector<std::vector<ModelLanguage::Edge>> before_;  // by state: from where, by which label
    std::vector<States> possible_, demanded_;               // by label
};

}  // namespace

std::vector<NetRule> rules_of(const PetriNet& net, const std::vector<std::string>& known) {
    std::set<std::string> names;
    for (const auto& transition : net.transitions)
        if (!transition.silent) names.insert(transition.label);
    const std::vector<std::string> labels(names.begin(), names.end());
    const auto language = ModelLanguage::of(net, labels);
    if (!language) return {};
    const std::set<std::string> told(known.begin(), known.end());
    std::vector<bool> is_told;
    for (const auto& label : labels) is_told.push_back(told.contains(label));
    return Rules(*language, labels, is_told).all();
}

}  // namespace ledstang
