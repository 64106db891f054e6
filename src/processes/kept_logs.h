// A process's log put in its place, and what the store says of where it came from. Inside the module.
#pragma once

#include <optional>

#include "processes/process.h"
#include "processes/pseudonyms.h"
#include "processes/scorecard_measures.h"

namespace ledstang {

// What stands in the store about a log.
struct StoredLog {
    std::string source;  // file | warehouse
    std::string file_name, columns;
    std::int64_t events = 0, cases = 0;
    std::string person, at;
    template <class S = StoredLog>
    static constexpr auto described() {
        return describe("StoredProcessLog", field("source", &S::source, "Källa"),
                        field("file_name", &S::file_name, "Fil"), field("columns", &S::columns, "Kolumner"),
                        field("events", &S::events, "Händelser"), field("cases", &S::cases, "Förlopp"),
                        field("person", &S::person, "Person"), field("at", &S::at, "När"));
    }
};
std::optional<StoredLog> read_stored_log(Sql& sql, std::int64_t process);

// Writes the process's column file, without persons' numbers, and in the store where it came from; of two at the same
// time one after the other, so that the two agree. What it gives is what the file holds. Measures are not renewed.
Result<PseudonymousLog> put_log_in_place(Context& context, const StoredProcess& process, const EventLog& log,
                                         StoredLog stored);

}  // namespace ledstang
