#include "knowledge/areas.h"
#include "knowledge/comments.h"
#include "knowledge/difference.h"
#include "knowledge/drafts.h"
#include "knowledge/import_documents.h"
#include "knowledge/knowledge.h"
#include "knowledge/library.h"
#include "knowledge/lists.h"
#include "knowledge/marks.h"
#include "knowledge/readers.h"
#include "operations/import_report.h"
#include "operations/operations.h"

namespace ledstang {

void offer_knowledge(Operations& operations) {
    operations.get("read_document", "/documents/{id}", read_document, {Permission::read, nullptr, Keep::by_person},
                   "Ett dokument som det gäller, eller en av dess versioner");
    operations.post("create_document", "/documents", create_document, {Permission::read}, "Börja ett nytt dokument");
    operations.post("begin_draft", "/documents/{id}/draft", begin_draft, {Permission::read},
                    "Börja en ny version av ett dokument");
    operations.remove("remove_draft", "/documents/{id}/draft", remove_draft, {Permission::read}, "Ta bort ett utkast");
    operations.put("save_document_head", "/documents/{id}/head", save_document_head, {Permission::read},
                   "Spara uppgifterna om ett utkast");
    operations.put("save_document_text", "/documents/{id}/sections/{section}", save_document_text, {Permission::read},
                   "Spara ett avsnitts text i ett utkast");
    operations.put("change_document_owner", "/documents/{id}/owner", change_document_owner, {Permission::read},
                   "Byt ägare eller skrivande grupp");
    operations.post("publish_document", "/documents/{id}/publish", publish_document, {Permission::read},
                    "Publicera ett utkast");
    operations.post("withdraw_document", "/documents/{id}/withdraw", withdraw_document, {Permission::read},
                    "Dra tillbaka ett dokument");
    operations.post("confirm_document_review", "/documents/{id}/review", confirm_document_review, {Permission::read},
                    "Säg att ett dokument är översett och gäller oförändrat");
    operations.get("get_document_difference", "/documents/{id}/difference", get_document_difference, {Permission::read},
                   "Vad som skiljer två versioner av ett dokument");
    operations.get("export_document_library", "/documents/{id}/library", export_document_library, {Permission::read},
                   "En publicerad version som FHIR R4 Library");
    operations.post("preview_document_text", "/documents/preview", preview_document_text, {Permission::read},
                    "Hur en text visas, och hur lätt den är att läsa");
    operations.get("get_document_comments", "/documents/{id}/comments", get_document_comments, {Permission::read},
                   "Kommentarer till ett dokument");
    operations.post("comment_document", "/documents/{id}/comments", comment_document, {Permission::read},
                    "Kommentera ett avsnitt, eller några ord i det");
    operations.put("resolve_document_comment", "/documents/{id}/comments/{comment}", resolve_document_comment,
                   {Permission::read}, "Klara av en kommentar till ett dokument, eller öppna den igen");
    operations.put("mark_document", "/units/{unit}/documents/{id}", mark_document,
                   {Permission::report, &MarkDocument::unit}, "Säg att ett dokument gäller vid en enhet");
    operations.remove("unmark_document", "/units/{unit}/documents/{id}", unmark_document,
                      {Permission::report, &UnmarkDocument::unit},
                      "Säg att ett dokument inte längre är valt för en enhet");
    operations.get("list_documents", "/documents", list_documents, {Permission::read},
                   "Dokument, det som enheten har valt först");
    operations.get("get_knowledge_choices", "/knowledge/choices", get_knowledge_choices, {Permission::read},
                   "Slag av dokument, områden, stöd och vårdnivåer");
    operations.get("get_knowledge_care", "/knowledge/care", get_knowledge_care, {Permission::read},
                   "Försenade översyner, områden utan dokument eller ägare, och vakanta ägare");
    operations.get("list_areas", "/knowledge/areas", list_areas, {Permission::read}, "Kunskapsområden");
    operations.get("get_area", "/knowledge/areas/{id}", get_area, {Permission::read},
                   "Ett kunskapsområde med sina fyra stöd");
    operations.post("record_document_opening", "/documents/{id}/openings", record_document_opening, {Permission::read},
                    "Räkna att ett dokument har öppnats, utan vem som läste");
    operations.get("get_document_usage", "/documents/{id}/usage", get_document_usage,
                   {Permission::read, nullptr, Keep::never}, "Hur ofta ett dokument öppnas, per dag och enhet");
    operations.post("give_document_feedback", "/documents/{id}/feedback", give_document_feedback, {Permission::read},
                    "Säg till ägaren om texten hjälpte");
    operations.get("get_document_feedback", "/documents/{id}/feedback", get_document_feedback,
                   {Permission::read, nullptr, Keep::by_person}, "Vad läsarna har skrivit om ett dokument");
    operations.put("answer_document_feedback", "/documents/{id}/feedback/{number}", answer_document_feedback,
                   {Permission::read}, "Svara en läsare, eller säg att orden är lästa");
    operations.post("import_documents", "/imports/documents", import_documents, {Permission::administer},
                    "Läs in dokument ur en TOML-fil");
}

}  // namespace ledstang
