#include "exchange/csv.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "base/utf8.h"
#include "exchange/csv_form.h"
#include "exchange/table_faults.h"
#include "exchange/table_shape.h"

namespace ledstang {
namespace {

bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

std::size_t after_line_end(std::string_view text, std::size_t at) {
    return text.substr(at).starts_with("\r\n") ? at + 2 : at + 1;
}

// Walks through the text once, cell by cell.
class Reader {
 public:
    Reader(std::string_view text, const CsvShape& form, TableFaults& faults, const TableLimits& limits)
        : text_(text),
          at_(form.start),
          line_(form.line),
          separator_(form.separator),
          faults_(faults),
          limits_(limits) {}

    // Nothing when the rest cannot be read: an open quotation mark, or too much of it.
    std::optional<std::vector<Row>> rows() {
        std::vector<Row> rows;
        while (at_ < text_.size()) {
            auto row = next_row();
            if (!row) return std::nullopt;
            if (has_content(*row)) rows.push_back(std::move(*row));
        }
        return rows;
    }

 private:
    std::optional<Row> next_row() {
        Row row{.line = line_, .cells = {}};
        while (true) {
            auto cell = next_cell(static_cast<int>(row.cells.size()) + 1);
            if (!cell) return std::nullopt;
            row.cells.push_back(std::move(*cell));
            if (++cells_ > limits_.cells || row.cells.size() > limits_.columns) return too_large(row);
            if (at_ == text_.size()) return row;
            if (text_[at_] != separator_) break;
            ++at_;
        }
        end_line();
        return row;
    }

    std::optional<Cell> next_cell(int column) {
        Cell cell{.text = {}, .line = line_, .column = column};
        if (at_ < text_.size() && text_[at_] == '"') {
            if (!read_quoted(cell)) return std::nullopt;
        } else {
            const std::size_t end = end_of_cell();
            cell.text = text_.substr(at_, end - at_);
            at_ = end;
        }
        if (cell.text.size() > limits_.cell_bytes) {
            fault(cell, "table.too_large",
                  fmt::format("Cellen är större än {} kB. Dela texten, eller se efter om ett citattecken saknas.",
                              limits_.cell_bytes / 1024));
            return std::nullopt;
        }
        return cell;
    }

    // Of a cell without quotation marks, or of what follows one with them.
    std::size_t end_of_cell() const {
        std::size_t end = at_;
        while (end < text_.size() && text_[end] != separator_ && !ends_line(text_[end])) ++end;
        return end;
    }

    bool read_quoted(Cell& cell) {
        ++at_;
        while (true) {
            if (at_ == text_.size()) {
                fault(cell, "table.quote",
                      "Citattecknet som börjar cellen avslutas aldrig. Filen kan vara avklippt; exportera den på nytt "
                      "eller lägg till det avslutande citattecknet.");
                return false;
            }
            const char c = text_[at_];
            if (c == '"' && text_.substr(at_).starts_with("\"\"")) {
                cell.text += '"';
                at_ += 2;
            } else if (c == '"') {
                ++at_;
                break;
            } else if (ends_line(c)) {
                cell.text += '\n';
                end_line();
            } else {
                cell.text += c;
                ++at_;
            }
        }
        const std::size_t end = end_of_cell();
        if (end != at_) {
            fault(cell, "table.quote",
                  fmt::format("Efter det avslutande citattecknet står {}. Citattecken inne i en cell ska skrivas "
                              "dubbelt: \"\".",
                              in_quotes(text_.substr(at_, end - at_))));
        }
        at_ = end;
        return true;
    }

    void end_line() {
        at_ = after_line_end(text_, at_);
        ++line_;
    }

    std::optional<Row> too_large(const Row& row) {
        fault(row.cells.back(), "table.too_large",
              fmt::format("Filen har fler än {} kolumner eller {} celler. Dela den i flera filer.", limits_.columns,
                          limits_.cells));
        return std::nullopt;
    }

    void fault(const Cell& cell, std::string code, std::string message) {
        faults_.add({std::move(code), std::move(message), "", "", cell.line, cell.column});
    }

    std::string_view text_;
    std::size_t at_;
    int line_;
    char separator_;
    TableFaults& faults_;
    const TableLimits& limits_;
    std::size_t cells_ = 0;
};

std::optional<Fault> wrong_encoding(const std::string& file, std::string_view bytes) {
    if (auto fault = utf16_fault(file, bytes)) return fault;
    if (const auto zero = bytes.find('\0'); zero != std::string_view::npos) {
        const TextPosition place = position_of(bytes, zero);
        return Fault{"table.nul", "Filen innehåller ett nolltecken och är inte en hel textfil. Exportera den på nytt.",
                     "",          file,
                     place.line,  place.column};
    }
    if (const auto place = first_invalid_utf8(bytes)) {
        const auto byte = static_cast<unsigned char>(bytes[place->byte]);
        return Fault{"table.encoding",
                     fmt::format("Filen är inte sparad som UTF-8 (tecken {} på raden: {}). {}", place->column,
                                 byte_in_words(byte), encoding_cure),
                     "",
                     file,
                     place->line,
                     place->column};
    }
    return std::nullopt;
}

}  // namespace

Result<Table> read_csv(std::string file_name, std::string_view bytes, const TableLimits& limits) {
    if (bytes.size() > limits.bytes) {
        return refuse_file(
            RefusalKind::too_large,
            {"table.too_large", fmt::format("Filen är större än {} MB. Dela den i flera filer.", limits.bytes >> 20U),
             "", file_name, std::nullopt, std::nullopt});
    }
    if (auto fault = wrong_encoding(file_name, bytes)) return refuse_file(RefusalKind::invalid, std::move(*fault));
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());

    TableFaults faults(file_name, limits.faults);
    const CsvShape form = csv_shape(bytes);
    auto rows = Reader(bytes, form, faults, limits).rows();
    if (!rows) return refuse(faults.refusal());
    return shape_table(Table{.file = std::move(file_name), .sheet = {}, .header = {}, .rows = {}}, std::move(*rows),
                       std::move(faults));
}

}  // namespace ledstang
