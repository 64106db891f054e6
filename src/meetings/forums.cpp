#include "meetings/forums.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "store/version.h"

namespace ledstang {
namespace {

Refusal not_lead(const std::string& what) {
    return {
        RefusalKind::forbidden,
        "forum.not_lead",
        fmt::format("{} kan bara forumets ordförande eller sekreterare, eller den som får ändra organisationen.", what),
        {}};
}

std::string owner_of(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                     const Forum& forum) {
    if (!forum.group.empty()) {
        const auto group = read_group(sql, configuration, forum.group, organisation.on());
        return group ? group->name : forum.group;
    }
    const UnitRow* unit = organisation.find(forum.unit);
    return unit == nullptr ? forum.unit : unit->name;
}

ForumRow row_of(Sql& sql, const Context& context, const MeetingRights& rights, const Forum& forum) {
    ForumRow row;
    row.id = forum.id;
    row.name = forum.name;
    row.purpose = forum.purpose;
    row.level = forum.level;
    const Level* level = context.configuration.level(forum.level);
    row.level_name = level == nullptr ? forum.level : level->name;
    row.decides = forum.decides;
    row.owner = owner_of(sql, context.configuration, rights.organisation(), forum);
    row.group = forum.group;
    row.unit = forum.unit;
    row.goal = forum.goal;
    row.leads = rights.leads(forum);
    row.invited = rights.is_invited(forum);
    return row;
}

Result<ForumPage> page_of(Sql& sql, const Context& context, const MeetingRights& rights, const std::string& id) {
    auto forum = read_forum(sql, id);
    if (!forum) return refuse(no_such_forum(id));
    ForumPage page;
    page.row = row_of(sql, context, rights, *forum);
    if (!page.row.leads && !page.row.invited && !context.caller.may(Permission::read)) {
        return refuse(RefusalKind::forbidden, "meeting.not_invited",
                      "Du är inte inbjuden till forumet. Be ordföranden eller sekreteraren om en inbjudan.");
    }
    page.series = read_series_of(sql, id);
    for (const auto& series : page.series) page.how_often.push_back(in_words(series.every, series.first_day));
    for (const auto& meeting : meetings_of_forum(sql, id)) {
        MeetingRow row;
        row.id = meeting.id;
        row.title = meeting.title;
        row.forum = id;
        row.forum_name = forum->name;
        row.day = meeting.day;
        row.starts_at = meeting.starts_at;
        row.minutes = meeting.minutes;
        row.place = meeting.place;
        row.state = meeting.state;
        row.audience = meeting.audience;
        row.leads = page.row.leads;
        if (!page.row.next && meeting.state == MeetingState::planned && context.today <= meeting.day)
            page.row.next = meeting.day;
        page.meetings.push_back(std::move(row));
    }
    if (page.row.leads || page.row.invited) {
        for (auto& one : invited_to(sql, context.configuration, rights.organisation(), *forum)) {
            InviteeRow row;
            row.person = one.person;
            row.name = one.name;
            row.unit = one.unit;
            row.why = one.why;
            const UnitRow* unit = rights.organisation().find(one.unit);
            row.unit_name = unit == nullptr ? one.unit : unit->name;
            page.invited.push_back(std::move(row));
        }
    }
    page.forum = std::move(*forum);
    return page;
}

// Everything that is wrong with the forum, at once.
Result<void> check_forum(Sql& sql, const Context& context, const MeetingRights& rights, const Forum& forum) {
    std::vector<Fault> faults;
    const auto wrong = [&](const char* code, const std::string& path, std::string message) {
        faults.push_back({code, std::move(message), path, "", std::nullopt, std::nullopt});
    };
    const Configuration& configuration = context.configuration;
    const auto& organisation = rights.organisation();
    const auto known_group = [&](const std::string& group) {
        return read_group(sql, configuration, group, context.today).has_value();
    };
    if (is_blank(forum.name)) wrong("forum.name", "/name", "Forumet behöver ett namn.");
    if (!forum.level.empty() && configuration.level(forum.level) == nullptr)
        wrong("forum.level", "/level", fmt::format("Nivån {} finns inte i organisation.toml.", in_quotes(forum.level)));
    if (forum.group.empty() == forum.unit.empty())
        wrong("forum.owner", "/group", "Ett forum hör till en grupp eller till en enhet. Välj en av dem.");
    if (!forum.group.empty() && !known_group(forum.group))
        wrong("forum.owner", "/group", fmt::format("Gruppen {} finns inte.", in_quotes(forum.group)));
    if (!forum.unit.empty() && organisation.find(forum.unit) == nullptr)
        wrong("unit.unknown", "/unit", fmt::format("Enheten {} finns inte.", in_quotes(forum.unit)));
    if (!forum.unit.empty() && configuration.function_kind(forum.led_by) == nullptr && forum.secretary.empty())
        wrong("forum.led_by", "/led_by", "Välj vilken funktion vid enheten som leder forumet, eller en sekreterare.");
    for (std::size_t i = 0; i < forum.invitations.size(); ++i) {
        const auto& rule = forum.invitations[i];
        const std::string path = fmt::format("/invitations/{}", i);
        if (rule.kind == "group" || rule.kind == "attendees") {
            if (!known_group(rule.target))
                wrong("forum.invitation", path, fmt::format("Gruppen {} finns inte.", in_quotes(rule.target)));
        } else if (rule.kind == "units") {
            if (configuration.level(rule.target) == nullptr)
                wrong("forum.invitation", path, fmt::format("Nivån {} finns inte.", in_quotes(rule.target)));
            if (configuration.function_kind(rule.function) == nullptr)
                wrong("forum.invitation", path, "Välj vilken funktion som bjuds in vid varje enhet.");
            if (!rule.below.empty() && organisation.find(rule.below) == nullptr)
                wrong("unit.unknown", path, fmt::format("Enheten {} finns inte.", in_quotes(rule.below)));
        } else if (rule.kind != "person" || rule.target.empty()) {
            wrong("forum.invitation", path, "En inbjudan gäller group, attendees, units eller person.");
        }
    }
    for (std::size_t i = 0; i < forum.measures.size(); ++i) {
        const auto& chosen = forum.measures[i];
        const std::string path = fmt::format("/measures/{}", i);
        if (!measure_number(sql, chosen.measure))
            wrong("measure.unknown", path, fmt::format("Måttet {} finns inte.", in_quotes(chosen.measure)));
        const std::string& unit = chosen.unit.empty() ? forum.unit : chosen.unit;
        if (organisation.find(unit) == nullptr)
            wrong("forum.measure", path, "Välj vilken enhets resultat som ska visas.");
    }
    if (faults.empty()) return {};
    Refusal refusal{RefusalKind::invalid, faults.front().code, faults.front().message, {}};
    refusal.faults = std::move(faults);
    return refuse(std::move(refusal));
}

std::string free_id(Sql& sql, const std::string& words, const std::string& query) {
    const std::string slug = ascii_slug(words).empty() ? "forum" : ascii_slug(words);
    std::string id = slug;
    for (int n = 2; sql.value<std::int64_t>(query, id) > 0; ++n) id = fmt::format("{}_{}", slug, n);
    return id;
}

Result<ForumPage> save_forum(Context& context, Forum wish, bool is_new) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ForumPage> {
        Sql& sql = transaction.sql();
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        const auto before = is_new ? std::nullopt : read_forum(sql, wish.id);
        if (!is_new && !before) return refuse(no_such_forum(wish.id));
        if (before && !rights.leads(*before)) return refuse(not_lead("Ändra forumet"));
        // Also what it becomes: nobody gives a forum away to, or begins one for, what they do not lead.
        const bool group_of_ones_own = !wish.group.empty() && rights.leads_group(wish.group);
        const bool unit_of_ones_own = !wish.unit.empty() && rights.may_at(Permission::plan, wish.unit);
        if (!group_of_ones_own && !unit_of_ones_own && !rights.leads(wish))
            return refuse(not_lead(is_new ? "Lägga upp ett forum för gruppen eller enheten" : "Ändra forumet"));
        if (auto right = check_forum(sql, context, rights, wish); !right) return refuse(right.error());
        if (before) {
            const bool same = before->version == wish.version;
            if (auto current = expect_version(same ? 1 : 0, fmt::format("forumet {}", before->name)); !current)
                return refuse(current.error());
        } else {
            wish.id = free_id(sql, wish.name, "select count(*) from forum where id = :id");
        }
        write_forum(transaction, before, wish);
        return page_of(sql, context, rights, wish.id);
    });
}

}  // namespace

