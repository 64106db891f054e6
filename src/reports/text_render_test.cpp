#include "reports/text_render.h"

#include "reports/example_for_tests.h"
#include "reports/inserts.h"
#include "reports/markdown_text.h"
#include "reports/text_of_formats.h"

namespace ledstang {
namespace {

const Report& report() {
    static const Report composed = compose_report(example::sources(), example::configuration());
    return composed;
}

std::string html(const std::string& text) {
    TextLook look;
    look.id = "prov";
    return render_text(text, report(), look).text;
}
// "text.link 3:1", in the text's order.
std::vector<std::string> faults(const std::string& text) {
    std::vector<std::string> found;
    for (const auto& fault : render_text(text, report(), {}).faults)
        found.push_back(fault.code + " " + std::to_string(*fault.line) + ":" + std::to_string(*fault.column));
    return found;
}
using Faults = std::vector<std::string>;

TEST(TextRender, shows_markdown_with_headings_below_the_chapters) {
    EXPECT_EQ(html("# Läget\n\nBesöken **ökar** och\nväntan *minskar*.\n\n- en\n- två\n\n### Längre ned\n\n1. ett\n"),
              "<h3>Läget</h3>\n<p>Besöken <strong>ökar</strong> och\nväntan <em>minskar</em>.</p>\n<ul>\n<li>en</li>\n"
              "<li>två</li>\n</ul>\n<h4>Längre ned</h4>\n<ol>\n<li>ett</li>\n</ol>\n");
    EXPECT_EQ(html(""), "");
    EXPECT_EQ(html("\xEE\x80\x80"
                   "7"
                   "\xEE\x80\x81 å"),
              "<p>7 å</p>\n")
        << "the marks' own signs are taken out";
}

TEST(TextRender, shows_figures_as_the_report_prints_them) {
    EXPECT_EQ(html("Frågan ställdes till {{utfall:antal_fraga_vald_nara_relation:K}} kvinnor."),
              "<p>Frågan ställdes till 29 kvinnor.</p>\n");
    EXPECT_EQ(html("**{{ utfall:antal_fraga_vald_nara_relation }}**"),
              "<p><strong>kvinnor 29, män 4, totalt 33</strong></p>\n");
    EXPECT_EQ(html("{{utfall:produktivitet_kpp}}"), "<p>Data saknas</p>\n");
    EXPECT_EQ(html("`{{utfall:produktivitet_kpp}}`"), "<p><code>{{utfall:produktivitet_kpp}}</code></p>\n");
    EXPECT_EQ(html("\\{{utfall:produktivitet_kpp}}"), "<p>{{utfall:produktivitet_kpp}}</p>\n");
}

TEST(TextRender, links_to_another_chapter_by_its_title) {
    EXPECT_EQ(html("Se {{se:produktion}}."), "<p>Se <a href=\"#avsnitt-produktion\">Produktion</a>.</p>\n");
    EXPECT_EQ(html("[Se {{se:perspektiv-ekonomi}}](#perspektiv-ekonomi)"),
              "<p><a href=\"#perspektiv-ekonomi\">Se Ekonomi</a></p>\n")
        << "no link within a link";
}

TEST(TextRender, puts_tables_and_charts_in_paragraphs_of_their_own) {
    const auto table = html("Före\n\n{{tabell:ekonomi}}\n\nEfter");
    EXPECT_NE(table.find("<p>Före</p>\n<table class=\"figures inserted\">\n<caption>"), std::string::npos) << table;
    EXPECT_NE(table.find("</table>\n<p>Efter</p>"), std::string::npos);
    EXPECT_NE(table.find("\u221217,7\u00a0mnkr"), std::string::npos);
    const auto chart = html("{{diagram:antal_fraga_vald_nara_relation}}");
    EXPECT_NE(chart.find("id=\"infogat-prov-0-antal_fraga_vald_nara_relation-title\""), std::string::npos) << chart;
    EXPECT_NE(chart.find("<caption>Diagrammets värden</caption>"), std::string::npos);
    EXPECT_TRUE(faults("{{tabell:ekonomi}}").empty());
    EXPECT_EQ(faults("Här är {{tabell:ekonomi}} mitt i"), Faults{"text.insert_alone 1:8"});
    EXPECT_NE(html("Här är {{tabell:ekonomi}} mitt i").find("ska stå ensam i ett eget stycke"), std::string::npos);
}

TEST(TextRender, says_in_the_text_itself_what_cannot_be_shown) {
    EXPECT_EQ(faults("Rad ett\n\nÅr {{utfal:sjukfranvaro}} och {{utfall:sjukfranvro:K}}, {{se:slutet}}"),
              (Faults{"text.insert_unknown 3:4", "text.insert_unknown 3:31", "text.insert_unknown 3:57"}));
    const auto shown = html("{{utfall:sjukfranvro:K}}");
    EXPECT_NE(shown.find("Måttet ”sjukfranvro” finns inte i rapporten. Menade du ”sjukfranvaro”?"), std::string::npos)
        << shown;
    EXPECT_NE(shown.find("<strong>[{{utfall:sjukfranvro:K}}: "), std::string::npos) << shown;
    EXPECT_EQ(faults("{{utfall:sjukfranvaro"), Faults{"text.insert_open 1:1"});
    EXPECT_EQ(faults("{{utfall:antal_fraga_vald_nara_relation:X}}"), Faults{"text.insert_unknown 1:1"});
    EXPECT_EQ(faults("{{utfall}}\n\n{{tabell:ekonomi:K}}\n\n{{diagram:produktivitet_kpp}}"),
              (Faults{"text.insert_unknown 1:1", "text.insert_unknown 3:1", "text.insert_unknown 5:1"}));
}

TEST(TextRender, takes_no_markup_no_picture_and_no_strange_address) {
    EXPECT_EQ(html("<script>alert(1)</script>\n"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    EXPECT_EQ(html("a <b onclick=x>fet</b>"), "<p>a &lt;b onclick=x&gt;fet&lt;/b&gt;</p>\n");
    EXPECT_EQ(html("[ja](javascript:alert(1)) [nej](/personer) [ut](https://example.org/?a=1&b=2)"),
              "<p>ja nej <a href=\"https://example.org/?a=1&amp;b=2\">ut</a></p>\n");
    EXPECT_EQ(html("[post](mailto:a@example.org) [här](#avsnitt-produktion) [inte](#finns-ej)"),
              "<p><a href=\"mailto:a@example.org\">post</a> <a href=\"#avsnitt-produktion\">här</a> inte</p>\n");
    EXPECT_EQ(html("![en *bild*](https://example.org/spion.png)"), "<p>en <em>bild</em></p>\n");
    EXPECT_EQ(faults("<br>\n\n[a](data:text/html,x)\n\n![b](c)\n"),
              (Faults{"text.html 1:1", "text.link 3:1", "text.image 5:1"}));
    EXPECT_EQ(html("{{tabell:ekonomi}}").find("<script"), std::string::npos);
}

TEST(TextRender, in_markdown_keeps_every_word_through_pandoc) {
    const std::string text =
        "# Kostnad\n\nDet kostar $5 och $6, ~3 % mer @alla \"enligt\" 'uppgift' -- x^2^.\n\n1. ett\n2. två\n   - "
        "inne\n\n"
        "> citat\n\n{{diagram:antal_fraga_vald_nara_relation}}\n\n{{tabell:ekonomi}}\n\nSist [ett "
        "ord](https://example.org/a_b).\n";
    TextLook look;
    look.target = TextLook::Target::markdown;
    const auto markdown = render_text(text, report(), look).text;
    const auto read = example::text_of_markdown(markdown);
    for (const char* part : {"Kostnad", "$5 och $6, ~3 % mer @alla \"enligt\" 'uppgift' -- x^2^.", "ett", "inne",
                             "citat", "tertial 1 2021: Kvinnor 12", "\u221217,7\u00a0mnkr", "Sist ett ord."})
        EXPECT_NE(example::squashed(read).find(example::squashed(part)), std::string::npos) << part << "\n" << markdown;
}

TEST(TextRender, in_plain_words_has_one_cell_for_each_block) {
    EXPECT_EQ(plain_blocks("# Läget\n\nEn **fet**\nrad.\n\n- a\n- b\n\n{{utfall:produktivitet_kpp}}", report()),
              (std::vector<std::string>{"Läget", "En fet rad.", "– a\n– b", "Data saknas"}));
    const auto table = plain_blocks("{{tabell:ekonomi}}", report());
    ASSERT_EQ(table.size(), 1U);
    EXPECT_NE(table[0].find("\u221217,7\u00a0mnkr"), std::string::npos) << table[0];
}

TEST(SourceBlocks, are_the_texts_as_written) {
    EXPECT_EQ(source_blocks("# Ett\nTvå\nrader\n\n- a\n- b\n\n{{tabell:ekonomi}}\n"),
              (std::vector<std::string>{"# Ett", "Två\nrader", "- a\n- b", "{{tabell:ekonomi}}"}));
    EXPECT_TRUE(source_blocks("").empty());
    EXPECT_TRUE(is_inserts_only("{{tabell:ekonomi}}"));
    EXPECT_TRUE(is_inserts_only("{{utfall:a:K}}, {{utfall:a:M}}."));
    EXPECT_FALSE(is_inserts_only("Se {{tabell:ekonomi}}"));
    EXPECT_FALSE(is_inserts_only(""));
}

TEST(PlainAsMarkdown, leaves_plain_words_alone_and_escapes_what_is_not) {
    EXPECT_EQ(plain_as_markdown("Målet är 5,3 % (per april)."), "Målet är 5,3 % (per april).");
    for (const char* text :
         {"2*3*4 och a_b", "1. först", "# nummer", "- minus", "<b>", "[a](b)", "{{utfall:x}}", "`kod`", "a\\b"}) {
        EXPECT_EQ(plain_blocks(plain_as_markdown(text), report()), std::vector<std::string>{text})
            << plain_as_markdown(text);
    }
}

TEST(InsertChoices, all_show_something) {
    const auto choices = insert_choices(report());
    EXPECT_GT(choices.size(), 40U);
    for (const auto& choice : choices) {
        EXPECT_TRUE(faults(choice.code).empty()) << choice.code;
        EXPECT_FALSE(choice.title.empty()) << choice.code;
        EXPECT_FALSE(choice.example.empty()) << choice.code;
    }
}

}  // namespace
}  // namespace ledstang
