// Runs against both stores: definitions opened, checked, tried on real rows and saved; the sources that they rest on.
#include "computing/workshop.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "computing/definition_files.h"
#include "computing/test_region.h"

namespace ledstang {
namespace {

const std::string words =
    "[measure]\nid = \"provet\"\nname = \"Provet\"\nlevel = \"division\"\nunit = \"%\"\ndirection = "
    "\"higher_is_better\"\npurpose = \"För att pröva.\"\ndefinition = \"Kontakter på distans.\"\n"
    "numerator_definition = \"På distans.\"\ndenominator_definition = \"Alla.\"\n";

std::string definition(const std::string& numerator, int version = 1, const std::string& from = "2020-01-01") {
    return fmt::format(
        "version = {}\nvalid_from = \"{}\"\ndataset = \"care_contacts\"\ncounts = \"share\"\nnumerator = '{}'\n\n{}",
        version, from, numerator, words);
}

class WorkshopTest : public ComputingTest {
 protected:
    void SetUp() override {
        ComputingTest::SetUp();
        if (!IsSkipped()) unit("liten", "Liten", "division", region);
    }

    // Contacts in January and February 2022: by unit, sex and form of care, so many in each month.
    void deliver() {
        std::string rows = "[care_contacts]\nkontakt_id,kontaktdatum,enhet,kon,vardform,planerad\n";
        int id = 0;
        const auto add = [&](const char* month, const char* unit, const char* sex, const char* form, int count) {
            for (int i = 0; i < count; ++i)
                rows += fmt::format("{},2022-{}-{:02},{},{},{},{}\n", ++id, month, 1 + i % 28, unit, sex, form,
                                    i % 2 == 0 ? "true" : "false");
        };
        for (const char* month : {"01", "02"}) {
            add(month, division, "K", "distans", 20);
            add(month, division, "K", "mottagning", 20);
            add(month, division, "M", "distans", 10);
            add(month, division, "M", "mottagning", 30);
        }
        add("01", "liten", "K", "distans", 3);
        add("01", "liten", "K", "mottagning", 15);
        test::add_rows(*test::empty_warehouse(datasets_, warehouse().file), datasets_, rows);
    }
    Json tried(const std::string& text, const char* unit = division, const char* period = "2022-T1") {
        const auto answer = call("try_definition", {{"text", text}, {"unit", unit}, {"period", period}});
        EXPECT_TRUE(answer) << answer.error().message;
        return answer ? *answer : Json();
    }
    // "T 37.5 (60/160)", "M dold", "K -".
    static std::string in_words(const Json& figure, const char* which) {
        const Json& value = figure.at(which);
        std::string text = figure.at("sex").get<std::string>() + " ";
        if (value.at("withheld").get<bool>()) return text + "dold";
        if (!value.at("there").get<bool>() || value.at("value").is_null()) return text + "-";
        return text + fmt::format("{} ({}/{})", value.at("value").dump(), value.at("numerator").dump(),
                                  value.at("denominator").dump());
    }
    std::string on_disk(const char* measure) {
        const auto text = definition_text(configuration, measure);
        return text ? *text : "";
    }
    Json saved(const std::string& text, const std::string& based_on) {
        const auto answer = call("save_definition", {{"measure", "provet"}, {"text", text}, {"based_on", based_on}});
        EXPECT_TRUE(answer) << answer.error().message;
        return answer ? *answer : Json();
    }
    std::string save_refused(const std::string& text, const std::string& based_on, const char* measure = "provet") {
        return refused("save_definition", {{"measure", measure}, {"text", text}, {"based_on", based_on}});
    }
};
LEDSTANG_ON_BOTH_STORES(WorkshopTest);

TEST_P(WorkshopTest, PointsAtEveryFaultWithWhatCouldStandThere) {
    const std::string text =
        "version = 1\nvalid_from = \"2020-01-01\"\ndataset = \"care_contacts\"\ncounts = \"share\"\nwhen = "
        "\"kontaktdatun\"\nnumerator = 'vardfrm = \"distans\" och alder > '\n" +
        words.substr(0, words.find("purpose"));
    const auto answer = call("check_definition", {{"text", text}});
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->at("right"), false);
    std::vector<std::string> told;
    for (const auto& fault : answer->at("faults")) {
        told.push_back(fmt::format("{}:{}+{} {} → {}", fault.at("line").dump(), fault.at("column").dump(),
                                   fault.at("length").dump(), fault.at("code").get<std::string>(),
                                   fault.at("suggestion").get<std::string>()));
    }
    ASSERT_GE(told.size(), 4U);
    EXPECT_EQ(told[0], "5:9+12 definition.column → kontaktdatum");
    EXPECT_EQ(told[1].substr(0, told[1].find(" →")), "6:14+7 rule.unknown_name");
    EXPECT_NE(told[1].find("vardform"), std::string::npos);
    EXPECT_EQ(told.back().substr(0, 5), "7:1+9") << "what is missing is told at the head of its part: " << told.back();
}

TEST_P(WorkshopTest, PointsAtWhatIsNoTomlAndAtKeysThatNobodyKnows) {
    const auto first = [&](const std::string& text) {
        const auto answer = call("check_definition", {{"text", text}});
        if (!answer || answer->at("faults").empty()) return std::string("none");
        const Json& fault = answer->at("faults").at(0);
        return fmt::format("{}:{} {}", fault.at("line").dump(), fault.at("column").dump(),
                           fault.at("code").get<std::string>());
    };
    EXPECT_EQ(first("version = 1\ncounts = \"share\n").substr(0, 2), "2:");
    EXPECT_EQ(first("couns = \"share\"\n" + definition("sant")), "1:1 json.unknown_field");
    EXPECT_EQ(first(replaced(definition("sant"), "level", "nivel")).substr(0, 2), "7:")
        << "the [measure] part lacks its level";
    EXPECT_EQ(first("").substr(0, 4), "1:1 ");
    EXPECT_EQ(first(definition("sant")), "none");
}

TEST_P(WorkshopTest, SaysWhatADefinitionMeans) {
    const auto answer =
        call("check_definition", {{"text", definition("vardform = \"distans\" och alder >= 65", 3, "2022-05-01")}});
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->at("right"), true);
    EXPECT_EQ(answer->at("dataset"), "Vårdkontakter");
    EXPECT_EQ(answer->at("version"), 3);
    std::map<std::string, std::string> parts, columns;
    for (const auto& part : answer->at("meaning")) parts[part.at("title")] = part.at("text");
    for (const auto& column : answer->at("columns")) columns[column.at("name")] = column.at("used_as");
    EXPECT_EQ(parts["Vad som räknas"], "Andel av raderna i Vårdkontakter, i procent.");
    EXPECT_EQ(parts["Täljare"], "vardform = \"distans\" och alder >= 65");
    EXPECT_EQ(parts["Nämnare"], "Alla rader som räknas med.");
    EXPECT_EQ(parts["När"], "En rad räknas den dag som står i Kontaktdatum.");
    EXPECT_EQ(parts["Version"], "Version 3 gäller från 2022-05-01.");
    EXPECT_EQ(columns["kontaktdatum"], "dagen");
    EXPECT_EQ(columns["alder"], "täljaren");
    EXPECT_FALSE(columns.contains("patient")) << "rows are counted, not patients";
}

