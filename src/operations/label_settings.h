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
    static constexpr auto described() {
        return describe("Label", field("id", &Label::id, "Id"), field("name", &Label::name, "Namn"),
                        optional_field("meaning", &Label::meaning, "Vad den betyder"));
    }
};

struct LabelSet {
    std::string id;                  // "god_vard"
    std::string name;                // "God vård"
    std::vector<std::string> kinds;  // what may carry them: plan, measure, action
    std::vector<Label> labels;       // in the order that they are shown in
    static constexpr auto described() {
        return describe("LabelSet", field("id", &LabelSet::id, "Id"), field("name", &LabelSet::name, "Namn"),
                        field("kinds", &LabelSet::kinds, "Vad som kan ha dem: plan, measure, action"),
                        field("labels", &LabelSet::labels, "Etiketter"));
    }
};

struct LabelSettings {
    std::vector<LabelSet> sets;
    static constexpr auto described() {
        return describe("LabelSettings", field("sets", &LabelSettings::sets, "Uppsättningar av etiketter"));
    }
    const LabelSet* set(const std::string& id) const;
};

}  // namespace ledstang
