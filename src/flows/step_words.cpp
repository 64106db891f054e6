#include "flows/step_words.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "groups/groups.h"
#include "operations/configuration.h"

namespace ledstang {
namespace {

const std::string& named(const std::map<std::string, std::string>& names, const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? id : found->second;
}

template <class T>
const std::vector<T>& of(const std::map<std::string, std::vector<T>>& by_step, const std::string& step) {
    static const std::vector<T> none;
    const auto found = by_step.find(step);
    return found == by_step.end() ? none : found->second;
}

}  // namespace

GroupNames group_names(Sql& sql, const Configuration& configuration, const Date& on) {
    GroupNames names;
    for (auto& group : groups_on(sql, configuration, on)) {
        names.groups.emplace(std::move(group.id), std::move(group.name));
        names.kinds.emplace(std::move(group.kind), std::move(group.kind_name));
    }
    return names;
}

std::string in_words(const Configuration& configuration, const GroupNames& names, const FlowType& type,
                     const Actor& actor) {
    using enum Actor::Kind;
    const std::string role = actor.role.empty() ? "" : actor.role == "chair" ? "ordföranden i " : actor.role + " i ";
    switch (actor.kind) {
        case anyone:
            return "alla medarbetare";
        case initiator:
            return "den som lade upp ärendet";
        case function: {
            const auto* kind = configuration.function_kind(actor.key);
            return kind == nullptr ? actor.key : kind->name;
        }
        case lead_group:
            return role + "gruppen som leder";
        case any_group:
            return role + "en grupp som deltar";
        case group:
            return role + named(names.groups, actor.key);
        case group_kind:
            return role + "en grupp av slaget " + named(names.kinds, actor.key);
        case field: {
            const auto* asked = type.matter.field_named(actor.key);
            if (asked == nullptr) asked = type.units.field_named(actor.key);
            return fmt::format("den som anges i {}", in_quotes(asked == nullptr ? actor.key : asked->name));
        }
    }
    return {};
}

std::vector<StepWords> steps_in_words(const Configuration& configuration, const GroupNames& names,
                                      const CheckedFlow& flow) {
    std::vector<StepWords> words;
    const auto add = [&](const FlowPart& part, const CheckedFlow::Part& checked, bool of_unit) {
        for (const auto& step : part.steps) {
            StepWords one{step.id, of_unit, {}, {}};
            for (const auto& actor : of(checked.by, step.id))
                one.who.push_back(in_words(configuration, names, flow.type, actor));
            for (const auto& earlier : of(checked.not_who, step.id)) {
                const auto* taken = part.step(earlier);
                one.never.push_back(fmt::format("den som tog {}", in_quotes(taken == nullptr ? earlier : taken->name)));
            }
            for (const auto& actor : of(checked.never, step.id))
                one.never.push_back(in_words(configuration, names, flow.type, actor));
            words.push_back(std::move(one));
        }
    };
    add(flow.type.matter, flow.matter, false);
    add(flow.type.units, flow.units, true);
    return words;
}

}  // namespace ledstang
