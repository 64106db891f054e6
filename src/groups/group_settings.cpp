#include "groups/group_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "base/by_id.h"
#include "base/swedish_text.h"
#include "described/toml_file.h"
#include "operations/configuration.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

Result<void> wrong(const std::string& what) {
    return refuse("group.configuration", "groups.toml: " + what);
}

template <class Items>
Result<void> check_once(const Items& items, const char* table) {
    if (const auto* twice = repeated_id(items))
        return wrong(fmt::format("{} har {} två gånger. Ta bort den ena.", table, in_quotes(twice->id)));
    return {};
}

Result<void> check_wanted(const GroupSettings& settings, const GroupKind& kind) {
    for (const auto& wanted : kind.wanted) {
        if (!settings.knows(wanted)) {
            return wrong(
                fmt::format("slaget {} önskar {} {}, som inte finns i filen. Skriv profession, competence "
                            "eller role med ett id, eller manager utan.",
                            in_quotes(kind.id), wanted.what, in_quotes(wanted.id)));
        }
        if (wanted.least < 1)
            return wrong(fmt::format("slaget {} önskar minst {} {}. Skriv minst 1.", in_quotes(kind.id), wanted.least,
                                     in_quotes(wanted.id)));
    }
    return {};
}

Result<void> check_care(const GroupSettings& settings) {
    auto named = settings.care_needed;
    for (const auto& scope : settings.scopes) named.insert(named.end(), scope.covers.begin(), scope.covers.end());
    for (const auto& area : settings.area_care) named.insert(named.end(), area.needs.begin(), area.needs.end());
    for (const auto& level : named) {
        if (settings.care_level(level) == nullptr)
            return wrong(fmt::format("vårdnivån {} finns inte bland care_levels.", in_quotes(level)));
    }
    return {};
}

Result<void> check_kind(const GroupSettings& settings, const GroupKind& kind, const Configuration& configuration) {
    if (kind.id != ascii_slug(kind.id))
        return wrong(fmt::format("slaget {} ska ha ett id med bara a–z, 0–9 och _.", in_quotes(kind.id)));
    if (!kind.represents.empty() && configuration.level(kind.represents) == nullptr) {
        return wrong(fmt::format("slaget {} har represents = {}, en nivå som inte finns i organisation.toml.",
                                 in_quotes(kind.id), in_quotes(kind.represents)));
    }
    if (kind.term_months < 0) return wrong(fmt::format("slaget {} har en negativ mandattid.", in_quotes(kind.id)));
    if (!std::ranges::is_sorted(kind.former, std::less{}, &FormerKindName::until))
        return wrong(fmt::format("slaget {} ska ha sina tidigare namn med det äldsta först.", in_quotes(kind.id)));
    return check_wanted(settings, kind);
}

Result<void> check(const GroupSettings& settings, const Configuration& configuration) {
    for (auto once : {check_once(settings.competences, "competences"), check_once(settings.professions, "professions"),
                      check_once(settings.roles, "roles"), check_once(settings.levels, "levels"),
                      check_once(settings.scopes, "scopes"), check_once(settings.kinds, "kinds")}) {
        if (!once) return once;
    }
    for (const char* role : {"chair", "secretary", "member"}) {
        if (settings.role(role) == nullptr) return wrong(fmt::format("rollen {} saknas.", role));
    }
    for (const auto& profession : settings.professions) {
        for (const auto& competence : profession.competences) {
            if (settings.competence(competence) != nullptr) continue;
            return wrong(fmt::format("yrket {} har kompetensen {}, som inte finns bland competences.",
                                     in_quotes(profession.id), in_quotes(competence)));
        }
    }
    if (auto care = check_care(settings); !care) return care;
    for (const auto& kind : settings.kinds) {
        if (auto right = check_kind(settings, kind, configuration); !right) return right;
    }
    return {};
}

}  // namespace

const GroupKind* GroupSettings::kind(const std::string& id) const {
    return find_by_id(kinds, ascii_slug(id));
}
const Profession* GroupSettings::profession(const std::string& id) const {
    return find_by_id(professions, id);
}
const Competence* GroupSettings::competence(const std::string& id) const {
    return find_by_id(competences, id);
}
const GroupRole* GroupSettings::role(const std::string& id) const {
    return find_by_id(roles, id);
}
const GroupLevel* GroupSettings::level(const std::string& id) const {
    return find_by_id(levels, id);
}
const GroupScope* GroupSettings::scope(const std::string& id) const {
    return find_by_id(scopes, id);
}

const CareLevel* GroupSettings::care_level(const std::string& id) const {
    return find_by_id(care_levels, id);
}

const std::vector<std::string>& GroupSettings::care_of(const std::string& area) const {
    const auto found = std::ranges::find(area_care, area, &AreaCare::area);
    return found == area_care.end() ? care_needed : found->needs;
}

bool GroupSettings::knows(const GroupWanted& wanted) const {
    if (wanted.what == "profession") return profession(wanted.id) != nullptr;
    if (wanted.what == "competence") return competence(wanted.id) != nullptr;
    if (wanted.what == "role") return role(wanted.id) != nullptr;
    return wanted.what == "manager" && wanted.id.empty();
}

std::string GroupSettings::words_for(const GroupWanted& wanted) const {
    if (wanted.what == "manager") return "chef";
    if (const auto* found = profession(wanted.id); wanted.what == "profession" && found != nullptr)
        return lower_case(found->name);
    if (const auto* found = competence(wanted.id); wanted.what == "competence" && found != nullptr)
        return "kompetens i " + lower_case(found->name);
    if (const auto* found = role(wanted.id); wanted.what == "role" && found != nullptr) return lower_case(found->name);
    return wanted.id;
}

KindName kind_name_on(const GroupKind& kind, const Date& on) {
    for (const auto& former : kind.former) {
        if (on < former.until) return {former.name, former.plural, former.abbreviation};
    }
    return {kind.name, kind.plural, kind.abbreviation};
}

Result<GroupSettings> read_group_settings(const Configuration& configuration) {
    const auto file = files::path(configuration.folder) / "groups.toml";
    if (!files::exists(file)) return GroupSettings{};
    auto settings = read_toml_as<GroupSettings>(file);
    if (!settings) return refuse(settings.error());
    if (auto right = check(*settings, configuration); !right) return refuse(right.error());
    return settings;
}

}  // namespace ledstang
