// A file that came with a request, on disk under its own name as long as this lives: readers go by files.
#pragma once

#include <filesystem>

#include "described/description.h"

namespace ledstang {

struct Configuration;

// In the data folder, readable by nobody else, for it may hold identities. What a killed server left is taken away by
// the next one that comes.
class UploadedFile {
 public:
    // Throws std::runtime_error when it cannot be written.
    UploadedFile(const Configuration& configuration, const FileContent& file);
    UploadedFile(const UploadedFile&) = delete;
    UploadedFile& operator=(const UploadedFile&) = delete;
    ~UploadedFile();

    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path folder_;
    std::filesystem::path path_;
};

}  // namespace ledstang
