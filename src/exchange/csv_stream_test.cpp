#include "exchange/csv_stream.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "exchange/csv.h"

namespace ledstang {
namespace {

// Hands the bytes out a few at a time, as a slow disk would.
CsvStream::Source source_of(const std::string& bytes, std::size_t at_once) {
    return [bytes, at_once, at = std::size_t{0}](char* to, std::size_t most) mutable {
        const std::size_t count = std::min({at_once, most, bytes.size() - at});
        std::copy_n(bytes.data() + at, count, to);
        at += count;
        return count;
    };
}

std::string read(const std::string& bytes, std::size_t at_once = 3) {
    auto stream = CsvStream::open("prov.csv", source_of(bytes, at_once));
    if (!stream) return stream.error().code;
    std::string told;
    while (stream->next()) {
        told += std::to_string(stream->line()) + ":";
        if (stream->fault()) told += "!" + stream->fault()->code + "@" + std::to_string(*stream->fault()->column);
        for (const auto cell : stream->cells()) told += "[" + std::string(cell) + "]";
        told += "\n";
    }
    return told;
}

TEST(CsvStream, ReadsRowsWithTheirLines) {
    EXPECT_EQ(read("a;b\n1;2\n\n;;\n3;4"), "1:[a][b]\n2:[1][2]\n5:[3][4]\n");
    EXPECT_EQ(read("\xEF\xBB\xBFsep=|\r\na|b\r\n\"x\ry\"|\"z\"\"\"\r\nå|\r\n"), "2:[a][b]\n3:[x\ny][z\"]\n5:[å][]\n");
    EXPECT_EQ(read("a\r1\r\r2"), "1:[a]\n2:[1]\n4:[2]\n");
    EXPECT_EQ(read(""), "");
    EXPECT_EQ(read("a,b"), "1:[a][b]\n");
}

TEST(CsvStream, LeavesABrokenLineAndGoesOnWithTheNext) {
    EXPECT_EQ(read("a;b\n\"1;2\n3;4\n"), "1:[a][b]\n2:!table.quote@1\n3:[3][4]\n");
    EXPECT_EQ(read("a;b\n1;\"2\"x\n3;4\n"), "1:[a][b]\n2:!table.quote@2\n3:[3][4]\n");
    EXPECT_EQ(read("a;b\n1;\"2\n3;\"4\"\n5;6"), "1:[a][b]\n2:!table.quote@2\n3:[3][4]\n4:[5][6]\n");
    EXPECT_EQ(read("a;b\n1;\"2"), "1:[a][b]\n2:!table.quote@2\n");
    EXPECT_EQ(read("a;b\n1;\xE5\n3;4\n"), "1:[a][b]\n2:!table.encoding@2[1][\xE5]\n3:[3][4]\n");
    EXPECT_NE(read(std::string("a;b\n\0;1\n3;4\n", 12)).find("2:!table.nul@1"), std::string::npos);
    EXPECT_EQ(read(std::string("a\0b\0;\0c\0\n\0", 10)), "table.encoding");
}

TEST(CsvStream, RefusesALineWithoutEndWithinBoundedMemory) {
    const std::string long_line(3 * CsvStream::longest_row, 'x');
    EXPECT_EQ(read("a;b\n1;" + long_line + "\n3;4\n", 1000), "1:[a][b]\n2:!table.too_large@3\n3:[3][4]\n");
    EXPECT_EQ(read("a;b\n1;\"" + long_line + "\"\n3;4\n", 1000), "1:[a][b]\n2:!table.quote@2\n3:[3][4]\n");
}

// What read_csv takes, the stream takes too and just so, wherever the blocks are cut.
TEST(CsvStream, AgreesWithReadCsvOnRandomTexts) {
    std::mt19937 random(20'240'101);
    const std::vector<std::string> pieces = {"a", "1", ";", ";", "\n", "\r\n", "\"", "\"\"", " ", "å", "\"x;y\"", "\r"};
    int taken = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string text = "k;l;m\n";
        for (auto i = random() % 12; i > 0; --i) text += pieces[random() % pieces.size()];
        const auto table = read_csv("prov.csv", text);
        if (!table) continue;
        ++taken;
        std::string told = "1:[k][l][m]\n";
        for (const Row& row : table->rows) {
            told += std::to_string(row.line) + ":";
            for (const Cell& cell : row.cells) told += "[" + cell.text + "]";
            told += "\n";
        }
        ASSERT_EQ(read(text, 1 + random() % 7), told) << text;
    }
    EXPECT_GT(taken, 1000);
}

}  // namespace
}  // namespace ledstang
