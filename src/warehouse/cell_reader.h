// A cell's text as the value that its column wants, or what is wrong with it in Swedish.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/date.h"
#include "warehouse/columns.h"
#include "warehouse/dataset.h"
#include "warehouse/patient_key.h"

namespace ledstang {

struct CellFault {
    std::string code;
    std::string message;  // Swedish; holds no personal number
};

// For lookups by a view into a row, without making a string of it.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using TextSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;
using TextMap = std::unordered_map<std::string, std::string, TextHash, std::equal_to<>>;

// How numbers are written in a delivery.
enum class DecimalSign : std::uint8_t {
    any,    // comma or point; 1.234 is refused, since it can be read in two ways
    comma,  // 1.234 is refused too
    point   // 1.234 is a little more than one
};
constexpr auto names_of(DecimalSign) {
    return std::array{Named{DecimalSign::any, "any"}, Named{DecimalSign::comma, "comma"},
                      Named{DecimalSign::point, "point"}};
}

// What patients are called in a delivery.
enum class PatientForm : std::uint8_t {
    personal_number,  // personnummer or samordningsnummer, checked
    local             // the source's own names, which are hashed as they are written
};
constexpr auto names_of(PatientForm) {
    return std::array{Named{PatientForm::personal_number, "personal_number"}, Named{PatientForm::local, "local"}};
}

// What is the same for every cell of a delivery.
struct CellRules {
    Date today;
    DecimalSign decimal_sign = DecimalSign::any;
    PatientForm patient_form = PatientForm::personal_number;
    const PatientKey* patient_key = nullptr;  // needed when the dataset has a patient column
    const TextSet* units = nullptr;           // ids of units that there are; nullptr: not checked
};

// Reads the cells of one column. Blanks at the ends do not count; an empty cell, or NULL, is missing. Codes:
//   cell.missing          a required cell is empty
//   cell.not_a_truth, cell.not_an_integer, cell.not_a_date, number.* (swedish_number.h)
//   cell.too_small, cell.too_large, cell.too_early, cell.in_future, cell.too_long
//   cell.not_allowed      not in the column's list of values
//   unit.unknown
//   patient.form, patient.day, patient.check_digit
class CellReader {
 public:
    // `column` and what `rules` points at must outlive the reader. `translations`: what the source writes, and what
    // that is here.
    CellReader(const DatasetColumn& column, CellRules rules, const std::map<std::string, std::string>& translations);

    // Adds the cell to `to`, or nothing and the fault. `machine`: the text is a number as machines write it.
    std::optional<CellFault> read(std::string_view text, bool machine, Column& to);

 private:
    std::optional<CellFault> read_truth(std::string_view text, Column& to) const;
    std::optional<CellFault> read_whole_number(std::string_view text, bool machine, Column& to) const;
    std::optional<CellFault> read_number(std::string_view text, bool machine, Column& to) const;
    std::optional<CellFault> read_text(std::string_view text, Column& to);
    std::optional<CellFault> read_code(std::string_view text, Column& to);
    std::optional<CellFault> read_date(std::string_view text, Column& to) const;
    std::optional<CellFault> read_patient(std::string_view text, Column& to) const;
    std::optional<CellFault> out_of_range(double value) const;

    const DatasetColumn& column_;
    CellRules rules_;
    TextMap translations_;
    TextMap codes_;  // ways of writing to the code; grows with new ways that come to the same in small letters
    std::int32_t today_;
    std::optional<std::int32_t> first_day_;
};

}  // namespace ledstang
