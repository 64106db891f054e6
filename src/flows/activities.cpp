#include "flows/activities.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "described/json_write.h"
#include "flows/changes.h"
#include "flows/who.h"
#include "store/next_key.h"
#include "store/version.h"

namespace ledstang {
namespace {

std::string label(const Activity& activity) {
    return std::to_string(activity.number);
}

Result<void> check(Sql& sql, const Context& context, const PlanActivity& wish) {
    const auto kinds = read_activity_kinds(context.configuration.folder);
    if (!kinds) return refuse(kinds.error());
    if (std::ranges::find(*kinds, wish.kind, &ActivityKind::id) == kinds->end()) {
        return refuse("activity.kind",
                      fmt::format("Slaget {} finns inte i activities.toml. Välj ett ur listan.", in_quotes(wish.kind)));
    }
    if (is_blank(wish.title)) return refuse("activity.title", "Skriv en rubrik.");
    if (!read_group(sql, context.configuration, wish.organiser, context.today))
        return refuse("flow.group", fmt::format("Gruppen {} finns inte.", in_quotes(wish.organiser)));
    return may_arrange(sql, context, wish.organiser, wish.matters);
}

Result<void> put_lists(Sql& sql, const Activity& activity) {
    sql.execute("delete from flow_activity_matter where activity = :activity", activity.number);
    for (const auto& matter : activity.matters) {
        sql.execute(
            "insert into flow_activity_matter (activity, matter) values (:activity, :matter) on conflict (activity, "
            "matter) do nothing",
            activity.number, matter);
    }
    sql.execute("delete from flow_activity_unit where activity = :activity", activity.number);
    for (const auto& unit : activity.units) {
        const auto number = unit_number(sql, unit);
        if (!number) return refuse("unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(unit)));
        sql.execute(
            "insert into flow_activity_unit (activity, unit) values (:activity, :unit) on conflict (activity, unit) do "
            "nothing",
            activity.number, *number);
    }
    return {};
}

void take_over(Activity& activity, const PlanActivity& wish) {
    activity.kind = wish.kind;
    activity.title = wish.title;
    activity.held = wish.held;
    activity.place = wish.place;
    activity.organiser = wish.organiser;
    activity.note = wish.note;
    activity.matters = wish.matters;
    activity.units = wish.units;
}

// Reads the activity, checks that the caller may, and its version.
Result<Activity> to_change(Sql& sql, const Context& context, std::int64_t number, int version) {
    auto activity = read_activity(sql, number);
    if (!activity) return activity;
    if (auto may = may_arrange(sql, context, activity->organiser, activity->matters); !may) return refuse(may.error());
    if (auto same = expect_version(activity->version == version ? 1 : 0, "aktiviteten " + activity->title); !same)
        return refuse(same.error());
    return activity;
}

}  // namespace

Result<void> may_arrange(Sql& sql, const Context& context, const std::string& organiser,
                         const std::vector<std::string>& matters) {
    const Who who(sql, context.configuration, context.caller.person, context.today);
    const bool member =
        std::ranges::find(who.memberships(), organiser, &GroupMembership::group) != who.memberships().end();
    bool part = !matters.empty();
    for (const auto& matter : matters) {
        const auto whole = read_whole_matter(sql, context.configuration, matter);
        if (!whole) return refuse(whole.error());
        part = part && require_part(sql, context, *whole).has_value();
    }
    if (member || part) return {};
    return refuse(RefusalKind::forbidden, "activity.actor",
                  "Aktiviteten läggs upp och ändras av gruppen som anordnar den, eller av den som driver ärendet.");
}

Result<Activity> read_activity(Sql& sql, std::int64_t number) {
    using Row = std::tuple<std::string, std::string, Date, std::string, std::string, std::string, int>;
    const auto row = sql.row<Row>(
        "select kind, title, held, place, organiser, note, version from flow_activity where number = :number", number);
    if (!row) return refuse(RefusalKind::not_found, "activity.unknown", "Aktiviteten finns inte.");
    Activity activity;
    activity.number = number;
    std::tie(activity.kind, activity.title, activity.held, activity.place, activity.organiser, activity.note,
             activity.version) = *row;
    activity.matters = sql.rows<std::string>(
        "select matter from flow_activity_matter where activity = :activity order by matter", number);
    activity.units = sql.rows<std::string>(
        "select u.id from flow_activity_unit a join unit u on u.number = a.unit where a.activity = :activity order by "
        "u.id",
        number);
    return activity;
}

Result<Activity> plan_activity(Context& context, const PlanActivity& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Activity> {
        Sql& sql = transaction.sql();
        if (auto right = check(sql, context, wish); !right) return refuse(right.error());
        Activity activity;
        activity.number = next_key(sql, "flow_activity");
        take_over(activity, wish);
        sql.execute(
            "insert into flow_activity (number, kind, title, held, place, organiser, note, created_by, version) values "
            "(:number, :kind, :title, :held, :place, :organiser, :note, :person, 1)",
            activity.number, activity.kind, activity.title, activity.held, activity.place, activity.organiser,
            activity.note, context.caller.person);
        if (auto put = put_lists(sql, activity); !put) return refuse(put.error());
        transaction.log("flow_activity", label(activity), "", to_json(activity));
        return activity;
    });
}

Result<Activity> change_activity(Context& context, const ChangeActivity& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Activity> {
        Sql& sql = transaction.sql();
        const auto before = to_change(sql, context, wish.activity, wish.version);
        if (!before) return before;
        if (auto right = check(sql, context, wish); !right) return refuse(right.error());
        Activity after = *before;
        take_over(after, wish);
        ++after.version;
        sql.execute(
            "update flow_activity set kind = :kind, title = :title, held = :held, place = :place, organiser = "
            ":organiser, note = :note, version = :version where number = :number",
            after.kind, after.title, after.held, after.place, after.organiser, after.note, after.version, after.number);
        if (auto put = put_lists(sql, after); !put) return refuse(put.error());
        transaction.log("flow_activity", label(after), to_json(*before), to_json(after));
        return after;
    });
}

