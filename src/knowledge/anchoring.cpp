#include "knowledge/anchoring.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/swedish_text.h"
#include "groups/groups.h"
#include "knowledge/knowledge.h"
#include "store/store.h"

namespace ledstang {
namespace {

// As many documents as one statement asks for.
constexpr std::size_t at_once = 20;

template <class Row>
std::vector<Row> rows_of(Sql& sql, const std::string& before, const std::string& after,
                         const std::array<std::string, at_once>& ids, const Date& on) {
    std::string names;
    for (std::size_t i = 0; i < at_once; ++i) names += fmt::format("{}:id{}", i == 0 ? "" : ", ", i);
    return std::apply([&](const auto&... id) { return sql.rows<Row>(before + names + after, id..., on); }, ids);
}

// Of those in force that day, without their text.
std::vector<LocalVersion> versions_in_force(Sql& sql, const std::array<std::string, at_once>& ids, const Date& on) {
    static const std::string holding =
        ") and v.published = 1 and v.valid_from <= :day and (v.valid_to is null or :day < v.valid_to)";
    std::vector<LocalVersion> versions;
    std::map<std::string, std::size_t> places;
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>;
    for (auto& [id, kind, function, group, origin, after] :
         rows_of<Row>(sql,
                      "select d.id, d.kind, d.owner_function, coalesce(d.group_id, ''), v.origin, coalesce((select "
                      "max(p.at) from document_version p where p.document = d.number and p.published = 1 and p.version "
                      "< v.version), '') from document d join document_version v on v.document = d.number where d.id "
                      "in (",
                      holding + " order by d.number", ids, on)) {
        places[id] = versions.size();
        versions.push_back({id, kind, function, group, origin, {}, after});
    }
    using Tag = std::tuple<std::string, std::string>;
    for (auto& [id, area] :
         rows_of<Tag>(sql,
                      "select d.id, t.value from document d join document_version v on v.document = d.number join "
                      "document_tag t on t.document = v.document and t.version = v.version and t.kind = 'area' where "
                      "d.id in (",
                      holding + " order by d.number, t.place", ids, on))
        versions[places.at(id)].areas.push_back(std::move(area));
    return versions;
}

// Of one document, or of all; oldest matter first. One that has ended without anchoring is not among them.
std::vector<DocumentRound> read_rounds(Sql& sql, const KnowledgeSettings& settings, const std::string& document) {
    struct Step {
        std::string stage, at;
        Date day{};
    };
    std::map<std::string, std::vector<Step>> steps;  // by matter, oldest first
    using StepRow = std::tuple<std::string, std::string, std::string, Date>;
    sql.each<StepRow>(
        "select s.matter, s.to_stage, s.at, s.day from flow_step s where s.unit is null and s.day <> '' and s.matter "
        "in (select l.matter from matter_link l where l.kind = 'document' and (:document = '' or l.target = "
        ":document)) order by s.number",
        [&](const StepRow& row) {
            steps[std::get<0>(row)].push_back({std::get<1>(row), std::get<2>(row), std::get<3>(row)});
        },
        document);
    std::vector<DocumentRound> rounds;
    using Row = std::tuple<std::string, std::string, std::string, std::string, std::string, bool>;
    for (auto& [target, id, type, group, area, ended] : sql.rows<Row>(
             "select l.target, m.id, m.type, coalesce(f.lead_group, ''), f.area, case when f.ended is null then 0 else "
             "1 end from matter_link l join matter m on m.id = l.matter join flow_matter f on f.matter = m.id where "
             "l.kind = 'document' and (:document = '' or l.target = :document) order by f.created, m.id, l.target",
             document)) {
        const auto known = std::ranges::find(settings.rounds, type, &AnchoringRound::type);
        if (known == settings.rounds.end()) continue;
        DocumentRound round{std::move(target), id, std::move(group), std::move(area), {}, {}};
        const auto& taken = steps[id];
        const auto there = std::ranges::find_if(taken, [&](const Step& step) {
            return std::ranges::find(known->stages, step.stage) != known->stages.end();
        });
        if (there != taken.end()) {
            round.day = there->day;
            round.at = there->at;
        }
        if (round.day || !ended) rounds.push_back(std::move(round));
    }
    return rounds;
}

}  // namespace

LocalVersion local_version(const StoredDocument& document, const StoredVersion& version) {
    LocalVersion local{
        document.id, document.kind, document.owner_function, document.group, version.head.origin, version.head.areas,
        ""};
    for (const auto& earlier : document.versions) {
        if (earlier.published && earlier.version < version.version) local.after = std::max(local.after, earlier.at);
    }
    return local;
}

Anchorings::Anchorings(Sql& sql, const Configuration& configuration, const KnowledgeKinds& kinds, const Date& on,
                       const std::string& document)
    : kinds_(kinds) {
    const bool asked = std::ranges::any_of(kinds.kinds, [](const auto& kind) { return kind.anchoring != "none"; });
    if (!asked) return;
    for (auto& round : read_rounds(sql, kinds.settings, document)) {
        const auto key = round.document;
        rounds_.emplace(key, std::move(round));
    }
    for (auto& [area, group] : sql.rows<std::tuple<std::string, std::string>>("select area, group_id from area_owner"))
        owners_.emplace(std::move(area), std::move(group));
    for (auto& group : groups_on(sql, configuration, on)) names_.emplace(group.id, group.name);
}

bool Anchorings::owns_one(const std::string& group, const std::vector<std::string>& areas) const {
    return !group.empty() && std::ranges::any_of(areas, [&](const std::string& area) {
        const auto owner = owners_.find(area);
        return owner != owners_.end() && owner->second == group;
    });
}

bool Anchorings::is_asked(const LocalVersion& version, const DocumentKind* kind) const {
    if (kind == nullptr || kind->anchoring == "none" || version.origin != "own") return false;
    const auto& owners = kind->local_owners;
    if (!owners.empty() && std::ranges::find(owners, version.owner_function) == owners.end()) return false;
    return !owns_one(version.group, version.areas);
}

bool Anchorings::concerns(const DocumentRound& round, const LocalVersion& version) const {
    return owns_one(round.group, version.areas) || std::ranges::find(version.areas, round.area) != version.areas.end();
}

std::string Anchorings::owners_in_words(const std::vector<std::string>& areas) const {
    std::vector<std::string> groups;
    for (const auto& area : areas) {
        const auto owner = owners_.find(area);
        if (owner == owners_.end()) continue;
        const auto name = names_.find(owner->second);
        const auto& words = name == names_.end() ? owner->second : name->second;
        if (std::ranges::find(groups, words) == groups.end()) groups.push_back(words);
    }
    return list_in_words(groups, "eller");
}

DocumentAnchoring Anchorings::of(const LocalVersion& version) const {
    DocumentAnchoring anchoring;
    const auto* kind = kinds_.kind(version.kind);
    if (!is_asked(version, kind)) return anchoring;
    anchoring.required = kind->anchoring == "required";
    anchoring.round = kind->round;
    anchoring.state = AnchoringState::missing;
    for (const auto& area : version.areas) {
        if (owners_.contains(area)) anchoring.area = area;
        if (!anchoring.area.empty()) break;
    }
    const auto owners = owners_in_words(version.areas);
    anchoring.words = owners.empty() ? "Ej förankrad: ingen grupp äger dokumentets område."
                                     : fmt::format("Ej förankrad: den har inte varit på remiss hos {}.", owners);
    const auto [first, last] = rounds_.equal_range(version.document);
    for (auto one = first; one != last; ++one) {
        const auto& round = one->second;
        if (!concerns(round, version) || (round.day && round.at <= version.after)) continue;
        const auto name = names_.find(round.group);
        const auto& group = name == names_.end() ? round.group : name->second;
        anchoring.matter = round.matter;
        if (round.day) {
            anchoring.state = AnchoringState::anchored;
            anchoring.words = fmt::format("Förankrad i {} {}.", group, to_string(*round.day));
            break;
        }
        anchoring.state = AnchoringState::under_way;
        anchoring.words = fmt::format("Ej förankrad ännu: på remiss hos {}.", group);
    }
    return anchoring;
}

std::vector<std::string> not_anchored(Sql& sql, const Configuration& configuration, const std::vector<std::string>& ids,
                                      const Date& on) {
    std::vector<std::string> lacking;
    const auto kinds = read_knowledge_kinds(configuration);
    if (!kinds || ids.empty()) return lacking;  // the documents' own pages say what is wrong with the kinds
    const Anchorings anchorings(sql, configuration, *kinds, on);
    for (std::size_t begin = 0; begin < ids.size(); begin += at_once) {
        std::array<std::string, at_once> some;
        std::copy_n(ids.begin() + static_cast<std::ptrdiff_t>(begin), std::min(at_once, ids.size() - begin),
                    some.begin());
        for (const auto& version : versions_in_force(sql, some, on)) {
            if (anchorings.of(version).is_lacking()) lacking.push_back(version.document);
        }
    }
    return lacking;
}

}  // namespace ledstang