TEST_P(WorkshopTest, EveryShippedDefinitionSaysWhatItMeans) {
    const auto list = call("list_definitions");
    ASSERT_TRUE(list) << list.error().message;
    ASSERT_GT(list->at("definitions").size(), 50U);
    EXPECT_TRUE(list->at("refused").empty());
    for (const auto& row : list->at("definitions")) {
        const auto page = call("get_definition", {{"measure", row.at("measure")}});
        ASSERT_TRUE(page) << page.error().message;
        EXPECT_EQ(page->at("told").at("right"), true) << row.at("measure");
        EXPECT_GE(page->at("told").at("meaning").size(), 3U) << row.at("measure");
        EXPECT_FALSE(row.at("datasets").empty()) << row.at("measure");
        EXPECT_FALSE(row.at("purpose").get<std::string>().empty()) << row.at("measure");
    }
    EXPECT_EQ(refused("get_definition", {{"measure", "../organisation"}}), "definition.unknown");
}

TEST_P(WorkshopTest, TriesOnRealRowsAndStoresNoOutcome) {
    deliver();
    const auto told = tried(definition("vardform = \"distans\""));
    EXPECT_EQ(told.at("present_version"), nullptr);
    std::vector<std::string> figures;
    for (const auto& figure : told.at("figures")) figures.push_back(in_words(figure, "draft"));
    EXPECT_EQ(figures, (std::vector<std::string>{"T 37.5 (60/160)", "K 50 (40/80)", "M 25 (20/80)"}));
    EXPECT_TRUE(told.at("changed").empty()) << "there is nothing to compare with";
    EXPECT_EQ(store().read([](Sql& sql) { return sql.value<std::int64_t>("select count(*) from outcome"); }), 0);
    EXPECT_EQ(on_disk("provet"), "");
    EXPECT_EQ(store().read([](Sql& sql) {
        return sql.value<std::string>("select entity from change_log order by sequence desc limit 1");
    }),
              "definition_try")
        << "who tried what can be found afterwards";
}

