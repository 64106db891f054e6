// Who may change a group: who may change the organisation that the group belongs to, and those of its own members whose
// role edits (groups.toml). Inside the module.
#pragma once

#include "groups/groups.h"
#include "operations/context.h"

namespace ledstang {

// Refuses with group.unknown, and the nearest id as a suggestion.
Result<GroupRow> require_group(Sql& sql, const Configuration& configuration, const std::string& id, const Date& on);

// Refuse with permission.outside_part or permission.group.
Result<void> may_organise(const Context& context, const GroupRow& group);
Result<void> may_edit(const Context& context, Sql& sql, const GroupRow& group);

// The group, when the caller may edit it. Reads the store, so not inside a write.
Result<GroupRow> require_editor(Context& context, const std::string& group);

// The person's id: the given one, which has to be known unless a name comes with it, or one made of the name alone.
// Refuses with person.unknown or person.name.
Result<std::string> person_or_new(Transaction& transaction, const std::string& person, const std::string& name);

// From the day on the row with these keys is no more: what goes on ends, what would have begun later is taken away.
// `where` names the keys in the order of the arguments.
template <class... Keys>
void end_interval(Sql& sql, const std::string& table, const std::string& where, const Date& on, const Keys&... keys) {
    sql.execute("delete from " + table + " where " + where + " and valid_from >= :day", keys..., on);
    sql.execute(
        "update " + table + " set valid_to = :day where " + where + " and (valid_to is null or valid_to > :day)", on,
        keys...);
}

}  // namespace ledstang
