#include <algorithm>

#include "reports/example_for_tests.h"
#include "reports/references.h"

namespace ledstang {
namespace {

class ComposeTest : public ::testing::Test {
 protected:
    Configuration configuration = example::configuration();
    ReportSources sources = example::sources();
    Report report = compose_report(sources, configuration);

    const ReportMeasure& measure(const std::string& id) const {
        for (const auto& perspective : report.perspectives) {
            for (const auto& measure : perspective.measures) {
                if (measure.id == id) return measure;
            }
        }
        throw std::runtime_error("no measure " + id);
    }
};

TEST_F(ComposeTest, head_names_what_is_known_and_says_what_is_not) {
    EXPECT_EQ(report.head.document_id, "ARBGRP656-997614808-294");
    EXPECT_EQ(report.head.published, "Ej publicerad");
    EXPECT_EQ(report.head.responsible, "ej angiven");
    EXPECT_EQ(report.head.author, "ej angiven");
    sources.head = {};
    sources.head.publication_date = parse_date("2022-06-01");
    configuration.report.responsible = "Divisionschefen";
    const auto other = compose_report(sources, configuration).head;
    EXPECT_EQ(other.title, "Bilaga till delårsrapport april 2022");
    EXPECT_EQ(other.published, "2022-06-01");
    EXPECT_EQ(other.responsible, "Divisionschefen");
    EXPECT_EQ(other.document_id, "ej angiven");
    EXPECT_EQ(other.version, "ej angiven");
}

TEST_F(ComposeTest, sections_stand_in_the_order_of_the_source) {
    std::vector<std::pair<std::string, int>> order;
    for (const auto& section : report.sections) order.emplace_back(section.id, section.level);
    EXPECT_EQ(order, (std::vector<std::pair<std::string, int>>{{"inledning", 1},
                                                               {"produktion", 1},
                                                               {"tillganglighet", 1},
                                                               {"tillganglighet_besok", 2},
                                                               {"tillganglighet_operation", 2},
                                                               {"maluppfyllelse", 1}}));
    EXPECT_EQ(report.sections[4].heading,
              "Andel väntande patienter som väntat 90 dagar eller kortare på en besluad operation/åtgård inom "
              "specialiserad vård");
    EXPECT_EQ(report.sections[1].figures.size(), 6U);
    EXPECT_EQ(report.sections[2].figures.size(), 3U);
    EXPECT_EQ(report.sections[1].figures[4].printed, "\u22124,8\u00a0%");
    EXPECT_EQ(report.sections[1].figures[4].comparison, "tertial 1 2021");
}

TEST_F(ComposeTest, the_five_perspectives_are_named_where_the_text_announces_them) {
    const auto& section = report.sections.back();
    EXPECT_EQ(section.paragraphs.front().items,
              (std::vector<std::string>{"Samhälle", "Medborgare", "Verksamhet", "Medarbetare", "Ekonomi"}));
    EXPECT_FALSE(report.perspectives.front().in_report);
    EXPECT_EQ(std::ranges::count_if(report.perspectives, &ReportPerspective::in_report), 4);
}

TEST_F(ComposeTest, every_comment_stands_once_with_its_printed_heading) {
    std::size_t paragraphs = 0;
    for (const auto& section : report.sections) paragraphs += section.paragraphs.size();
    for (const auto& perspective : report.perspectives) {
        for (const auto& comment : perspective.comments) paragraphs += comment.paragraphs.size();
        for (const auto& shown : perspective.measures) {
            for (const auto& comment : shown.comments) paragraphs += comment.paragraphs.size();
        }
    }
    EXPECT_EQ(paragraphs, 29U);
    const auto& ready = measure("andel_vtf_utskrivningsklar_over_1_dygn");
    ASSERT_EQ(ready.comments.size(), 1U);
    EXPECT_EQ(ready.comments[0].heading, "Andel av vårdtillfällen där patienter varit utskrivningsklara >1 dygn");
    EXPECT_EQ(ready.comments[0].paragraphs.size(), 2U);  // NB-33
    EXPECT_EQ(measure("sjukfranvaro").comments[0].paragraphs[0].runs[1].link, "#perspektiv-medarbetare");
}

TEST_F(ComposeTest, a_comparison_stands_beside_its_outcome_with_its_period) {
    const auto& violence = measure("antal_fraga_vald_nara_relation");
    EXPECT_EQ(violence.outcomes[0].printed, "29");
    EXPECT_EQ(violence.outcomes[0].comparison, "12");
    EXPECT_EQ(violence.outcomes[0].comparison_period, "tertial 1 2021");
    EXPECT_EQ(violence.outcomes[0].change, "+17");
    const auto& stories = measure("andel_lakemedelsberattelse_75plus");
    EXPECT_EQ(stories.outcomes[0].comparison, "totalt 62\u00a0%") << "2021 was not divided by sex";
    EXPECT_EQ(stories.outcomes[0].comparison_period, "2021");
    EXPECT_EQ(stories.outcomes[0].change, "") << "a total is no comparison for one sex";
    EXPECT_EQ(measure("sjukfranvaro").outcomes[0].comparison, "");
}

TEST_F(ComposeTest, labels_flags_and_footnotes_stand_where_they_belong) {
    EXPECT_EQ(measure("andel_vardskador_sluten_somatisk").label, "Regionmått");
    EXPECT_EQ(measure("vardrelaterade_fallskador_aldre").outcomes[0].flags,
              (std::vector<std::string>{"inte kvalitetssäkrat", "underrapporterat"}));
    EXPECT_EQ(measure("andel_vantat_90_forsta_besok").footnote_mark, "4");
    const auto& citizens = report.perspectives[1];
    ASSERT_EQ(citizens.footnotes.size(), 1U);
    EXPECT_EQ(citizens.footnotes[0].text, "Fotnotens text saknas i källan.");
    EXPECT_EQ(citizens.goals.at(0).assessment, "Ingen samlad bedömning är gjord.");
}

TEST_F(ComposeTest, charts_need_two_periods) {
    EXPECT_EQ(measure("antal_fraga_vald_nara_relation").chart.size(), 5U);
    EXPECT_EQ(measure("antal_fraga_vald_nara_relation").chart.front().period, "tertial 1 2021");
    EXPECT_TRUE(measure("andel_vantat_90_forsta_besok").chart.empty());
    EXPECT_TRUE(measure("produktivitet_kpp").chart.empty());
}

TEST_F(ComposeTest, measures_without_data_are_listed_with_who_is_responsible) {
    ASSERT_EQ(report.missing.size(), 2U);
    EXPECT_EQ(report.missing[0].measure, "Produktivitet utifrån KPP");
    EXPECT_EQ(report.missing[0].responsible, "ej angiven");
    sources.responsible["produktivitet_kpp"] = "Ekonomidirektören";
    EXPECT_EQ(compose_report(sources, configuration).missing[0].responsible, "Ekonomidirektören");
}

TEST_F(ComposeTest, all_actions_stand_with_empty_status_said_in_words) {
    ASSERT_EQ(report.actions.size(), 40U);
    EXPECT_EQ(report.actions_heading, "Uppföljning av divisionens strategiska åtgärder");
    for (const auto& action : report.actions) {
        EXPECT_EQ(action.status.word, "Ej rapporterad");
        EXPECT_EQ(action.status.symbol, "○");
    }
}

TEST_F(ComposeTest, sexes_are_named_as_the_measure_names_them) {
    auto& row = sources.scorecard.perspectives[1].factors[0].measures[0].rows[0];
    row.sex_name = "flickor";
    EXPECT_EQ(compose_report(sources, configuration).perspectives[1].measures[0].outcomes[0].sex_name, "Flickor");
}

}  // namespace
}  // namespace ledstang
