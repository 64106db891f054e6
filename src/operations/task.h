// Something that waits for a person. Every module tells its own; the rounds module puts them together in "Mina
// uppgifter".
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "described/description.h"

namespace ledstang {

struct Task {
    std::string id;    // the same as long as it is the same thing that waits: "round/vo_ortopedi/2022-T1"
    std::string kind;  // round, returned, question, approve, sign, action, actions_without_status, measurement, …
    std::string title;
    std::string detail;
    std::string unit;
    std::string unit_name;
    std::optional<Period> period;
    std::optional<Date> due;
    bool late = false;
    std::string link;        // path in the browser client
    std::string deputy_for;  // name of the absent person whose task it is; empty: one's own
    template <class T = Task>
    static constexpr auto described() {
        return describe("Task", field("id", &T::id, "Id"), field("kind", &T::kind, "Slag"),
                        field("title", &T::title, "Vad som ska göras"), field("detail", &T::detail, "Mer om det"),
                        field("unit", &T::unit, "Enhet"), field("unit_name", &T::unit_name, "Enhetens namn"),
                        field("period", &T::period, "Period"), field("due", &T::due, "Senast"),
                        field("late", &T::late, "Om dagen har passerat"), field("link", &T::link, "Sida att gå till"),
                        field("deputy_for", &T::deputy_for, "Den frånvarande som uppgiften tas över från"));
    }
};

}  // namespace ledstang
