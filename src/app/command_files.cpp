#include "app/command_files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "base/whole_file.h"

namespace ledstang {

Result<std::string> read_whole_file(const std::string& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream stream(path, std::ios::binary);
    if (!stream || std::filesystem::is_directory(path)) {
        return refuse(
            RefusalKind::not_found, "file.unreadable",
            fmt::format("Filen {} går inte att läsa: {}.", path, stream ? "det är en mapp" : std::strerror(errno)));
    }
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

Result<void> write_whole_file(const std::string& path, const std::string& bytes) {
    if (path == "-") {
        std::cout.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
        return {};
    }
    try {
        replace_file(path, bytes);
        return {};
    } catch (const std::system_error& error) {
        return refuse("file.unwritable",
                      fmt::format("Filen {} går inte att skriva: {}.", path, error.code().message()));
    }
}

}  // namespace ledstang
