// What authors and followers are told of by itself. Inside the module.
#pragma once

#include "flows/flow_store.h"

namespace ledstang {

// Whoever began it, took a step of it, sat in a group that leads it or takes part at any time since it began, or
// follows it. Without repetition, by id.
std::vector<std::string> authors_and_followers(Sql& sql, const WholeMatter& whole);

// Tells them, but for the one who did it.
void tell(Sql& sql, const WholeMatter& whole, const std::string& words, const std::string& by, const std::string& at);

}  // namespace ledstang
