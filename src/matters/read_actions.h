// Actions as they are shown on a day. Inside the matters module; read_actions() itself is in matters.h.
#pragma once

#include "matters/matters.h"

namespace ledstang {

constexpr const char* action_type = "action";

// The type's configuration. Throws when config/matters lacks it, which loading the configuration has ruled out.
const MatterType& action_configuration(const Configuration& configuration);

// One year's actions instead of those that concern the day.
ActionList read_actions_of_year(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                const std::string& unit, const Date& on, int year);

// One action with its sub-targets, comments and history; refuses ("action.unknown") when there is none.
Result<ActionDetail> read_action(Sql& sql, const Configuration& configuration, const Organisation& organisation,
                                 const std::string& id, const Date& on);

}  // namespace ledstang
