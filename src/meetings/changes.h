// Changes of one meeting: its time, agenda, guests and invited before it is held; decisions and minutes during and
// after it. All answer with the meeting as it then is for the caller. Inside the module.
#pragma once

#include "meetings/meeting_page.h"

namespace ledstang {

struct MeetingWish {
    std::string meeting;
    template <class W = MeetingWish>
    static constexpr auto described() {
        return describe("MeetingWish", field("meeting", &W::meeting, "Mötets id"));
    }
};
struct ChangeMeeting {
    std::string meeting, title;
    Date day{};
    std::string starts_at;
    int minutes = 60;
    std::string place;
    bool cancelled = false;
    int version = 0;
    template <class W = ChangeMeeting>
    static constexpr auto described() {
        return describe(
            "ChangeMeeting", field("meeting", &W::meeting, "Mötets id"), field("title", &W::title, "Rubrik"),
            field("day", &W::day, "Dag"), field("starts_at", &W::starts_at, "Börjar, som 13:00"),
            field("minutes", &W::minutes, "Längd i minuter"), optional_field("place", &W::place, "Plats eller länk"),
            optional_field("cancelled", &W::cancelled, "Om mötet är inställt"),
            field("version", &W::version, "Mötets version"));
    }
};
struct PutAgendaItem {
    std::string meeting;
    std::int64_t item = 0;  // 0: a new one
    std::string title, text;
    int minutes = 0;
    std::string presenter, matter;
    int version = 0;
    template <class W = PutAgendaItem>
    static constexpr auto described() {
        return describe("PutAgendaItem", field("meeting", &W::meeting, "Mötets id"),
                        field("item", &W::item, "Punktens nummer; 0 för en ny"), field("title", &W::title, "Rubrik"),
                        optional_field("text", &W::text, "Underlag, i Markdown"),
                        optional_field("minutes", &W::minutes, "Minuter; 0: ingen tid satt"),
                        optional_field("presenter", &W::presenter, "Föredragandens person-id"),
                        optional_field("matter", &W::matter, "Åtgärd som punkten handlar om"),
                        optional_field("version", &W::version, "Punktens version; 0 för en ny"));
    }
};
struct ItemWish {
    std::string meeting;
    std::int64_t item = 0;
    template <class W = ItemWish>
    static constexpr auto described() {
        return describe("ItemWish", field("meeting", &W::meeting, "Mötets id"),
                        field("item", &W::item, "Punktens nummer"));
    }
};
struct MoveItem {
    std::string meeting;
    std::vector<std::int64_t> items;
    template <class W = MoveItem>
    static constexpr auto described() {
        return describe("MoveItem", field("meeting", &W::meeting, "Mötets id"),
                        field("items", &W::items, "Punkternas nummer i den nya ordningen"));
    }
};
struct GuestWish {
    std::string meeting;
    std::int64_t item = 0;
    std::string person;
    template <class W = GuestWish>
    static constexpr auto described() {
        return describe("GuestWish", field("meeting", &W::meeting, "Mötets id"),
                        field("item", &W::item, "Punktens nummer"), field("person", &W::person, "Person"));
    }
};
struct InviteWish {
    std::string meeting, person;
    template <class W = InviteWish>
    static constexpr auto described() {
        return describe("InviteWish", field("meeting", &W::meeting, "Mötets id"),
                        field("person", &W::person, "Person"));
    }
};
struct AnswerInvitation {
    std::string meeting;
    InvitationAnswer answer = InvitationAnswer::none;
    template <class W = AnswerInvitation>
    static constexpr auto described() {
        return describe("AnswerInvitation", field("meeting", &W::meeting, "Mötets id"),
                        field("answer", &W::answer, "accepted eller declined; tomt tar tillbaka svaret"));
    }
};
struct SetAttendance {
    std::string meeting;
    std::vector<std::string> attended;  // persons; of the others invited it is said that they did not come
    template <class W = SetAttendance>
    static constexpr auto described() {
        return describe("SetAttendance", field("meeting", &W::meeting, "Mötets id"),
                        field("attended", &W::attended, "De som var med"));
    }
};
struct PutMinutes {
    std::string meeting, text;
    int version = 0;
    template <class W = PutMinutes>
    static constexpr auto described() {
        return describe("PutMinutes", field("meeting", &W::meeting, "Mötets id"),
                        field("text", &W::text, "Protokollet, i Markdown"),
                        field("version", &W::version, "Mötets version"));
    }
};
struct AddDecision {
    std::string meeting;
    std::optional<std::int64_t> item;
    std::string words, responsible, unit;
    std::optional<Date> due_by;
    bool action = false;
    template <class W = AddDecision>
    static constexpr auto described() {
        return describe(
            "AddDecision", field("meeting", &W::meeting, "Mötets id"), field("item", &W::item, "Punkt på dagordningen"),
            field("words", &W::words, "Vad som beslutades"),
            optional_field("responsible", &W::responsible, "Slag av funktion som ansvarar"),
            optional_field("unit", &W::unit, "Enhet som det gäller"), field("due_by", &W::due_by, "Klart senast"),
            optional_field("action", &W::action, "Gör det till en åtgärd i enhetens plan genast"));
    }
};
struct FinishDecision {
    std::string meeting;
    std::int64_t decision = 0;
    bool done = true;
    int version = 0;
    template <class W = FinishDecision>
    static constexpr auto described() {
        return describe("FinishDecision", field("meeting", &W::meeting, "Mötets id"),
                        field("decision", &W::decision, "Beslutets nummer"), field("done", &W::done, "Om det är klart"),
                        field("version", &W::version, "Beslutets version"));
    }
};
struct CloseMeeting {
    std::string meeting, chair;
    template <class W = CloseMeeting>
    static constexpr auto described() {
        return describe("CloseMeeting", field("meeting", &W::meeting, "Mötets id"),
                        optional_field("chair", &W::chair, "Person-id för den som ledde mötet; tomt: ordföranden"));
    }
};
struct PublishMinutes {
    std::string meeting;
    Audience audience = Audience::invited;
    template <class W = PublishMinutes>
    static constexpr auto described() {
        return describe("PublishMinutes", field("meeting", &W::meeting, "Mötets id"),
                        field("audience", &W::audience, "invited eller everyone; tomt drar tillbaka"));
    }
};
struct FollowUpMeeting {
    std::string meeting, unit;
    std::optional<Date> day;
    std::string person;
    template <class W = FollowUpMeeting>
    static constexpr auto described() {
        return describe("FollowUpMeeting", field("meeting", &W::meeting, "Mötet som följs upp"),
                        field("unit", &W::unit, "Enhet vars chef bjuds in"),
                        field("day", &W::day, "Dag; utelämnad: två veckor fram"),
                        optional_field("person", &W::person, "Person vid enheten; tomt: den som leder den"));
    }
};

Result<MeetingPage> get_meeting(Context& context, const MeetingWish& wish);
Result<MyMeetings> list_my_meetings(Context& context, const Nothing&);

Result<MeetingPage> change_meeting_time(Context& context, const ChangeMeeting& wish);
Result<MeetingPage> put_agenda_item(Context& context, const PutAgendaItem& wish);
Result<MeetingPage> remove_agenda_item(Context& context, const ItemWish& wish);
Result<MeetingPage> order_agenda(Context& context, const MoveItem& wish);
Result<MeetingPage> invite_guest(Context& context, const GuestWish& wish);
Result<MeetingPage> remove_guest(Context& context, const GuestWish& wish);
Result<MeetingPage> invite_to_meeting(Context& context, const InviteWish& wish);
Result<MeetingPage> remove_from_meeting(Context& context, const InviteWish& wish);
Result<MeetingPage> answer_invitation(Context& context, const AnswerInvitation& wish);

Result<MeetingPage> set_attendance(Context& context, const SetAttendance& wish);
Result<MeetingPage> put_minutes(Context& context, const PutMinutes& wish);
Result<MeetingPage> add_decision(Context& context, const AddDecision& wish);
Result<MeetingPage> finish_decision(Context& context, const FinishDecision& wish);
Result<MeetingPage> close_meeting(Context& context, const CloseMeeting& wish);
Result<MeetingPage> adjust_minutes(Context& context, const MeetingWish& wish);
Result<MeetingPage> publish_minutes(Context& context, const PublishMinutes& wish);
Result<MeetingPage> follow_up_meeting(Context& context, const FollowUpMeeting& wish);

// Runs `change(transaction, rights, found)` on a meeting in a write, and answers with the page as it then is. `led`:
// only for whoever leads it.
template <class Change>
Result<MeetingPage> change_found(Context& context, const std::string& meeting, bool led, Change&& change) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<MeetingPage> {
        Sql& sql = transaction.sql();
        const MeetingRights rights(sql, context.configuration, context.caller, context.today);
        const auto find = led ? find_led_meeting : find_meeting;
        auto found = find(sql, context.caller, rights, meeting);
        if (!found) return refuse(found.error());
        if (Result<void> done = change(transaction, rights, *found); !done) return refuse(done.error());
        const auto after = find_meeting(sql, context.caller, rights, meeting);
        if (!after) return refuse(after.error());
        return page_of(sql, context, rights, *after);
    });
}

}  // namespace ledstang
