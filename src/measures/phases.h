// Phases of a measure at a unit: from a day on, somebody says, things are done another way, and the control chart's
// centre and limits begin anew. Inside the measures module.
#pragma once

#include "operations/operations.h"

namespace ledstang {

struct MeasurePhase {
    Date from;
    std::string reason;
    std::string by;  // person's id
    std::string at;  // instant

    template <class P = MeasurePhase>
    static constexpr auto described() {
        return describe("MeasurePhase", field("from", &P::from, "Första dag i fasen"),
                        field("reason", &P::reason, "Vad som ändrades"), field("by", &P::by, "Vem som märkte ut den"),
                        field("at", &P::at, "När"));
    }
};

// Oldest first; none where the unit or the measure is unknown.
std::vector<MeasurePhase> phases_of(Sql& sql, const std::string& unit, const std::string& measure);

void offer_phases(Operations& operations);

}  // namespace ledstang
