#include "groups/editing.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "groups/group_settings.h"
#include "organisation/organisation.h"

namespace ledstang {
namespace {

// Where nobody has said what the group belongs to it belongs to the whole: to who is responsible for a top.
Result<void> require_part(const Context& context, const GroupRow& group) {
    if (!group.unit.empty()) return require_within(context, group.unit);
    const auto tops = context.store.read([&](Sql& sql) {
        std::vector<std::string> ids;
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        for (const auto& unit : organisation.units()) {
            if (unit.depth == 0) ids.push_back(unit.id);
        }
        return ids;
    });
    if (std::ranges::any_of(tops, [&](const std::string& top) { return require_within(context, top).has_value(); }))
        return {};
    return refuse(RefusalKind::forbidden, "permission.outside_part",
                  fmt::format("{} hör till hela organisationen, som ligger utanför din del. Be den som ansvarar för "
                              "den.",
                              group.name));
}

}  // namespace

Result<GroupRow> require_group(Sql& sql, const Configuration& configuration, const std::string& id, const Date& on) {
    if (auto group = read_group(sql, configuration, id, on)) return std::move(*group);
    std::string message = fmt::format("Gruppen {} finns inte.", in_quotes(id));
    const auto known = sql.rows<std::string>("select id from unit_group order by id");
    if (const auto nearest = nearest_name(id, known)) message += fmt::format(" Menade du {}?", in_quotes(*nearest));
    return refuse(RefusalKind::not_found, "group.unknown", message);
}

Result<void> may_organise(const Context& context, const GroupRow& group) {
    if (context.caller.may(Permission::organise)) return require_part(context, group);
    return refuse(RefusalKind::forbidden, "permission.group",
                  fmt::format("Bara den som får ändra organisationen kan ändra det för {}.", in_quotes(group.name)));
}

Result<void> may_edit(const Context& context, Sql& sql, const GroupRow& group) {
    auto organises = may_organise(context, group);
    if (organises) return {};
    const auto settings = read_group_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    for (const auto& membership : memberships_of(sql, context.caller.person, context.today)) {
        const GroupRole* role = settings->role(membership.role);
        if (membership.group == group.id && role != nullptr && role->edits) return {};
    }
    if (organises.error().code == "permission.outside_part") return organises;
    return refuse(RefusalKind::forbidden, "permission.group",
                  fmt::format("Bara ordföranden och sekreteraren i {}, och den som får ändra organisationen, kan ändra "
                              "gruppen. Be någon av dem.",
                              in_quotes(group.name)));
}

Result<GroupRow> require_editor(Context& context, const std::string& id) {
    return context.store.read([&](Sql& sql) -> Result<GroupRow> {
        auto group = require_group(sql, context.configuration, id, context.today);
        if (!group) return group;
        if (auto allowed = may_edit(context, sql, *group); !allowed) return refuse(allowed.error());
        return group;
    });
}

Result<std::string> person_or_new(Transaction& transaction, const std::string& person, const std::string& name) {
    Sql& sql = transaction.sql();
    const auto known = [&](const std::string& id) {
        return sql.row<std::string>("select name from person where id = :id", id).has_value();
    };
    if (!person.empty() && known(person)) return person;
    if (is_blank(name)) {
        if (person.empty()) return refuse("person.name", "Välj en person, eller skriv namnet på en ny.");
        return refuse(
            "person.unknown",
            fmt::format("Personen {} finns inte. Skriv också namnet, så läggs personen till.", in_quotes(person)));
    }
    std::string id = person.empty() ? ascii_slug(name) : person;
    if (id.empty()) return refuse("person.name", "Namnet behöver minst en bokstav eller siffra.");
    const std::string base = id;
    for (int next = 2; known(id); ++next) id = fmt::format("{}_{}", base, next);
    sql.execute("insert into person (id, name) values (:id, :name)", id, name);
    transaction.log("person", id, "", to_json(PersonName{id, name}));
    return id;
}

}  // namespace ledstang
