#include "markdown/reading.h"

#include <gmock/gmock.h>

namespace ledstang {
namespace {

std::vector<std::string> codes(const ReadingText& text) {
    std::vector<std::string> found;
    for (const auto& fault : text.faults) found.push_back(fault.code + " " + std::to_string(*fault.line));
    return found;
}

TEST(Reading, parts_a_text_into_blocks_that_keep_how_they_were_written) {
    const auto text = read_markdown("# Att göra\n\nRing **först**,\nfaxa sedan.\n\n- en\n- två\n", 3);
    ASSERT_EQ(text.blocks.size(), 3U);
    EXPECT_EQ(text.blocks[0].html, "<h3>Att göra</h3>\n");
    EXPECT_EQ(text.blocks[1].html, "<p>Ring <strong>först</strong>,\nfaxa sedan.</p>\n");
    EXPECT_EQ(text.blocks[1].plain, "Ring först, faxa sedan.");
    EXPECT_EQ(text.blocks[1].source, "Ring **först**,\nfaxa sedan.");
    EXPECT_EQ(text.blocks[2].plain, "– en\n– två");
    EXPECT_EQ(text.blocks[2].source, "- en\n- två");
    EXPECT_TRUE(text.faults.empty());
    EXPECT_TRUE(read_markdown("", 3).blocks.empty());
}

TEST(Reading, shows_what_could_run_something_as_the_signs_that_it_is) {
    const auto text = read_markdown(
        "<script>alert(1)</script>\n\nEn [länk](javascript:alert(1)) och <b>fet</b>.\n\n![en **bild**](x.png)\n\n"
        "[*Bra*](https://exempel.se) och [här](#s2p1) och [där](/kunskap/dokument/x)",
        3);
    ASSERT_EQ(text.blocks.size(), 4U);
    EXPECT_EQ(text.blocks[0].html, "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    EXPECT_EQ(text.blocks[0].source, "<script>alert(1)</script>");
    EXPECT_EQ(text.blocks[1].html, "<p>En länk och &lt;b&gt;fet&lt;/b&gt;.</p>\n");
    EXPECT_EQ(text.blocks[2].html, "<p>en <strong>bild</strong></p>\n");
    EXPECT_EQ(text.blocks[3].html,
              "<p><a href=\"https://exempel.se\"><em>Bra</em></a> och <a href=\"#s2p1\">här</a> och "
              "<a href=\"/kunskap/dokument/x\">där</a></p>\n");
    EXPECT_THAT(codes(text),
                testing::ElementsAre("text.html 1", "text.html 3", "text.html 3", "text.link 3", "text.image 5"));
}

}  // namespace
}  // namespace ledstang
