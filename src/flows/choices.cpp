#include "flows/choices.h"

#include <map>

#include "flows/read_flow_type.h"
#include "groups/groups.h"
#include "operations/area_settings.h"
#include "store/sql.h"

namespace ledstang {

Result<MatterChoices> get_matter_choices(Context& context, const GetMatterChoices&) {
    const auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    return context.store.read([&](Sql& sql) -> Result<MatterChoices> {
        MatterChoices choices;
        for (const auto& flow : read_flow_types(context.configuration).types) {
            if (flow->type.in_use && !flow->type.invitation.empty())
                choices.invitations.push_back({flow->type.id, flow->type.invitation});
        }
        std::map<std::string, std::string> names;
        for (auto& group : groups_on(sql, context.configuration, context.today)) {
            names.emplace(group.id, group.name);
            choices.groups.push_back({std::move(group.id), std::move(group.name), std::move(group.kind_name)});
        }
        std::map<std::string, std::string> owners;
        using Row = std::tuple<std::string, std::string>;
        sql.each<Row>("select area, group_id from area_owner",
                      [&](const Row& row) { owners.emplace(std::get<0>(row), std::get<1>(row)); });
        // Of an area that nobody owns: the group that owns all such, where the region has named one.
        const auto usual = owner_of_area(sql, context.configuration, "");
        for (const auto& area : *areas) {
            const auto found = owners.find(area.id);
            const auto& owner = found == owners.end() ? usual : found->second;
            const auto name = names.find(owner);
            choices.areas.push_back({area.id, area.name, owner, name == names.end() ? owner : name->second});
        }
        return choices;
    });
}

}  // namespace ledstang
