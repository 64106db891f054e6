#include "knowledge/lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

bool contains(const std::vector<std::string>& values, const std::string& value) {
    return std::ranges::find(values, value) != values.end();
}

// Whether the document is about the code: "I50" of I50.9, and the other way round.
bool concerns(const std::vector<std::string>& codes, const std::string& wanted) {
    const std::string small = lower_case(wanted);
    return std::ranges::any_of(codes, [&](const std::string& code) {
        const auto own = lower_case(code);
        return own.starts_with(small) || small.starts_with(own);
    });
}

bool fits(const DocumentRow& row, const ListDocuments& wish) {
    const auto is = [](const std::string& wanted, const std::string& value) {
        return wanted.empty() || wanted == value;
    };
    const auto has = [](const std::string& wanted, const std::vector<std::string>& values) {
        return wanted.empty() || contains(values, wanted);
    };
    return is(wish.kind, row.kind) && is(wish.support, row.support) && is(wish.owner_unit, row.owner_unit) &&
           is(wish.group, row.group) && is(wish.national_id, row.national_id) && has(wish.area, row.areas) &&
           has(wish.care_level, row.care_levels) && (wish.code.empty() || concerns(row.codes, wish.code)) &&
           (!wish.overdue || row.review_overdue) && (!wish.not_anchored || row.not_anchored) &&
           (!wish.only_marked || row.marked);
}

// The version that a list of that state shows of the document, if any.
const StoredVersion* listed(const StoredDocument& document, const std::string& state, const Date& today) {
    if (state == "draft") return document.draft();
    const auto* holding = document.in_force(today);
    if (state == "in_force") return holding;
    if (state == "ended") {
        const auto& last = document.shown(today);
        const auto now = last.state_on(today);
        return now == VersionState::superseded || now == VersionState::withdrawn ? &last : nullptr;
    }
    return &document.shown(today);
}

struct NearestMark {
    std::size_t distance = 0;  // units up
    std::string unit_name;
    std::string note;
};

// By document number, of the unit and those above it.
std::map<std::int64_t, NearestMark> marks_for(Sql& sql, const Organisation& organisation, const std::string& unit) {
    std::map<std::int64_t, NearestMark> marks;
    std::map<std::string, std::size_t> distances;
    for (const UnitRow* row : organisation.chain(unit)) distances.emplace(row->id, distances.size());
    if (distances.empty()) return marks;
    using Row = std::tuple<std::int64_t, std::string, std::string>;
    for (auto& [document, id, note] :
         sql.rows<Row>("select m.document, u.id, m.note from document_mark m join unit u on u.number = m.unit order by "
                       "m.document")) {
        const auto distance = distances.find(id);
        if (distance == distances.end()) continue;
        const auto known = marks.find(document);
        if (known != marks.end() && known->second.distance <= distance->second) continue;
        marks[document] = {distance->second, organisation.find(id)->name, std::move(note)};
    }
    return marks;
}

}  // namespace

Result<DocumentList> list_documents(Context& context, const ListDocuments& wish) {
    static const std::set<std::string> states = {"in_force", "draft", "ended", "all"};
    if (!states.contains(wish.state))
        return refuse("document.state", "Läget ska vara in_force, draft, ended eller all.");
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    return context.store.read([&](Sql& sql) -> Result<DocumentList> {
        const DocumentRows rows(sql, context, *kinds);
        const auto marks = marks_for(sql, rows.organisation(), wish.unit);
        DocumentList list;
        for (const auto& document : read_documents(sql)) {
            const auto* version = listed(document, wish.state, context.today);
            if (version == nullptr) continue;
            auto row = rows.row(document, *version);
            if (const auto mark = marks.find(document.number); mark != marks.end()) {
                row.marked = true;
                row.marked_unit = mark->second.unit_name;
                row.mark_note = mark->second.note;
            }
            if (fits(row, wish)) list.documents.push_back(std::move(row));
        }
        sort_by_title(list.documents);
        list.total = static_cast<int>(list.documents.size());
        list.marked = static_cast<int>(std::ranges::count(list.documents, true, &DocumentRow::marked));
        if (list.total > wish.limit) list.documents.resize(static_cast<std::size_t>(std::max(0, wish.limit)));
        return list;
    });
}

Result<KnowledgeChoices> get_knowledge_choices(Context& context, const NothingAsked&) {
    auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    KnowledgeChoices choices;
    for (const auto& function : context.configuration.organisation.functions) {
        const bool owns = std::ranges::any_of(
            kinds->kinds, [&](const DocumentKind& kind) { return contains(kind.owners, function.id); });
        if (owns) choices.functions.push_back(function);
    }
    choices.kinds = std::move(kinds->kinds);
    choices.areas = std::move(*areas);
    choices.supports = std::move(kinds->settings.supports);
    choices.care_levels = std::move(kinds->settings.care_levels);
    return choices;
}

}  // namespace ledstang
