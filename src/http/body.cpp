#include "http/body.h"

#include <sodium.h>
#include <zlib.h>

#include <array>
#include <limits>
#include <stdexcept>

namespace ledstang::http {

namespace {

constexpr std::size_t smallest_worth_compressing = 1024;  // bytes; below, it fits one packet anyway
constexpr int quick_level = 5;
constexpr int best_level = 9;

std::string tag_of(std::string_view bytes) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       nullptr, 0);
    std::array<char, 2 * hash.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return std::string(hex.data());
}

std::string gzip_of(std::string_view bytes, int level) {
    z_stream stream{};
    constexpr int window_with_gzip_head = 15 + 16;
    if (deflateInit2(&stream, level, Z_DEFLATED, window_with_gzip_head, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib could not start");
    }
    std::string compressed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib reads only
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
    stream.avail_out = static_cast<uInt>(compressed.size());
    const int outcome = deflate(&stream, Z_FINISH);
    const std::size_t written = compressed.size() - stream.avail_out;
    deflateEnd(&stream);
    if (outcome != Z_STREAM_END) throw std::runtime_error("zlib could not compress");
    compressed.resize(written);
    compressed.shrink_to_fit();
    return compressed;
}

}  // namespace

bool is_compressible(std::string_view content_type) {
    const std::string_view type = content_type.substr(0, content_type.find(';'));
    if (type.starts_with("text/") && type != "text/event-stream") return true;
    if (type.ends_with("+json") || type.ends_with("+xml")) return true;
    return type == "application/json" || type == "application/javascript" || type == "application/xml" ||
           type == "application/wasm" || type == "application/x-ndjson" || type == "font/ttf" || type == "image/x-icon";
}

std::shared_ptr<const Body> Body::make(std::string bytes, std::string content_type) {
    return std::make_shared<const Body>(std::move(bytes), std::move(content_type));
}

const std::string& Body::entity_tag() const {
    std::call_once(tagged_, [this] {
        const std::string tag = tag_of(bytes_);
        entity_tag_ = '"' + tag + '"';
        gzip_entity_tag_ = '"' + tag + "-gzip\"";
    });
    return entity_tag_;
}

const std::string& Body::gzip_entity_tag() const {
    entity_tag();
    return gzip_entity_tag_;
}

bool Body::compressible() const {
    return bytes_.size() > smallest_worth_compressing && bytes_.size() <= std::numeric_limits<uInt>::max() &&
           is_compressible(content_type_);
}

void Body::compress(int level) const {
    if (!compressible()) return;
    std::string smaller = gzip_of(bytes_, level);
    if (smaller.size() < bytes_.size()) gzip_ = std::move(smaller);
}

const std::string* Body::gzip() const {
    std::call_once(compressed_, [this] { compress(quick_level); });
    return gzip_ ? &*gzip_ : nullptr;
}

void Body::prepare() const {
    std::call_once(compressed_, [this] { compress(best_level); });
    entity_tag();
}

}  // namespace ledstang::http
