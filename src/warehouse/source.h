// How one of the region's systems delivers a dataset, kept in config/sources/NAME.toml: the region's own, edited and
// carried over between versions like the rest of config/.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "described/description.h"
#include "warehouse/cell_reader.h"
#include "warehouse/dataset.h"

namespace ledstang {

struct SourceSettings {
    std::string id;  // the file's name
    std::string dataset;
    std::string delivered_by;                // who sees to it that it comes; empty: as the dataset says
    std::optional<int> expected_every_days;  // likewise
    DecimalSign decimal_sign = DecimalSign::any;
    PatientForm patient_form = PatientForm::personal_number;
    std::map<std::string, std::string> columns;                        // the dataset's column: the source's heading
    std::map<std::string, std::string> constants;                      // the dataset's column: the same for every row
    std::map<std::string, std::map<std::string, std::string>> values;  // by column: what the source writes: what it is
    template <class S = SourceSettings>
    static constexpr auto described() {
        return describe("SourceSettings", optional_field("id", &S::id, "Källans namn"),
                        optional_field("dataset", &S::dataset, "Datamängden som källan levererar"),
                        optional_field("delivered_by", &S::delivered_by, "Vem som levererar"),
                        field("expected_every_days", &S::expected_every_days, "Dagar mellan leveranser, som mest"),
                        optional_field("decimal_sign", &S::decimal_sign, "Decimaltecken: any, comma eller point"),
                        optional_field("patient_form", &S::patient_form, "personal_number eller local"),
                        field("columns", &S::columns, "Datamängdens kolumn och källans rubrik"),
                        field("constants", &S::constants, "Kolumner som alltid har samma värde"),
                        field("values", &S::values, "Översättningar, kolumn för kolumn"));
    }
};

// Refuses with `source.unknown` when there is no such file (naming those that there are), `source.column` when it names
// columns that the dataset does not have, `source.dataset` when it is another dataset's.
Result<SourceSettings> read_source(const std::filesystem::path& folder, const std::string& id, const Dataset& dataset);

// Every source's settings without looking at its columns; one whose file cannot be read is left out.
std::vector<SourceSettings> read_sources_in(const std::filesystem::path& folder);

// The names of the sources that the folder has, in order.
std::vector<std::string> source_names(const std::filesystem::path& folder);

// Writes the settings where read_source finds them. Refuses with `source.name` a name that is not a–z, 0–9, _ and -.
Result<void> write_source(const std::filesystem::path& folder, const SourceSettings& settings);

// From where in the delivery each of the dataset's columns comes.
struct ColumnMatch {
    std::vector<int> from;            // by the dataset's column: index in the delivery's row; −1: none
    std::vector<std::string> unused;  // headings that nothing is taken from
};

// By the source's settings, else by name, title or another heading that the dataset knows; letters' case, spaces and
// signs do not count. Refuses with `delivery.column_missing` (a required column, or one that the source names, is not
// there) and `table.header_duplicate` (two columns have the heading that is asked for).
Result<ColumnMatch> match_columns(const Dataset& dataset, const SourceSettings& source,
                                  const std::vector<std::string>& header, const std::string& file);

}  // namespace ledstang
