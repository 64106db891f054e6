#include "warehouse/sie.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

const std::string head =
    "#FLAGGA 0\r\n#FORMAT PC8\r\n#SIETYP 4\r\n#RAR 0 20220101 20221231\r\n#KONTO 1910 \"Kassa \x86\x84\x94\"\r\n"
    "#KONTO 3010 \"Int\x84kter\"\r\n";

// The code and line that the lines after the head are refused with.
std::pair<std::string, int> refused(const std::string& lines, const std::string& before = head) {
    const auto read = parse_sie("bok.se", before + lines);
    if (read) return {"", 0};
    EXPECT_NE(read.error().message.find("bok.se, rad "), std::string::npos) << read.error().message;
    return {read.error().code, read.error().faults.at(0).line.value_or(0)};
}

using Place = std::pair<std::string, int>;

TEST(Sie, ReadsNamesInCodePage437AndBalances) {
    const auto read = parse_sie("bok.se", head + "#IB 0 1910 100.50\r\n#UB 0 1910 -3 7\r\n#OKÄND \"x\" y\r\n");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->account("1910")->name, "Kassa åäö");
    EXPECT_EQ(read->account("9999"), nullptr);
    ASSERT_EQ(read->amounts.size(), 2U);
    EXPECT_EQ(read->amounts[0].amount.to_string(), "100.5");
    EXPECT_EQ(to_string(read->amounts[0].month), "2022-01-01");
    EXPECT_EQ(read->amounts[1].quantity->to_string(), "7");
    EXPECT_EQ(to_string(read->amounts[1].month), "2022-12-01");
}

TEST(Sie, SaysTheLineOfWhatIsBroken) {
    EXPECT_EQ(refused("#IB 0 1910 100\r\n"), Place("", 0));
    EXPECT_EQ(refused("#KONTO 4010 \"Läkemedel\r\n"), Place("sie.form", 7));
    EXPECT_EQ(refused("IB 0 1910 100\r\n"), Place("sie.form", 7));
    EXPECT_EQ(refused("#IB 0 1910\r\n"), Place("sie.form", 7));
    EXPECT_EQ(refused("#IB 0 1910 1,50\r\n"), Place("sie.number", 7));
    EXPECT_EQ(refused("#IB -1 1910 1\r\n"), Place("sie.year", 7));
    EXPECT_EQ(refused("#IB 0 1920 1\r\n"), Place("sie.account", 7));
    EXPECT_EQ(refused("\r\n#PSALDO 0 202213 3010 {} 1\r\n"), Place("sie.date", 8));
    EXPECT_EQ(refused("#PSALDO 0 202212 3010 {1} 1\r\n"), Place("sie.form", 7));
    EXPECT_EQ(refused("#FORMAT UTF8\r\n"), Place("sie.format", 7));
    EXPECT_EQ(refused("#SIETYP 5\r\n"), Place("sie.format", 7));
    EXPECT_EQ(refused("#TRANS 1910 {} 1\r\n"), Place("sie.form", 7));
    EXPECT_EQ(refused("#VER A 1 20220101\r\n#TRANS 1910 {} 1\r\n"), Place("sie.form", 8));
    EXPECT_EQ(refused("#VER A 1 20220101\r\n{\r\n#TRANS 1910 {} 1\r\n"), Place("sie.form", 9));
    EXPECT_EQ(refused("}\r\n"), Place("sie.form", 7));
    EXPECT_EQ(refused("#VER A 1 20220101\r\n{\r\n#TRANS 1910 {} 1\r\n#TRANS 3010 {} -1.01\r\n}\r\n"),
              Place("sie.unbalanced", 11));
    EXPECT_EQ(refused("", "#FLAGGA 0\r\n#SIETYP 4\r\n"), Place("sie.missing", 2));
}

}  // namespace
}  // namespace ledstang
