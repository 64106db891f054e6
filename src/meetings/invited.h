// Who is invited to a forum by its rules, and what a person is to forums and meetings. While a meeting is planned this
// follows the groups, functions and units as they are today; at its closing it is written down. Inside the module.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "groups/groups.h"
#include "meetings/meeting.h"
#include "organisation/organisation.h"

namespace ledstang {

struct InvitedByRule {
    std::string person;  // empty: nobody has the function at the unit
    std::string name;
    std::string unit;  // that the person comes for; may be empty
    std::string why;   // "Ledamot i LPO Hjärta", "enhetschef, Hälsocentralen Norr"
};
// Each person once, for the first rule that invites them; the vacant last.
std::vector<InvitedByRule> invited_to(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                      const Forum& forum);

// What a caller is to forums today, read once and asked many times.
class MeetingRights {
 public:
    MeetingRights(Sql& sql, const Configuration& configuration, const Caller& caller, const Date& today);

    const std::string& person() const { return caller_.person; }
    const Organisation& organisation() const { return organisation_; }
    // Chair or secretary: of the group by its roles, at the unit by the function that leads, or by name; and whoever
    // may change the organisation there.
    bool leads(const Forum& forum) const;
    bool leads_group(const std::string& group) const;
    // Whether the caller's part of the organisation has the unit, with the permission.
    bool may_at(Permission permission, const std::string& unit) const;
    bool is_invited(const Forum& forum) const;
    bool has_function(const std::string& kind, const std::string& unit) const;

 private:
    bool holds_rule(const ForumInvitation& rule) const;

    const Caller& caller_;
    Organisation organisation_;
    std::vector<GroupMembership> memberships_;
    std::vector<FunctionOn> functions_;
    std::set<std::string> seats_;  // management groups at which a group that the caller chairs has a standing seat
};

// What of a meeting somebody may see.
struct Sight {
    bool leads = false;
    bool invited = false;
    std::set<std::int64_t> guest_of;  // agenda items, until the meeting is closed
    bool reads_minutes = false;       // they have been published to everyone
    bool whole() const { return leads || invited; }
    bool any() const { return whole() || reads_minutes || !guest_of.empty(); }
};

struct FoundMeeting {
    Meeting meeting;
    std::optional<Forum> forum;
    Sight sight;
};
// Refuses meeting.unknown, and meeting.not_invited where the caller may see nothing of it.
Result<FoundMeeting> find_meeting(Sql& sql, const Caller& caller, const MeetingRights& rights, const std::string& id);
// Only whoever leads it; meeting.not_lead.
Result<FoundMeeting> find_led_meeting(Sql& sql, const Caller& caller, const MeetingRights& rights,
                                      const std::string& id);
// Refuses meeting.closed and meeting.cancelled.
Result<void> require_planned(const Meeting& meeting);

Refusal no_such_forum(const std::string& id);

}  // namespace ledstang
