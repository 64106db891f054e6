#include "app/text_table.h"

#include <algorithm>
#include <stdexcept>

#include "base/utf8.h"

namespace ledstang {
namespace {

std::string first_characters(std::string_view text, std::size_t count) {
    std::string first;
    for (; count > 0 && !text.empty(); --count) {
        const auto decoded = first_character(text);
        const std::size_t length = decoded ? decoded->length : 1;
        first += text.substr(0, length);
        text.remove_prefix(length);
    }
    return first;
}

}  // namespace

void TextTable::row(std::vector<std::string> cells) {
    if (cells.size() != columns_.size()) throw std::logic_error("a row with another number of cells than columns");
    for (std::size_t column = 0; column < cells.size(); ++column) cells[column] = shown(cells[column], column);
    lines_.push_back({std::move(cells), false});
}

void TextTable::heading(std::string text) {
    lines_.push_back({{std::move(text)}, true});
}

std::string TextTable::text() const {
    std::vector<std::size_t> widths;
    std::vector<std::string> names;
    for (const auto& column : columns_) {
        names.push_back(column.name);
        widths.push_back(count_characters(column.name));
    }
    for (const auto& line : lines_) {
        for (std::size_t column = 0; !line.heading && column < widths.size(); ++column) {
            widths[column] = std::max(widths[column], count_characters(line.cells[column]));
        }
    }
    std::string out;
    append(out, names, widths);
    for (const auto& line : lines_) {
        if (line.heading) {
            out += "\n" + line.cells.front() + "\n";
        } else {
            append(out, line.cells, widths);
        }
    }
    return out;
}

std::string TextTable::shown(const std::string& cell, std::size_t column) const {
    std::string one_line = cell;
    std::ranges::replace(one_line, '\n', ' ');
    const std::size_t widest = columns_[column].widest;
    if (widest == 0 || count_characters(one_line) <= widest) return one_line;
    return first_characters(one_line, widest - 1) + "…";
}

void TextTable::append(std::string& out, const std::vector<std::string>& cells,
                       const std::vector<std::size_t>& widths) const {
    std::string line;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        const std::string gap(widths[column] - count_characters(cells[column]), ' ');
        if (column > 0) line += "  ";
        line += columns_[column].right ? gap + cells[column] : cells[column] + gap;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n";
}

}  // namespace ledstang
