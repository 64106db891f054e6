// A data gap (datalucka): the matter of getting hold of data that a measure lacks at a unit. Somebody who reports that
// data are missing opens it; a value that is entered ends it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "organisation/organisation.h"

namespace ledstang {

struct DataGap {
    std::string id;
    std::string unit;
    std::string unit_name;
    std::string measure;
    std::string measure_name;
    std::string period;       // when it was reported
    std::string reason;       // why data are missing
    std::string responsible;  // who is to mend it, in words
    std::string person;       // id, where a known person is to
    std::string function;     // kind of function, where its holder is to
    std::optional<Date> due_by;
    bool overdue = false;
    std::string status;
    std::string status_name;
    bool ended = false;
    int version = 1;
    template <class G = DataGap>
    static constexpr auto described() {
        return describe("DataGap", field("id", &G::id, "Id"), field("unit", &G::unit, "Enhet"),
                        field("unit_name", &G::unit_name, "Enhetens namn"), field("measure", &G::measure, "Mått"),
                        field("measure_name", &G::measure_name, "Måttets namn"),
                        field("period", &G::period, "Period då luckan rapporterades"),
                        field("reason", &G::reason, "Varför data saknas"),
                        field("responsible", &G::responsible, "Ansvarig i ord"),
                        field("person", &G::person, "Person; tomt när ingen är utpekad"),
                        field("function", &G::function, "Slag av funktion; tomt när ingen är utpekad"),
                        field("due_by", &G::due_by, "Klar senast"), field("overdue", &G::overdue, "Tiden har gått ut"),
                        field("status", &G::status, "Status"), field("status_name", &G::status_name, "Status i ord"),
                        field("ended", &G::ended, "Avslutad"), field("version", &G::version, "Radens version"));
    }
};

struct DataGapWish {
    std::string unit;
    std::string measure;
    Period period;
    std::string reason;
    std::string responsible;  // a person's id, a kind of function, or words
    Date due_by;
};

// Opens a gap, or brings the one that is open for the unit and measure to what is wished; its id. Refused
// "data_gap.responsible", "data_gap.not_configured".
Result<std::string> open_data_gap(Transaction& transaction, const Configuration& configuration,
                                  const DataGapWish& wish);
// Ends the gap that is open for the unit and measure, should there be one.
void end_data_gap(Transaction& transaction, const Configuration& configuration, const std::string& unit,
                  const std::string& measure, const Period& period, const std::string& comment);
// The id of the gap that is open for the unit and measure; empty when there is none.
std::string data_gap_of(Sql& sql, const Configuration& configuration, const std::string& unit,
                        const std::string& measure);
// Gaps that are open, earliest date first; an empty unit: of all units.
std::vector<DataGap> open_data_gaps(Sql& sql, const Configuration& configuration, const std::string& unit,
                                    const Date& today);

void offer_data_gaps(Operations& operations);

}  // namespace ledstang
