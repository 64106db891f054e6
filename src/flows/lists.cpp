#include "flows/lists.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "operations/area_settings.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

Result<void> put_units(Sql& sql, const std::string& matter, const std::vector<std::string>& ids) {
    sql.execute("delete from matter_unit where matter = :matter", matter);
    int position = 0;
    for (const auto& id : ids) {
        const auto number = unit_number(sql, id);
        if (!number) return refuse("unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(id)));
        sql.execute(
            "insert into matter_unit (matter, unit, position) values (:matter, :unit, :position) on conflict (matter, "
            "unit) do nothing",
            matter, *number, position++);
    }
    return {};
}

Result<void> put_groups(Sql& sql, const std::string& matter, const std::vector<std::string>& ids) {
    sql.execute("delete from flow_group where matter = :matter", matter);
    for (const auto& id : ids) {
        if (auto known = require_group(sql, id); !known) return known;
        sql.execute(
            "insert into flow_group (matter, group_id) values (:matter, :id) on conflict (matter, group_id) do nothing",
            matter, id);
    }
    return {};
}

Result<void> put_links(Sql& sql, const std::string& matter, const std::string& kind,
                       const std::vector<std::string>& ids) {
    sql.execute("delete from matter_link where matter = :matter and kind = :kind", matter, kind);
    int position = 0;
    for (const auto& id : ids) {
        if (kind == "measure" && sql.value<int>("select count(*) from measure where id = :id", id) == 0)
            return refuse("flow.link", fmt::format("Måttet {} finns inte.", in_quotes(id)));
        sql.execute(
            "insert into matter_link (matter, kind, target, position) values (:matter, :kind, :target, :position) on "
            "conflict (matter, kind, target) do nothing",
            matter, kind, id, position++);
    }
    return {};
}

}  // namespace

Result<void> put_list(Sql& sql, const std::string& matter, const std::string& kind,
                      const std::vector<std::string>& ids) {
    if (kind == "units") return put_units(sql, matter, ids);
    if (kind == "groups") return put_groups(sql, matter, ids);
    if (kind == "measures") return put_links(sql, matter, "measure", ids);
    if (kind == "documents") return put_links(sql, matter, "document", ids);
    return refuse("flow.list", "Listan heter units, groups, measures eller documents.");
}

Result<void> add_named_units(Sql& sql, WholeMatter& whole) {
    auto units = whole.affected;
    for (const auto& field : whole.flow->type.matter.fields) {
        const auto text = whole.matter.fields.find(field.id);
        if (text == whole.matter.fields.end()) continue;
        for (const auto& column : field.columns) {
            if (column.kind != "unit") continue;
            for (const auto& row : table_rows(text->second)) {
                const auto cell = row.find(column.id);
                if (cell != row.end() && std::ranges::find(units, cell->second) == units.end())
                    units.push_back(cell->second);
            }
        }
    }
    if (units.size() == whole.affected.size()) return {};
    if (auto put = put_units(sql, whole.matter.id, units); !put) return put;
    whole.affected = affected_units_of(sql, whole.matter.id);
    whole.facts.units = static_cast<int>(whole.affected.size());
    return {};
}

Result<void> require_group(Sql& sql, const std::string& group) {
    if (group.empty() || sql.value<int>("select count(*) from unit_group where id = :id", group) > 0) return {};
    return refuse("flow.group", fmt::format("Gruppen {} finns inte.", in_quotes(group)));
}

Result<void> require_area(const Configuration& configuration, const std::string& area) {
    if (area.empty()) return {};
    const auto areas = read_areas(configuration.folder);
    if (!areas) return refuse(areas.error());
    if (auto known = require_area(*areas, area); !known) return refuse(known.error());
    return {};
}

Result<FieldTexts> merged_fields(const FlowPart& part, FieldTexts fields, const FieldTexts& given) {
    for (const auto& [id, text] : given) {
        const auto* field = part.field_named(id);
        if (field == nullptr)
            return refuse("flow.unknown_field", fmt::format("Fältet {} finns inte i ärendet.", in_quotes(id)));
        auto kept = kept_text(*field, text);
        if (!kept) return refuse(kept.error());
        if (kept->empty()) {
            fields.erase(id);
        } else {
            fields[id] = std::move(*kept);
        }
    }
    return fields;
}

}  // namespace ledstang
