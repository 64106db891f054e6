// A workbook's sheet on its way in: cells at places, before the first row has become the header.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/table.h"
#include "exchange/table_faults.h"

namespace ledstang {

// Rows and columns from 1. Holds what the limits allow; what comes after is dropped and `too_large` tells.
class SheetRows {
 public:
    SheetRows(std::string name, const TableLimits& limits) : name_(std::move(name)), limits_(limits) {}

    // Blank texts are left out.
    void put(int row, int column, std::string text, bool is_number);
    // A cell that cannot be used: a formula error, or a formula without a saved result.
    void put_fault(int row, int column, std::string code, std::string message);

    const std::string& name() const { return name_; }
    bool empty() const { return rows_.empty() && faults_.empty(); }
    bool too_large() const { return too_large_; }

    // The table under the first row with content. It is as wide as that row; a cell outside is a fault.
    Result<Table> to_table(const std::string& file_name) const;

 private:
    struct FaultAt {
        int row;
        int column;
        std::string code;
        std::string message;
    };

    std::string name_;
    TableLimits limits_;
    std::map<int, std::map<int, Cell>> rows_;
    std::vector<FaultAt> faults_;
    std::size_t count_ = 0;
    std::size_t text_bytes_ = 0;
    bool too_large_ = false;
};

}  // namespace ledstang
