#include "exchange/zip_archive.h"

#include <gtest/gtest.h>

#include "exchange/zip_for_tests.h"

namespace ledstang {
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
