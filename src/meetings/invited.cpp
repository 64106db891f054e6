#include "meetings/invited.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

bool has_word(const UnitRow& unit, const std::string& word) {
    if (word.empty()) return true;
    const auto wanted = lower_case(word);
    const auto has = [&](const std::string& name) { return lower_case(name).find(wanted) != std::string::npos; };
    return has(unit.name) || std::ranges::any_of(unit.variants, has);
}

bool fits(const ForumInvitation& rule, const Organisation& organisation, const UnitRow& unit) {
    return unit.level == rule.target && has_word(unit, rule.word) &&
           (rule.below.empty() || organisation.within(unit.id, rule.below));
}

struct UnitHolder {
    std::string unit, person, name;
};

// Everybody who has the function somewhere today.
std::vector<UnitHolder> holders_of(Sql& sql, const std::string& kind, const Date& on) {
    std::vector<UnitHolder> holders;
    for (auto& [unit, person, name] : sql.rows<std::tuple<std::string, std::string, std::string>>(
             "select u.id, p.id, p.name from holding h join person p on p.id = h.person join unit u on u.number = "
             "h.unit where h.kind = :kind and h.valid_from <= :day and (h.valid_to is null or :day < h.valid_to) order "
             "by u.id, p.id",
             kind, on))
        holders.push_back({std::move(unit), std::move(person), std::move(name)});
    return holders;
}

std::string function_name(const Configuration& configuration, const std::string& kind) {
    const FunctionKind* known = configuration.function_kind(kind);
    return known == nullptr ? kind : known->name;
}

class Inviting {
 public:
    Inviting(Sql& sql, const Configuration& configuration, const Organisation& organisation)
        : sql_(sql), configuration_(configuration), organisation_(organisation) {}

    std::vector<InvitedByRule> all(const Forum& forum) {
        for (const auto& rule : forum.invitations) {
            if (rule.kind == "group") add_members(rule.target);
            if (rule.kind == "attendees") add_attendees(rule.target);
            if (rule.kind == "units") add_units(rule);
            if (rule.kind == "person")
                add({rule.target, person_name(sql_, configuration_, rule.target), "", "Inbjuden vid namn"});
        }
        if (!forum.secretary.empty())
            add({forum.secretary, person_name(sql_, configuration_, forum.secretary), "", "Sekreterare"});
        std::ranges::move(vacant_, std::back_inserter(invited_));
        return std::move(invited_);
    }

 private:
    void add(InvitedByRule one) {
        if (seen_.insert(one.person).second) invited_.push_back(std::move(one));
    }
    std::string group_name(const std::string& group) {
        const auto row = read_group(sql_, configuration_, group, organisation_.on());
        return row ? row->name : group;
    }
    void add_members(const std::string& group) {
        const std::string name = group_name(group);
        for (const auto& member : members_of(sql_, group, organisation_.on())) {
            const char* as = member.role == "chair"       ? "Ordförande"
                             : member.role == "secretary" ? "Sekreterare"
                                                          : "Ledamot";
            add({member.person, member.name, member.unit.value_or(""), fmt::format("{} i {}", as, name)});
        }
    }
    void add_attendees(const std::string& group) {
        for (const auto& seat : attendees_of(sql_, group, organisation_.on())) {
            add({seat.person, person_name(sql_, configuration_, seat.person), "",
                 fmt::format("Stående plats: ordförande i {}", group_name(seat.group))});
        }
    }
    void add_units(const ForumInvitation& rule) {
        const auto holders = holders_of(sql_, rule.function, organisation_.on());
        const std::string function = function_name(configuration_, rule.function);
        for (const auto& unit : organisation_.units()) {
            if (!fits(rule, organisation_, unit)) continue;
            const std::string why = fmt::format("{}, {}", function, unit.name);
            bool held = false;
            for (const auto& holder : holders) {
                if (holder.unit != unit.id) continue;
                held = true;
                add({holder.person, holder.name, unit.id, why});
            }
            if (!held) vacant_.push_back({"", "", unit.id, why});
        }
    }

    Sql& sql_;
    const Configuration& configuration_;
    const Organisation& organisation_;
    std::set<std::string> seen_;
    std::vector<InvitedByRule> invited_, vacant_;
};

}  // namespace

std::vector<InvitedByRule> invited_to(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                      const Forum& forum) {
    return Inviting(sql, configuration, organisation).all(forum);
}

MeetingRights::MeetingRights(Sql& sql, const Configuration& configuration, const Caller& caller, const Date& today)
    : caller_(caller),
      organisation_(read_organisation(sql, configuration, today)),
      memberships_(memberships_of(sql, caller.person, today)),
      functions_(functions_of(sql, caller.person, today)) {
    for (auto& seat : sql.rows<std::string>(
             "select distinct l.other from group_link l join group_member m on m.group_id = l.group_id where l.kind = "
             "'attends' and m.person = :person and m.role = 'chair' and l.valid_from <= :day and (l.valid_to is null "
             "or "
             ":day < l.valid_to) and m.valid_from <= :day and (m.valid_to is null or :day < m.valid_to)",
             caller.person, today))
        seats_.insert(std::move(seat));
}

