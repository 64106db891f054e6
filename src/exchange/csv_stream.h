// CSV of any size, row by row: a buffer and one row are all that is in memory. For files whose broken rows are told and
// left out while the others are taken; read_csv (csv.h) is for those that are taken whole or not at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "exchange/csv_form.h"

namespace ledstang {

// Same form as read_csv takes: separator by the first line, quotation marks, LF, CR or CRLF, only UTF-8.
class CsvStream {
 public:
    // Writes up to `most` bytes to `to` and says how many; 0 is the end of the file.
    using Source = std::function<std::size_t(char* to, std::size_t most)>;

    // A row longer than this is refused; an open quotation mark is looked for no further.
    static constexpr std::size_t longest_row = std::size_t{64} << 10U;

    // Refuses a file in UTF-16 with `table.encoding`. Throws what `source` throws.
    static Result<CsvStream> open(const std::string& file_name, Source source);

    // The next row with content; false at the end. Its cells hold until the next call.
    bool next();

    std::int64_t line() const { return line_; }  // where the row begins, from 1
    std::span<const std::string_view> cells() const { return cells_; }
    // A row that cannot be read: `table.quote` (open or misplaced quotation mark), `table.encoding`, `table.nul`,
    // `table.too_large`. Reading goes on with the next line. The fault has code, message and column.
    const std::optional<Fault>& fault() const { return fault_; }

    std::uint64_t bytes_read() const { return bytes_read_; }

 private:
    enum class Parsed { row, more, broken };
    // A cell as it lies in the buffer, or in `unescaped_` when the buffer's bytes are not the cell's.
    struct Place {
        std::size_t from = 0;
        std::size_t length = 0;
        bool unescaped = false;
    };

    explicit CsvStream(Source source) : source_(std::move(source)) {}
    bool fill();
    Parsed parse();
    Parsed parse_quoted(std::size_t& at);
    void check_characters(std::size_t end);
    Parsed broken(std::string code, std::string message);
    void skip_line();
    bool take_cells();

    Source source_;
    std::string buffer_;
    std::size_t begin_ = 0;  // of what is not yet read
    bool ended_ = false;
    std::uint64_t bytes_read_ = 0;
    char separator_ = ',';

    std::int64_t line_ = 1;
    std::int64_t next_line_ = 1;
    std::size_t row_end_ = 0;
    std::int64_t row_lines_ = 1;
    std::vector<Place> places_;
    std::string unescaped_;
    std::vector<std::string_view> cells_;
    std::optional<Fault> fault_;
};

}  // namespace ledstang
