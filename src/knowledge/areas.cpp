// The areas of knowledge with their four supports, and what lacks an owner, a document or a review.
#include <algorithm>
#include <set>

#include "base/swedish_key.h"
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
    bool is_missing(std::int64_t document, const std::string& kind_id, int version) const {
        const auto* kind = kinds_.kind(kind_id);
        if (kind == nullptr) return false;
        bool asked = false;
        for (const auto& section : kind->sections) {
            if (!section.patient_part) continue;
            asked = true;
            if (written_.contains({document, version, section.id})) return false;
        }
        return asked;
    }

 private:
    const KnowledgeKinds& kinds_;
    std::set<std::tuple<std::int64_t, int, std::string>> written_;  // document, version, section
};

// A document in force, by what care asks of it. Of twenty thousand some hundreds are shown, and only these are read
// whole.
struct Held {
    std::int64_t number = 0;
    std::string kind, owner_function, owner_unit, title;
    int version = 0;
    std::optional<Date> review_by;
    LocalVersion local;
};

std::vector<Held> documents_in_force(Sql& sql, const Date& on) {
    std::vector<Held> held;
    std::map<std::int64_t, std::size_t> places;
    using Row = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string, int,
                           std::string, std::string, std::optional<Date>, std::string>;
    sql.each<Row>(
        "select d.number, d.id, d.kind, d.owner_function, u.id, coalesce(d.group_id, ''), v.version, v.title, "
        "v.origin, v.review_by, coalesce((select max(p.at) from document_version p where p.document = d.number and "
        "p.published = 1 and p.version < v.version), '') from document d join document_version v on v.document = "
        "d.number join unit u on u.number = d.owner_unit where v.published = 1 and v.valid_from <= :day and "
        "(v.valid_to "
        "is null or :day < v.valid_to) order by d.number",
        [&](const Row& row) {
            const auto& [number, id, kind, function, unit, group, version, title, origin, review_by, after] = row;
            places.emplace(number, held.size());
            held.push_back({number,
                            kind,
                            function,
                            unit,
                            title,
                            version,
                            review_by,
                            {id, kind, function, group, origin, {}, after}});
        },
        on);
    using Tag = std::tuple<std::int64_t, std::string>;
    sql.each<Tag>(
        "select t.document, t.value from document_tag t join document_version v on v.document = t.document and "
        "v.version = t.version where t.kind = 'area' and v.published = 1 and v.valid_from <= :day and (v.valid_to is "
        "null or :day < v.valid_to) order by t.document, t.place",
        [&](const Tag& tag) {
            const auto place = places.find(std::get<0>(tag));
            if (place != places.end()) held[place->second].local.areas.push_back(std::get<1>(tag));
        },
        on);
    return held;
}

// Those that lack something, until the first of them are shown.
using Lacking = std::vector<const Held*>;

struct Lacks {
    Lacking vacant, not_anchored, without_patient_part;
    std::map<std::pair<std::string, std::string>, Lacking> overdue;  // by owner's function and unit
    std::set<std::string> areas;                                     // that have a document in force
};
Lacks lacks_of(const std::vector<Held>& all, const DocumentRows& rows, const PatientParts& parts, const Date& today) {
    Lacks lacks;
    for (const auto& one : all) {
        lacks.areas.insert(one.local.areas.begin(), one.local.areas.end());
        if (rows.vacant(one.owner_function, one.owner_unit)) lacks.vacant.push_back(&one);
        if (rows.is_not_anchored(one.local)) lacks.not_anchored.push_back(&one);
        if (parts.is_missing(one.number, one.kind, one.version)) lacks.without_patient_part.push_back(&one);
        if (one.review_by && *one.review_by < today)
            lacks.overdue[{one.owner_function, one.owner_unit}].push_back(&one);
    }
    return lacks;
}

void first_by_title(Lacking& lacking) {
    std::vector<std::pair<std::u32string, const Held*>> order;
    for (const auto* one : lacking) order.emplace_back(swedish_key(one->title), one);
    std::ranges::stable_sort(order, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second->title < b.second->title;
    });
    lacking.clear();
    for (const auto& [key, one] : order) {
        if (lacking.size() < most_shown) lacking.push_back(one);
    }
}
void first_overdue(Lacking& lacking) {
    std::ranges::stable_sort(lacking, {}, [](const Held* one) { return *one->review_by; });
    if (lacking.size() > most_of_an_owner) lacking.resize(most_of_an_owner);
}

// Rows of the documents that are shown, all read at once.
class ShownRows {
 public:
    explicit ShownRows(const DocumentRows& rows) : rows_(rows) {}
    void read(Sql& sql, const std::vector<const Lacking*>& lists) {
        std::set<std::int64_t> numbers;
        for (const auto* list : lists) {
            for (const auto* one : *list) numbers.insert(one->number);
        }
        const std::vector<std::int64_t> asked(numbers.begin(), numbers.end());
        for (const auto& document : read_documents(sql, asked)) {
            if (auto row = rows_.in_force(document)) shown_.emplace(document.number, std::move(*row));
        }
    }
    std::vector<DocumentRow> of(const Lacking& lacking) const {
        std::vector<DocumentRow> shown;
        for (const auto* one : lacking) shown.push_back(shown_.at(one->number));
        return shown;
    }

 private:
    const DocumentRows& rows_;
    std::map<std::int64_t, DocumentRow> shown_;
};

}  // namespace

Result<KnowledgeCare> get_knowledge_care(Context& context, const NothingAsked&) {
    const auto settings = read_settings(context);
    if (!settings) return refuse(settings.error());
    return context.store.read([&](Sql& sql) -> Result<KnowledgeCare> {
        const DocumentRows rows(sql, context, settings->kinds);
        const auto all = documents_in_force(sql, context.today);
        auto lacks = lacks_of(all, rows, PatientParts(sql, settings->kinds), context.today);
        KnowledgeCare care;
        const auto count = [](const Lacking& lacking) { return static_cast<int>(lacking.size()); };
        care.vacant.count = count(lacks.vacant);
        care.not_anchored.count = count(lacks.not_anchored);
        care.without_patient_part.count = count(lacks.without_patient_part);
        std::vector<const Lacking*> lists{&lacks.vacant, &lacks.not_anchored, &lacks.without_patient_part};
        for (auto* lacking : {&lacks.vacant, &lacks.not_anchored, &lacks.without_patient_part})
            first_by_title(*lacking);
        for (auto& [owner, overdue] : lacks.overdue) {
            const auto& [function, unit] = owner;
            care.overdue.push_back(
                {function, unit, rows.owner(function, unit), rows.vacant(function, unit), {}, count(overdue)});
            first_overdue(overdue);
            lists.push_back(&overdue);
        }
        ShownRows shown(rows);
        shown.read(sql, lists);
        care.vacant.documents = shown.of(lacks.vacant);
        care.not_anchored.documents = shown.of(lacks.not_anchored);
        care.without_patient_part.documents = shown.of(lacks.without_patient_part);
        for (auto& owner : care.overdue) owner.documents = shown.of(lacks.overdue.at({owner.function, owner.unit}));
        std::ranges::sort(care.overdue, SwedishOrder(), &OverdueOwner::owner);
        const auto owners = area_owners(sql);
        for (const auto& area : settings->areas) {
            const AreaLack lack{area, !lacks.areas.contains(area.id), !owners.contains(area.id)};
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
