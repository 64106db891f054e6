// The archives that XLSX and ODS files are: names and packed contents. Only reads, only in memory, never a path on
// disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ledstang {

class ZipArchive {
 public:
    // The bytes must outlive the archive. Refuses with `workbook.broken` when there is no readable directory (a file
    // cut in the middle has none), with `workbook.protected` when a part is encrypted, and with `table.too_large` when
    // the parts together unpack to more than `most_unpacked` bytes. A part that unpacks to more than it declares is
    // broken, so a small file cannot fill the memory.
    static Result<ZipArchive> open(std::string_view bytes, std::size_t most_unpacked);

    bool has(std::string_view name) const { return entries_.contains(name); }

    // A part's content; `workbook.broken` when there is no such part or its content does not match its checksum.
    Result<std::string> read(std::string_view name) const;

 private:
    struct Entry {
        std::size_t header = 0;    // of the local header, from the beginning of the archive
        std::size_t packed = 0;    // bytes
        std::size_t unpacked = 0;  // bytes, as declared
        std::uint32_t checksum = 0;
        int method = 0;  // 0 stored, 8 deflated
    };

    explicit ZipArchive(std::string_view bytes) : bytes_(bytes) {}
    Result<void> read_directory(std::size_t end_record, std::size_t most_unpacked);

    std::string_view bytes_;
    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace ledstang
