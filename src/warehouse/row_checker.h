// A delivery's row against its dataset: all of it into the block of rows, or all that is wrong with it told.
#pragma once

#include <string>
#include <vector>

#include "warehouse/cell_reader.h"
#include "warehouse/rejected_rows.h"
#include "warehouse/row_source.h"
#include "warehouse/source.h"

namespace ledstang {

class RowChecker {
 public:
    // All that is given must outlive the checker.
    RowChecker(const Dataset& dataset, const SourceSettings& source, const CellRules& rules, const ColumnMatch& match,
               const std::vector<std::string>& header, RejectedRows& rejected);

    // False when the row was rejected; `rows` is then as it was. batch_id and row_number are the last two columns.
    bool take(const SourceRow& row, std::int64_t batch, Columns& rows);

 private:
    // One of the dataset's columns.
    struct Taken {
        CellReader reader;
        int from = -1;         // place in the row; −1: the constant
        std::string constant;  // empty: missing
        int not_before = -1;   // column of the dataset
    };

    void reject(const SourceRow& row, std::size_t column, const CellFault& fault);
    void reject_whole(const SourceRow& row, int column, const std::string& code, const std::string& message);
    bool check_order(const SourceRow& row, std::size_t at, const Columns& rows);

    const Dataset& dataset_;
    const std::vector<std::string>& header_;
    RejectedRows& rejected_;
    std::vector<Taken> taken_;
    bool ordered_ = false;  // some column has not_before
};

}  // namespace ledstang
