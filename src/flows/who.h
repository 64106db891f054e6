// Which actors a person is that day: the functions held, the groups sat in, what one began oneself. Inside the module.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "flows/flow_store.h"
#include "groups/groups.h"
#include "organisation/organisation.h"

namespace ledstang {

// The unit whose holder of the function is meant by somebody at `unit`: the unit itself, or the nearest above of the
// function's level. Nothing when there is none.
std::optional<std::string> unit_of_function(Sql& sql, const Configuration& configuration, const std::string& kind,
                                            const std::string& unit, const Date& on);
// The same where the organisation has been read already, for many units.
std::optional<std::string> unit_of_function(const Organisation& organisation, const Configuration& configuration,
                                            const std::string& kind, const std::string& unit);

class Who {
 public:
    // Of whoever stands in for somebody who is away, what that person is too.
    // With the organisation at hand, asking about many units asks the store nothing; it must outlive this.
    Who(Sql& sql, const Configuration& configuration, const std::string& person, const Date& on,
        const Organisation* organisation = nullptr);

    const std::string& person() const { return person_; }
    const std::vector<PersonName>& away() const { return away_; }
    const std::vector<FunctionOn>& functions() const { return functions_; }
    const std::vector<GroupMembership>& memberships() const { return memberships_; }
    std::set<std::string> group_kinds() const;
    // The kind of a group that one sits in.
    const std::string& kind_of(const std::string& group) const;
    // For the matter, at a unit within it where that is given.
    bool is(const Actor& actor, const WholeMatter& whole, const std::string& unit) const;
    // Whether one may begin such a matter for the unit.
    bool is(const Actor& actor, const std::string& unit) const;
    Taker taker(const WholeMatter& whole, const std::string& unit = {}) const;

 private:
    bool sits_in(const std::string& group, const std::string& role) const;
    bool holds(const std::string& kind, const std::string& unit) const;
    bool acts_for(const std::string& person) const;

    Sql& sql_;
    const Configuration& configuration_;
    std::string person_;
    Date on_;
    const Organisation* organisation_;
    std::vector<PersonName> away_;  // for whom one stands in
    std::vector<FunctionOn> functions_;
    std::vector<GroupMembership> memberships_;
    std::map<std::string, std::string> kinds_;  // of the groups that one sits in
};

// In Swedish, with the name of whoever it is today: "VO-chef (Sara Lindgren)", "Ordförande i LPO Hjärta". Of a unit's
// steps, which many units share, without the names of those who hold a function: "VO-chef".
std::string actor_name(Sql& sql, const Configuration& configuration, const Actor& actor, const WholeMatter& whole,
                       bool of_unit, const Date& on);

}  // namespace ledstang
