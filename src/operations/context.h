// What every operation is handed: who asks, the store, the region's configuration and today's date.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/date.h"
#include "described/description.h"
#include "operations/configuration.h"
#include "store/store.h"

namespace ledstang {

// What an operation demands. Which role holds which permission is configuration (config/roles.toml).
enum class Permission {
    open,       // nobody need be logged in: the log-in itself
    self,       // whoever is logged in: one's own account, one's own tasks
    shared,     // see what has been shared with one, and comment on it
    read,       // see plans, outcomes, actions and reports
    report,     // record outcomes, comments and statuses within one's part of the organisation
    approve,    // accept, return, approve and sign what is reported within one's part
    control,    // open, close, lock and reopen periods; see the whole follow-up and remind
    plan,       // change plan, measures, targets and actions within one's part
    organise,   // change the organisation
    review,     // read the change log, verify it and take it out
    administer  // people and their rights, import, and what concerns the whole installation
};
constexpr auto names_of(Permission) {
    return std::array{Named{Permission::open, "open"},
                      Named{Permission::self, "self"},
                      Named{Permission::shared, "shared"},
                      Named{Permission::read, "read"},
                      Named{Permission::report, "report"},
                      Named{Permission::approve, "approve"},
                      Named{Permission::control, "control"},
                      Named{Permission::plan, "plan"},
                      Named{Permission::organise, "organise"},
                      Named{Permission::review, "review"},
                      Named{Permission::administer, "administer"}};
}

struct Caller {
    std::string person;  // id; empty when nobody is logged in
    std::string name;
    std::string title;
    std::string role;
    std::set<Permission> permissions;
    std::vector<std::string>
        parts;  // units whose subtrees the permissions to change hold in; reading is not bound by them
    std::string assignment = {};  // id of the assignment that the role and the parts come from; empty: none is chosen
    std::string only = {};  // the one operation, beside open ones, until something has been put right: change_password

    bool may(Permission permission) const {
        if (permission == Permission::open) return true;
        if (permission == Permission::self) return !person.empty();
        return permissions.contains(permission);
    }
};

// Answers whether a unit lies within somebody's part of the organisation. The organisation module supplies it.
class Scope {
 public:
    virtual ~Scope() = default;
    virtual bool within(Store& store, const std::string& unit, const std::vector<std::string>& parts,
                        const Date& on) const = 0;
    // Whether there is, or ever was, such a unit.
    virtual bool knows(Store&, const std::string&) const { return true; }
};

// The log-in that the request came with: an operation can begin one and end it. Absent on the command line.
class LogIn {
 public:
    virtual ~LogIn() = default;
    // A new log-in with a new token; the one that the request came with ends. Writes to the store, so not inside a
    // write. `assignment` may be empty: none is chosen.
    virtual void begin(const std::string& person, const std::string& assignment) = 0;
    virtual void end() = 0;
    virtual std::string address() const = 0;  // the client's
};

struct Context {
    const Caller& caller;
    Store& store;
    const Configuration& configuration;
    const Scope& scope;
    Date today;
    std::string operation = {};  // the running operation's name, for the change log
    LogIn* log_in = nullptr;

    Author author() const { return {caller.person, operation}; }
};

// Refuses unless `unit` lies within the caller's part; "unit.unknown" where there is no such unit.
Result<void> require_within(const Context& context, const std::string& unit);

}  // namespace ledstang
