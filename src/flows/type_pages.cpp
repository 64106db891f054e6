#include "flows/type_pages.h"

#include <algorithm>

#include "flows/read_flow_type.h"
#include "flows/who.h"

namespace ledstang {
namespace {

ShownType shown(const Configuration& configuration, const GroupNames& names, const CheckedFlow& flow) {
    ShownType one;
    one.type = flow.type;
    one.text = flow.text;
    one.undefined = undefined_rights(flow.type);
    const auto add = [&](const FlowPart& part, const CheckedFlow::Part& checked, bool of_unit) {
        for (const auto& step : part.steps) {
            if (step.right.empty()) continue;
            DecisionRight right{step.right, step.name, {}, of_unit};
            for (const auto& actor : checked.by.at(step.id))
                right.who.push_back(in_words(configuration, names, flow.type, actor));
            one.rights.push_back(std::move(right));
        }
    };
    add(flow.type.matter, flow.matter, false);
    add(flow.type.units, flow.units, true);
    one.steps = steps_in_words(configuration, names, flow);
    for (const auto& actor : flow.starts) one.begun_by.push_back(in_words(configuration, names, flow.type, actor));
    return one;
}

}  // namespace

Result<TypeList> list_matter_types(Context& context, const ListTypes& wish) {
    const auto types = read_flow_types(context.configuration);
    return context.store.read([&](Sql& sql) -> Result<TypeList> {
        const Who who(sql, context.configuration, context.caller.person, context.today);
        std::map<std::string, int> running;
        using Count = std::tuple<std::string, int>;
        sql.each<Count>(
            "select m.type, count(*) from flow_matter f join matter m on m.id = f.matter where f.ended is null group "
            "by "
            "m.type",
            [&](const Count& row) { running[std::get<0>(row)] = std::get<1>(row); });
        const auto names = group_names(sql, context.configuration, context.today);
        TypeList list;
        for (const auto& flow : types.types) {
            auto one = shown(context.configuration, names, *flow);
            one.running = running[flow->type.id];
            if (!flow->type.in_use && one.running == 0) continue;
            one.may_begin = flow->type.in_use && std::ranges::any_of(flow->starts, [&](const Actor& actor) {
                                if (actor.kind != Actor::Kind::function || !wish.unit.empty())
                                    return who.is(actor, wish.unit);
                                return std::ranges::any_of(
                                    who.functions(), [&](const FunctionOn& held) { return held.kind == actor.key; });
                            });
            list.types.push_back(std::move(one));
        }
        for (const auto& refusal : types.refused) list.refused.push_back({refusal.message});
        return list;
    });
}

Result<CheckedType> check_matter_type(Context& context, const CheckType& wish) {
    CheckedType checked;
    const auto read = read_flow_type(wish.text, wish.id + ".toml", context.configuration);
    if (read) {
        const auto names =
            context.store.read([&](Sql& sql) { return group_names(sql, context.configuration, context.today); });
        checked.type = shown(context.configuration, names, *read);
        return checked;
    }
    for (const auto& fault : read.error().faults) {
        checked.faults.push_back(
            {fault.code, fault.message, fault.path, fault.line.value_or(1), fault.column.value_or(1)});
    }
    if (checked.faults.empty()) checked.faults.push_back({read.error().code, read.error().message, "", 1, 1});
    return checked;
}

}  // namespace ledstang