TEST_P(WorkshopTest, ComparesWithTheVersionInForce) {
    deliver();
    saved(definition("vardform = \"distans\""), "");
    const auto same = tried(definition("vardform = \"distans\"", 2, "2022-03-01"), region);
    EXPECT_EQ(same.at("same"), true) << "from another day, but in the same way";
    EXPECT_TRUE(same.at("changed").empty());
    EXPECT_EQ(same.at("present_version"), 1);
    EXPECT_FALSE(same.at("notes").empty()) << "the period lies before its first day";

    const auto told = tried(definition("vardform = \"distans\" och planerad", 2));
    ASSERT_EQ(told.at("figures").size(), 3U);
    EXPECT_EQ(in_words(told.at("figures").at(0), "draft"), "T 18.75 (30/160)");
    EXPECT_EQ(in_words(told.at("figures").at(0), "present"), "T 37.5 (60/160)");
    EXPECT_EQ(told.at("figures").at(0).at("difference"), -18.75);
    std::vector<std::string> changed;
    for (const auto& figure : told.at("changed")) {
        EXPECT_EQ(figure.at("unit"), division);
        EXPECT_EQ(figure.at("difference"), -18.75);
        changed.push_back(figure.at("period"));
    }
    EXPECT_EQ(changed, (std::vector<std::string>{"2022-T1", "2022-01", "2022-02"}));
    EXPECT_EQ(told.at("compared"), 3) << "March and April have no rows";
}

TEST_P(WorkshopTest, WithholdsSmallCountsAndWhatGivesThemBack) {
    deliver();
    const auto small = tried(definition("vardform = \"distans\""), "liten", "2022-01");
    ASSERT_EQ(small.at("figures").size(), 3U);
    EXPECT_EQ(in_words(small.at("figures").at(0), "draft"), "T dold") << "three contacts at a distance";
    EXPECT_EQ(in_words(small.at("figures").at(1), "draft"), "K dold");
    EXPECT_EQ(in_words(small.at("figures").at(2), "draft"), "M -") << "there was no man to hide";
    // Read from above, the small unit's month is withheld, and so is something that would give it back.
    saved(definition("vardform = \"distans\""), "");
    const auto above = tried(definition("vardform = \"distans\" och planerad", 2), region, "2022-01");
    EXPECT_GE(above.at("withheld").get<int>(), 2);
    for (const auto& figure : above.at("changed")) EXPECT_NE(figure.at("unit"), "liten");
}

