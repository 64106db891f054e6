#include <fmt/format.h>

#include "exchange/write_workbook.h"
#include "groups/group_world.h"
#include "groups/member_file.h"

namespace ledstang {
namespace {

OutCell cell(const std::string& text) {
    return text.empty() ? OutCell() : OutCell(text);
}

}  // namespace

Result<FileContent> export_group_members(Context& context, const MemberFileWish& wish) {
    if (wish.format != "csv" && wish.format != "xlsx") {
        return refuse("export.format", fmt::format("Formatet ”{}” finns inte. Välj csv eller xlsx.", wish.format));
    }
    return context.store.read([&](Sql& sql) -> Result<FileContent> {
        const auto world = read_group_world(sql, context.configuration, wish.on.value_or(context.today));
        if (!world) return refuse(world.error());
        if (!wish.unit.empty()) {
            if (auto known = require_unit(world->organisation, wish.unit); !known) return refuse(known.error());
        }
        OutTable table{{"group_id", "group_name", "kind", "kind_name", "person_id", "name", "role", "profession",
                        "manager", "unit_id", "unit_name", "valid_from"},
                       {}};
        for (const auto& group : world->groups) {
            for (const auto& member : world->members_of(group.id)) {
                const std::string unit = member.unit.value_or("");
                if (!wish.unit.empty() && !world->organisation.within(unit, wish.unit)) continue;
                const GroupRole* role = world->settings.role(member.role);
                const Profession* profession = world->settings.profession(member.profession);
                table.rows.push_back(
                    {cell(group.id), cell(group.name), cell(group.kind), cell(group.kind_name), cell(member.person),
                     cell(member.name), cell(role != nullptr ? role->name : member.role),
                     cell(profession != nullptr ? profession->name : member.profession),
                     cell(member.manager ? "ja" : "nej"), cell(unit), cell(unit.empty() ? "" : world->unit_name(unit)),
                     cell(to_string(member.valid_from))});
            }
        }
        const std::string name = "group_members";
        if (wish.format == "csv") return FileContent{name + ".csv", "text/csv; charset=utf-8", write_csv(table)};
        auto bytes = write_workbook({{"Ledamöter", std::move(table)}}, {"Ledamöter"});
        if (!bytes) return refuse(bytes.error());
        return FileContent{name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                           std::move(*bytes)};
    });
}

}  // namespace ledstang
