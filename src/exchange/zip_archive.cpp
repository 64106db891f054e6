#include "exchange/zip_archive.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>

namespace ledstang {
namespace {

// Sizes and offsets below are of the ZIP format's fixed records (APPNOTE 4.3); all numbers are little-endian.
constexpr std::string_view end_record_mark = "PK\x05\x06";
constexpr std::string_view directory_mark = "PK\x01\x02";
constexpr std::string_view local_mark = "PK\x03\x04";
constexpr std::size_t end_record_size = 22;
constexpr std::size_t directory_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::size_t longest_comment = 0xFFFF;

// The caller has checked that the bytes are there.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t number = 0;
    for (std::size_t i = size; i-- > 0;) number = (number << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

tl::unexpected<Refusal> broken(std::string_view what) {
    return refuse("workbook.broken", fmt::format("Arbetsboken går inte att läsa: {}. Öppna filen i Excel eller "
                                                 "LibreOffice, spara den på nytt och försök igen.",
                                                 what));
}

std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
    std::string content(size, '\0');
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return std::nullopt;
    // zlib takes input through a non-const pointer but does not write to it.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(content.data());
    stream.avail_out = static_cast<uInt>(content.size());
    const int end = inflate(&stream, Z_FINISH);
    const bool whole = end == Z_STREAM_END && stream.total_out == size;
    inflateEnd(&stream);
    return whole ? std::optional(std::move(content)) : std::nullopt;
}

}  // namespace

Result<ZipArchive> ZipArchive::open(std::string_view bytes, std::size_t most_unpacked) {
    const std::size_t furthest = bytes.size() - std::min(bytes.size(), longest_comment + end_record_size);
    const auto end_record = bytes.rfind(end_record_mark);
    const bool found =
        end_record != std::string_view::npos && end_record >= furthest && bytes.size() - end_record >= end_record_size;
    if (!found) return broken("filen verkar vara avklippt");
    ZipArchive archive(bytes);
    if (auto read = archive.read_directory(end_record, most_unpacked); !read) return refuse(read.error());
    return archive;
}

Result<void> ZipArchive::read_directory(std::size_t end_record, std::size_t most_unpacked) {
    const std::size_t count = number_at(bytes_, end_record + 10, 2);
    std::size_t at = number_at(bytes_, end_record + 16, 4);
    std::size_t unpacked = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (at > end_record || end_record - at < directory_size || bytes_.substr(at, 4) != directory_mark) {
            return broken("innehållsförteckningen är trasig");
        }
        const std::size_t name_size = number_at(bytes_, at + 28, 2);
        const std::size_t record =
            directory_size + name_size + number_at(bytes_, at + 30, 2) + number_at(bytes_, at + 32, 2);
        if (end_record - at < record) return broken("innehållsförteckningen är trasig");
        if ((number_at(bytes_, at + 8, 2) & 1U) != 0) {
            return refuse("workbook.protected", "Arbetsboken är skyddad med lösenord. Spara en kopia utan lösenord.");
        }
        const Entry entry{.header = number_at(bytes_, at + 42, 4),
                          .packed = number_at(bytes_, at + 20, 4),
                          .unpacked = number_at(bytes_, at + 24, 4),
                          .checksum = number_at(bytes_, at + 16, 4),
                          .method = static_cast<int>(number_at(bytes_, at + 10, 2))};
        unpacked += entry.unpacked;
        if (unpacked > most_unpacked) {
            return refuse(
                RefusalKind::too_large, "table.too_large",
                fmt::format("Arbetsboken är större än {} MB uppackad. Dela den i flera filer.", most_unpacked >> 20U));
        }
        entries_.emplace(bytes_.substr(at + directory_size, name_size), entry);
        at += record;
    }
    return {};
}

Result<std::string> ZipArchive::read(std::string_view name) const {
    const auto found = entries_.find(name);
    if (found == entries_.end()) return broken(fmt::format("delen {} saknas", name));
    const Entry& entry = found->second;
    const bool header_there = entry.header <= bytes_.size() && bytes_.size() - entry.header >= local_size &&
                              bytes_.substr(entry.header, 4) == local_mark;
    if (!header_there) return broken(fmt::format("delen {} är trasig", name));
    const std::size_t start =
        entry.header + local_size + number_at(bytes_, entry.header + 26, 2) + number_at(bytes_, entry.header + 28, 2);
    if (start > bytes_.size() || bytes_.size() - start < entry.packed) {
        return broken(fmt::format("delen {} är avklippt", name));
    }
    const std::string_view packed = bytes_.substr(start, entry.packed);
    std::optional<std::string> content;
    if (entry.method == 8) content = inflated(packed, entry.unpacked);
    if (entry.method == 0 && entry.packed == entry.unpacked) content = std::string(packed);
    if (!content) return broken(fmt::format("delen {} går inte att packa upp", name));
    const auto checksum = crc32(0, reinterpret_cast<const Bytef*>(content->data()), static_cast<uInt>(content->size()));
    if (checksum != entry.checksum) return broken(fmt::format("delen {} är skadad", name));
    return *std::move(content);
}

}  // namespace ledstang
