// The public face of the knowledge documents: guidelines, routines, care programmes and what else config/documents has
// kinds for. A document is owned by a function, written by that function's own people or by a group, published in
// versions that never change, and read by every employee.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "operations/task.h"

namespace ledstang {

class Operations;
class Sql;
struct Configuration;

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

void offer_knowledge(Operations& operations);

}  // namespace ledstang
