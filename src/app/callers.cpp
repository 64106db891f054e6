#include "app/callers.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>

namespace ledstang {
namespace {

class Everywhere : public Scope {
 public:
    bool within(Store&, const std::string&, const std::vector<std::string>&, const Date&) const override {
        return true;
    }
};

std::string user_name() {
    const passwd* user = getpwuid(geteuid());
    return user != nullptr ? user->pw_name : "uid " + std::to_string(geteuid());
}

}  // namespace

std::optional<Caller> demo_caller(const Configuration& configuration, const std::string& person) {
    const auto& persons = configuration.roles.demo_persons;
    const auto found = std::ranges::find(persons, person, &DemoPerson::id);
    if (found == persons.end()) return std::nullopt;
    Caller caller{found->id, found->name, found->title, found->role, {}, found->parts};
    if (const Role* role = configuration.role(found->role)) {
        for (const auto& name : role->permissions) {
            if (const auto permission = value_named<Permission>(name)) caller.permissions.insert(*permission);
        }
    }
    return caller;
}

Caller local_operator() {
    const std::string name = user_name();
    Caller caller{"local:" + name, name, "Kommandoraden", "local_operator", {}, {}};
    for (const auto& named : names_of(Permission{})) caller.permissions.insert(named.value);
    return caller;
}

std::unique_ptr<Scope> everywhere() {
    return std::make_unique<Everywhere>();
}

}  // namespace ledstang
