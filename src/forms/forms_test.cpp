// Forms on both databases: answered one question at a time, read by all that ask, compared over time and levels.
#include "forms/forms.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <support/source_folder.h>
#include "calendar/calendar.h"
#include "operations/test_operations.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

constexpr const char* seven = "sju_faktorer";
constexpr const char* follow_up = "gemensam_uppfoljning";
constexpr const char* clinic = "vo_ogon";

class FormsTest : public OperationsTest {
 protected:
    FormsTest() : OperationsTest(organisation_scope(), {offer_organisation, offer_calendar, offer_forms}) {}

    void SetUp() override {
        OperationsTest::SetUp();
        if (IsSkipped()) return;
        unit(region, "Region Norrbotten", "region", nullptr);
        unit(division, "Länssjukvård 2", "division", region);
        unit(clinic, "Ögonsjukvård", "verksamhetsomrade", division);
        unit("vo_oron", "Öron, näsa, hals", "verksamhetsomrade", division);
    }
    void unit(const char* id, const char* name, const char* level, const char* parent) {
        Json wish = {{"id", id}, {"name", name}, {"level", level}, {"from", "2020-01-01"}};
        if (parent != nullptr) wish["parent"] = parent;
        const auto made = call("create_unit", wish);
        ASSERT_TRUE(made) << made.error().message;
    }

    static Json place(const char* form, const char* unit, const char* period) {
        return {{"form", form}, {"unit", unit}, {"period", period}};
    }
    static Json answer(const char* form, const char* unit, const char* period, const std::string& question, Json value,
                       int version = 0) {
        Json wish = place(form, unit, period);
        wish["question"] = question;
        const char* kind = value.is_number() ? "number" : "text";
        wish[kind] = std::move(value);
        wish["version"] = version;
        return wish;
    }
    void put(const char* form, const char* unit, const char* period, const std::string& question, Json value) {
        const auto done = call("put_form_answer", answer(form, unit, period, question, std::move(value)));
        ASSERT_TRUE(done) << done.error().message;
    }
    // Grades for the seven factors, in the form's order.
    void grade(const char* unit, const char* period, const std::vector<int>& grades) {
        const Json questions = *call("list_forms");
        const auto& forms = questions.at("forms");
        const auto form = std::ranges::find_if(forms, [](const Json& one) { return one.at("id") == seven; });
        std::size_t place = 0;
        for (const auto& question : form->at("questions")) {
            if (question.at("kind") == "scale") put(seven, unit, period, question.at("id"), grades.at(place++));
        }
        ASSERT_EQ(place, 7U);
    }
    // Mean and change of a level, as they are written.
    static Json level(const Json& comparison, const char* level, const char* question) {
        for (const auto& row : comparison.at("levels")) {
            if (row.at("level") == level && row.at("question") == question)
                return {row.at("units"), row.at("mean"), row.value("change", Json())};
        }
        return nullptr;
    }
    // The shipped forms where the first setting of `from` reads `to`.
    void configured(const std::string& form, const std::string& from, const std::string& to) {
        const auto folder = files::temp_directory_path() / fmt::format("ledstang_forms_{}", getpid());
        files::remove_all(folder);
        files::create_directories(folder);
        files::copy(source_folder() + "/config/forms", folder / "forms", files::copy_options::recursive);
        std::ifstream file(folder / "forms" / (form + ".toml"));
        std::stringstream text;
        text << file.rdbuf();
        std::ofstream(folder / "forms" / (form + ".toml")) << replaced(text.str(), from, to);
        configuration.folder = folder;
    }
};
LEDSTANG_ON_BOTH_STORES(FormsTest);

TEST_P(FormsTest, show_a_profile_of_seven_factors_and_how_it_has_changed) {
    grade(clinic, "2018", {1, 1, 1, 1, 1, 1, 1});
    grade(clinic, "2020", {2, 3, 1, 2, 3, 2, 4});
    grade(clinic, "2022", {4, 3, 2, 2, 3, 1, 5});
    const Json page = *call("get_form", place(seven, clinic, "2022"));
    EXPECT_EQ(page.at("required"), 7);
    EXPECT_EQ(page.at("required_answered"), 7);
    EXPECT_EQ(page.at("previous_period"), "2020");  // the year between was not answered
    ASSERT_EQ(page.at("answers").size(), 7U);
    EXPECT_EQ(page.at("answers")[0].at("number"), 4);
    ASSERT_EQ(page.at("previous").size(), 7U);
    EXPECT_EQ(page.at("previous")[0].at("number"), 2);
    EXPECT_EQ(page.at("answers")[0].at("answered_on"), "2022-05-20");
    EXPECT_NE(page.at("answers")[0].at("answered_by_name"), "");
    EXPECT_EQ(page.at("closed"), "");
}

