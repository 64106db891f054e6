// A file that came over HTTP, on the disk while it is read in: the readers want a path. Inside the module.
#pragma once

#include <filesystem>

#include "described/description.h"

namespace ledstang {

// In the data folder, readable by nobody else, for it may hold identities; gone with this. What a killed server left is
// taken away by the next upload.
class Upload {
 public:
    Upload(const std::filesystem::path& data_folder, const FileContent& file);
    Upload(const Upload&) = delete;
    Upload& operator=(const Upload&) = delete;
    ~Upload();
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path folder_;
    std::filesystem::path path_;
};

}  // namespace ledstang
