#include "app/installed_files.h"

#include <algorithm>
#include <stdexcept>

#include "app/embedded_config.h"
#include "base/whole_file.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

std::string bytes_of(const files::path& file) {
    auto bytes = read_file(file);
    if (!bytes) throw std::runtime_error("cannot read the file " + file.string());
    return std::move(*bytes);
}

}  // namespace

files::path share_beside(const files::path& program) {
    if (program.parent_path().filename() != "bin") return {};
    const files::path share = program.parent_path().parent_path() / "share" / "ledstang";
    return files::is_directory(share) ? share : files::path{};
}

files::path installed_share() {
    std::error_code unknown;
    const files::path program = files::read_symlink("/proc/self/exe", unknown);
    return unknown ? files::path{} : share_beside(program);
}

std::string installed_web() {
    const files::path web = installed_share() / "web";
    return files::exists(web / "index.html") ? web.string() : "";
}

std::vector<ConfigFile> supplied_config(const files::path& share) {
    std::vector<ConfigFile> found;
    const files::path config = share / "config";
    if (!share.empty() && files::is_directory(config)) {
        for (const auto& entry : files::recursive_directory_iterator(config)) {
            if (!entry.is_regular_file()) continue;
            found.push_back({files::relative(entry.path(), config).generic_string(), bytes_of(entry.path())});
        }
        std::ranges::sort(found, {}, &ConfigFile::path);
    }
    if (!found.empty()) return found;
    for (const auto& file : embedded_config()) found.push_back({file.path, file.bytes()});
    return found;
}

}  // namespace ledstang
