// The change log's terms in Swedish: kinds of things, fields, values. Names of fields are taken from the descriptions
// that the API is made of.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/history_difference.h"
#include "operations/operations.h"

namespace ledstang {

// A kind of thing in the change log.
struct EntityKind {
    const char* entity;  // "outcome"
    const char* name;    // "utfall"
    const char* schema;  // the described struct whose fields it has; "" where none is in the API
    bool common;         // whoever reads plans and outcomes may read its history too; others demand `review`
};
// Null for a kind without words of its own.
const EntityKind* entity_kind(const std::string& entity);
std::vector<EntityKind> entity_kinds();

class HistoryWords {
 public:
    explicit HistoryWords(const Operations& operations);

    std::string entity_name(const std::string& entity) const;
    std::string operation_name(const std::string& operation) const;
    // "Målet: Målvärde" of a target's {"target", "value"}.
    std::string field_name(const std::string& entity, const std::vector<std::string>& path) const;

 private:
    std::string meaning(const std::string& schema, const std::string& field) const;

    std::map<std::string, std::map<std::string, std::string>> meanings_;  // by schema and field
    std::map<std::string, std::string> common_;                           // by field: the first schema's
    std::map<std::string, std::string> operations_;                       // summaries
};

// A value as a person reads it: "ja", "41,5", "kvinnor", "uppfyllt". Names of persons are not looked up here.
std::string value_words(const Configuration& configuration, const std::string& field, const Json& value);

}  // namespace ledstang
