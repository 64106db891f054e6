#include "operations/uploaded_file.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace ledstang {

namespace files = std::filesystem;

UploadedFile::UploadedFile(const FileContent& file) {
    std::string folder = (files::temp_directory_path() / "ledstang_upload_XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    folder_ = folder;
    const files::path name = files::path(file.name).filename();
    path_ = folder_ / (name.empty() || name == "." || name == ".." ? files::path("upload") : name);
    std::ofstream stream(path_, std::ios::binary);
    stream << file.bytes;
    stream.close();
    if (!stream) throw std::runtime_error("cannot write the file " + path_.string());
}

UploadedFile::~UploadedFile() {
    std::error_code unimportant;
    files::remove_all(folder_, unimportant);
}

}  // namespace ledstang
