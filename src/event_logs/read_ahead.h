// A file's bytes, read ahead by a thread of its own, which also unpacks gzip: reading and parsing then go on at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "base/result.h"

namespace ledstang {

class ReadAhead {
 public:
    // Refuses with `file.unreadable`. What is in the file, packed or not, is told by its first bytes.
    static Result<ReadAhead> open(const std::filesystem::path& file);
    ReadAhead(ReadAhead&&) noexcept;
    ReadAhead& operator=(ReadAhead&&) noexcept;
    ~ReadAhead();

    // The next bytes, good until the next call; empty at the end. Throws std::runtime_error when the disk fails.
    // A gzip stream that is broken or cut off ends like a file, and is_broken() then tells.
    std::string_view next();
    bool is_broken() const;
    bool is_packed() const;
    double share_read() const;  // of the file on the disk, 0 to 1

 private:
    struct Shared;
    explicit ReadAhead(std::unique_ptr<Shared> shared);
    std::unique_ptr<Shared> shared_;
};

}  // namespace ledstang
