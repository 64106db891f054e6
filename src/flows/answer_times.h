// How long groups take to give a first answer, where the matter's type promises one. Part of the flows' public face.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"

namespace ledstang {

class Sql;
struct Configuration;

struct AnswerTime {
    std::string group;
    std::string unit;  // that the group belongs to; empty where nobody has said
    Date answered{};
    int days = 0;       // from the day on which the matter was begun
    bool late = false;  // later than promised
};
// Of all matters that a group leads and has answered, oldest answer first.
std::vector<AnswerTime> answer_times(Sql& sql, const Configuration& configuration);

// Value at the rank share · (n − 1), between two in proportion, as measures' medians and percentiles are computed.
// Nothing of none.
std::optional<Decimal> days_at_share(std::vector<int> days, double share);

}  // namespace ledstang
