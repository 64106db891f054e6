// The operations of matters that go through stages. Who may take which step is the type's to say, so the operations ask
// for no more than that one may read.
#include "flows/activity_lists.h"
#include "flows/attachments.h"
#include "flows/changes.h"
#include "flows/choices.h"
#include "flows/compiled.h"
#include "flows/flows.h"
#include "flows/group_figures.h"
#include "flows/notice_list.h"
#include "flows/page.h"
#include "flows/statements.h"
#include "flows/summaries.h"
#include "flows/type_pages.h"
#include "operations/operations.h"

namespace ledstang {

void offer_flows(Operations& operations) {
    operations.get("list_matter_types", "/matter-types", list_matter_types, {Permission::read, nullptr, Keep::never},
                   "Ärendetyper: lägen, steg, grindar och vem som får vad");
    operations.post("check_matter_type", "/matter-types/{id}/check", check_matter_type, {Permission::read},
                    "Pröva en ärendetyps text utan att spara den");
    operations.get("get_matter_choices", "/matter-choices", get_matter_choices,
                   {Permission::read, nullptr, Keep::never}, "Områden och grupper som ett ärende kan gälla");
    operations.get("list_matters", "/matters", list_matters, {Permission::read, nullptr, Keep::by_person}, "Ärenden");
    operations.get("similar_matters", "/similar-matters", similar_matters, {Permission::read},
                   "Ärenden med liknande rubrik");
    operations.post("begin_matter", "/matters", begin_matter, {Permission::read}, "Lägg upp ett ärende");
    operations.get("get_matter", "/matters/{matter}", get_matter, {Permission::read, nullptr, Keep::never},
                   "Ett ärende: läge, nästa steg, enheter, yttranden och vad som har hänt");
    operations.put("edit_matter", "/matters/{matter}", edit_matter, {Permission::read}, "Ändra ett ärendes fält");
    operations.post("take_step", "/matters/{matter}/steps", take_step, {Permission::read}, "Ta ett steg i ett ärende");
    operations.put("set_matter_list", "/matters/{matter}/lists/{kind}", set_matter_list, {Permission::read},
                   "Välj berörda enheter, deltagande grupper, mått eller dokument");
    operations.post("comment_matter", "/matters/{matter}/comments", comment_matter, {Permission::read},
                    "Kommentera ett ärende");
    operations.put("follow_matter", "/matters/{matter}/following", follow_matter, {Permission::read},
                   "Följ ett ärende, eller sluta följa det");
    operations.put("renew_matter", "/matters/{matter}/type", renew_matter, {Permission::read},
                   "Flytta ett pågående ärende till ärendetypen som den är nu");
    operations.put("answer_statement", "/matters/{matter}/statements/{unit}/answer", answer_statement,
                   {Permission::read}, "Lämna enhetens yttrande");
    operations.put("waive_statement", "/matters/{matter}/statements/{unit}/waiver", waive_statement, {Permission::read},
                   "Anteckna varför ett yttrande inte behövs");
    operations.put("reply_to_statement", "/matters/{matter}/statements/{unit}/reply", reply_to_statement,
                   {Permission::read}, "Svara på ett yttrande");
    operations.get("list_activities", "/activities", list_activities, {Permission::read, nullptr, Keep::by_person},
                   "Aktiviteter: workshoppar, utbildningar och information, och vilka som kom");
    operations.post("plan_activity", "/activities", plan_activity, {Permission::read}, "Lägg upp en aktivitet");
    operations.put("change_activity", "/activities/{activity}", change_activity, {Permission::read},
                   "Ändra en aktivitet");
    operations.remove("remove_activity", "/activities/{activity}", remove_activity, {Permission::read},
                      "Ta bort en aktivitet som ingen har kommit till");
    operations.put("put_attendance", "/activities/{activity}/attendance", put_attendance, {Permission::read},
                   "Skriv hur många som kom från varje enhet");
    operations.get("get_coverage", "/matters/{matter}/coverage", get_coverage,
                   {Permission::read, nullptr, Keep::by_person}, "Vilka berörda enheter aktiviteterna har nått");
    operations.get("list_attachments", "/matters/{matter}/attachments", list_attachments,
                   {Permission::read, nullptr, Keep::never}, "Ärendets filer");
    operations.post("add_attachment", "/matters/{matter}/attachments", add_attachment, {Permission::read},
                    "Lägg till en fil");
    operations.get("download_attachment", "/matters/{matter}/attachments/{attachment}", download_attachment,
                   {Permission::read, nullptr, Keep::never}, "Hämta en fil");
    operations.remove("remove_attachment", "/matters/{matter}/attachments/{attachment}", remove_attachment,
                      {Permission::read}, "Ta bort en fil");
    operations.get("list_group_feedback", "/knowledge-organisation/feedback", list_group_feedback, {Permission::read},
                   "Vilka grupper som återkopplar på det de har fått frågor om");
    operations.get("get_group_figures", "/groups/{group}/figures", get_group_figures,
                   {Permission::read, nullptr, Keep::never}, "Gruppens svarstider och öppna ärenden");
    operations.get("get_compiled", "/matters/{matter}/compiled", get_compiled, {Permission::read},
                   "Enheternas svar sammanställda i ordning, med svarsandel");
    operations.get("export_compiled", "/matters/{matter}/compiled/file", export_compiled, {Permission::read},
                   "Sammanställningen som CSV");
    operations.get("list_notices", "/notices", list_notices, {Permission::self, nullptr, Keep::never},
                   "Nytt om det man har skrivit och följer");
    operations.put("see_notices", "/notices/seen", see_notices, {Permission::self}, "Markera det nya som läst");
}

}  // namespace ledstang