TEST_P(FormsTest, compare_levels_with_means_and_changes) {
    grade(clinic, "2021", {2, 3, 1, 2, 3, 2, 4});
    grade(clinic, "2022", {4, 3, 2, 2, 3, 1, 5});
    grade("vo_oron", "2022", {1, 3, 2, 2, 3, 1, 5});
    grade(division, "2022", {5, 5, 5, 5, 5, 5, 5});
    const Json all = *call("compare_form", place(seven, region, "2022"));
    ASSERT_EQ(all.at("units").size(), 4U);  // who has not answered is there too
    EXPECT_EQ(all.at("units")[0].at("required_answered"), 0);
    EXPECT_EQ(level(all, "verksamhetsomrade", "ledning"),
              (Json{2, 2.5, 2}));  // the mean of 4 and 1; only one answered both times
    EXPECT_EQ(level(all, "division", "ledning"), (Json{1, 5, nullptr}));
    EXPECT_EQ(level(all, "region", "ledning"), Json());
}

TEST_P(FormsTest, are_answered_once_and_read_by_every_staff_function) {
    put(follow_up, clinic, "2022-T1", "maluppfyllelse", 4);
    put(follow_up, clinic, "2022-T1", "storsta_avvikelse", "Långa köer till operation. Två kvällar extra i veckan.");
    put(follow_up, clinic, "2022-T1", "prognos", -1250.5);
    put(follow_up, clinic, "2022-T1", "systemstod", "Nej");
    const auto read_by = [&](const char* reader) {
        Json wish = place(follow_up, division, "2022-T1");
        wish["reader"] = reader;
        std::vector<std::string> questions;
        const Json read = *call("compare_form", wish);
        for (const auto& unit : read.at("units")) {
            for (const auto& answer : unit.at("answers")) questions.push_back(answer.at("question"));
        }
        return questions;
    };
    using testing::ElementsAre;
    EXPECT_THAT(read_by("ekonomi"), ElementsAre("maluppfyllelse", "storsta_avvikelse", "prognos"));
    EXPECT_THAT(read_by("it"), ElementsAre("maluppfyllelse", "storsta_avvikelse", "systemstod"));
    for (const char* reader : {"hr", "kommunikation", "kvalitet"})
        EXPECT_THAT(read_by(reader), ElementsAre("maluppfyllelse", "storsta_avvikelse"));
    Json wish = place(follow_up, division, "2022-T1");
    wish["reader"] = "juridik";
    EXPECT_EQ(refused("compare_form", wish), "form.reader_unknown");
}

TEST_P(FormsTest, refuse_what_does_not_fit) {
    EXPECT_EQ(refused("get_form", place("saknas", clinic, "2022")), "form.unknown");
    EXPECT_EQ(refused("get_form", place(seven, clinic, "2022-T1")), "form.rhythm");
    EXPECT_EQ(refused("put_form_answer", answer(seven, clinic, "2022", "saknas", 1)), "form.question_unknown");
    const std::string before = head();
    EXPECT_EQ(refused("put_form_answer", answer(seven, clinic, "2022", "ledning", 6)), "form.answer");
    EXPECT_EQ(refused("put_form_answer", answer(seven, clinic, "2022", "ledning", 2.5)), "form.answer");
    EXPECT_EQ(refused("put_form_answer", answer(seven, clinic, "2022", "ledning", "bra")), "form.answer");
    EXPECT_EQ(refused("put_form_answer", answer(follow_up, clinic, "2022-T1", "systemstod", "Kanske")), "form.answer");
    EXPECT_EQ(refused("put_form_answer", answer(follow_up, clinic, "2022-T1", "arbetsmiljo", 3)), "form.answer");
    EXPECT_EQ(head(), before);
}

TEST_P(FormsTest, tell_the_second_of_two_who_answer_the_same_question) {
    put(seven, clinic, "2022", "ledning", 3);
    EXPECT_EQ(refused("put_form_answer", answer(seven, clinic, "2022", "ledning", 4)), "store.version_conflict");
    EXPECT_EQ(refused("put_form_answer", answer(seven, clinic, "2022", "ledning", 4, 1)), "done");
    Json nothing = place(seven, clinic, "2022");
    nothing.update({{"question", "ledning"}, {"version", 2}});
    EXPECT_EQ(call("put_form_answer", nothing)->at("version"), 0);
    EXPECT_TRUE(call("get_form", place(seven, clinic, "2022"))->at("answers").empty());
}

