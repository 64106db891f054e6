#include "reports/outline.h"

#include <algorithm>

#include "reports/example_for_tests.h"

namespace ledstang {
namespace {

class OutlineTest : public ::testing::Test {
 protected:
    Configuration configuration = example::configuration();
    ReportSources sources = example::sources();

    static StoredChapter chapter(const std::string& id, ChapterKind kind, const std::string& subject,
                                 const std::string& title, const std::string& text = "") {
        StoredChapter stored;
        stored.id = id;
        stored.kind = kind;
        stored.subject = subject;
        stored.title = title;
        stored.text = text;
        stored.text_version = text.empty() ? 0 : 1;
        return stored;
    }
    // Stores what the report has by itself.
    void keep() {
        const auto parts = compose_parts(sources, configuration);
        for (const auto& [shown, stored] : outline_of(parts, {}, sources.settings))
            sources.chapters.push_back(chapter(shown.id, shown.kind, shown.subject, shown.heading));
    }
    StoredChapter& stored(const std::string& id) {
        return *std::ranges::find(sources.chapters, id, &StoredChapter::id);
    }
    std::vector<std::string> ids() const {
        std::vector<std::string> all;
        for (const auto& shown : compose_report(sources, configuration).chapters) all.push_back(shown.id);
        return all;
    }
};

const std::vector<std::string> as_imported = {"inledning",
                                              "produktion",
                                              "tillganglighet",
                                              "tillganglighet_besok",
                                              "tillganglighet_operation",
                                              "maluppfyllelse",
                                              "perspektiv-medborgare",
                                              "perspektiv-verksamhet",
                                              "perspektiv-medarbetare",
                                              "perspektiv-ekonomi",
                                              "atgarder"};

TEST_F(OutlineTest, follows_what_was_imported_until_somebody_decides) {
    EXPECT_EQ(ids(), as_imported);
    keep();
    EXPECT_EQ(ids(), as_imported) << "to store it changes nothing";
}

TEST_F(OutlineTest, has_the_configured_chapters_for_a_report_without_anything) {
    sources = {};
    sources.settings = *read_chapter_settings(configuration);
    sources.scorecard.period = *Period::parse("2022-T1");
    const auto parts = compose_parts(sources, configuration);
    std::vector<std::string> all;
    for (const auto& [shown, stored] : outline_of(parts, {}, sources.settings)) all.push_back(shown.id);
    EXPECT_EQ(all,
              (std::vector<std::string>{"inledning", "produktion", "tillganglighet", "maluppfyllelse", "atgarder"}));
    EXPECT_EQ(ids(), std::vector<std::string>{"maluppfyllelse"}) << "empty chapters are not printed";
}

TEST_F(OutlineTest, the_text_takes_the_imported_comments_place) {
    keep();
    const auto before = compose_report(sources, configuration);
    stored("inledning").text = "Ny inledning.";
    stored("inledning").text_version = 1;
    stored("perspektiv-ekonomi").text_version = 2;  // emptied
    const auto after = compose_report(sources, configuration);
    EXPECT_FALSE(before.sections[0].paragraphs.empty());
    EXPECT_TRUE(after.sections[0].paragraphs.empty());
    EXPECT_EQ(after.chapters[0].text, "Ny inledning.");
    EXPECT_FALSE(before.perspectives.back().comments.empty());
    EXPECT_TRUE(after.perspectives.back().comments.empty());
    EXPECT_EQ(after.sections[1].paragraphs.size(), before.sections[1].paragraphs.size());
}

TEST_F(OutlineTest, own_chapters_order_titles_and_removals_hold) {
    keep();
    sources.chapters.insert(sources.chapters.begin(), chapter("sammanfattning", ChapterKind::text, "sammanfattning",
                                                              "Sammanfattning", "Kort sagt."));
    stored("atgarder").title = "Vad vi gör";
    stored("produktion").removed = true;
    std::ranges::rotate(sources.chapters, sources.chapters.end() - 1);
    const auto report = compose_report(sources, configuration);
    ASSERT_GE(report.chapters.size(), 3U);
    EXPECT_EQ(report.chapters[0].heading, "Vad vi gör");
    EXPECT_EQ(report.actions_heading, "Vad vi gör");
    EXPECT_EQ(report.chapters[1].anchor, "avsnitt-sammanfattning");
    EXPECT_EQ(report.sections[0].id, "sammanfattning");
    EXPECT_TRUE(std::ranges::none_of(report.sections, [](const auto& section) { return section.id == "produktion"; }));
}

TEST_F(OutlineTest, what_the_plan_adds_later_comes_to_its_place) {
    keep();
    std::erase_if(sources.chapters, [](const auto& stored) { return stored.id == "perspektiv-verksamhet"; });
    EXPECT_EQ(ids(), as_imported);
    // And what the plan takes away leaves the text that was written.
    std::erase_if(sources.scorecard.perspectives, [](const auto& one) { return one.id == "medborgare"; });
    EXPECT_EQ(std::ranges::count(ids(), "perspektiv-medborgare"), 0);
    stored("perspektiv-medborgare").text = "Skrivet om medborgare.";
    stored("perspektiv-medborgare").text_version = 1;
    EXPECT_EQ(std::ranges::count(ids(), "perspektiv-medborgare"), 1);
}

TEST_F(OutlineTest, imported_comments_become_markdown_to_go_on_from) {
    const auto parts = compose_parts(sources, configuration);
    const auto outline = outline_of(parts, {}, sources.settings);
    const auto text = [&](const std::string& id) {
        const auto found = std::ranges::find_if(outline, [&](const auto& one) { return one.chapter.id == id; });
        return imported_text(found->chapter, parts);
    };
    EXPECT_TRUE(text("inledning").starts_with(sources.comments[0].text.substr(0, 40))) << text("inledning");
    EXPECT_NE(text("maluppfyllelse").find("\n- Samhälle\n- Medborgare"), std::string::npos) << text("maluppfyllelse");
    EXPECT_EQ(text("atgarder"), "");
    EXPECT_TRUE(text("perspektiv-ekonomi").starts_with("# ")) << text("perspektiv-ekonomi");
}

}  // namespace
}  // namespace ledstang
