// The example division's report sources straight from the example's files, without a store: for tests of composing and
// of the formats. Judgements are left as "cannot be judged" or "no data"; judging is another room's work.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include <support/source_folder.h>
#include "base/swedish_number.h"
#include "described/json_read.h"
#include "exchange/table.h"
#include "reports/sources.h"

namespace ledstang::example {

inline const std::string folder = source_folder() + "/examples/norrbotten-2022";
inline const std::string configuration_folder = source_folder() + "/config";

inline std::string file_text(const std::string& name) {
    std::ifstream file(folder + "/" + name, std::ios::binary);
    EXPECT_TRUE(file.good()) << name;
    std::ostringstream content;
    content << file.rdbuf();
    return std::move(content).str();
}

inline Table table(const std::string& name) {
    auto read = read_table(name, file_text(name));
    EXPECT_TRUE(read) << name;
    return read ? *read : Table{};
}

inline std::string text_of(const Table& from, const Row& row, std::string_view column) {
    return std::string(from.text(row, column));
}

inline std::optional<Period> period_of(const Table& from, const Row& row, std::string_view column) {
    return Period::parse(from.text(row, column));
}

inline std::vector<Outcome> outcomes(const std::string& series) {
    const Table from = table("outcomes.csv");
    std::vector<Outcome> all;
    for (const auto& row : from.rows) {
        if (text_of(from, row, "series") != series) continue;
        Outcome outcome;
        outcome.id = text_of(from, row, "outcome_id");
        outcome.measure = text_of(from, row, "measure_id");
        outcome.unit_id = text_of(from, row, "unit_id");
        outcome.period = period_of(from, row, "period");
        outcome.sex = *value_named<Sex>(from.text(row, "sex"));
        outcome.value = Decimal::parse(from.text(row, "value"));
        outcome.unit = text_of(from, row, "unit");
        outcome.printed = text_of(from, row, "value_as_printed");
        outcome.note = text_of(from, row, "note");
        all.push_back(std::move(outcome));
    }
    return all;
}

inline ScorecardRow judged_row(const Outcome& outcome, int decimals) {
    ScorecardRow row;
    row.sex = outcome.sex;
    row.sex_name = outcome.sex == Sex::K ? "kvinnor" : outcome.sex == Sex::M ? "män" : "totalt";
    row.value = outcome.value;
    row.value_unit = outcome.unit_id;
    row.printed = outcome.value
                      ? format_with_unit(*outcome.value, decimals, outcome.unit == "antal" ? "" : outcome.unit)
                      : "Data saknas";
    row.note = outcome.note;
    row.attainment = outcome.value ? Attainment::undetermined : Attainment::no_data;
    row.attainment_reason = outcome.value ? "Utfallet är inte bedömt." : "Informationsunderlag saknas.";
    row.development_reason = "Utvecklingen är inte bedömd.";
    if (outcome.note.find("underrapportering") != std::string::npos) {
        row.flags = {QualityFlag::not_quality_assured, QualityFlag::under_reported};
        row.flag_names = {"inte kvalitetssäkrat", "underrapporterat"};
    }
    return row;
}

inline ScorecardMeasure measure_of(const Json& json, const std::vector<Outcome>& outcomes, const Period& period) {
    ScorecardMeasure measure;
    measure.id = json.at("id");
    measure.number = json.at("no");
    measure.name = json.at("name");
    if (json.contains("name_as_printed") && std::string(json.at("name_as_printed")).ends_with("[4]"))
        measure.footnote_mark = "4";
    measure.decimals = json.at("decimals");
    measure.level = json.at("level");
    if (measure.level == "region") measure.level_label = "Regionmått";
    measure.target_text = json.at("target").at("text");
    measure.follow_up_text = json.at("follow_up_text");
    for (const auto& outcome : outcomes) {
        if (outcome.measure != measure.id || outcome.period != period) continue;
        auto row = judged_row(outcome, measure.decimals);
        for (const auto& earlier : outcomes) {
            if (earlier.measure != measure.id || earlier.sex != row.sex || earlier.period == period) continue;
            row.comparison_period = earlier.period;
            row.comparison_value = earlier.value;
            row.change = *row.value - *earlier.value;
        }
        measure.rows.push_back(std::move(row));
    }
    return measure;
}

inline Scorecard scorecard(const std::vector<Outcome>& outcomes) {
    const auto plan = *parse_json(file_text("plan.json"));
    Scorecard card;
    card.unit = "div_lanssjukvard_2";
    card.unit_name = "Division Länssjukvård 2";
    card.level = "division";
    card.period = *Period::parse("2022-T1");
    card.period_name = card.period.swedish();
    card.follow_up_name = "Delårsrapport april";
    for (const auto& json : plan.at("perspectives")) {
        ScorecardPerspective perspective;
        perspective.id = json.at("id");
        perspective.name = json.at("name");
        perspective.in_report = json.at("in_report");
        if (json.at("description").is_string()) perspective.description = json.at("description");
        for (const auto& goal : json.at("strategic_goals"))
            perspective.goals.push_back({goal.at("id"), goal.at("name"), {}});
        for (const auto& factor : plan.at("success_factors")) {
            if (factor.at("perspective") != json.at("id")) continue;
            ScorecardFactor shown{factor.at("id"), factor.at("name"), {}};
            for (const auto& measure : plan.at("measures")) {
                if (measure.at("success_factor") == factor.at("id"))
                    shown.measures.push_back(measure_of(measure, outcomes, card.period));
            }
            perspective.factors.push_back(std::move(shown));
        }
        card.perspectives.push_back(std::move(perspective));
    }
    return card;
}

inline ActionList actions(const Scorecard& card) {
    const Table from = table("actions.csv");
    ActionList list;
    for (const auto& row : from.rows) {
        ActionRow action;
        action.number = std::stoi(text_of(from, row, "action_no"));
        for (const auto& perspective : card.perspectives) {
            if (perspective.id == from.text(row, "perspective")) action.perspective_name = perspective.name;
        }
        action.goal = text_of(from, row, "goal");
        action.title = text_of(from, row, "title");
        action.description = text_of(from, row, "description");
        action.responsible = text_of(from, row, "responsible");
        action.timetable = text_of(from, row, "timetable");
        action.expected_effect = text_of(from, row, "expected_effect");
        action.status_name = "Ej rapporterad";
        action.comment = text_of(from, row, "comment");
        list.actions.push_back(std::move(action));
    }
    return list;
}

inline std::vector<PeriodComment> comments() {
    const Table from = table("comments.csv");
    std::vector<PeriodComment> all;
    for (const auto& row : from.rows) {
        PeriodComment comment;
        comment.scope = text_of(from, row, "scope");
        comment.scope_id = text_of(from, row, "scope_id");
        comment.paragraph = std::stoi(text_of(from, row, "paragraph"));
        comment.heading = text_of(from, row, "heading");
        comment.text = text_of(from, row, "text");
        all.push_back(std::move(comment));
    }
    return all;
}

inline std::vector<ProductionFigure> production() {
    const Table from = table("production.csv");
    std::vector<ProductionFigure> all;
    for (const auto& row : from.rows) {
        ProductionFigure figure;
        figure.id = text_of(from, row, "production_id");
        figure.section = text_of(from, row, "section");
        figure.label = text_of(from, row, "label");
        figure.kind = *value_named<ProductionKind>(from.text(row, "indicator_kind"));
        figure.comparison_period = period_of(from, row, "comparison_period");
        figure.value = *Decimal::parse(from.text(row, "value"));
        figure.unit = text_of(from, row, "unit");
        figure.value_as_printed = text_of(from, row, "value_as_printed");
        figure.note = text_of(from, row, "note");
        all.push_back(std::move(figure));
    }
    return all;
}

inline Configuration configuration() {
    auto loaded = load_configuration(configuration_folder);
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().message);
    return loaded ? *loaded : Configuration{};
}

inline ReportSources sources() {
    ReportSources sources;
    sources.settings = *read_chapter_settings(configuration());
    sources.head.title = "Bilaga till divisionens delårsrapport per april 2022";
    sources.head.document_id = "ARBGRP656-997614808-294";
    sources.head.version = "0.6";
    sources.head.applies_to = "Region Norrbotten";
    sources.outcomes = outcomes("main");
    sources.scorecard = scorecard(sources.outcomes);
    sources.actions = actions(sources.scorecard);
    sources.comments = comments();
    sources.production = production();
    return sources;
}

}  // namespace ledstang::example
