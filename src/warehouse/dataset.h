// What a region's systems deliver, as it is declared: one TOML file for each dataset in config/datasets/. A dataset is
// a table of its id's name; beside its columns every row has batch_id (the delivery, batches.h) and row_number (where
// in the delivery the row stood, as the line of a CSV file).
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "described/description.h"
#include "rules/rules.h"
#include "warehouse/columns.h"

namespace ledstang {

constexpr auto names_of(Type) {
    return std::array{Named{Type::truth, "truth"}, Named{Type::whole_number, "whole_number"},
                      Named{Type::number, "number"}, Named{Type::text, "text"}, Named{Type::date, "date"}};
}

// What a column is to those who count.
enum class ColumnRole : std::uint8_t {
    none,
    time,      // the day that places the row in a period; exactly one column, of type date
    unit,      // a unit's id
    sex,       // K, M or missing
    patient,   // arrives as a personnummer or samordningsnummer, is kept as a keyed hash (patient_identity.h)
    activity,  // what was done, in what form or by whom
    value,     // what is summed or averaged
    code       // from a classification: diagnosis, procedure, account
};
constexpr auto names_of(ColumnRole) {
    return std::array{Named{ColumnRole::none, "none"},       Named{ColumnRole::time, "time"},
                      Named{ColumnRole::unit, "unit"},       Named{ColumnRole::sex, "sex"},
                      Named{ColumnRole::patient, "patient"}, Named{ColumnRole::activity, "activity"},
                      Named{ColumnRole::value, "value"},     Named{ColumnRole::code, "code"}};
}

// One value of a column that has a list of them.
struct CodeValue {
    std::string code;               // as it is kept
    std::string title;              // Swedish
    std::vector<std::string> also;  // other ways in which sources write it; letters' case never matters
    template <class S = CodeValue>
    static constexpr auto described() {
        return describe("CodeValue", field("code", &S::code, "Värdet som det sparas"),
                        field("title", &S::title, "Vad det betyder"),
                        field("also", &S::also, "Andra sätt som källor skriver det på"));
    }
};

struct DatasetColumn {
    std::string name;     // in SQL and in rules: "kontaktdatum"
    std::string title;    // "Kontaktdatum"
    std::string meaning;  // Swedish, with the unit of what is counted
    Type type = Type::text;
    ColumnRole role = ColumnRole::none;
    bool required = false;
    std::vector<std::string> also;   // headings that sources use, beside name and title
    std::optional<double> at_least;  // of numbers
    std::optional<double> at_most;
    std::optional<Date> first_day;  // of dates: none earlier
    bool may_be_future = false;     // of dates: a day after the day of import is right
    bool whole_months = false;      // of dates: a month, kept as its first day; 2022-04 is a right way of writing
    std::string not_before;         // of dates: the name of a date column that this one may not lie before
    int longest = 200;              // of texts, in characters
    std::vector<CodeValue> codes;   // of texts: nothing else is let in; empty: anything
    template <class C = DatasetColumn>
    static constexpr auto described() {
        return describe("DatasetColumn", field("name", &C::name, "Kolumnens namn"), field("title", &C::title, "Rubrik"),
                        optional_field("meaning", &C::meaning, "Vad som står i kolumnen"),
                        field("type", &C::type, "Vad slags värde"),
                        optional_field("role", &C::role, "Vad den används till"),
                        optional_field("required", &C::required, "Om den måste vara ifylld"),
                        field("also", &C::also, "Andra rubriker som källor använder"),
                        field("at_least", &C::at_least, "Minsta tal"), field("at_most", &C::at_most, "Största tal"),
                        field("first_day", &C::first_day, "Första rimliga dag"),
                        optional_field("may_be_future", &C::may_be_future, "Om dagen får ligga efter inläsningen"),
                        optional_field("whole_months", &C::whole_months, "Om det är månader"),
                        optional_field("not_before", &C::not_before, "Datumkolumn som dagen inte får ligga före"),
                        optional_field("longest", &C::longest, "Längsta text, tecken"),
                        field("codes", &C::codes, "Tillåtna värden; inga: vad som helst"));
    }
};

struct Dataset {
    std::string id;                          // the file's name: "care_contacts"; the table's name too
    std::string title;                       // "Vårdkontakter"
    std::string meaning;                     // what one row is
    std::vector<std::string> key;            // columns that together tell rows apart; empty: rows may repeat
    bool snapshots = false;                  // every delivery is the state of one day or some: days are not added up
    std::string delivered_by;                // who sees to it that it comes: a system, a function
    std::optional<int> expected_every_days;  // a delivery is late after so many days; nothing: none is expected
    std::vector<DatasetColumn> columns;
    template <class D = Dataset>
    static constexpr auto described() {
        return describe("Dataset", optional_field("id", &D::id, "Datamängdens id"), field("title", &D::title, "Namn"),
                        field("meaning", &D::meaning, "Vad en rad är"),
                        field("key", &D::key, "Kolumner som skiljer rader åt"),
                        optional_field("snapshots", &D::snapshots, "Om raderna är lägesbilder av en dag"),
                        optional_field("delivered_by", &D::delivered_by, "Vem som levererar"),
                        field("expected_every_days", &D::expected_every_days, "Dagar mellan leveranser, som mest"),
                        field("columns", &D::columns, "Kolumner"));
    }

    std::optional<std::size_t> index_of(std::string_view column) const;
    std::optional<std::size_t> index_of(ColumnRole role) const;  // the first with the role
    const DatasetColumn& time() const;                           // the column that places rows in time
};

// Every *.toml of the folder, by id; a folder that is not there holds none. Refuses with `dataset.*`
// (dataset_check.cpp) or `configuration.syntax`, naming file and column.
Result<std::vector<Dataset>> read_datasets(const std::filesystem::path& folder);
// One dataset from a file's text; `id` names it in messages.
Result<Dataset> read_dataset(const std::string& toml, const std::string& id);

// Refuses a dataset that contradicts itself. Codes: dataset.name, dataset.duplicate, dataset.role, dataset.type,
// dataset.unknown_column, dataset.expected.
Result<void> check_dataset(const Dataset& dataset);

// Refusal `dataset.unknown` with the nearest name.
Result<const Dataset*> find_dataset(const std::vector<Dataset>& datasets, const std::string& id);

// What rules are parsed against.
std::vector<ColumnType> column_types(const Dataset& dataset);

// How a column's cells are held.
CellKind cell_kind(const DatasetColumn& column);

}  // namespace ledstang
