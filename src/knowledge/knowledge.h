// The public face of the knowledge documents: guidelines, routines, care programmes and what else config/documents has
// kinds for. A document is owned by a function, written by that function's own people or by a group, published in
// versions that never change, and read by every employee.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "operations/task.h"

namespace ledstang {

class Operations;
class Sql;
class Transaction;
struct Configuration;
struct Context;

// One paragraph, heading, list or table of a published version.
struct PublishedParagraph {
    std::string anchor;   // "s2p3": its place on the document's page
    std::string section;  // the section's id
    std::string heading;  // the section's name
    std::string text;     // the words alone
};

// A document as it holds on a day: what search and others need to know of it.
struct PublishedDocument {
    std::string id;
    std::string kind;
    std::string kind_name;
    std::string title;
    int version = 0;
    std::string owner_function;
    std::string owner_unit;
    std::string group;  // that writes it; may be empty
    std::vector<std::string> areas, codes, care_levels;
    std::string national_id;         // may be empty
    std::vector<std::string> units;  // that have marked that it applies to them
    std::optional<Date> review_by;
    std::vector<PublishedParagraph> paragraphs;
};
// Nothing when no version of it holds that day.
std::optional<PublishedDocument> published_document(Sql& sql, const Configuration& configuration, const std::string& id,
                                                    const Date& on);
// Ids of all that hold that day.
std::vector<std::string> published_documents(Sql& sql, const Date& on);

// Those of the documents whose version in force should have been out for comment at the group that owns the area, and
// has not been.
std::vector<std::string> not_anchored(Sql& sql, const Configuration& configuration, const std::vector<std::string>& ids,
                                      const Date& on);

bool document_exists(Sql& sql, const std::string& id);
// The title of the version that holds or was published last, else the draft's; empty when there is no such document.
std::string document_title(Sql& sql, const std::string& id);

struct OwnedDocument {
    std::string id;
    std::string title;
    std::string kind;
    std::string owner_function;
    std::string owner_unit;
    std::string group;
    bool in_force = false;
    std::optional<Date> review_by;
};
// Also those that are not published yet or no longer, by title.
std::vector<OwnedDocument> documents_of_owner(Sql& sql, const std::string& function, const std::string& unit,
                                              const Date& on);
std::vector<OwnedDocument> documents_of_group(Sql& sql, const std::string& group, const Date& on);

// Reviews that are due, drafts that wait to be published and readers' words that wait for an answer, for the holder of
// the owning function or the deputy.
std::vector<Task> knowledge_tasks(Sql& sql, const Configuration& configuration, const std::string& person,
                                  const Date& on);

// A document on its way to another region (travelling.cpp): TOML of what its writers wrote. Its owner, the units where
// it applies, the parties that it binds and the readers' words stay.
struct TravellingDocument {
    std::string title;
    int version = 0;
    std::string licence;  // of one that was taken from elsewhere; empty: the region's own
    std::string text;
};
// The version in force that day. Refuses with document.unknown and document.not_in_force.
Result<TravellingDocument> document_to_send(Sql& sql, const Configuration& configuration, const std::string& id,
                                            const Date& on);

// One that comes in, and where it is to be put.
struct ArrivingDocument {
    std::string id;      // here
    std::string text;    // as document_to_send wrote it elsewhere
    std::string source;  // "Region Kronoberg, version 3"
    std::string licence;
    std::string owner_function, owner_unit;  // of one that is new here
};
// What it would be here.
struct DocumentArrival {
    bool is_new = false;
    std::string before;                // the last version here in the same form; empty: new
    std::string after;                 // what the draft will be
    std::string kind;                  // in words
    std::string present_kind;          // of the document that is here; in words, empty: the same kind
    bool draft_waits = false;          // somebody writes a new version here
    std::vector<std::string> owners;   // kinds of function that may own one
    std::vector<std::string> left;     // what does not come along, in sentences
    std::vector<std::string> lacking;  // what must be done before the draft can be published, in sentences
};
// Refuses what this region cannot take in, with line and column: document.kind_unknown, document.text_long,
// document.section_twice and those of a document's head.
Result<DocumentArrival> look_at_arrival(Sql& sql, Context& context, const ArrivingDocument& arriving);
// Refuses as when somebody writes a new document. Reads the store, so outside a write.
Result<void> require_arrival_owner(Context& context, const ArrivingDocument& arriving);
// Becomes a draft, which its owner publishes like any other.
Result<DocumentArrival> take_in_document(Context& context, Transaction& transaction, const ArrivingDocument& arriving);
// The id itself, or "id_2" … where documents here have it.
std::string free_document_id(Sql& sql, const std::string& wanted);

// Whether the region could have such a kind of document: a file of config/documents. Refuses with line and column.
Result<void> check_document_kind_text(const Configuration& configuration, const std::string& text,
                                      const std::string& name);

void offer_knowledge(Operations& operations);

}  // namespace ledstang
