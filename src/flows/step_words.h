// Who may take each step of a type, and who may not, in words. Inside the module.
#pragma once

#include <map>

#include "base/date.h"
#include "flows/flow_type.h"

namespace ledstang {

class Sql;
struct Configuration;

struct StepWords {
    std::string step;                // id
    bool of_unit = false;            // it is the affected units' step
    std::vector<std::string> who;    // one of whom takes it: "VO-chef", "gruppen som leder"
    std::vector<std::string> never;  // who may not, also when among those
    template <class S = StepWords>
    static constexpr auto described() {
        return describe("StepWords", field("step", &S::step, "Stegets id"),
                        field("of_unit", &S::of_unit, "Om det är enheternas steg"),
                        field("who", &S::who, "Vem som får ta det"), field("never", &S::never, "Vem som inte får"));
    }
};

// What groups and their kinds are called on a day; what is not there is told by its id.
struct GroupNames {
    std::map<std::string, std::string> groups, kinds;
};
GroupNames group_names(Sql& sql, const Configuration& configuration, const Date& on);

// Without a matter to look at: what kind of somebody it is.
std::string in_words(const Configuration& configuration, const GroupNames& names, const FlowType& type,
                     const Actor& actor);
std::vector<StepWords> steps_in_words(const Configuration& configuration, const GroupNames& names,
                                      const CheckedFlow& flow);

}  // namespace ledstang