TEST_P(WorkshopTest, RefusesWhatCannotBeTried) {
    const auto code = [&](const std::string& text, const char* unit, const char* period) {
        return refused("try_definition", {{"text", text}, {"unit", unit}, {"period", period}});
    };
    const std::string right = definition("vardform = \"distans\"");
    EXPECT_EQ(code(right, division, "2022-T1"), "warehouse.empty");
    deliver();
    EXPECT_EQ(code(right, division, "2022-T2"), "definition.try_period");
    EXPECT_EQ(code(right, division, "2022-W02"), "definition.try_period");
    EXPECT_EQ(code(definition("vardfrm = 1"), division, "2022-T1"), "rule.unknown_name");
    EXPECT_EQ(code(right, "finns_inte", "2022-T1"), "unit.unknown");
    auto now = context();
    const auto late = try_definition(now, {right, division, *Period::parse("2022-T1")}, std::chrono::milliseconds(0));
    ASSERT_FALSE(late);
    EXPECT_EQ(late.error().code, "definition.try_too_long");
    caller.parts = {"liten"};
    EXPECT_EQ(code(right, division, "2022-T1"), "permission.outside_part");
}

TEST_P(WorkshopTest, SavesANewVersionWhereTheDefinitionsLie) {
    const std::string first = definition("vardform = \"distans\""), second = definition("planerad", 2, "2022-06-01");
    const auto page = saved(first, "");
    EXPECT_EQ(on_disk("provet"), first);
    EXPECT_EQ(page.at("told").at("version"), 1);
    EXPECT_EQ(save_refused(definition("planerad", 1), page.at("digest")), "definition.version");
    EXPECT_EQ(on_disk("provet"), first);
    const auto next = saved(second, page.at("digest"));
    EXPECT_EQ(on_disk("provet"), second);
    EXPECT_NE(next.at("digest"), page.at("digest"));
    const auto log = store().read([](Sql& sql) {
        return sql.rows<std::tuple<std::string, std::string>>(
            "select before_json, after_json from change_log where entity = 'definition' order by sequence");
    });
    ASSERT_EQ(log.size(), 2U);
    EXPECT_EQ(std::get<0>(log[0]), "");
    EXPECT_EQ(parse_json(std::get<0>(log[1]))->at("text"), first) << "what was in force can be found again";
    EXPECT_EQ(parse_json(std::get<1>(log[1]))->at("version"), 2);

    // Words alone need no new version.
    const auto words_only = replaced(second, "För att pröva.", "För att pröva ordentligt.");
    saved(words_only, next.at("digest"));
    EXPECT_EQ(on_disk("provet"), words_only);
    const auto list = call("list_definitions");
    const auto row =
        std::ranges::find_if(list->at("definitions"), [](const Json& one) { return one.at("measure") == "provet"; });
    ASSERT_NE(row, list->at("definitions").end());
    EXPECT_EQ(row->at("purpose"), "För att pröva ordentligt.");
    EXPECT_EQ(row->at("in_store"), false);
}

TEST_P(WorkshopTest, ANewVersionLeavesWhatTheFormerComputedBeforeItsFirstDay) {
    deliver();
    const auto first = saved(definition("vardform = \"distans\""), "");
    const auto value = [&](const char* period) {
        const auto told = call("compute_measures", {{"measures", {"provet"}}, {"add", true}});
        EXPECT_TRUE(told) << told.error().message;
        return store().read([&](Sql& sql) {
            const auto found = present_outcome(sql, {"provet", division, "main", Period::parse(period), Sex::T});
            return found && found->value ? found->value->to_string() : "none";
        });
    };
    EXPECT_EQ(value("2022-01"), "37.5");
    saved(definition("vardform = \"distans\" och planerad", 2, "2022-02-01"), first.at("digest"));
    EXPECT_EQ(value("2022-02"), "18.75");
    EXPECT_EQ(value("2022-01"), "37.5");
}