bool MeetingRights::may_at(Permission permission, const std::string& unit) const {
    return caller_.may(permission) && std::ranges::any_of(caller_.parts, [&](const std::string& part) {
               return organisation_.within(unit, part);
           });
}

bool MeetingRights::leads_group(const std::string& group) const {
    return std::ranges::any_of(memberships_, [&](const GroupMembership& one) {
        return one.group == group && (one.role == "chair" || one.role == "secretary");
    });
}

bool MeetingRights::has_function(const std::string& kind, const std::string& unit) const {
    return std::ranges::any_of(functions_,
                               [&](const FunctionOn& held) { return held.kind == kind && held.unit == unit; });
}

bool MeetingRights::leads(const Forum& forum) const {
    if (caller_.person.empty()) return false;
    if (forum.secretary == caller_.person) return true;
    if (!forum.group.empty() && leads_group(forum.group)) return true;
    if (forum.unit.empty()) return caller_.may(Permission::organise);
    return has_function(forum.led_by, forum.unit) || may_at(Permission::organise, forum.unit);
}

bool MeetingRights::holds_rule(const ForumInvitation& rule) const {
    if (rule.kind == "person") return rule.target == caller_.person;
    if (rule.kind == "attendees") return seats_.contains(rule.target);
    if (rule.kind == "group")
        return std::ranges::find(memberships_, rule.target, &GroupMembership::group) != memberships_.end();
    return std::ranges::any_of(functions_, [&](const FunctionOn& held) {
        const UnitRow* unit = held.kind == rule.function ? organisation_.find(held.unit) : nullptr;
        return unit != nullptr && fits(rule, organisation_, *unit);
    });
}

bool MeetingRights::is_invited(const Forum& forum) const {
    if (caller_.person.empty()) return false;
    return forum.secretary == caller_.person ||
           std::ranges::any_of(forum.invitations, [&](const ForumInvitation& rule) { return holds_rule(rule); });
}

Refusal no_such_forum(const std::string& id) {
    return {RefusalKind::not_found, "forum.unknown", fmt::format("Forumet {} finns inte.", in_quotes(id)), {}};
}

Result<FoundMeeting> find_meeting(Sql& sql, const Caller& caller, const MeetingRights& rights, const std::string& id) {
    auto meeting = read_meeting(sql, id);
    if (!meeting) {
        return refuse(RefusalKind::not_found, "meeting.unknown",
                      fmt::format("Mötet {} finns inte. Gå till Möten och välj där.", in_quotes(id)));
    }
    FoundMeeting found{std::move(*meeting), std::nullopt, {}};
    if (!found.meeting.forum.empty()) found.forum = read_forum(sql, found.meeting.forum);
    Sight& sight = found.sight;
    sight.leads = found.forum ? rights.leads(*found.forum) : found.meeting.called_by == caller.person;
    const bool closed = found.meeting.state == MeetingState::closed;
    const auto added = sql.row<bool>("select added from meeting_person where meeting = :meeting and person = :person",
                                     id, caller.person);
    sight.invited = (added && (*added || closed)) || (!closed && found.forum && rights.is_invited(*found.forum)) ||
                    (!found.forum && found.meeting.called_by == caller.person);
    if (!closed) {
        for (const auto& guest : guests_of(sql, id)) {
            if (guest.person == caller.person) sight.guest_of.insert(guest.item);
        }
    }
    sight.reads_minutes = found.meeting.audience == Audience::everyone && caller.may(Permission::read);
    if (sight.any()) return found;
    return refuse(RefusalKind::forbidden, "meeting.not_invited",
                  "Du är inte inbjuden till mötet. Be ordföranden eller sekreteraren om en inbjudan.");
}

Result<FoundMeeting> find_led_meeting(Sql& sql, const Caller& caller, const MeetingRights& rights,
                                      const std::string& id) {
    auto found = find_meeting(sql, caller, rights, id);
    if (!found || found->sight.leads) return found;
    return refuse(RefusalKind::forbidden, "meeting.not_lead",
                  "Det kan bara mötets ordförande eller sekreterare göra. Be någon av dem.");
}

Result<void> require_planned(const Meeting& meeting) {
    if (meeting.state == MeetingState::planned) return {};
    const bool closed = meeting.state == MeetingState::closed;
    return refuse(RefusalKind::conflict, closed ? "meeting.closed" : "meeting.cancelled",
                  closed ? "Mötet är stängt, så dagordningen och tiden går inte att ändra. Ta upp det på nästa möte."
                         : "Mötet är inställt. Lägg tillbaka det först om det ändå ska hållas.");
}

}  // namespace ledstang
