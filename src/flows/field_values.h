// What a type's fields hold, and what is counted about a matter, as rules see it. Inside the module.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "flows/flow_type.h"

namespace ledstang {

// Fields by their id; an empty one is left out. A number as Decimal writes it, a date in ISO form, truth as ja or nej,
// a table as a JSON list of objects of texts.
using FieldTexts = std::map<std::string, std::string>;

// Rows of a table's text; none when it is empty or not a table.
using TableRows = std::vector<std::map<std::string, std::string>>;
TableRows table_rows(const std::string& text);

// What is counted about a matter for its gates. Named in Swedish in the rules, as fact_columns lists.
struct MatterFacts {
    Date created{};
    Date in_stage_since{};
    int units = 0;                        // affected
    int units_left = 0;                   // not yet in an ended stage
    int units_reached = 0;                // from which somebody came to one of its activities
    std::map<std::string, int> in_stage;  // units by their stage
    int statements = 0;                   // asked for
    int statements_missing = 0;           // neither given nor waived
    int statements_unanswered = 0;        // given, and not replied to
    int parts = 0;                        // matters begun from this one
    int parts_open = 0;
    int measures = 0;  // linked
    int documents = 0;
    int comments = 0;
    bool has_group = false;
};

// The columns of the rules of a part: its fields, then the facts. A table gives <id>_rader and, for each number in it,
// <id>_<column>_summa.
std::vector<ColumnType> rule_columns(const FlowPart& part, const FlowPart& units);
// A row with a value for each of them.
std::vector<Value> rule_row(const FlowPart& part, const FlowPart& units, const FieldTexts& fields,
                            const MatterFacts& facts);

// The text in the form that the field keeps it in, or what is wrong with it: flow.field.
Result<std::string> kept_text(const FlowField& field, const std::string& text);
// Nothing is filled in: blank, or a table without rows.
bool is_empty(const FlowField& field, const FieldTexts& fields);

}  // namespace ledstang