Result<ForumList> list_forums(Context& context, const Nothing&) {
    return context.store.read([&](Sql& sql) -> Result<ForumList> {
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        std::map<std::string, Date> next;
        for (const auto& [forum, day] : sql.rows<std::tuple<std::string, Date>>(
                 "select forum, min(day) from meeting where forum is not null and state = 'planned' and day >= :today "
                 "group by forum",
                 context.today))
            next.emplace(forum, day);
        std::map<std::string, std::string> groups;
        for (auto& group : groups_on(sql, context.configuration, context.today)) groups[group.id] = group.name;
        ForumList list;
        for (const auto& forum : read_forums(sql)) {
            // The group's name is known here; the row asks for it only where it is not.
            Forum without = forum;
            const auto group = groups.find(forum.group);
            if (group != groups.end()) without.group.clear();
            ForumRow row = row_of(sql, context, rights, without);
            row.group = forum.group;
            if (group != groups.end()) row.owner = group->second;
            row.leads = rights.leads(forum);
            if (const auto day = next.find(forum.id); day != next.end()) row.next = day->second;
            list.forums.push_back(std::move(row));
        }
        list.may_create = context.caller.may(Permission::organise) || context.caller.may(Permission::plan) ||
                          std::ranges::any_of(groups, [&](const auto& one) { return rights.leads_group(one.first); });
        return list;
    });
}

Result<ForumPage> get_forum(Context& context, const ForumWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<ForumPage> {
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        return page_of(sql, context, rights, wish.id);
    });
}

Result<ForumPage> create_forum(Context& context, const Forum& wish) {
    return save_forum(context, wish, true);
}

Result<ForumPage> change_forum(Context& context, const Forum& wish) {
    return save_forum(context, wish, false);
}

}  // namespace ledstang
