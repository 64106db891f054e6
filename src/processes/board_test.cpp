#include "processes/test_processes.h"

namespace ledstang {
namespace {

class ProcessBoardTest : public ProcessesTest {};
LEDSTANG_ON_BOTH_STORES(ProcessBoardTest);

TEST_P(ProcessBoardTest, TellHowLongItTakesAndForWhom) {  // HA-11 HA-15 HA-19
    be_reader("asa");
    EXPECT_EQ(refused("get_process_board", {{"process", process}}), "process.no_log");
    draw();
    done("put_process_target", target());
    read_in();
    be_reader("bo");
    const Json board = done("get_process_board", {{"process", process}});
    ASSERT_EQ(board.at("rows").size(), 1U);
    const Json& all = board.at("rows")[0].at("groups")[0];
    EXPECT_EQ(all.at("started"), 40);
    EXPECT_EQ(all.at("reached"), 30);
    EXPECT_EQ(all.at("within"), 15) << "the women, within 28 days";
    EXPECT_DOUBLE_EQ(all.at("share_of_reached"), 50.0);
    EXPECT_DOUBLE_EQ(all.at("share_of_started"), 37.5);
    EXPECT_DOUBLE_EQ(all.at("median"), 28.0) << "between 21 and 35";
    EXPECT_DOUBLE_EQ(all.at("p80"), 35.0);
    EXPECT_EQ(board.at("rows")[0].at("groups")[1].at("median"), 21.0);
    EXPECT_EQ(board.at("rows")[0].at("groups")[2].at("median"), 35.0);
    EXPECT_EQ(board.at("rows")[0].at("verdict"), "not_met");
    EXPECT_EQ(board.at("rows")[0].at("sentence"),
              "Hälften tog högst 28 dagar, åtta av tio högst 35. 50 procent klarade 28 dagar; målet är 80 procent.");
    ASSERT_EQ(board.at("rows")[0].at("months").size(), 3U);
    const Json& sexes = board.at("rows")[0].at("months")[0].at("sexes");
    EXPECT_EQ(sexes[0].at("started"), 8);
    EXPECT_EQ(sexes[0].at("share_of_reached"), 100.0);
    EXPECT_EQ(sexes[1].at("started"), 7);
    EXPECT_EQ(sexes[1].at("share_of_reached"), 0.0);
}

TEST_P(ProcessBoardTest, TellsWhichMonthsMayStillChange) {  // HA-18
    be_reader("asa");
    draw();
    read_in();
    const auto unfinished = [&](const Json& more) {
        done("put_process_target", target(more));
        std::vector<bool> months;
        const Json board = done("get_process_board", {{"process", process}});
        for (const auto& month : board.at("rows")[0].at("months")) months.push_back(month.at("unfinished"));
        return months;
    };
    // The log's last event is on 6 April. January's and February's last day and 28 days are before it.
    EXPECT_THAT(unfinished(Json::object()), testing::ElementsAre(false, false, true));
    const Json longer = Json::array({{{"name", "Operation"}, {"outcomes", {"operation"}}, {"limit", 40}}});
    EXPECT_THAT(unfinished({{"outcome_limits", longer}}), testing::ElementsAre(false, true, true));
    EXPECT_THAT(unfinished({{"limit", 37}, {"limit_unit", "days"}}), testing::ElementsAre(false, false, true));
    EXPECT_THAT(unfinished({{"limit", 37 * 24 + 1}, {"limit_unit", "hours"}}), testing::ElementsAre(false, true, true));
}

TEST_P(ProcessBoardTest, JudgeEachPatientByTheLimitOfTheDayWhenItBegan) {  // HA-18
    be_reader("asa");
    draw();
    done("put_process_target", target());
    done("put_process_target", target({{"limit", 35}, {"valid_from", "2022-02-01"}}));
    read_in();
    const Json all = done("get_process_board", {{"process", process}}).at("rows")[0].at("groups")[0];
    // Until 31 January 15 patients began, 7 of them men; of the men after that day, who waited 35 days, 8 were treated.
    EXPECT_EQ(all.at("within"), 23);
}

TEST_P(ProcessBoardTest, JudgesNobodyWhoBeganWhenNoLimitHeld) {  // HA-18
    be_reader("asa");
    draw();
    read_in();
    const auto row_from = [&](const char* id, const char* valid_from) {
        done("put_process_target", target({{"id", id}, {"valid_from", valid_from}}));
        const Json board = done("get_process_board", {{"process", process}});
        for (const auto& row : board.at("rows")) {
            if (row.at("target").at("id") == id) return row;
        }
        return Json();
    };
    const Json some = row_from("februari", "2022-02-01");
    const Json& all = some.at("groups")[0];
    EXPECT_EQ(all.at("reached"), 30);
    EXPECT_EQ(all.at("judged"), 15) << "the last fifteen of those treated";
    EXPECT_EQ(all.at("within"), 7) << "their women";
    EXPECT_DOUBLE_EQ(all.at("share_of_reached"), 700.0 / 15);
    EXPECT_DOUBLE_EQ(all.at("share_of_started"), 28.0) << "of 25";
    EXPECT_DOUBLE_EQ(all.at("median"), 28.0) << "of all thirty";
    EXPECT_EQ(some.at("groups")[1].at("share_of_reached"), 100.0);
    EXPECT_THAT(some.at("sentence").get<std::string>(),
                testing::HasSubstr(" procent av de 15 som börjat medan gränsen gällt klarade 28 dagar; målet"));

    const Json few = row_from("mars", "2022-03-01");
    EXPECT_EQ(few.at("verdict"), "too_few");
    for (const auto& group : few.at("groups")) {
        EXPECT_EQ(group.at("withheld"), false);
        EXPECT_EQ(group.at("share_withheld"), true) << "a single man; and all less the men are the women";
        EXPECT_EQ(group.at("judged"), 0);
        EXPECT_TRUE(group.at("share_of_reached").is_null());
        EXPECT_FALSE(group.at("median").is_null());
    }
    EXPECT_THAT(few.at("sentence").get<std::string>(), testing::HasSubstr("För få har börjat sedan"));

    const Json none = row_from("sen_mars", "2022-03-10");
    EXPECT_EQ(none.at("verdict"), "too_few");
    EXPECT_TRUE(none.at("groups")[0].at("share_of_reached").is_null());
    EXPECT_THAT(none.at("sentence").get<std::string>(), testing::HasSubstr("Ingen av dem som börjat medan gränsen"));
    const Json waiting =
        done("list_waiting_patients", {{"process", process}, {"target", "sen_mars"}, {"reason", "Veckans genomgång"}});
    EXPECT_EQ(waiting.at("patients").size(), 7U);
    EXPECT_EQ(waiting.at("unjudged"), 3) << "they wait too, and no limit held when they began";
    const Json compared = done("compare_process", {{"process", process}, {"a", "women"}, {"b", "men"}}).at("rows");
    ASSERT_EQ(compared.size(), 4U) << "the whole way, and the targets in order of id";
    EXPECT_EQ(compared[1].at("a_share"), 100.0) << "of the seven women since February";
    EXPECT_TRUE(compared[2].at("a_share").is_null()) << "none since March has been treated";
}

TEST_P(ProcessBoardTest, KeepsTheShareOfATargetThatHasEnded) {  // HA-18
    be_reader("asa");
    draw();
    read_in();
    done("put_process_target", target());
    done("end_process_target", {{"process", process}, {"id", "till_behandling"}, {"on", "2022-02-01"}});
    const Json row = done("get_process_board", {{"process", process}}).at("rows")[0];
    EXPECT_EQ(row.at("groups")[0].at("judged"), 15);
    EXPECT_EQ(row.at("groups")[0].at("within"), 8);
    EXPECT_THAT(row.at("sentence").get<std::string>(), testing::EndsWith("Målvärdet gällde till och med 2022-01-31."));
}

TEST_P(ProcessBoardTest, TellsNoMonthThatTheOthersTell) {  // HA-14
    be_reader("asa");
    draw();
    done("put_process_target", target());
    read_in();
    const std::string late = R"({"all_of":[{"time":{"from":"2022-01-29","to":"2022-12-31","match":"starts_inside"}}]})";
    const Json board = done("get_process_board", {{"process", process}, {"filter", late}});
    const Json& row = board.at("rows")[0];
    EXPECT_EQ(row.at("groups")[0].at("started"), 27);
    ASSERT_EQ(row.at("months").size(), 3U);
    EXPECT_EQ(row.at("months")[0].at("figures").at("withheld"), true) << "two in January";
    EXPECT_EQ(row.at("months")[1].at("figures").at("started"), 14);
    EXPECT_EQ(row.at("months")[2].at("figures").at("withheld"), true) << "all less the others are January's";
}

TEST_P(ProcessBoardTest, HoldEachPatientAgainstTheLimitOfTheTreatment) {  // HA-18 NB-40
    be_reader("asa");
    draw();
    const Json own = Json::parse(R"([{"name":"Operation","outcomes":["operation"],"limit":35},
                                     {"name":"Läkemedel","outcomes":["lakemedel","tabletter"],"limit":20}])");
    done("put_process_target", target({{"outcome_limits", own}}));
    read_in();
    const Json row = done("get_process_board", {{"process", process}}).at("rows")[0];
    EXPECT_EQ(row.at("groups")[0].at("reached"), 30);
    ASSERT_EQ(row.at("outcomes").size(), 3U);
    EXPECT_EQ(row.at("outcomes")[0].at("figures").at("reached"), 10);
    EXPECT_EQ(row.at("outcomes")[0].at("figures").at("within"), 10) << "35 days are enough for all";
    EXPECT_EQ(row.at("outcomes")[1].at("figures").at("reached"), 10);
    EXPECT_EQ(row.at("outcomes")[1].at("figures").at("within"), 0) << "20 days for none";
    EXPECT_EQ(row.at("outcomes")[2].at("name"), "");
    EXPECT_EQ(row.at("outcomes")[2].at("limit"), 28);
    EXPECT_EQ(row.at("outcomes")[2].at("figures").at("within"), 5) << "28 days for the women";
    EXPECT_EQ(row.at("groups")[0].at("within"), 15) << "10 + 0 + 5";
    EXPECT_EQ(row.at("sentence"),
              "Hälften tog högst 28 dagar, åtta av tio högst 35. 50 procent klarade gränsen för sin behandling; "
              "målet är 80 procent.");
    const Json& month = row.at("months")[0];
    EXPECT_EQ(month.at("figures").at("started"), 15);
    EXPECT_EQ(month.at("sexes")[0].at("withheld"), true) << "two of eight women had to wait longer";
    EXPECT_EQ(month.at("sexes")[1].at("withheld"), true) << "all less the men are the women";
    const Json here = done("get_process_board", {{"process", process}, {"unit", clinic}}).at("rows")[0];
    EXPECT_EQ(here.at("months"), row.at("months")) << "everybody was at the clinic";
    Json twice = own;
    twice[1]["outcomes"] = {"operation"};
    EXPECT_EQ(refused("put_process_target", target({{"outcome_limits", twice}})), "process.outcome");
    twice[1]["outcomes"] = Json::array();
    EXPECT_EQ(refused("put_process_target", target({{"outcome_limits", twice}})), "process.outcome");
    twice[1] = {{"name", "x"}, {"outcomes", {"x"}}, {"limit", 1.5}};
    EXPECT_EQ(refused("put_process_target", target({{"outcome_limits", twice}})), "process.limit");
}

TEST_P(ProcessBoardTest, TellsTimesInTheUnitOfTheTargetThatHasBegun) {
    be_reader("asa");
    draw();
    done("put_process_target", target());
    done("put_process_target", target({{"limit", 500}, {"limit_unit", "hours"}, {"valid_from", "2023-01-01"}}));
    done("put_process_target", target({{"id", "nasta"}, {"valid_from", "2023-01-01"}}));
    read_in();
    const Json rows = done("get_process_board", {{"process", process}}).at("rows");
    ASSERT_EQ(rows.size(), 1U) << "one has begun";
    EXPECT_EQ(rows[0].at("target").at("limit_unit"), "calendar_days");
    EXPECT_EQ(rows[0].at("groups")[0].at("median"), 28.0);
    EXPECT_EQ(rows[0].at("groups")[1].at("median"), 21.0);
    EXPECT_EQ(rows[0].at("months")[0].at("figures").at("median"), 21.0) << "eight women, seven men";
    EXPECT_EQ(rows[0].at("months")[0].at("sexes")[1].at("median"), 35.0);
    const Json compared = done("compare_process", {{"process", process}, {"a", "women"}, {"b", "men"}});
    ASSERT_EQ(compared.at("rows").size(), 2U);
    EXPECT_EQ(compared.at("rows")[1].at("unit_name"), "dagar");
    EXPECT_EQ(compared.at("rows")[1].at("a_median"), 21.0);
    const Json wish = {{"process", process}, {"target", "till_behandling"}, {"reason", "Veckans genomgång"}};
    const Json waiting = done("list_waiting_patients", wish);
    EXPECT_EQ(waiting.at("unit_name"), "dagar");
    EXPECT_EQ(waiting.at("patients")[0].at("waited"), 77.0) << "since 4 March";
    EXPECT_EQ(refused("list_waiting_patients", {{"process", process}, {"target", "nasta"}, {"reason", "x"}}),
              "process.target_unknown");
    const Json later = done("get_process_board", {{"process", process}}, "2023-01-01").at("rows");
    EXPECT_EQ(later.at(1).at("target").at("limit_unit"), "hours");
    EXPECT_EQ(later.at(1).at("groups")[1].at("median"), 21 * 24.0);
}

}  // namespace
}  // namespace ledstang