// KR-61
TEST_P(FormsTest, a_registration_is_short_and_tells_how_long_it_took) {
    constexpr const char* beds = "vardplatser";
    const auto put_in = [&](const char* question, int value, int seconds) {
        Json wish = answer(beds, clinic, "2022-05", question, value);
        wish["seconds"] = seconds;
        ASSERT_EQ(refused("put_form_answer", wish), "done");
    };
    put_in("disponibla", 24, 12);
    put_in("overbelaggningar", 3, 9);
    put_in("utlokaliserade", 2, 100000);
    EXPECT_EQ(call("get_form", place(beds, clinic, "2022-05"))->at("seconds"), 621) << "ten minutes at most for one";
    EXPECT_LE(call("get_form", place(beds, clinic, "2022-05"))->at("form").at("questions").size(), 5U);
    Json other = answer(follow_up, clinic, "2022-T1", "maluppfyllelse", 4);
    other["seconds"] = 30;
    ASSERT_EQ(refused("put_form_answer", other), "done");
    EXPECT_EQ(call("get_form", place(follow_up, clinic, "2022-T1"))->at("seconds"), 0) << "it is no registration";
    configured(follow_up, "task = false", "task = false\nregistration = true");
    EXPECT_EQ(refused("list_forms", Json::object()), "form.configuration") << "eight questions are too many";
}

TEST_P(FormsTest, are_closed_with_the_period) {
    ASSERT_EQ(refused("close_period", {{"period", "2022-T1"}, {"version", 0}}), "done");
    EXPECT_EQ(refused("put_form_answer", answer(follow_up, clinic, "2022-T1", "maluppfyllelse", 3)), "period.closed");
    EXPECT_NE(call("get_form", place(follow_up, clinic, "2022-T1"))->at("closed"), "");
}

TEST_P(FormsTest, wait_as_tasks_where_the_region_wants_it) {
    const auto tasks = [&] {
        return store().read([&](Sql& sql) {
            const auto organisation = read_organisation(sql, configuration, *parse_date("2022-05-20"));
            return form_tasks(sql, configuration, {organisation.find(clinic), organisation.find("vo_oron")},
                              {*Period::parse("2022"), *Period::parse("2022-T1")});
        });
    };
    EXPECT_TRUE(tasks().empty());
    configured(seven, "task = false", "task = true");
    ASSERT_EQ(tasks().size(), 2U);
    EXPECT_EQ(tasks()[0].detail, "7 frågor återstår.");
    grade(clinic, "2022", {4, 3, 2, 2, 3, 1, 5});
    ASSERT_EQ(tasks().size(), 1U);
    EXPECT_EQ(tasks()[0].unit, "vo_oron");
    put(seven, "vo_oron", "2022", "ledning", 4);
    EXPECT_EQ(tasks()[0].detail, "6 frågor återstår.");
}

TEST_P(FormsTest, are_for_the_levels_that_the_region_says) {
    configured(seven, "levels = []", "levels = [\"division\"]");
    EXPECT_EQ(refused("get_form", place(seven, clinic, "2022")), "form.level");
    EXPECT_EQ(refused("get_form", place(seven, division, "2022")), "done");
    EXPECT_EQ(call("compare_form", place(seven, region, "2022"))->at("units").size(), 1U);
}

TEST_P(FormsTest, tell_what_is_wrong_in_their_files) {
    configured(seven, "rhythm = \"year\"", "rhythm = \"vecka\"");
    EXPECT_EQ(refused("list_forms", Json::object()), "form.configuration");
    configured(seven, "lowest = 1", "lowest = 2");
    EXPECT_EQ(refused("list_forms", Json::object()), "form.configuration");  // five names for four grades
    configured(follow_up, "readers = [\"ekonomi\"]", "readers = [\"juridik\"]");
    EXPECT_EQ(refused("list_forms", Json::object()), "form.configuration");
    configured(seven, "id = \"langsiktighet\"", "id = \"ledning\"");
    EXPECT_EQ(refused("list_forms", Json::object()), "form.configuration");
    configured(seven, "id = \"sju_faktorer\"", "id = \"nagot_annat\"");
    EXPECT_EQ(refused("list_forms", Json::object()), "form.configuration");
}

}  // namespace
}  // namespace ledstang
