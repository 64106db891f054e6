// The areas of knowledge with their four supports, and what lacks an owner, a document or a review.
#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "groups/groups.h"
#include "knowledge/areas.h"

namespace ledstang {
namespace {

// So many of each are shown where all of a region's documents may lack the same; the list of documents has the rest.
constexpr std::size_t most_of_an_owner = 5;
constexpr std::size_t most_shown = 50;

void show_first(std::vector<DocumentRow>& documents, std::size_t most) {
    if (documents.size() > most) documents.resize(most);
}

// Sorted, counted and cut.
void finish(DocumentsLacking& lacking) {
    sort_by_title(lacking.documents);
    lacking.count = static_cast<int>(lacking.documents.size());
    show_first(lacking.documents, most_shown);
}

// The group of each area that has one.
std::map<std::string, std::string> area_owners(Sql& sql) {
    std::map<std::string, std::string> owners;
    for (auto& [area, group] : sql.rows<std::tuple<std::string, std::string>>("select area, group_id from area_owner"))
        owners.emplace(std::move(area), std::move(group));
    return owners;
}

std::map<std::string, std::string> group_names(Sql& sql, const Context& context) {
    std::map<std::string, std::string> names;
    for (auto& group : groups_on(sql, context.configuration, context.today)) names.emplace(group.id, group.name);
    return names;
}

struct KnowledgeReading {
    KnowledgeKinds kinds;
    std::vector<Area> areas;
};
Result<KnowledgeReading> read_settings(const Context& context) {
    auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    return KnowledgeReading{std::move(*kinds), std::move(*areas)};
}

bool is_about(const DocumentRow& row, const std::string& area) {
    return std::ranges::find(row.areas, area) != row.areas.end();
}

// Which versions tell the patient what to do: all read once.
class PatientParts {
 public:
    PatientParts(Sql& sql, const KnowledgeKinds& kinds) : kinds_(kinds) {
        std::set<std::string> sections;
        for (const auto& kind : kinds.kinds) {
            for (const auto& section : kind.sections) {
                if (section.patient_part) sections.insert(section.id);
            }
        }
        using Row = std::tuple<std::int64_t, int, std::string>;
        for (const auto& section : sections) {
            sql.each<Row>(
                "select document, version, section from document_section where section = :section",
                [&](const Row& row) { written_.insert(row); }, section);
        }
    }
    bool is_missing(const StoredDocument& document, int version) const {
        const auto* kind = kinds_.kind(document.kind);
        if (kind == nullptr) return false;
        bool asked = false;
        for (const auto& section : kind->sections) {
            if (!section.patient_part) continue;
            asked = true;
            if (written_.contains({document.number, version, section.id})) return false;
        }
        return asked;
    }

