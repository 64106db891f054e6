// What the units have written in a table with weights, as one list in order. Inside the module.
//
// A table of the units' part whose number column has a `rank` is compiled: rows with the same texts (case and spacing
// aside) are one need, with the sum of their weights and the units that have it.
#pragma once

#include "flows/flow_store.h"

namespace ledstang {

class Organisation;

struct CompiledRow {
    std::vector<std::string> cells;  // in the order of the table's other columns
    std::string weight;              // sum over the units
    std::string mean;                // of those that have it
    int units = 0;
    std::vector<std::string> unit_names;
    template <class C = CompiledRow>
    static constexpr auto described() {
        return describe("CompiledRow", field("cells", &C::cells, "Kolumnernas text"),
                        field("weight", &C::weight, "Vikten sammanlagd"), field("mean", &C::mean, "Vikten i medeltal"),
                        field("units", &C::units, "Antal enheter"),
                        field("unit_names", &C::unit_names, "Enheternas namn"));
    }
};
// All rows with the same first text, such as an area.
struct CompiledArea {
    std::string name;
    std::string weight;
    int needs = 0;
    int units = 0;
    template <class C = CompiledArea>
    static constexpr auto described() {
        return describe("CompiledArea", field("name", &C::name, "Första kolumnens text"),
                        field("weight", &C::weight, "Vikten sammanlagd"), field("needs", &C::needs, "Antal rader"),
                        field("units", &C::units, "Antal enheter"));
    }
};
struct CompiledTable {
    std::string field, name;
    std::vector<std::string> columns;  // names, without the weight's
    std::string weight_name;
    int highest = 0;                  // weight
    std::vector<CompiledRow> rows;    // the heaviest first, then what most units have
    std::vector<CompiledArea> areas;  // the heaviest first; none of a table with one text
    template <class C = CompiledTable>
    static constexpr auto described() {
        return describe("CompiledTable", ledstang::field("field", &C::field, "Fält"),
                        ledstang::field("name", &C::name, "Namn"),
                        ledstang::field("columns", &C::columns, "Kolumner utom vikten"),
                        ledstang::field("weight_name", &C::weight_name, "Viktens namn"),
                        ledstang::field("highest", &C::highest, "Högsta vikt"),
                        ledstang::field("rows", &C::rows, "Rader, den tyngsta först"),
                        ledstang::field("areas", &C::areas, "Efter första kolumnen, den tyngsta först"));
    }
};
struct CompiledMatter {
    std::string matter, title;
    int asked = 0;                     // units with an assignment
    int answered = 0;                  // of these, in an ended stage
    std::vector<std::string> missing;  // names of those that have not answered
    std::vector<CompiledTable> tables;
    template <class C = CompiledMatter>
    static constexpr auto described() {
        return describe("CompiledMatter", field("matter", &C::matter, "Ärende"), field("title", &C::title, "Rubrik"),
                        field("asked", &C::asked, "Frågade enheter"), field("answered", &C::answered, "Har svarat"),
                        field("missing", &C::missing, "Enheter som inte har svarat"),
                        field("tables", &C::tables, "Sammanställda tabeller"));
    }
};
struct GetCompiled {
    std::string matter;
    template <class G = GetCompiled>
    static constexpr auto described() {
        return describe("GetCompiled", field("matter", &G::matter, "Ärendets id"));
    }
};

Result<CompiledMatter> get_compiled(Context& context, const GetCompiled& wish);
// The first such table as CSV for Excel. Refuses with flow.not_compiled when the type
// has no such table.
Result<FileContent> export_compiled(Context& context, const GetCompiled& wish);

}  // namespace ledstang