Result<Activity> remove_activity(Context& context, const RemoveActivity& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Activity> {
        Sql& sql = transaction.sql();
        const auto before = to_change(sql, context, wish.activity, wish.version);
        if (!before) return before;
        if (sql.value<int>("select count(*) from flow_attendance where activity = :activity", wish.activity) > 0) {
            return refuse(RefusalKind::conflict, "activity.held",
                          "Aktiviteten har hållits. Ta bort närvaron först, om den är fel.");
        }
        sql.execute("delete from flow_activity_matter where activity = :activity", wish.activity);
        sql.execute("delete from flow_activity_unit where activity = :activity", wish.activity);
        sql.execute("delete from flow_activity where number = :activity", wish.activity);
        transaction.log("flow_activity", label(*before), to_json(*before), "");
        return before;
    });
}

Result<Activity> put_attendance(Context& context, const PutAttendance& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<Activity> {
        Sql& sql = transaction.sql();
        auto activity = to_change(sql, context, wish.activity, wish.version);
        if (!activity) return activity;
        if (activity->held > context.today && !wish.attendance.empty()) {
            return refuse(RefusalKind::conflict, "activity.not_held",
                          fmt::format("Aktiviteten hålls {}. Fyll i närvaron då.", to_string(activity->held)));
        }
        sql.execute("delete from flow_attendance where activity = :activity", wish.activity);
        std::set<std::pair<std::string, std::string>> written;
        for (const auto& row : wish.attendance) {
            const auto unit = unit_number(sql, row.unit);
            if (!unit) return refuse("unit.unknown", fmt::format("Enheten {} finns inte.", in_quotes(row.unit)));
            if (row.persons < 1) {
                return refuse("activity.persons",
                              fmt::format("{}: skriv minst en person, eller ta bort raden.", in_quotes(row.unit)));
            }
            if (!written.insert({row.unit, row.profession}).second) {
                return refuse("activity.persons",
                              fmt::format("{} står två gånger med samma yrke. Slå ihop raderna.", in_quotes(row.unit)));
            }
            sql.execute(
                "insert into flow_attendance (activity, unit, profession, persons) values (:activity, :unit, "
                ":profession, :persons)",
                wish.activity, *unit, row.profession, row.persons);
        }
        ++activity->version;
        sql.execute("update flow_activity set version = :version where number = :number", activity->version,
                    activity->number);
        transaction.log("flow_attendance", label(*activity), "", to_json(wish));
        return activity;
    });
}

namespace {

// Whoever came, at the unit named and at every unit above it that day. The unit named stays in the row, so that two
// units below the same one do not become one.
constexpr const char* everybody_reached =
    "with recursive reached (activity, named, profession, persons, held, unit) as (select a.number, t.unit, "
    "t.profession, t.persons, a.held, t.unit from flow_activity_matter m join flow_activity a on a.number = m.activity "
    "join flow_attendance t on t.activity = a.number where m.matter = :matter union select r.activity, r.named, "
    "r.profession, r.persons, r.held, i.parent from reached r join unit_interval i on i.unit = r.unit and i.valid_from "
    "<= r.held and (i.valid_to is null or i.valid_to > r.held) where i.parent is not null) ";

}  // namespace

int units_reached(Sql& sql, const std::string& matter) {
    return sql.value<int>(std::string(everybody_reached) +
                              "select count(distinct r.unit) from reached r join matter_unit u on u.unit = r.unit "
                              "where u.matter = :matter",
                          matter);
}

std::vector<Reached> reached_units(Sql& sql, const std::string& matter) {
    std::vector<Reached> found;
    using Row = std::tuple<std::string, std::int64_t, std::int64_t>;
    sql.each<Row>(
        std::string(everybody_reached) +
            "select u.id, r.activity, cast(sum(r.persons) as bigint) from reached r join matter_unit m on "
            "m.unit = r.unit join unit u on u.number = r.unit where m.matter = :matter group by u.id, "
            "r.activity order by u.id, r.activity",
        [&](const Row& row) {
            const auto& [unit, activity, persons] = row;
            found.push_back({unit, activity, static_cast<int>(persons)});
        },
        matter);
    return found;
}

}  // namespace ledstang
