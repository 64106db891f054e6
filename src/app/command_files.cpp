#include "app/command_files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace ledstang {
namespace {

tl::unexpected<Refusal> unwritable(const std::string& path) {
    return refuse("file.unwritable", fmt::format("Filen {} går inte att skriva: {}.", path, std::strerror(errno)));
}

}  // namespace

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
    const std::string unfinished = path + ".unfinished";
    {
        std::ofstream stream(unfinished, std::ios::binary | std::ios::trunc);
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        stream.close();
        if (!stream) return unwritable(path);
    }
    std::error_code error;
    std::filesystem::rename(unfinished, path, error);
    if (!error) return {};
    std::filesystem::remove(unfinished);
    return refuse("file.unwritable", fmt::format("Filen {} går inte att skriva: {}.", path, error.message()));
}

}  // namespace ledstang
