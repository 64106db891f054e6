#include "groups/gaps.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"

namespace ledstang {
namespace {

class Finding {
 public:
    Finding(const GroupWorld& world, const GroupRow& group)
        : world_(world), group_(group), kind_(world.settings.kind(group.kind)) {}

    std::vector<GroupGap> all() {
        if (is_blank(group_.mandate)) add("mandate", "", "Gruppens uppdrag är inte beskrivet.");
        find_wanted();
        find_vacancies();
        find_terms();
        if (kind_ != nullptr && kind_->needs_management && !world_.reaches_management(group_.id))
            add("management", "", "Gruppen är inte kopplad till någon ledningsgrupp.");
        for (const auto& unit : world_.units_of(group_.id)) {
            if (unit.contact.empty())
                add("contact", unit.unit, fmt::format("Kontakt saknas på {}.", world_.unit_name(unit.unit)));
        }
        find_scope();
        return std::move(gaps_);
    }

 private:
    void add(const char* code, std::string subject, std::string message) {
        gaps_.push_back(
            {group_.id, group_.name, group_.kind, group_.kind_name, code, std::move(subject), std::move(message)});
    }

    void find_wanted() {
        const auto& members = world_.members_of(group_.id);
        for (const auto& wanted : world_.wanted_of(group_)) {
            const int have = count_wanted(world_.settings, wanted, members);
            if (have >= wanted.least) continue;
            const std::string words = world_.settings.words_for(wanted);
            const char* verb = wanted.what == "competence" ? "har" : "är";
            add("wanted", wanted.id.empty() ? wanted.what : wanted.what + ":" + wanted.id,
                wanted.least == 1 ? fmt::format("Ingen ledamot {} {}.", verb, words)
                                  : fmt::format("{} av minst {} ledamöter {} {}.", have, wanted.least, verb, words));
        }
    }

    void find_vacancies() {
        if (kind_ == nullptr || kind_->represents.empty()) return;
        for (const auto& unit : world_.organisation.units()) {
            if (unit.level != kind_->represents) continue;
            const auto comes_from = [&](const GroupMember& member) {
                return member.unit && world_.organisation.within(*member.unit, unit.id);
            };
            if (std::ranges::none_of(world_.members_of(group_.id), comes_from))
                add("vacancy", unit.id, fmt::format("Vakant plats: ingen ledamot från {}.", unit.name));
        }
    }

    void find_terms() {
        for (const auto& member : world_.members_of(group_.id)) {
            const auto ends = term_ends(kind_, member);
            if (ends && *ends <= world_.on)
                add("term", member.person,
                    fmt::format("Mandattiden för {} gick ut {}.", member.name, to_string(*ends)));
        }
    }

    void find_scope() {
        const GroupScope* scope = world_.settings.scope(group_.scope);
        for (const auto& area : world_.areas_of(group_.id)) {
            std::vector<std::string> missing;
            for (const auto& care : world_.settings.care_of(area)) {
                if (scope != nullptr && std::ranges::find(scope->covers, care) != scope->covers.end()) continue;
                const CareLevel* level = world_.settings.care_level(care);
                missing.push_back(level != nullptr ? level->name : care);
            }
            if (missing.empty()) continue;
            const std::string name = area_name(world_.areas, area);
            add("scope", area,
                scope == nullptr
                    ? fmt::format("Det står inte vilken vård gruppen verkar för, fast den äger området {}.",
                                  in_quotes(name))
                    : fmt::format("Området {} behöver också {}, som gruppen inte verkar för.", in_quotes(name),
                                  list_in_words(missing)));
        }
    }

    const GroupWorld& world_;
    const GroupRow& group_;
    const GroupKind* kind_;
    std::vector<GroupGap> gaps_;
};

}  // namespace

std::vector<GroupGap> gaps_of(const GroupWorld& world, const GroupRow& group) {
    return Finding(world, group).all();
}

std::vector<GroupGap> all_gaps(const GroupWorld& world) {
    std::vector<GroupGap> gaps;
    for (const auto& group : world.groups) {
        for (auto& gap : gaps_of(world, group)) gaps.push_back(std::move(gap));
    }
    return gaps;
}

std::optional<Date> term_ends(const GroupKind* kind, const GroupMember& member) {
    if (kind == nullptr || kind->term_months == 0) return std::nullopt;
    Date ends = member.valid_from + std::chrono::months(kind->term_months);
    if (!ends.ok()) ends = Date{std::chrono::sys_days{ends}};  // 31 March a month on is 1 May
    return ends;
}

}  // namespace ledstang
