// No person's number stays in a log: what came as a personnummer or samordningsnummer is kept as the warehouse keeps
// it, a keyed hash. Inside the module.
#pragma once

#include "base/date.h"
#include "event_logs/event_log.h"
#include "warehouse/patient_key.h"

namespace ledstang {

struct PseudonymousLog {
    EventLog log;
    std::uint64_t replaced = 0;         // names of cases, resources and attributes that were persons' numbers
    std::vector<std::string> left_out;  // attributes of numbers among which there were persons' numbers
};
// `today` tells the century of numbers with ten digits.
PseudonymousLog without_personal_numbers(const EventLog& log, const PatientKey& key, const Date& today);

}  // namespace ledstang