TEST_P(WorkshopTest, TellsTheSecondOfTwoWhoSave) {
    const auto opened = saved(definition("planerad"), "");
    saved(definition("inte planerad", 2), opened.at("digest"));
    EXPECT_EQ(save_refused(definition("vardform = \"distans\"", 2), opened.at("digest")), "definition.changed");
    EXPECT_EQ(on_disk("provet"), definition("inte planerad", 2));
    EXPECT_EQ(save_refused(definition("planerad"), ""), "definition.changed") << "it is not new any more";
}

TEST_P(WorkshopTest, SavesNothingThatIsWrong) {
    const auto before = head();
    EXPECT_EQ(save_refused(definition("vardfrm = 1"), ""), "rule.unknown_name");
    EXPECT_EQ(save_refused(definition("planerad"), "", "annat"), "definition.id") << "the text is another measure's";
    EXPECT_EQ(save_refused(definition("planerad"), "", "../provet"), "definition.id");
    EXPECT_EQ(save_refused(definition("planerad") + std::string(200'000, '#'), ""), "definition.too_long");
    caller.permissions.erase(Permission::administer);
    EXPECT_EQ(save_refused(definition("planerad"), ""), "permission.missing");
    EXPECT_EQ(head(), before);
    EXPECT_EQ(on_disk("provet"), "");
}

TEST_P(WorkshopTest, TellsWhichSourcesAreLateAndWhatRestsOnThem) {
    const auto dataset = folder_ / "config" / "datasets" / "care_contacts.toml";
    std::stringstream text;
    text << std::ifstream(dataset).rdbuf();
    std::ofstream(dataset) << "delivered_by = \"Vårdsystemet\"\nexpected_every_days = 7\n" << text.str();
    const auto state = [&](const char* today) {
        const auto list = call("get_freshness", Json::object(), today);
        EXPECT_TRUE(list) << list.error().message;
        for (const auto& row : list->at("sources")) {
            if (row.at("dataset") == "care_contacts")
                return fmt::format("{} {} {}", row.at("delivered_by").get<std::string>(),
                                   row.at("state").get<std::string>(), row.at("days_late").dump());
        }
        return std::string();
    };
    EXPECT_EQ(state("2022-05-20"), "Vårdsystemet never 0");
    deliver();
    {
        const auto warehouse = open_duckdb_warehouse(this->warehouse());
        const auto writing = warehouse->write();
        make_batch_table(*writing);
        Batch batch;
        batch.id = next_batch_id(*writing);
        batch.dataset = "care_contacts";
        batch.imported_at = "2022-05-01 08:00:00";
        batch.imported_by = "demo_controller";
        batch.rows_kept = 178;
        batch.last_day = parse_date("2022-02-28");
        add_batch(*writing, batch);
        writing->commit();
    }
    EXPECT_EQ(state("2022-05-08"), "Vårdsystemet fresh 0");
    EXPECT_EQ(state("2022-05-20"), "Vårdsystemet late 12");
    const auto list = call("get_freshness");
    EXPECT_EQ(list->at("late"), 1);
    const auto rests = std::ranges::find_if(list->at("measures"),
                                            [](const Json& one) { return one.at("dataset") == "care_contacts"; });
    ASSERT_NE(rests, list->at("measures").end());
    EXPECT_NE(rests->dump().find("andel_distanskontakter"), std::string::npos);
    const auto page = call("get_definition", {{"measure", "andel_distanskontakter"}});
    EXPECT_EQ(page->at("late"), Json({"Vårdkontakter: leveransen är 12 dagar sen."}));
    EXPECT_TRUE(call("get_definition", {{"measure", "sjukfranvaro"}})->at("late").empty());
}

}  // namespace
}  // namespace ledstang
