#include "operations/uploaded_file.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "operations/configuration.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

// "1234-aBcDeF" is process 1234's.
bool is_left_behind(const std::string& name) {
    int process = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
    return error == std::errc{} && *end == '-' && process > 0 && process != getpid() && kill(process, 0) != 0 &&
           errno == ESRCH;
}

}  // namespace

UploadedFile::UploadedFile(const Configuration& configuration, const FileContent& file) {
    const auto uploads = files::path(configuration.folder).parent_path() / "uploads";
    files::create_directories(uploads);
    files::permissions(uploads, files::perms::owner_all);
    std::error_code unimportant;
    for (const auto& entry : files::directory_iterator(uploads)) {
        if (is_left_behind(entry.path().filename().string())) files::remove_all(entry.path(), unimportant);
    }
    std::string folder = (uploads / fmt::format("{}-XXXXXX", getpid())).string();
    if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make a folder in " + uploads.string());
    folder_ = folder;
    const files::path name = files::path(file.name).filename();
    path_ = folder_ / (name.empty() || name == "." || name == ".." ? files::path("upload") : name);
    std::ofstream stream(path_, std::ios::binary);
    stream << file.bytes;
    stream.close();
    if (!stream) {
        files::remove_all(folder_, unimportant);
        throw std::runtime_error("cannot write the file " + path_.string());
    }
}

UploadedFile::~UploadedFile() {
    std::error_code unimportant;
    files::remove_all(folder_, unimportant);
}

}  // namespace ledstang
