#include "http/static_files.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "base/whole_file.h"

namespace ledstang::http {

namespace {

constexpr std::string_view index_path = "/index.html";

bool is_within(const std::filesystem::path& file, const std::filesystem::path& folder) {
    const auto relative = file.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

bool is_client_route(std::string_view path) {
    if (path == "/api" || path.starts_with("/api/") || path.starts_with("/assets/")) return false;
    return path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
}

}  // namespace

std::string content_type_of(std::string_view file_name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 26> types{{
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".map", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".webp", "image/webp"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".woff", "font/woff"},
        {".ttf", "font/ttf"},
        {".txt", "text/plain; charset=utf-8"},
        {".md", "text/markdown; charset=utf-8"},
        {".csv", "text/csv; charset=utf-8"},
        {".xml", "application/xml"},
        {".pdf", "application/pdf"},
        {".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
        {".zip", "application/zip"},
        {".wasm", "application/wasm"},
    }};
    const std::size_t dot = file_name.rfind('.');
    if (dot != std::string_view::npos) {
        const std::string_view ending = file_name.substr(dot);
        for (const auto& [known, type] : types) {
            if (equal_ignoring_case(known, ending)) return std::string(type);
        }
    }
    return "application/octet-stream";
}

StaticFiles StaticFiles::read(const std::filesystem::path& folder) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path root = fs::canonical(folder, error);
    if (error || !fs::is_directory(root)) throw std::runtime_error("cannot read the folder " + folder.string());

    StaticFiles files;
    for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator(); ++entry) {
        if (entry->path().filename().string().starts_with('.')) {
            entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file() || !is_within(fs::canonical(entry->path()), root)) continue;
        const std::string path = "/" + entry->path().lexically_relative(root).generic_string();
        auto body = Body::make(read_own_file(entry->path()), content_type_of(path));
        body->prepare();
        files.files_.emplace(path, std::move(body));
    }
    return files;
}

std::optional<Response> StaticFiles::find(const Request& request) const {
    if (request.method != "GET") return std::nullopt;
    auto found = files_.find(request.path == "/" ? index_path : std::string_view(request.path));
    if (found == files_.end() && is_client_route(request.path)) found = files_.find(index_path);
    if (found == files_.end()) return std::nullopt;

    Response response = content(found->second);
    const bool hashed = found->first.starts_with("/assets/");
    response.headers.add("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    response.route = hashed ? "/assets/*" : "static";
    return response;
}

std::size_t StaticFiles::bytes() const {
    std::size_t sum = 0;
    for (const auto& [path, body] : files_) sum += body->bytes().size();
    return sum;
}

}  // namespace ledstang::http
