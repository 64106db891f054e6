// Who hands patients over to whom, as the log's resources have it. Inside the module.
#pragma once

#include "processes/selections.h"

namespace ledstang {

struct HandoverRow {
    std::string from, to;
    std::int64_t count = 0, cases = 0;
    double median = 0;  // seconds
    double share = 0;   // percent of the handovers that are told
    template <class S = HandoverRow>
    static constexpr auto described() {
        return describe("ProcessHandoverRow", field("from", &S::from, "Överlämnar"), field("to", &S::to, "Tar över"),
                        field("count", &S::count, "Gånger"), field("cases", &S::cases, "Patienter"),
                        field("median", &S::median, "Mediantid, sekunder"),
                        field("share", &S::share, "Andel av de överlämningar som visas, procent"));
    }
};
struct ProcessHandovers {
    bool withheld = false;
    int fewest_shown = 0;
    bool told = false;              // the log says who did what
    std::vector<HandoverRow> rows;  // between different ones, commonest first, at most 50
    int hidden = 0;                 // pairs with fewer patients than are shown
    std::string sentence;
    template <class S = ProcessHandovers>
    static constexpr auto described() {
        return describe("ProcessHandovers", field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("told", &S::told, "Om loggen säger vem eller var"),
                        field("rows", &S::rows, "Överlämningar mellan olika, vanligast först"),
                        field("hidden", &S::hidden, "Överlämningar med för få patienter"),
                        field("sentence", &S::sentence, "Svaret i en mening"));
    }
};
// A resource may be a person, so only for those who have a role in the process or review what is read. Refuses as
// use_cases and require_in_process.
Result<ProcessHandovers> get_process_handovers(Context& context, const CasesWish& wish);

}  // namespace ledstang
