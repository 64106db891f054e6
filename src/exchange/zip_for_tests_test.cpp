#include "exchange/zip_for_tests.h"

#include <zlib.h>

#include <stdexcept>

namespace ledstang {
namespace {

void add_number(std::string& bytes, std::size_t number, int size) {
    for (int i = 0; i < size; ++i, number >>= 8U) bytes += static_cast<char>(number & 0xFFU);
}

std::string deflated(const std::string& content) {
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("deflateInit2");
    }
    std::string packed(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
    std::string input = content;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int end = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (end != Z_STREAM_END) throw std::runtime_error("deflate");
    return packed;
}

// What the local and the central header have in common, from the flags to the name's length.
void add_common(std::string& bytes, const ZipPart& part, std::size_t packed) {
    const auto checksum =
        crc32(0, reinterpret_cast<const Bytef*>(part.content.data()), static_cast<uInt>(part.content.size()));
    const auto size = part.declared_size < 0 ? part.content.size() : static_cast<std::size_t>(part.declared_size);
    add_number(bytes, part.encrypted ? 1 : 0, 2);
    add_number(bytes, part.deflate ? 8 : 0, 2);
    add_number(bytes, 0, 4);
    add_number(bytes, checksum, 4);
    add_number(bytes, packed, 4);
    add_number(bytes, size, 4);
    add_number(bytes, part.name.size(), 2);
}

}  // namespace

std::string make_zip(const std::vector<ZipPart>& parts) {
    std::string bytes;
    std::string directory;
    for (const ZipPart& part : parts) {
        const std::string packed = part.deflate ? deflated(part.content) : part.content;
        const std::size_t offset = bytes.size();
        bytes += "PK\x03\x04";
        add_number(bytes, 20, 2);
        add_common(bytes, part, packed.size());
        add_number(bytes, 0, 2);
        bytes += part.name + packed;
        directory += "PK\x01\x02";
        add_number(directory, 20, 2);
        add_number(directory, 20, 2);
        add_common(directory, part, packed.size());
        add_number(directory, 0, 12);
        add_number(directory, offset, 4);
        directory += part.name;
    }
    const std::size_t start = bytes.size();
    bytes += directory + "PK\x05\x06";
    add_number(bytes, 0, 4);
    add_number(bytes, parts.size(), 2);
    add_number(bytes, parts.size(), 2);
    add_number(bytes, directory.size(), 4);
    add_number(bytes, start, 4);
    add_number(bytes, 0, 2);
    return bytes;
}

}  // namespace ledstang
