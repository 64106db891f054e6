#include "knowledge/rows.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_key.h"

namespace ledstang {

DocumentRows::DocumentRows(Sql& sql, const Context& context, const KnowledgeKinds& kinds)
    : context_(context),
      kinds_(kinds),
      organisation_(read_organisation(sql, context.configuration, context.today)),
      anchorings_(sql, context.configuration, kinds, context.today) {
    for (auto& [kind, unit] : sql.rows<std::tuple<std::string, std::string>>(
             "select distinct h.kind, u.id from holding h join unit u on u.number = h.unit where h.valid_from <= :day "
             "and (h.valid_to is null or :day < h.valid_to)",
             context.today))
        held_[kind + "@" + unit] = true;
}

std::string DocumentRows::owner(const std::string& function, const std::string& unit) const {
    const auto* kind = context_.configuration.function_kind(function);
    const UnitRow* row = organisation_.find(unit);
    return fmt::format("{}, {}", kind != nullptr ? kind->name : function, row != nullptr ? row->name : unit);
}

bool DocumentRows::vacant(const std::string& function, const std::string& unit) const {
    return !held_.contains(function + "@" + unit);
}

DocumentRow DocumentRows::row(const StoredDocument& document, const StoredVersion& version) const {
    DocumentRow row;
    row.id = document.id;
    row.title = version.head.title;
    row.kind = row.kind_name = document.kind;
    if (const auto* kind = kinds_.kind(document.kind)) {
        row.kind_name = kind->name;
        row.support = kind->support;
    }
    row.areas = version.head.areas;
    row.codes = version.head.codes;
    row.care_levels = version.head.care_levels;
    row.owner = owner(document.owner_function, document.owner_unit);
    row.owner_unit = document.owner_unit;
    row.group = document.group;
    row.version = version.version;
    row.state = version.state_on(context_.today);
    row.valid_from = version.valid_from;
    row.review_by = version.review_by;
    row.review_overdue = version.review_overdue(context_.today);
    row.has_draft = version.published && document.draft() != nullptr;
    row.national_id = version.head.national_id;
    row.origin = version.head.origin;
    row.not_anchored = version.published && is_not_anchored(local_version(document, version));
    return row;
}

std::optional<DocumentRow> DocumentRows::in_force(const StoredDocument& document) const {
    const auto* version = document.in_force(context_.today);
    return version == nullptr ? std::nullopt : std::optional(row(document, *version));
}

void sort_by_title(std::vector<DocumentRow>& rows) {
    std::vector<std::pair<std::u32string, std::size_t>> order;
    for (const auto& row : rows) order.emplace_back(swedish_key(row.title), order.size());
    std::ranges::stable_sort(order, [&](const auto& a, const auto& b) {
        const auto& [left, right] = std::tie(rows[a.second], rows[b.second]);
        if (left.marked != right.marked) return left.marked;
        return a.first != b.first ? a.first < b.first : left.title < right.title;
    });
    std::vector<DocumentRow> sorted;
    for (const auto& [key, place] : order) sorted.push_back(std::move(rows[place]));
    rows = std::move(sorted);
}

}  // namespace ledstang
