#include "base/text_difference.h"

#include <gtest/gtest.h>

#include <random>

namespace ledstang {
namespace {

using Pieces = std::vector<TextPiece>;
constexpr auto same = PieceKind::same;
constexpr auto added = PieceKind::added;
constexpr auto removed = PieceKind::removed;

TEST(TextDifference, of_equal_texts_is_one_piece_and_of_nothing_none) {
    EXPECT_EQ(difference("Besöken ökar.\n", "Besöken ökar.\n"), (Pieces{{same, "Besöken ökar.\n"}}));
    EXPECT_EQ(difference("", ""), Pieces{});
    EXPECT_EQ(difference("", "Nytt"), (Pieces{{added, "Nytt"}}));
    EXPECT_EQ(difference("Gammalt", ""), (Pieces{{removed, "Gammalt"}}));
}

TEST(TextDifference, inside_a_changed_paragraph_goes_by_word) {
    EXPECT_EQ(
        difference("Första.\n\nSjukfrånvaron ökade under våren.\n", "Första.\n\nSjukfrånvaron minskade under våren.\n"),
        (Pieces{
            {same, "Första.\n\nSjukfrånvaron "}, {removed, "ökade"}, {added, "minskade"}, {same, " under våren.\n"}}));
}

TEST(TextDifference, tells_whole_paragraphs_that_came_and_went) {
    EXPECT_EQ(difference("a\nb\nc\n", "a\nc\nd\n"),
              (Pieces{{same, "a\n"}, {removed, "b\n"}, {same, "c\n"}, {added, "d\n"}}));
}

TEST(TextDifference, of_texts_with_nothing_in_common_is_shown_whole) {
    std::string before;
    std::string after;
    for (int word = 0; word < 3000; ++word) {
        before += "x" + std::to_string(word) + " ";
        after += "y" + std::to_string(word) + "\n";
    }
    const auto pieces = difference(before, after);
    std::string old_text;
    std::string new_text;
    for (const auto& piece : pieces) {
        if (piece.kind != added) old_text += piece.text;
        if (piece.kind != removed) new_text += piece.text;
    }
    EXPECT_EQ(old_text, before);
    EXPECT_EQ(new_text, after);
}

// Whatever the two texts are, they can be read back from the pieces, and kinds alternate.
TEST(TextDifference, loses_nothing) {
    std::mt19937 random(20220430);
    const std::vector<std::string> words = {"vård ", "mål ", "å", "\n", "\n\n", "utfall", " ", "ö ", "3,5 %"};
    const auto text = [&] {
        std::string made;
        for (auto count = random() % 30; count > 0; --count) made += words[random() % words.size()];
        return made;
    };
    for (int round = 0; round < 2000; ++round) {
        const auto before = text();
        const auto after = text();
        std::string old_text;
        std::string new_text;
        const TextPiece* last = nullptr;
        const auto pieces = difference(before, after);
        for (const auto& piece : pieces) {
            EXPECT_FALSE(piece.text.empty());
            if (last != nullptr) {
                EXPECT_NE(last->kind, piece.kind);
            }
            last = &piece;
            if (piece.kind != added) old_text += piece.text;
            if (piece.kind != removed) new_text += piece.text;
        }
        ASSERT_EQ(old_text, before);
        ASSERT_EQ(new_text, after);
    }
}

}  // namespace
}  // namespace ledstang
