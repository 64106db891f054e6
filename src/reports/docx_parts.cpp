#include "reports/docx_parts.h"

#include <array>
#include <cstdint>
#include <optional>

namespace ledstang {
namespace {

// PKWARE's APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (directory) and 4.3.16 (end record).
constexpr std::uint32_t local_mark = 0x04034b50;
constexpr std::uint32_t directory_mark = 0x02014b50;
constexpr std::uint32_t end_mark = 0x06054b50;
constexpr std::size_t local_size = 30;
constexpr std::size_t directory_size = 46;
constexpr std::size_t end_size = 22;
constexpr std::uint16_t sizes_follow = 0x0008;  // flag: checksum and sizes stand after the content

struct Entry {
    std::string name;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint16_t time = 0;
    std::uint16_t date = 0;
    std::uint32_t checksum = 0;
    std::uint32_t packed = 0;
    std::uint32_t unpacked = 0;
    std::string_view content;  // packed
};

std::uint64_t number_at(std::string_view bytes, std::size_t place, std::size_t size) {
    std::uint64_t number = 0;
    for (std::size_t i = size; i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[place + i]);
    return number;
}

std::uint16_t short_at(std::string_view bytes, std::size_t place) {
    return static_cast<std::uint16_t>(number_at(bytes, place, 2));
}
std::uint32_t long_at(std::string_view bytes, std::size_t place) {
    return static_cast<std::uint32_t>(number_at(bytes, place, 4));
}

void put(std::string& out, std::uint64_t number, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(number >> (8U * i) & 0xffU);
}

// CRC-32 of ISO 3309, as zip uses it.
std::uint32_t checksum_of(std::string_view bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t value = i;
            for (int bit = 0; bit < 8; ++bit) value = value & 1U ? 0xedb88320U ^ value >> 1U : value >> 1U;
            made[i] = value;
        }
        return made;
    }();
    std::uint32_t value = 0xffffffffU;
    for (const char byte : bytes) value = table[(value ^ static_cast<unsigned char>(byte)) & 0xffU] ^ value >> 8U;
    return value ^ 0xffffffffU;
}

Refusal broken() {
    return {RefusalKind::invalid, "docx.broken", "Word-dokumentet är inget helt zip-arkiv. Spara om det i Word.", {}};
}

std::optional<Entry> entry_at(std::string_view archive, std::size_t place, std::size_t& next) {
    if (place + directory_size > archive.size() || long_at(archive, place) != directory_mark) return std::nullopt;
    Entry entry;
    entry.flags = short_at(archive, place + 8);
    entry.method = short_at(archive, place + 10);
    entry.time = short_at(archive, place + 12);
    entry.date = short_at(archive, place + 14);
    entry.checksum = long_at(archive, place + 16);
    entry.packed = long_at(archive, place + 20);
    entry.unpacked = long_at(archive, place + 24);
    const std::size_t name = short_at(archive, place + 28);
    const std::size_t local = long_at(archive, place + 42);
    next = place + directory_size + name + short_at(archive, place + 30) + short_at(archive, place + 32);
    if (next > archive.size() || local + local_size > archive.size()) return std::nullopt;
    entry.name = std::string(archive.substr(place + directory_size, name));
    const std::size_t begin = local + local_size + short_at(archive, local + 26) + short_at(archive, local + 28);
    if (long_at(archive, local) != local_mark || begin + entry.packed > archive.size()) return std::nullopt;
    entry.content = archive.substr(begin, entry.packed);
    return entry;
}

std::optional<std::vector<Entry>> read_entries(std::string_view archive) {
    if (archive.size() < end_size) return std::nullopt;
    std::size_t end = archive.size() - end_size;
    while (long_at(archive, end) != end_mark) {
        if (end == 0 || archive.size() - end > end_size + 0xffff) return std::nullopt;
        --end;
    }
    std::vector<Entry> entries;
    std::size_t place = long_at(archive, end + 16);
    for (unsigned count = short_at(archive, end + 10); count > 0; --count) {
        auto entry = entry_at(archive, place, place);
        if (!entry) return std::nullopt;
        entries.push_back(std::move(*entry));
    }
    return entries;
}

// What the local header and the directory have in common, from the version needed to the length of the extra field.
void put_common(std::string& out, const Entry& entry) {
    put(out, 20, 2);
    put(out, entry.flags, 2);
    put(out, entry.method, 2);
    put(out, entry.time, 2);
    put(out, entry.date, 2);
    put(out, entry.checksum, 4);
    put(out, entry.packed, 4);
    put(out, entry.unpacked, 4);
    put(out, entry.name.size(), 2);
    put(out, 0, 2);
}

std::string write_entries(const std::vector<Entry>& entries) {
    std::string out;
    std::string directory;
    for (const auto& entry : entries) {
        put(directory, directory_mark, 4);
        put(directory, 20, 2);
        put_common(directory, entry);
        put(directory, 0, 10);
        put(directory, out.size(), 4);
        directory += entry.name;
        put(out, local_mark, 4);
        put_common(out, entry);
        out += entry.name;
        out += entry.content;
    }
    const auto begin = out.size();
    out += directory;
    put(out, end_mark, 4);
    put(out, 0, 4);
    put(out, entries.size(), 2);
    put(out, entries.size(), 2);
    put(out, directory.size(), 4);
    put(out, begin, 4);
    put(out, 0, 2);
    return out;
}

}  // namespace

Result<std::vector<std::string>> part_names(std::string_view archive) {
    const auto entries = read_entries(archive);
    if (!entries) return refuse(broken());
    std::vector<std::string> names;
    for (const auto& entry : *entries) names.push_back(entry.name);
    return names;
}

Result<std::string> replace_parts(std::string_view archive, const std::map<std::string, std::string>& parts) {
    auto entries = read_entries(archive);
    if (!entries) return refuse(broken());
    for (auto& entry : *entries) {
        entry.flags = static_cast<std::uint16_t>(entry.flags & ~sizes_follow);
        const auto part = parts.find(entry.name);
        if (part == parts.end()) continue;
        entry.method = 0;
        entry.content = part->second;
        entry.packed = entry.unpacked = static_cast<std::uint32_t>(part->second.size());
        entry.checksum = checksum_of(part->second);
    }
    return write_entries(*entries);
}

}  // namespace ledstang
