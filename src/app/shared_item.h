// A measure or an action as those see it with whom it is shared.
#pragma once

#include "organisation/organisation.h"

namespace ledstang {

struct SharedFigure {
    std::string sex_name;
    std::string printed;  // "8,4 %", "Data saknas"
    std::string attainment_reason;
    template <class F = SharedFigure>
    static constexpr auto described() {
        return describe("SharedFigure", field("sex_name", &F::sex_name, "Kön i ord"),
                        field("printed", &F::printed, "Värdet i svensk form"),
                        field("attainment_reason", &F::attainment_reason, "Hur det förhåller sig till målet"));
    }
};

struct SharedItem {
    std::string kind;  // measure | action
    std::string target;
    std::string unit;
    std::string unit_name;
    std::string title;
    std::string description;
    std::string target_text;  // a measure's target
    std::string period;       // that the figures are of; empty for an action
    std::vector<SharedFigure> figures;
    std::string status_name;  // an action's
    std::string timetable;
    std::string timeliness_reason;
    Sharing sharing;
    template <class S = SharedItem>
    static constexpr auto described() {
        return describe("SharedItem", field("kind", &S::kind, "measure eller action"),
                        field("target", &S::target, "Måttets eller åtgärdens id"), field("unit", &S::unit, "Enhet"),
                        field("unit_name", &S::unit_name, "Enhetens namn"), field("title", &S::title, "Namn"),
                        field("description", &S::description, "Beskrivning"),
                        field("target_text", &S::target_text, "Måttets mål"),
                        field("period", &S::period, "Period som värdena gäller"),
                        field("figures", &S::figures, "Måttets senaste värden"),
                        field("status_name", &S::status_name, "Åtgärdens status i ord"),
                        field("timetable", &S::timetable, "Åtgärdens tidplan"),
                        field("timeliness_reason", &S::timeliness_reason, "Om åtgärden är i tid"),
                        field("sharing", &S::sharing, "Delat ansvar"));
    }
};

// Refusals: unit.unknown, share.kind, measure.unknown, measure.not_in_plan, action.unknown.
Result<SharedItem> read_shared_item(Sql& sql, const Configuration& configuration, const std::string& unit,
                                    const std::string& kind, const std::string& target, const Date& on);

void offer_shared_items(Operations& operations);

}  // namespace ledstang
