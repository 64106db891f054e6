#include "flows/field_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/blank.h"
#include "base/decimal.h"
#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "described/json_read.h"
#include "described/json_write.h"

namespace ledstang {
namespace {

struct Fact {
    const char* name;
    Type type;
    Value (*value)(const MatterFacts&);
};
Value whole(int number) {
    return std::int64_t{number};
}
constexpr std::array facts_by_name{
    Fact{"skapad", Type::date, [](const MatterFacts& f) { return Value{f.created}; }},
    Fact{"i_laget_sedan", Type::date, [](const MatterFacts& f) { return Value{f.in_stage_since}; }},
    Fact{"enheter", Type::whole_number, [](const MatterFacts& f) { return whole(f.units); }},
    Fact{"enheter_kvar", Type::whole_number, [](const MatterFacts& f) { return whole(f.units_left); }},
    Fact{"enheter_natt", Type::whole_number, [](const MatterFacts& f) { return whole(f.units_reached); }},
    Fact{"yttranden", Type::whole_number, [](const MatterFacts& f) { return whole(f.statements); }},
    Fact{"yttranden_saknas", Type::whole_number, [](const MatterFacts& f) { return whole(f.statements_missing); }},
    Fact{"yttranden_utan_svar", Type::whole_number,
         [](const MatterFacts& f) { return whole(f.statements_unanswered); }},
    Fact{"delarenden", Type::whole_number, [](const MatterFacts& f) { return whole(f.parts); }},
    Fact{"delarenden_oppna", Type::whole_number, [](const MatterFacts& f) { return whole(f.parts_open); }},
    Fact{"lankade_matt", Type::whole_number, [](const MatterFacts& f) { return whole(f.measures); }},
    Fact{"lankade_dokument", Type::whole_number, [](const MatterFacts& f) { return whole(f.documents); }},
    Fact{"kommentarer", Type::whole_number, [](const MatterFacts& f) { return whole(f.comments); }},
    Fact{"har_grupp", Type::truth, [](const MatterFacts& f) { return Value{f.has_group}; }}};

Type type_of_kind(const std::string& kind) {
    if (kind == "number") return Type::number;
    if (kind == "date") return Type::date;
    if (kind == "truth") return Type::truth;
    return Type::text;
}

Value value_of(const FlowField& field, const FieldTexts& fields) {
    if (is_empty(field, fields)) return {};
    const std::string& text = fields.at(field.id);
    if (field.kind == "number") {
        const auto number = Decimal::parse(text);
        return number ? Value{number->to_double()} : Value{};
    }
    if (field.kind == "date") {
        const auto date = parse_date(text);
        return date ? Value{*date} : Value{};
    }
    if (field.kind == "truth") return text == "ja";
    return text;
}

// Nothing when no row has a number in the column.
Value sum_of(const TableRows& rows, const std::string& column) {
    std::optional<double> sum;
    for (const auto& row : rows) {
        const auto found = row.find(column);
        const auto number = found == row.end() ? std::nullopt : Decimal::parse(found->second);
        if (number) sum = sum.value_or(0) + number->to_double();
    }
    return sum ? Value{*sum} : Value{};
}

tl::unexpected<Refusal> wrong(const FlowField& field, const std::string& what) {
    Refusal refusal{RefusalKind::invalid, "flow.field", fmt::format("{}: {}", field.name, what)};
    refusal.faults.push_back({"flow.field", what, "fields/" + field.id, {}, {}, {}});
    return refuse(std::move(refusal));
}

std::optional<std::string> number_text(const std::string& text) {
    const auto number = parse_swedish_number(text);
    return number ? std::optional(number->value.to_string()) : std::nullopt;
}

Result<std::string> kept_table(const FlowField& field, const std::string& text) {
    const auto json = parse_json(text);
    if (!json || !json->is_array()) return wrong(field, "en tabell väntades.");
    TableRows kept;
    for (const auto& object : *json) {
        if (!object.is_object()) return wrong(field, "en tabell väntades.");
        std::map<std::string, std::string> row;
        for (const auto& [name, cell] : object.items()) {
            const auto column = std::ranges::find(field.columns, name, &FlowColumn::id);
            if (column == field.columns.end() || !cell.is_string())
                return wrong(field, fmt::format("kolumnen {} finns inte.", in_quotes(name)));
            std::string words = cell;
            if (is_blank(words)) continue;
            if (column->kind == "number") {
                const auto number = number_text(words);
                if (!number) {
                    return wrong(field, fmt::format("rad {}, {}: {} är inget tal.", kept.size() + 1, column->name,
                                                    in_quotes(words)));
                }
                words = *number;
            }
            row[name] = words;
        }
        if (!row.empty()) kept.push_back(std::move(row));
    }
    if (kept.empty()) return std::string();
    return Json(kept).dump();
}

}  // namespace

TableRows table_rows(const std::string& text) {
    TableRows rows;
    if (text.empty()) return rows;
    const auto json = parse_json(text);
    if (!json || !json->is_array()) return rows;
    for (const auto& object : *json) {
        if (object.is_object()) rows.push_back(object.get<std::map<std::string, std::string>>());
    }
    return rows;
}

std::vector<ColumnType> rule_columns(const FlowPart& part, const FlowPart& units) {
    std::vector<ColumnType> columns;
    for (const auto& field : part.fields) {
        if (field.kind != "table") {
            columns.push_back({field.id, type_of_kind(field.kind), false});
            continue;
        }
        columns.push_back({field.id + "_rader", Type::whole_number, true});
        for (const auto& column : field.columns) {
            if (column.kind == "number")
                columns.push_back({field.id + "_" + column.id + "_summa", Type::number, false});
        }
    }
    for (const auto& fact : facts_by_name) columns.push_back({fact.name, fact.type, true});
    for (const auto& stage : units.stages) columns.push_back({"enheter_" + stage.id, Type::whole_number, true});
    return columns;
}

std::vector<Value> rule_row(const FlowPart& part, const FlowPart& units, const FieldTexts& fields,
                            const MatterFacts& facts) {
    std::vector<Value> row;
    for (const auto& field : part.fields) {
        if (field.kind != "table") {
            row.push_back(value_of(field, fields));
            continue;
        }
        const auto found = fields.find(field.id);
        const auto rows = found == fields.end() ? TableRows{} : table_rows(found->second);
        row.push_back(whole(static_cast<int>(rows.size())));
        for (const auto& column : field.columns) {
            if (column.kind == "number") row.push_back(sum_of(rows, column.id));
        }
    }
    for (const auto& fact : facts_by_name) row.push_back(fact.value(facts));
    for (const auto& stage : units.stages) {
        const auto found = facts.in_stage.find(stage.id);
        row.push_back(whole(found == facts.in_stage.end() ? 0 : found->second));
    }
    return row;
}

Result<std::string> kept_text(const FlowField& field, const std::string& text) {
    if (is_blank(text)) return std::string();
    if (field.kind == "number") {
        const auto number = number_text(text);
        if (!number) return wrong(field, fmt::format("{} är inget tal. Skriv till exempel 12,5.", in_quotes(text)));
        return *number;
    }
    if (field.kind == "date") {
        if (!parse_date(text)) return wrong(field, "ett datum skrivs 2026-11-30.");
        return text;
    }
    if (field.kind == "truth") {
        if (text != "ja" && text != "nej") return wrong(field, "svara ja eller nej.");
        return text;
    }
    if (field.kind == "choice") {
        if (std::ranges::find(field.choices, text) == field.choices.end())
            return wrong(field, fmt::format("{} finns inte bland valen.", in_quotes(text)));
        return text;
    }
    if (field.kind == "table") return kept_table(field, text);
    return text;
}

bool is_empty(const FlowField& field, const FieldTexts& fields) {
    const auto found = fields.find(field.id);
    if (found == fields.end() || is_blank(found->second)) return true;
    return field.kind == "table" && table_rows(found->second).empty();
}

}  // namespace ledstang
