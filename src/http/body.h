// The bytes of an answer, shared and never changed: a cached answer is served many times without being copied,
// compressed or hashed again.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace ledstang::http {

class Body {
 public:
    Body(std::string bytes, std::string content_type)
        : bytes_(std::move(bytes)), content_type_(std::move(content_type)) {}
    static std::shared_ptr<const Body> make(std::string bytes, std::string content_type);

    const std::string& bytes() const { return bytes_; }
    const std::string& content_type() const { return content_type_; }

    // Strong entity tag of the bytes, with its quotation marks. Hashed at the first call; safe from any thread.
    const std::string& entity_tag() const;
    // Entity tag of the gzip variant: a strong tag names exact bytes, so the two variants have one each.
    const std::string& gzip_entity_tag() const;

    // The gzip variant, made at the first call; null when the bytes are few, of a type that does not compress,
    // or did not become smaller. Safe from any thread.
    const std::string* gzip() const;
    bool compressible() const;

    // Makes tags and gzip variant now, with zlib's best level: for bytes that are served often and seldom change.
    void prepare() const;

 private:
    void compress(int level) const;

    std::string bytes_;
    std::string content_type_;
    mutable std::once_flag tagged_;
    mutable std::once_flag compressed_;
    mutable std::string entity_tag_;
    mutable std::string gzip_entity_tag_;
    mutable std::optional<std::string> gzip_;
};

// Text, JSON, JavaScript, XML, SVG and the like; not images, PDF, fonts and office files, which are compressed already.
bool is_compressible(std::string_view content_type);

}  // namespace ledstang::http
