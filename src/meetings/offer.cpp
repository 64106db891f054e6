// What meetings offers. Whether the caller leads or is invited is asked by each operation: that follows from groups,
// functions and invitations, not from a role. So most are a person's own, as the tasks are.
#include "meetings/changes.h"
#include "meetings/feeds.h"
#include "meetings/forums.h"
#include "meetings/meetings.h"
#include "meetings/register.h"

namespace ledstang {
namespace {

void offer_forums(Operations& operations) {
    const auto self = Permission::self;
    operations.get("list_forums", "/forums", list_forums, {Permission::read, nullptr, Keep::by_person},
                   "Forum med nivå, om de beslutar, och nästa möte");
    operations.get("get_forum", "/forums/{id}", get_forum, {self}, "Ett forum med serier, möten och inbjudna");
    operations.post("create_forum", "/forums", create_forum, {self}, "Lägg upp ett forum");
    operations.put("change_forum", "/forums/{id}", change_forum, {self}, "Ändra ett forum");
    operations.post("create_series", "/forums/{forum}/series", create_series, {self}, "Lägg upp en mötesserie");
    operations.put("change_series", "/meeting-series/{id}", change_series, {self}, "Ändra en mötesserie");
    operations.post("extend_series", "/meeting-series/{id}/extend", extend_series, {self},
                    "Lägg upp fler möten i en serie");
    operations.post("create_meeting", "/forums/{forum}/meetings", create_meeting, {self},
                    "Kalla till ett möte utanför serierna");
    operations.get("list_presentations", "/presentations/{year}", list_presentations, {Permission::read},
                   "I vilket forum varje uppföljning presenteras, och vad som saknas");
    operations.get("list_forum_parts", "/groups/{group}/forums/{year}", list_forum_parts, {Permission::read},
                   "Beslutande forum där en grupp har varit med under ett år");
    operations.get("get_action_meetings", "/actions/{action}/meetings", get_action_meetings, {Permission::read},
                   "Möten som har haft en åtgärd på dagordningen");
}

void offer_agenda(Operations& operations) {
    const auto self = Permission::self;
    operations.get("list_my_meetings", "/meetings", list_my_meetings, {self}, "Ens egna möten, nästa först");
    operations.get("get_meeting", "/meetings/{meeting}", get_meeting, {self},
                   "Ett möte med dagordning, beslut och protokoll");
    operations.put("change_meeting", "/meetings/{meeting}", change_meeting_time, {self},
                   "Flytta, ställ in eller döp om ett möte");
    operations.put("put_agenda_item", "/meetings/{meeting}/items/{item}", put_agenda_item, {self},
                   "Skriv en punkt på dagordningen");
    operations.remove("remove_agenda_item", "/meetings/{meeting}/items/{item}", remove_agenda_item, {self},
                      "Ta bort en punkt");
    operations.put("order_agenda", "/meetings/{meeting}/order", order_agenda, {self}, "Ändra punkternas ordning");
    operations.put("invite_guest", "/meetings/{meeting}/items/{item}/guests/{person}", invite_guest, {self},
                   "Bjud in en gäst till en enda punkt");
    operations.remove("remove_guest", "/meetings/{meeting}/items/{item}/guests/{person}", remove_guest, {self},
                      "Ta tillbaka en gästs inbjudan");
    operations.put("invite_to_meeting", "/meetings/{meeting}/invited/{person}", invite_to_meeting, {self},
                   "Bjud in en person till just det här mötet");
    operations.remove("remove_from_meeting", "/meetings/{meeting}/invited/{person}", remove_from_meeting, {self},
                      "Ta tillbaka en persons inbjudan");
    operations.put("answer_invitation", "/meetings/{meeting}/answer", answer_invitation, {self},
                   "Svara på en inbjudan");
}

void offer_minutes(Operations& operations) {
    const auto self = Permission::self;
    operations.put("set_attendance", "/meetings/{meeting}/attendance", set_attendance, {self}, "Säg vilka som var med");
    operations.put("put_minutes", "/meetings/{meeting}/minutes", put_minutes, {self}, "Skriv protokollet");
    operations.post("add_decision", "/meetings/{meeting}/decisions", add_decision, {self},
                    "Skriv ett beslut, som kan bli en åtgärd genast");
    operations.put("finish_decision", "/meetings/{meeting}/decisions/{decision}", finish_decision, {self},
                   "Säg att ett beslut är genomfört");
    operations.post("close_meeting", "/meetings/{meeting}/close", close_meeting, {self},
                    "Stäng mötet: dagordningens siffror fryser");
    operations.post("adjust_minutes", "/meetings/{meeting}/adjust", adjust_minutes, {self}, "Justera protokollet");
    operations.put("publish_minutes", "/meetings/{meeting}/audience", publish_minutes, {self},
                   "Publicera protokollet för de inbjudna eller för alla");
    operations.post("follow_up_meeting", "/meetings/{meeting}/follow-up", follow_up_meeting, {self},
                    "Kalla enhetens chef till ett uppföljningsmöte om besluten");
}

void offer_calendars(Operations& operations) {
    const auto self = Permission::self;
    operations.get("get_calendar_feed", "/calendar-feed", get_feed, {self}, "Om det finns en kalenderadress");
    operations.post("make_calendar_feed", "/calendar-feed", make_feed, {self},
                    "Gör en hemlig kalenderadress; den förra slutar gälla");
    operations.remove("remove_calendar_feed", "/calendar-feed", remove_feed, {self}, "Ta bort kalenderadressen");
    // The secret stands in the query, which the request log leaves out.
    operations.get("read_calendar", "/meeting-calendar", read_calendar, {Permission::open, nullptr, Keep::never},
                   "En prenumeration på möten, som iCalendar");
    operations.get("download_invitation", "/meetings/{meeting}/invitation", download_invitation, {self},
                   "Ett möte som en kalenderinbjudan (.ics)");
}

}  // namespace

void offer_meetings(Operations& operations) {
    offer_forums(operations);
    offer_agenda(operations);
    offer_minutes(operations);
    offer_calendars(operations);
}

}  // namespace ledstang
