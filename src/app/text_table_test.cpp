#include "app/text_table.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

TEST(TextTableTest, KeepsColumnsInLineWhateverTheLetters) {
    TextTable table({{"Mått"}, {"Utfall", true}, {"Mål"}});
    table.row({"Återinskrivningar", "14,5 %", "K 16,0"});
    table.row({"Fall", "1", ""});
    EXPECT_EQ(table.text(),
              "Mått               Utfall  Mål\n"
              "Återinskrivningar  14,5 %  K 16,0\n"
              "Fall                    1\n");
}

TEST(TextTableTest, HeadingsStandAcrossAndWidenNothing) {
    TextTable table({{"A"}, {"B"}});
    table.heading("En lång rubrik");
    table.row({"1", "2"});
    EXPECT_EQ(table.text(), "A  B\n\nEn lång rubrik\n1  2\n");
}

TEST(TextTableTest, CutsOffByCharactersAndNotByBytes) {
    TextTable table({{"A", false, 5}, {"B"}});
    table.row({"åäöåäö", "x"});
    table.row({"åäöåä", "rad\nbruten"});
    EXPECT_EQ(table.text(),
              "A      B\n"
              "åäöå…  x\n"
              "åäöåä  rad bruten\n");
}

TEST(TextTableTest, RefusesARowThatDoesNotFit) {
    TextTable table({{"A"}, {"B"}});
    EXPECT_THROW(table.row({"1"}), std::logic_error);
}

}  // namespace
}  // namespace ledstang
