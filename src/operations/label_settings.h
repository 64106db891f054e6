// labels.toml: the sets of labels that a region puts on plans, measures and actions, to find and count them by.
#pragma once

#include <string>
#include <vector>

#include "described/description.h"

namespace ledstang {

struct Label {
    std::string id;       // "nara_vard"
    std::string name;     // "Nära vård"
    std::string meaning;  // one sentence
    template <class S = Label>
    static constexpr auto described() {
        return describe("Label", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        optional_field("meaning", &S::meaning, "Vad den betyder"));
    }
};

struct LabelSet {
    std::string id;                  // "god_vard"
    std::string name;                // "God vård"
    std::vector<std::string> kinds;  // what may carry them: plan, measure, action
    std::vector<Label> labels;       // in the order that they are shown in
    template <class S = LabelSet>
    static constexpr auto described() {
        return describe("LabelSet", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("kinds", &S::kinds, "Vad som kan ha dem: plan, measure, action"),
                        field("labels", &S::labels, "Etiketter"));
    }
};

struct LabelSettings {
    std::vector<LabelSet> sets;
    template <class S = LabelSettings>
    static constexpr auto described() {
        return describe("LabelSettings", field("sets", &S::sets, "Uppsättningar av etiketter"));
    }
    const LabelSet* set(const std::string& id) const;
};

}  // namespace ledstang
