#include "flows/who.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {
namespace {

std::string field_person(const WholeMatter& whole, const std::string& field, const std::string& unit) {
    const auto* row = unit.empty() ? nullptr : whole.unit(unit);
    for (const auto* fields : {row == nullptr ? nullptr : &row->fields, &whole.matter.fields}) {
        if (fields == nullptr) continue;
        if (const auto found = fields->find(field); found != fields->end()) return found->second;
    }
    return {};
}

}  // namespace

std::optional<std::string> unit_of_function(Sql& sql, const Configuration& configuration, const std::string& kind,
                                            const std::string& unit, const Date& on) {
    const auto* function = configuration.function_kind(kind);
    if (function == nullptr) return std::nullopt;
    if (function->level.empty()) return unit;
    const auto chain = unit_chain(sql, unit, on);
    if (!chain) return std::nullopt;
    const auto found = std::ranges::find(*chain, function->level, &ChainUnit::level);
    return found == chain->end() ? std::nullopt : std::optional(found->id);
}

std::optional<std::string> unit_of_function(const Organisation& organisation, const Configuration& configuration,
                                            const std::string& kind, const std::string& unit) {
    const auto* function = configuration.function_kind(kind);
    if (function == nullptr) return std::nullopt;
    if (function->level.empty()) return unit;
    for (const auto* row : organisation.chain(unit)) {
        if (row->level == function->level) return row->id;
    }
    return std::nullopt;
}

Who::Who(Sql& sql, const Configuration& configuration, const std::string& person, const Date& on,
         const Organisation* organisation)
    : sql_(sql), configuration_(configuration), person_(person), on_(on), organisation_(organisation) {
    if (person_.empty()) return;
    away_ = absent_with_deputy(sql, person, on);
    functions_ = functions_of(sql, person, on);
    memberships_ = memberships_of(sql, person, on);
    for (const auto& membership : memberships_) {
        if (const auto group = read_group(sql, configuration, membership.group, on)) kinds_[group->id] = group->kind;
    }
}

std::set<std::string> Who::group_kinds() const {
    std::set<std::string> kinds;
    for (const auto& [group, kind] : kinds_) kinds.insert(kind);
    return kinds;
}

const std::string& Who::kind_of(const std::string& group) const {
    static const std::string none;
    const auto found = kinds_.find(group);
    return found == kinds_.end() ? none : found->second;
}

bool Who::sits_in(const std::string& group, const std::string& role) const {
    return !group.empty() && std::ranges::any_of(memberships_, [&](const GroupMembership& one) {
        return one.group == group && (role.empty() || one.role == role);
    });
}

bool Who::acts_for(const std::string& person) const {
    return !person.empty() &&
           (person == person_ || std::ranges::find(away_, person, &PersonName::person) != away_.end());
}

bool Who::holds(const std::string& kind, const std::string& unit) const {
    const bool ever = std::ranges::any_of(functions_, [&](const FunctionOn& one) { return one.kind == kind; });
    if (!ever) return false;
    const auto at = organisation_ != nullptr ? unit_of_function(*organisation_, configuration_, kind, unit)
                                             : unit_of_function(sql_, configuration_, kind, unit, on_);
    return at &&
           std::ranges::any_of(functions_, [&](const FunctionOn& one) { return one.kind == kind && one.unit == *at; });
}

bool Who::is(const Actor& actor, const WholeMatter& whole, const std::string& unit) const {
    using enum Actor::Kind;
    switch (actor.kind) {
        case initiator:
            return acts_for(whole.matter.initiator);
        case function:
            return holds(actor.key, unit.empty() ? whole.matter.unit : unit);
        case lead_group:
            return sits_in(whole.matter.group, actor.role);
        case any_group:
            return std::ranges::any_of(whole.groups, [&](const auto& group) { return sits_in(group, actor.role); });
        case field:
            return acts_for(field_person(whole, actor.key, unit));
        default:
            return is(actor, unit.empty() ? whole.matter.unit : unit);
    }
}

bool Who::is(const Actor& actor, const std::string& unit) const {
    using enum Actor::Kind;
    switch (actor.kind) {
        case anyone:
            return !person_.empty();
        case function:
            return holds(actor.key, unit);
        case group:
            return sits_in(actor.key, actor.role);
        case group_kind:
            return std::ranges::any_of(memberships_, [&](const GroupMembership& one) {
                return kind_of(one.group) == actor.key && (actor.role.empty() || one.role == actor.role);
            });
        default:
            return false;  // there is no matter yet
    }
}

Taker Who::taker(const WholeMatter& whole, const std::string& unit) const {
    return {person_, [this, &whole, unit](const Actor& actor) { return is(actor, whole, unit); }};
}

std::string actor_name(Sql& sql, const Configuration& configuration, const Actor& actor, const WholeMatter& whole,
                       bool of_unit, const Date& on) {
    using enum Actor::Kind;
    const auto in_group = [&](const std::string& id) {
        const auto group = id.empty() ? std::nullopt : read_group(sql, configuration, id, on);
        const std::string name = group ? group->name : id.empty() ? "gruppen som leder" : id;
        if (actor.role.empty()) return name;
        std::string held;
        for (const auto& member : members_of(sql, id, on)) {
            if (member.role == actor.role) held += (held.empty() ? "" : ", ") + member.name;
        }
        return actor.role == "chair" ? fmt::format("Ordförande i {}{}", name, held.empty() ? "" : " (" + held + ")")
                                     : fmt::format("{} i {}", held.empty() ? actor.role : held, name);
    };
    switch (actor.kind) {
        case anyone:
            return "Alla medarbetare";
        case initiator:
            return person_name(sql, configuration, whole.matter.initiator);
        case function: {
            const auto* kind = configuration.function_kind(actor.key);
            const std::string name = kind == nullptr ? actor.key : kind->name;
            if (of_unit) return name;
            const auto at = unit_of_function(sql, configuration, actor.key, whole.matter.unit, on);
            if (!at) return name;
            std::string held;
            for (const auto& holder : holders_on(sql, actor.key, *at, on))
                held += (held.empty() ? "" : ", ") + holder.name;
            return fmt::format("{} ({})", name, held.empty() ? "vakant" : held);
        }
        case lead_group:
            return in_group(whole.matter.group);
        case any_group:
            return whole.groups.empty() ? "Deltagande grupper" : in_group(whole.groups.front());
        case group:
            return in_group(actor.key);
        case group_kind: {
            std::string names;
            for (const auto& one : groups_on(sql, configuration, on)) {
                if (one.kind == actor.key) names += (names.empty() ? "" : ", ") + one.name;
            }
            return names.empty() ? fmt::format("{} (finns ingen)", actor.key) : names;
        }
        case field: {
            const auto person = of_unit ? std::string() : field_person(whole, actor.key, "");
            const auto* asked = whole.flow->type.matter.field_named(actor.key);
            if (person.empty()) return fmt::format("{} (inte utsedd)", asked == nullptr ? actor.key : asked->name);
            return person_name(sql, configuration, person);
        }
    }
    return {};
}

}  // namespace ledstang
