// The public face of care processes: the region's register of them, the way each is decided to go, and how it goes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace ledstang {

class EventLog;
class Operations;

// The log as import_process_log keeps it, with persons' numbers as the warehouse has them. `data_folder` has the key;
// attributes of numbers among which there were persons' numbers are added to `left_out`.
Result<EventLog> without_personal_numbers(const EventLog& log, const std::filesystem::path& data_folder,
                                          const Date& today, std::vector<std::string>& left_out);

void offer_processes(Operations& operations);

}  // namespace ledstang
