#include "base/whole_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <system_error>

namespace ledstang {
namespace {

namespace files = std::filesystem;

[[noreturn]] void fail(int error, const files::path& file) {
    throw std::system_error(error, std::generic_category(), "cannot write the file " + file.string());
}

class Handle {
 public:
    explicit Handle(int number) : number_(number) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }

 private:
    int number_;
};

// A file beside the one that is meant, gone with this object unless it has been renamed.
class Unfinished {
 public:
    // Writes the parts and waits until they are on the disk.
    Unfinished(const files::path& file, std::span<const std::string_view> parts, mode_t mode) {
        static std::atomic<unsigned> count{0};
        path_ = file.string() + "." + std::to_string(::getpid()) + "." + std::to_string(count++) + ".unfinished";
        const Handle handle(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
        if (handle.number() < 0) fail(errno, file);
        if (const int error = write_all(handle.number(), parts)) {
            ::unlink(path_.c_str());
            fail(error, file);
        }
    }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished() { ::unlink(path_.c_str()); }

    const char* path() const { return path_.c_str(); }

 private:
    static int write_all(int handle, std::span<const std::string_view> parts) {
        for (std::string_view bytes : parts) {
            while (!bytes.empty()) {
                const auto wrote = ::write(handle, bytes.data(), bytes.size());
                if (wrote < 0 && errno == EINTR) continue;
                if (wrote < 0) return errno;
                bytes.remove_prefix(static_cast<std::size_t>(wrote));
            }
        }
        return ::fsync(handle) == 0 ? 0 : errno;
    }

    std::string path_;
};

// A name is on the disk first when its folder is.
void sync_folder_of(const files::path& file) {
    const files::path folder = file.has_parent_path() ? file.parent_path() : files::path(".");
    const Handle handle(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (handle.number() < 0 || ::fsync(handle.number()) != 0) fail(errno, file);
}

}  // namespace

std::optional<std::string> read_file(const files::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::error_code unknown;
    if (!stream || files::is_directory(file, unknown)) return std::nullopt;  // a folder can be opened, not read
    std::string bytes(std::istreambuf_iterator<char>(stream), {});
    return stream.bad() ? std::nullopt : std::optional(std::move(bytes));
}

std::string read_own_file(const files::path& file) {
    auto bytes = read_file(file);
    if (!bytes) throw std::runtime_error("cannot read " + file.filename().string());
    return std::move(*bytes);
}

std::vector<files::path> files_in(const files::path& folder, std::string_view extension) {
    std::vector<files::path> found;
    if (!files::is_directory(folder)) return found;
    for (const auto& entry : files::directory_iterator(folder)) {
        if (entry.path().extension() == extension) found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

void replace_file(const files::path& file, std::string_view bytes) {
    replace_file(file, std::span(&bytes, 1));
}

void replace_file(const files::path& file, std::span<const std::string_view> parts) {
    struct stat former{};
    const bool there = ::stat(file.c_str(), &former) == 0;
    const Unfinished unfinished(file, parts, 0644);
    if (there && ::chmod(unfinished.path(), former.st_mode & 07777U) != 0) fail(errno, file);
    if (::rename(unfinished.path(), file.c_str()) != 0) fail(errno, file);
    sync_folder_of(file);
}

void make_key_file(const files::path& file, std::size_t bytes) {
    if (sodium_init() < 0) fail(EIO, file);
    std::string key(bytes, '\0');
    randombytes_buf(key.data(), key.size());
    const std::string_view bytes_of_key = key;
    const Unfinished unfinished(file, std::span(&bytes_of_key, 1), S_IRUSR | S_IWUSR);
    sodium_memzero(key.data(), key.size());
    // link() does not replace.
    if (::link(unfinished.path(), file.c_str()) != 0 && errno != EEXIST) fail(errno, file);
    sync_folder_of(file);
}

}  // namespace ledstang
