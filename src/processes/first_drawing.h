// A first drawing of the process out of its log, for the leader to go on from. Inside the module.
#pragma once

#include "processes/selections.h"

namespace ledstang {

struct FirstDrawingWish {
    std::string process, unit, filter;
    double rarest = 0.2;
    template <class S = FirstDrawingWish>
    static constexpr auto described() {
        return describe("ProcessFirstDrawingWish", field("process", &S::process, "Processens id"),
                        optional_field("unit", &S::unit, "Bara de som varit vid enheten"),
                        optional_field("filter", &S::filter, "Urval som JSON (ProcessFilter)"),
                        optional_field("rarest", &S::rarest,
                                       "Det som sker mer sällan än så, räknat mot det vanligaste på samma ställe, "
                                       "förbigås: 0 till 1; förvalt 0,2"));
    }
};
struct FirstDrawing {
    bool withheld = false;
    int fewest_shown = 0;
    std::string bpmn;  // BPMN 2.0 with a diagram; "" when withheld
    std::string sentence;
    template <class S = FirstDrawing>
    static constexpr auto described() {
        return describe("ProcessFirstDrawing", field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("bpmn", &S::bpmn, "Processbilden som BPMN 2.0"),
                        field("sentence", &S::sentence, "Vad bilden bygger på"));
    }
};
// Drawn of the ways of which every step from one event to the next, the beginning and the end are those of so
// many patients as are shown. Refuses as use_cases, and with process.rarest.
Result<FirstDrawing> discover_process_model(Context& context, const FirstDrawingWish& wish);

}  // namespace ledstang
