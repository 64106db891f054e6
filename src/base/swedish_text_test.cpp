#include "base/swedish_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace ledstang {
namespace {

using Words = std::vector<std::string>;

TEST(swedish_text, the_last_three_letters_come_last_and_in_order) {
    Words words = {"Öst", "Ärla", "zebra", "Åre", "ande", "Övre", "Ande 2", "Ålder"};
    std::ranges::sort(words, SwedishOrder());
    EXPECT_EQ(words, (Words{"ande", "Ande 2", "zebra", "Ålder", "Åre", "Ärla", "Öst", "Övre"}));
}

TEST(swedish_text, capitals_and_accents_do_not_count_in_the_order) {
    EXPECT_TRUE(compare_swedish("IDÉ", "ide") == 0);
    EXPECT_TRUE(compare_swedish("Müller", "Myller") == 0);
    EXPECT_TRUE(compare_swedish("idé", "idea") < 0);
    EXPECT_TRUE(compare_swedish("Ö", "å") > 0);
    EXPECT_TRUE(compare_swedish("1a", "a1") < 0);
    EXPECT_TRUE(compare_swedish("", "a") < 0);
}

TEST(swedish_text, numbers_stand_by_their_size) {
    Words words = {"Process 10", "Process 9 b", "Process", "Process 2", "Process 100",
                   "Process 9",  "Process nio", "10",      "9"};
    std::ranges::sort(words, SwedishOrder());
    EXPECT_EQ(words, (Words{"9", "10", "Process", "Process 2", "Process 9", "Process 9 b", "Process 10", "Process 100",
                            "Process nio"}));
    EXPECT_TRUE(compare_swedish("Avdelning 02", "avdelning 2") == 0);
    EXPECT_TRUE(compare_swedish("0", "00") == 0);
    EXPECT_TRUE(compare_swedish("a2b10", "a2b9") > 0);
    EXPECT_TRUE(compare_swedish("2022-04", "2022-10") < 0) << "days and months as before";
    const std::string long_number(5000, '7');
    EXPECT_TRUE(compare_swedish(long_number, long_number + "1") < 0) << "longer than any count of digits that is kept";
}

TEST(swedish_text, words_with_the_same_place_are_still_two_keys) {
    EXPECT_TRUE(SwedishOrder()("IDE", "ide") || SwedishOrder()("ide", "IDE"));
    EXPECT_FALSE(SwedishOrder()("ide", "ide"));
}

TEST(swedish_text, is_made_small) {
    EXPECT_EQ(lower_case("ÅÄÖ É ABC ×"), "åäö é abc ×");
    EXPECT_EQ(lower_case("\xE5 A"), "\xE5 a");
}

TEST(swedish_text, lists_have_och_before_the_last) {
    EXPECT_EQ(list_in_words(Words{}), "");
    EXPECT_EQ(list_in_words(Words{"a"}), "a");
    EXPECT_EQ(list_in_words(Words{"a", "b"}), "a och b");
    EXPECT_EQ(list_in_words(Words{"a", "b", "c"}), "a, b och c");
    EXPECT_EQ(list_in_words(Words{"a", "b", "c"}, "eller"), "a, b eller c");
}

TEST(swedish_text, quotes_are_short_and_on_one_line) {
    EXPECT_EQ(in_quotes("Öst"), "”Öst”");
    EXPECT_EQ(in_quotes("rad\nrad"), "”rad rad”");
    EXPECT_EQ(in_quotes("åäöåäö", 3), "”åäö…”");
    EXPECT_EQ(in_quotes("åäö", 3), "”åäö”");
}

TEST(swedish_text, the_nearest_name_is_at_most_two_slips_away) {
    const Words names = {"measure_id", "unit_id", "period", "värde"};
    EXPECT_EQ(nearest_name("mesure_id", names), "measure_id");   // a letter missing
    EXPECT_EQ(nearest_name("measuer_id", names), "measure_id");  // two swapped
    EXPECT_EQ(nearest_name("Period", names), "period");
    EXPECT_EQ(nearest_name("varde", names), "värde");
    EXPECT_EQ(nearest_name("peroid_", names), "period");
    EXPECT_EQ(nearest_name("perioder1", names), std::nullopt);  // three
    EXPECT_EQ(nearest_name("", names), std::nullopt);
}

TEST(swedish_text, the_nearest_of_several_wins) {
    EXPECT_EQ(nearest_name("halsa", Words{"halva", "halsas", "halsa"}), "halsa");
    EXPECT_EQ(nearest_name("halsaa", Words{"hals", "halsa"}), "halsa");
}

TEST(swedish_text, one_letter_suggests_no_other_letter) {
    EXPECT_EQ(nearest_name("X", Words{"K", "M", "T"}), std::nullopt);
    EXPECT_EQ(nearest_name("k", Words{"K", "M", "T"}), "K");
}

TEST(swedish_text, becomes_an_identifier) {
    EXPECT_EQ(ascii_slug("Hälsocentral Öst"), "halsocentral_ost");
    EXPECT_EQ(ascii_slug("  Inf/Hud/Reuma & Lunga! "), "inf_hud_reuma_lunga");
    EXPECT_EQ(ascii_slug("Café Ærø 2"), "cafe_aro_2");
    EXPECT_EQ(ascii_slug("—"), "");
}

TEST(utf8, characters_are_decoded_and_encoded) {
    for (const char32_t character : {U'a', U'å', U'€', U'\U0001F600', U'\U0010FFFF'}) {
        const std::string text = encode_utf8(character);
        const auto decoded = first_character(text + "x");
        ASSERT_TRUE(decoded);
        EXPECT_EQ(decoded->character, character);
        EXPECT_EQ(decoded->length, text.size());
    }
    EXPECT_EQ(count_characters("Öst €\U0001F600"), 6U);
}

TEST(utf8, what_is_not_well_formed_is_found) {
    EXPECT_FALSE(first_invalid_utf8("Hälsocentral Öst"));
    EXPECT_FALSE(first_invalid_utf8(""));
    for (const std::string_view bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE5", "\x80", "\xE2\x82"}) {
        EXPECT_TRUE(first_invalid_utf8(bad));
    }
}

TEST(utf8, the_place_is_line_and_character) {
    const auto place = first_invalid_utf8("\xEF\xBB\xBFid;namn\r\nå;H\xE4lsa");
    ASSERT_TRUE(place);
    EXPECT_EQ(place->line, 2);
    EXPECT_EQ(place->column, 4);
    EXPECT_EQ(place->byte, 16U);
}

TEST(utf8, a_byte_order_mark_is_no_character) {
    const auto place = first_invalid_utf8("\xEF\xBB\xBF\xE5");
    ASSERT_TRUE(place);
    EXPECT_EQ(place->line, 1);
    EXPECT_EQ(place->column, 1);
}

}  // namespace
}  // namespace ledstang
