// A folder of files, read into memory at start and served from there: the built web client.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace ledstang::http {

class StaticFiles {
 public:
    // Reads all regular files under the folder, compresses and tags them. Throws std::runtime_error when the folder
    // cannot be read. Later changes on disk are not seen. Hidden files and links that lead out are left out.
    static StaticFiles read(const std::filesystem::path& folder);

    // The file at the request's path; index.html for "/" and for the client's own routes (a path whose last segment has
    // no dot and that is not under /api). Nothing when there is no such file, or the method is not GET.
    // /assets/* have their content's hash in the name and are cached for a year; all else is asked for every time.
    std::optional<Response> find(const Request& request) const;

    std::size_t count() const { return files_.size(); }
    std::size_t bytes() const;  // uncompressed, of all files

 private:
    std::map<std::string, std::shared_ptr<const Body>, std::less<>> files_;  // by path: "/index.html"
};

// By the name's ending; "application/octet-stream" when it is not known.
std::string content_type_of(std::string_view file_name);

}  // namespace ledstang::http
