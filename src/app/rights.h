// Who may call what, and how far it reaches: the table that docs/permissions.md is printed from and that the rights
// walk (rights_walk_test.cpp) holds every operation against.
#pragma once

#include <optional>
#include <string>

#include "operations/operations.h"

namespace ledstang {

enum class Reach {
    anybody,    // nobody need be logged in
    person,     // one's own account and tasks
    shared,     // what has been shared with one
    reading,    // reads; reading is not bound by the part of the organisation
    unit,       // changes; the request's unit lies within the caller's part, checked before the operation
    checked,    // changes; the operation finds the unit and checks it itself
    group,      // changes a group; its own chair and secretary may, and who may organise within its unit
    above,      // changes; so, and the unit may be one above the thing's own
    named,      // changes; whoever the region's configuration names for the step, wherever in the organisation
    whole,      // changes what the whole organisation shares; the part has to be all of it
    everything  // changes or sees what concerns the whole installation
};

// Nothing for an operation that changes something and says nowhere how far: then rights.cpp lacks a line.
std::optional<Reach> reach_of(const Operation& operation);

// The page docs/permissions.md, in Swedish.
std::string permissions_page(const Operations& operations, const RoleSettings& roles);

}  // namespace ledstang
