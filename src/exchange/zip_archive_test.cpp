#include <gtest/gtest.h>
#include <zlib.h>

#include <stdexcept>

#include "exchange/zip_archive.h"
#include "exchange/zip_for_tests.h"

namespace ledstang {
namespace {

void add_number(std::string& bytes, std::size_t number, int size) {
    for (int i = 0; i < size; ++i) bytes += static_cast<char>((number >> static_cast<unsigned>(8 * i)) & 0xFFU);
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

namespace {

constexpr std::size_t plenty = 1'000'000;

TEST(zip_archive, stored_and_packed_parts_are_read) {
    const std::string bytes = make_zip({{"a.txt", "Öst"}, {"mapp/b.txt", std::string(5000, 'x'), true}});
    const auto archive = ZipArchive::open(bytes, plenty);
    ASSERT_TRUE(archive) << archive.error().message;
    EXPECT_TRUE(archive->has("a.txt"));
    EXPECT_FALSE(archive->has("b.txt"));
    EXPECT_EQ(archive->read("a.txt").value(), "Öst");
    EXPECT_EQ(archive->read("mapp/b.txt").value(), std::string(5000, 'x'));
    EXPECT_EQ(archive->read("c.txt").error().code, "workbook.broken");
}

TEST(zip_archive, every_cut_is_refused) {
    const std::string whole = make_zip({{"a.txt", "abc"}, {"b.txt", std::string(500, 'x'), true}});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto archive = ZipArchive::open(std::string_view(whole).substr(0, size), plenty);
        ASSERT_FALSE(archive) << size;
        EXPECT_EQ(archive.error().code, "workbook.broken");
    }
}

TEST(zip_archive, a_changed_byte_never_gives_other_content) {
    const std::string whole = make_zip({{"a.txt", "abcdefgh"}, {"b.txt", std::string(500, 'x') + "y", true}});
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 0x55);
        const auto archive = ZipArchive::open(changed, plenty);
        if (!archive) continue;
        if (const auto a = archive->read("a.txt")) {
            EXPECT_EQ(*a, "abcdefgh") << i;
        }
        if (const auto b = archive->read("b.txt")) {
            EXPECT_EQ(*b, std::string(500, 'x') + "y") << i;
        }
    }
}

TEST(zip_archive, what_unpacks_to_too_much_is_refused_before_unpacking) {
    const std::string bytes = make_zip({{"a.txt", std::string(2'000'000, '0'), true}});
    EXPECT_LT(bytes.size(), 10'000U);
    const auto archive = ZipArchive::open(bytes, plenty);
    ASSERT_FALSE(archive);
    EXPECT_EQ(archive.error().kind, RefusalKind::too_large);
    EXPECT_EQ(archive.error().code, "table.too_large");
}

TEST(zip_archive, a_part_that_lies_about_its_size_is_broken) {
    const std::string bytes = make_zip({{"a.txt", std::string(2'000'000, '0'), true, 100}});
    const auto archive = ZipArchive::open(bytes, plenty);
    ASSERT_TRUE(archive);
    EXPECT_EQ(archive->read("a.txt").error().code, "workbook.broken");
}

TEST(zip_archive, locked_parts_are_told) {
    const std::string bytes = make_zip({{.name = "a.txt", .content = "abc", .encrypted = true}});
    EXPECT_EQ(ZipArchive::open(bytes, plenty).error().code, "workbook.protected");
}

}  // namespace
}  // namespace ledstang
