// Changes of actions by hand: new ones, edits, statuses, comments, and the units that carry them out. Inside the
// module.
#pragma once

#include "matters/matter.h"

namespace ledstang {

// Members that are left out stay as they are; an empty text takes a text or a date away.
struct ActionWish {
    std::optional<std::string> title, description, expected_effect, perspective, success_factor, goal, responsible;
    std::optional<std::string> timetable, schedule_kind, start_by, due_by, schedule_note;
    std::optional<std::vector<MatterResponsible>> responsibles;
    std::optional<std::vector<std::string>> measures;
    std::map<std::string, std::string> fields;  // further fields of the type
};

struct CreateAction : ActionWish {
    std::string unit;
    std::optional<int> year;    // of the plan; today's
    std::optional<int> number;  // the next free one
    template <class W = CreateAction>
    static constexpr auto described() {
        return describe("CreateAction", field("unit", &W::unit, "Enhet"), field("year", &W::year, "Planens år; i år"),
                        field("number", &W::number, "Nummer; nästa lediga"), field("title", &W::title, "Åtgärd"),
                        field("description", &W::description, "Beskrivning av genomförande"),
                        field("expected_effect", &W::expected_effect, "Förväntad effekt"),
                        field("perspective", &W::perspective, "Perspektiv; framgångsfaktorns"),
                        field("success_factor", &W::success_factor, "Framgångsfaktor"),
                        field("goal", &W::goal, "Mål i ord"), field("responsible", &W::responsible, "Ansvarig i ord"),
                        field("responsibles", &W::responsibles, "Ansvariga funktioner"),
                        field("timetable", &W::timetable, "Tidplan i ord; tolkas när datum inte anges"),
                        field("schedule_kind", &W::schedule_kind, "Slag av tidplan"),
                        field("start_by", &W::start_by, "Start senast"), field("due_by", &W::due_by, "Klar senast"),
                        field("schedule_note", &W::schedule_note, "Anmärkning om tidplanen"),
                        field("measures", &W::measures, "Kopplade mått"), field("fields", &W::fields, "Övriga fält"));
    }
};

struct EditAction : ActionWish {
    std::string action;
    int version = 0;  // that the change was made from
    template <class W = EditAction>
    static constexpr auto described() {
        return describe("EditAction", field("action", &W::action, "Åtgärdens id"),
                        field("version", &W::version, "Versionen som ändringen utgår från"),
                        field("title", &W::title, "Åtgärd"),
                        field("description", &W::description, "Beskrivning av genomförande"),
                        field("expected_effect", &W::expected_effect, "Förväntad effekt"),
                        field("perspective", &W::perspective, "Perspektiv"),
                        field("success_factor", &W::success_factor, "Framgångsfaktor"),
                        field("goal", &W::goal, "Mål i ord"), field("responsible", &W::responsible, "Ansvarig i ord"),
                        field("responsibles", &W::responsibles, "Ansvariga funktioner"),
                        field("timetable", &W::timetable, "Tidplan i ord; tolkas på nytt när datum inte anges"),
                        field("schedule_kind", &W::schedule_kind, "Slag av tidplan"),
                        field("start_by", &W::start_by, "Start senast; tom text tar bort"),
                        field("due_by", &W::due_by, "Klar senast; tom text tar bort"),
                        field("schedule_note", &W::schedule_note, "Anmärkning om tidplanen"),
                        field("measures", &W::measures, "Kopplade mått"), field("fields", &W::fields, "Övriga fält"));
    }
};

struct SetActionStatus {
    std::string action;
    std::string unit;  // whose status; empty: the action's own unit
    Period period = *Period::parse("2000");
    std::string status;
    std::string comment;
    template <class W = SetActionStatus>
    static constexpr auto described() {
        return describe("SetActionStatus", field("action", &W::action, "Åtgärdens id"),
                        optional_field("unit", &W::unit, "Enhet vars status det är; åtgärdens egen"),
                        field("period", &W::period, "Period"), field("status", &W::status, "Status"),
                        optional_field("comment", &W::comment, "Kommentar"));
    }
};

struct CommentAction {
    std::string action;
    std::optional<Period> period;
    std::string sub_target;  // empty: the whole action
    std::string text;
    template <class W = CommentAction>
    static constexpr auto described() {
        return describe("CommentAction", field("action", &W::action, "Åtgärdens id"),
                        field("period", &W::period, "Period"),
                        optional_field("sub_target", &W::sub_target, "Delmål som kommentaren gäller"),
                        field("text", &W::text, "Text"));
    }
};

struct SetActionUnits {
    std::string action;
    std::vector<std::string> units;
    bool automatic = false;  // back to what follows from the responsible functions
    template <class W = SetActionUnits>
    static constexpr auto described() {
        return describe("SetActionUnits", field("action", &W::action, "Åtgärdens id"),
                        field("units", &W::units, "Enheter som genomför åtgärden"),
                        optional_field("automatic", &W::automatic, "Låt enheterna följa av ansvariga funktioner"));
    }
};

// Within a write that does more; answers the new action's id.
Result<std::string> add_action(Transaction& transaction, const Context& context, const CreateAction& wish);

// All answer with the action as it then is.
Result<ActionDetail> create_action(Context& context, const CreateAction& wish);
Result<ActionDetail> edit_action(Context& context, const EditAction& wish);
Result<ActionDetail> set_action_status(Context& context, const SetActionStatus& wish);
Result<ActionDetail> comment_action(Context& context, const CommentAction& wish);
Result<ActionDetail> set_action_units(Context& context, const SetActionUnits& wish);

}  // namespace ledstang
