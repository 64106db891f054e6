// What a CSV file says of itself in its first bytes: the separator, and whether it is UTF-8 at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ledstang {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct CsvShape {
    char separator = ',';
    std::size_t start = 0;  // of the header, in bytes after the byte order mark
    int line = 1;           // of the header
};

// The shape by a first line `sep=;`, which Excel writes to tell itself the separator, or by which of `;` tab `,` stands
// most often outside quotation marks in the first line with content.
CsvShape csv_shape(std::string_view text);

// "byte E5, troligen ”å” i Windows-1252": what the byte means in what Swedish programs write when it is not UTF-8.
std::string byte_in_words(unsigned char byte);

// UTF-16, by its mark or its zeros. `bytes` may be the beginning of the file only.
std::optional<Fault> utf16_fault(const std::string& file, std::string_view bytes);

// What to do about text that is not UTF-8.
inline constexpr std::string_view encoding_cure = "Spara filen som CSV UTF-8 och försök igen.";

}  // namespace ledstang
