#include "reports/references.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

const std::vector<Reference> references = {{"Ekonomiavsnitt", "perspective:ekonomi"},
                                           {"Produktions- och tillgänglighetsavsnitt", "section:produktion"},
                                           {"Produktions-", "https://region.example/produktion"}};

TEST(References, links_the_phrase_and_the_rest_of_its_word) {  // NB-33
    const auto paragraph = link_references("Se under Ekonomiavsnittet i delårsrapporten.", references);
    ASSERT_EQ(paragraph.runs.size(), 3U);
    EXPECT_EQ(paragraph.runs[0].text, "Se under ");
    EXPECT_EQ(paragraph.runs[1].text, "Ekonomiavsnittet");
    EXPECT_EQ(paragraph.runs[1].link, "#perspektiv-ekonomi");
    EXPECT_EQ(paragraph.runs[2].text, " i delårsrapporten.");
}

TEST(References, takes_the_longer_of_two_phrases_at_the_same_place) {
    const auto paragraph = link_references("(Se Produktions- och tillgänglighetsavsnitt).", references);
    ASSERT_EQ(paragraph.runs.size(), 3U);
    EXPECT_EQ(paragraph.runs[1].link, "#avsnitt-produktion");
    EXPECT_EQ(paragraph.runs[1].text, "Produktions- och tillgänglighetsavsnitt");
}

TEST(References, loses_nothing_of_the_text) {
    for (const std::string text :
         {"", "Ekonomiavsnitt", "Ekonomiavsnitt och Ekonomiavsnittet", "inget alls", "å Ekonomi"})
        EXPECT_EQ(plain_text(link_references(text, references)), text);
}

TEST(References, never_links_to_a_script) {
    EXPECT_EQ(link_of("javascript:alert(1)"), "");
    EXPECT_EQ(link_of("data:text/html,x"), "");
    const auto paragraph = link_references("Se Här.", {{"Här", "javascript:alert(1)"}, {"", "https://a.example"}});
    ASSERT_EQ(paragraph.runs.size(), 1U);
    EXPECT_EQ(paragraph.runs[0].link, "");
}

TEST(Paragraphs, come_from_lines_and_a_colon_begins_a_list) {
    const auto paragraphs = paragraphs_of("Ökat nyttjande, exempelvis:\nTidsbokning\nIncheckning");
    ASSERT_EQ(paragraphs.size(), 1U);
    EXPECT_EQ(paragraphs[0].items, (std::vector<std::string>{"Tidsbokning", "Incheckning"}));
    const auto plain = paragraphs_of("Ett.\n\nTvå.\n");
    ASSERT_EQ(plain.size(), 2U);
    EXPECT_EQ(plain_text(plain[1]), "Två.");
    EXPECT_TRUE(paragraphs_of("").empty());
}

}  // namespace
}  // namespace ledstang
