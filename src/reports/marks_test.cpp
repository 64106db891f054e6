#include "reports/marks.h"

#include <gtest/gtest.h>

#include <set>

namespace ledstang {
namespace {

TEST(Marks, differ_in_shape_and_word_and_not_in_colour_alone) {
    for (const auto& marks : {all_attainment_marks(), all_development_marks()}) {
        std::set<std::string> symbols;
        std::set<std::string> words;
        for (const auto& mark : marks) {
            EXPECT_FALSE(mark.symbol.empty()) << mark.code;
            symbols.insert(mark.symbol);
            words.insert(mark.word);
        }
        EXPECT_EQ(symbols.size(), marks.size());
        EXPECT_EQ(words.size(), marks.size());
    }
    EXPECT_EQ(all_attainment_marks().size(), 6U);
    EXPECT_EQ(all_development_marks().size(), 5U);
}

TEST(Marks, only_good_news_is_green) {
    for (const auto& mark : all_attainment_marks()) EXPECT_EQ(mark.tone == "good", mark.code == "met") << mark.code;
    for (const auto& mark : all_development_marks())
        EXPECT_EQ(mark.tone == "good", mark.code == "improved") << mark.code;
}

TEST(Marks, of_actions_take_their_words_from_the_configuration) {
    Configuration configuration;
    configuration.matters["action"].statuses = {{"waiting", "Ej påbörjad", false, false}, {"done", "Klar", true, true}};
    EXPECT_EQ(action_mark(configuration, "", "").word, "Ej rapporterad");
    EXPECT_EQ(action_mark(configuration, "waiting", "Ej påbörjad").symbol, "◌");
    EXPECT_EQ(action_mark(configuration, "done", "Klar").symbol, "●");
    EXPECT_EQ(action_mark(configuration, "other", "Pausad").word, "Pausad");
}

TEST(Reasons, do_not_say_the_marks_word_twice) {
    const Mark missing = mark_of(Attainment::no_data);
    EXPECT_EQ(reason_after(missing, "Data saknas: underlag finns inte."), "Underlag finns inte.");
    EXPECT_EQ(reason_after(missing, "Data saknas: åtgärdas i maj."), "Åtgärdas i maj.");
    EXPECT_EQ(reason_after(missing, "Data saknas: "), "Data saknas: ");
    EXPECT_EQ(reason_after(missing, "Inget är lämnat."), "Inget är lämnat.");
    EXPECT_EQ(capitalised("örat"), "Örat");
    EXPECT_EQ(capitalised(""), "");
}

}  // namespace
}  // namespace ledstang
