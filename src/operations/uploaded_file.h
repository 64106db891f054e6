// A file that came with a request, on disk under its own name as long as this lives: readers go by files.
#pragma once

#include <filesystem>

#include "described/description.h"

namespace ledstang {

class UploadedFile {
 public:
    // Throws std::runtime_error when it cannot be written.
    explicit UploadedFile(const FileContent& file);
    UploadedFile(const UploadedFile&) = delete;
    UploadedFile& operator=(const UploadedFile&) = delete;
    ~UploadedFile();

    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path folder_;
    std::filesystem::path path_;
};

}  // namespace ledstang
