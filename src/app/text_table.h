// A table for a terminal: columns in line, figures to the right.
#pragma once

#include <string>
#include <vector>

namespace ledstang {

struct TextColumn {
    std::string name;
    bool right = false;      // figures
    std::size_t widest = 0;  // characters, after which a cell is cut off with …; 0: never
};

class TextTable {
 public:
    explicit TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}

    void row(std::vector<std::string> cells);  // one for each column
    void heading(std::string text);            // across all columns, with an empty line before it

    std::string text() const;

 private:
    struct Line {
        std::vector<std::string> cells;  // one alone: a heading
        bool heading = false;
    };
    std::string shown(const std::string& cell, std::size_t column) const;
    void append(std::string& out, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) const;

    std::vector<TextColumn> columns_;
    std::vector<Line> lines_;
};

}  // namespace ledstang