 private:
    const KnowledgeKinds& kinds_;
    std::set<std::tuple<std::int64_t, int, std::string>> written_;  // document, version, section
};

void add_overdue(std::vector<OverdueOwner>& owners, const DocumentRows& rows, const StoredDocument& document,
                 DocumentRow row) {
    auto owner = std::ranges::find_if(owners, [&](const OverdueOwner& one) {
        return one.function == document.owner_function && one.unit == document.owner_unit;
    });
    if (owner == owners.end()) {
        owners.push_back(
            {document.owner_function, document.owner_unit, rows.owner(document), rows.vacant(document), {}, 0});
        owner = owners.end() - 1;
    }
    owner->documents.push_back(std::move(row));
}

}  // namespace

Result<KnowledgeCare> get_knowledge_care(Context& context, const NothingAsked&) {
    const auto settings = read_settings(context);
    if (!settings) return refuse(settings.error());
    return context.store.read([&](Sql& sql) -> Result<KnowledgeCare> {
        const DocumentRows rows(sql, context, settings->kinds);
        KnowledgeCare care;
        const PatientParts parts(sql, settings->kinds);
        std::map<std::string, int> in_area;
        for (const auto& document : read_documents(sql)) {
            auto row = rows.in_force(document);
            if (!row) continue;
            for (const auto& area : row->areas) ++in_area[area];
            if (rows.vacant(document)) care.vacant.documents.push_back(*row);
            if (row->not_anchored) care.not_anchored.documents.push_back(*row);
            if (parts.is_missing(document, row->version)) care.without_patient_part.documents.push_back(*row);
            if (row->review_overdue) add_overdue(care.overdue, rows, document, std::move(*row));
        }
        for (auto& owner : care.overdue) {
            std::ranges::stable_sort(owner.documents, {}, &DocumentRow::review_by);
            owner.count = static_cast<int>(owner.documents.size());
            show_first(owner.documents, most_of_an_owner);
        }
        std::ranges::sort(care.overdue, SwedishOrder(), &OverdueOwner::owner);
        finish(care.vacant);
        finish(care.not_anchored);
        finish(care.without_patient_part);
        const auto owners = area_owners(sql);
        for (const auto& area : settings->areas) {
            const AreaLack lack{area, !in_area.contains(area.id), !owners.contains(area.id)};
            if (lack.without_document || lack.without_owner) care.areas.push_back(lack);
        }
        return care;
    });
}

Result<AreaPage> get_area(Context& context, const AreaWish& wish) {
    const auto settings = read_settings(context);
    if (!settings) return refuse(settings.error());
    const auto area = require_area(settings->areas, wish.id);
    if (!area) return refuse(area.error());
    return context.store.read([&](Sql& sql) -> Result<AreaPage> {
        AreaPage page{*area, owner_of_area(sql, context.configuration, wish.id), "", {}};
        if (!page.owner_group.empty()) {
            const auto group = read_group(sql, context.configuration, page.owner_group, context.today);
            page.owner_group_name = group ? group->name : page.owner_group;
        }
        for (const auto& support : settings->kinds.settings.supports) page.supports.push_back({support, {}, 0});
        const DocumentRows rows(sql, context, settings->kinds);
        for (const auto& document : read_documents(sql, DocumentChoice::area, wish.id)) {
            auto row = rows.in_force(document);
            if (!row || !is_about(*row, wish.id)) continue;
            const auto support = std::ranges::find_if(
                page.supports, [&](const AreaSupport& one) { return one.support.id == row->support; });
            if (support != page.supports.end()) support->documents.push_back(std::move(*row));
        }
        for (auto& support : page.supports) {
            sort_by_title(support.documents);
            support.count = static_cast<int>(support.documents.size());
            show_first(support.documents, most_shown);
        }
        return page;
    });
}

Result<AreaList> list_areas(Context& context, const NothingAsked&) {
    const auto settings = read_settings(context);
    if (!settings) return refuse(settings.error());
    return context.store.read([&](Sql& sql) -> Result<AreaList> {
        const auto owners = area_owners(sql);
        const auto names = group_names(sql, context);
        AreaList list;
        std::map<std::string, std::size_t> places;
        for (const auto& area : settings->areas) {
            places.emplace(area.id, list.areas.size());
            AreaCount count{area, 0, 0, ""};
            if (const auto owner = owners.find(area.id); owner != owners.end()) {
                const auto name = names.find(owner->second);
                count.owner_group_name = name != names.end() ? name->second : owner->second;
            }
            list.areas.push_back(std::move(count));
        }
        using Row = std::tuple<std::string, std::int64_t, std::int64_t>;
        sql.each<Row>(
            "select t.value, count(*), sum(case when v.review_by < :day then 1 else 0 end) from document_version v "
            "join "
            "document_tag t on t.document = v.document and t.version = v.version and t.kind = 'area' where v.published "
            "= 1 and v.valid_from <= :day and (v.valid_to is null or :day < v.valid_to) group by t.value",
            [&](const Row& row) {
                const auto& [area, documents, overdue] = row;
                const auto place = places.find(area);
                if (place == places.end()) return;
                list.areas[place->second].documents = static_cast<int>(documents);
                list.areas[place->second].overdue = static_cast<int>(overdue);
            },
            context.today);
        return list;
    });
}

}  // namespace ledstang
