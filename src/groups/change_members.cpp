// Members come and go, and what is wanted of them.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "groups/changes.h"
#include "groups/editing.h"

namespace ledstang {
namespace {

constexpr const char* of_member = "group_id = :group and person = :person";

std::optional<GroupMember> member_on(Sql& sql, const std::string& group, const std::string& person, const Date& on) {
    auto members = members_of(sql, group, on);
    const auto found = std::ranges::find(members, person, &GroupMember::person);
    return found == members.end() ? std::nullopt : std::optional(*found);
}

std::string logged(const std::optional<GroupMember>& member) {
    return member ? to_json(*member) : "";
}

bool is_same(const GroupMember& a, const GroupMember& b) {
    return a.role == b.role && a.profession == b.profession && a.manager == b.manager && a.unit == b.unit;
}

struct LoggedWanted {
    std::vector<GroupWanted> wanted;
    template <class L = LoggedWanted>
    static constexpr auto described() {
        return describe("LoggedWanted", field("wanted", &L::wanted, "Vad gruppen önskar"));
    }
};

}  // namespace

Result<Applied> apply_member(Transaction& transaction, const GroupSettings& settings, const PutGroupMember& wish,
                             const Date& from) {
    Sql& sql = transaction.sql();
    const std::string role = wish.role.empty() ? "member" : wish.role;
    if (settings.role(role) == nullptr)
        return refuse("group.role", fmt::format("Rollen {} finns inte i groups.toml. Välj i listan.", in_quotes(role)));
    if (!wish.profession.empty() && settings.profession(wish.profession) == nullptr) {
        return refuse("group.profession",
                      fmt::format("Yrket {} finns inte i groups.toml. Välj i listan.", in_quotes(wish.profession)));
    }
    std::optional<std::int64_t> unit;
    if (!wish.unit.empty()) {
        unit = unit_number(sql, wish.unit);
        if (!unit) return refuse("unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(wish.unit)));
    }
    const auto person = person_or_new(transaction, wish.person, wish.name);
    if (!person) return refuse(person.error());
    const auto before = member_on(sql, wish.group, *person, from);
    const GroupMember after{
        *person, "",          role, wish.profession, wish.manager, unit ? std::optional(wish.unit) : std::nullopt,
        from,    std::nullopt};
    if (before && is_same(*before, after)) return Applied::unchanged;
    end_interval(sql, "group_member", of_member, from, wish.group, *person);
    sql.execute(
        "insert into group_member (group_id, person, role, profession, manager, represents, valid_from) values "
        "(:group, :person, :role, :profession, :manager, :unit, :day)",
        wish.group, *person, role, wish.profession, wish.manager, unit, from);
    transaction.log("group_member", wish.group + "/" + *person, logged(before),
                    logged(member_on(sql, wish.group, *person, from)));
    return before ? Applied::changed : Applied::added;
}

Result<GroupPage> put_group_member(Context& context, const PutGroupMember& wish) {
    const auto settings = read_group_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    if (auto group = require_editor(context, wish.group); !group) return refuse(group.error());
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) {
        return apply_member(transaction, *settings, wish, wish.from.value_or(context.today));
    });
    if (!written) return refuse(written.error());
    return get_group(context, {wish.group, std::nullopt});
}

Result<GroupPage> end_group_member(Context& context, const EndGroupMember& wish) {
    if (auto group = require_editor(context, wish.group); !group) return refuse(group.error());
    const Date on = wish.on.value_or(context.today);
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        const Date last = std::chrono::sys_days{on} - std::chrono::days(1);
        auto before = member_on(sql, wish.group, wish.person, last);
        if (!before) before = member_on(sql, wish.group, wish.person, on);  // came and went the same day
        if (!before) {
            return refuse(
                RefusalKind::not_found, "group.member_unknown",
                fmt::format("{} är inte ledamot den dagen. Välj någon av gruppens ledamöter.", in_quotes(wish.person)));
        }
        end_interval(sql, "group_member", of_member, on, wish.group, wish.person);
        transaction.log("group_member", wish.group + "/" + wish.person, logged(before), "");
        return {};
    });
    if (!written) return refuse(written.error());
    return get_group(context, {wish.group, std::nullopt});
}

Result<GroupPage> put_group_wanted(Context& context, const PutGroupWanted& wish) {
    const auto settings = read_group_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    if (auto group = require_editor(context, wish.group); !group) return refuse(group.error());
    for (const auto& wanted : wish.wanted) {
        if (settings->knows(wanted) && wanted.least >= 1) continue;
        return refuse("group.wanted", fmt::format("{} {} kan inte önskas. Välj i listan, och minst en.", wanted.what,
                                                  in_quotes(wanted.id)));
    }
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        Sql& sql = transaction.sql();
        const LoggedWanted before{sql.rows<GroupWanted>(
            "select what, id, least from group_wanted where group_id = :group order by what, id", wish.group)};
        sql.execute("delete from group_wanted where group_id = :group", wish.group);
        for (const auto& wanted : wish.wanted) {
            sql.execute("delete from group_wanted where group_id = :group and what = :what and id = :id", wish.group,
                        wanted.what, wanted.id);  // the last one holds where it is wished twice
            sql.execute("insert into group_wanted (group_id, what, id, least) values (:group, :what, :id, :least)",
                        wish.group, wanted.what, wanted.id, wanted.least);
        }
        transaction.log("group_wanted", wish.group, to_json(before), to_json(LoggedWanted{wish.wanted}));
        return {};
    });
    if (!written) return refuse(written.error());
    return get_group(context, {wish.group, std::nullopt});
}

}  // namespace ledstang
