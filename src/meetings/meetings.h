// The public face of meetings: forums and the series of their meetings, agendas that fill themselves, decisions that
// become actions, minutes, and calendars.
#pragma once

#include <vector>

#include "operations/task.h"

namespace ledstang {

class Operations;
class Sql;
struct Caller;
struct Configuration;

// Invitations to answer, items to prepare, minutes to adjust, decisions to carry out.
std::vector<Task> meeting_tasks(Sql& sql, const Configuration& configuration, const Caller& caller, const Date& today);

void offer_meetings(Operations& operations);

}  // namespace ledstang
