// Makes small archives for tests of the workbook readers: stored parts, or deflated ones with any declared size.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ledstang {

struct ZipPart {
    std::string name;
    std::string content;
    bool deflate = false;
    std::int64_t declared_size = -1;  // unpacked, when it is to be a lie
    bool encrypted = false;           // only the mark
};

std::string make_zip(const std::vector<ZipPart>& parts);

}  // namespace ledstang
