#include <fstream>

#include "processes/test_processes.h"

namespace ledstang {
namespace {

using testing::ElementsAre;

class ProcessEmergencyTest : public ProcessesTest {};
LEDSTANG_ON_BOTH_STORES(ProcessEmergencyTest);

// Twenty visits with answers by hand. Times in Sweden's winter, when its clocks are an hour ahead.
TEST_P(ProcessEmergencyTest, TellTheTimesOfTheEmergencyDepartment) {  // HA-32 HA-33 NB-40
    be_reader("asa");
    // Twelve come on Monday 10 January at half past one with priority 1: assessed after 10 minutes the first six and 20
    // the others, gone after 200 and 300 minutes. Eight come on Tuesday at nine with priority 2: five have no stamp of
    // arrival, and three leave 5 minutes before they come.
    std::string csv = "forlopp;handelse;tid;prioritet\n";
    for (int visit = 0; visit < 12; ++visit) {
        const int slow = visit < 6 ? 0 : 1;
        csv += fmt::format(
            "P{0};ankomst;2022-01-10 13:30;1\nP{0};forsta_bedomning;2022-01-10 13:{1};1\n"
            "P{0};utskriven;2022-01-10 {2};1\n",
            visit, 40 + 10 * slow, slow == 0 ? "16:50" : "18:30");
    }
    for (int visit = 12; visit < 20; ++visit) {
        if (visit >= 17) csv += fmt::format("P{};ankomst;2022-01-11 09:00;2\n", visit);
        csv += fmt::format("P{0};forsta_bedomning;2022-01-11 09:30;2\nP{0};utskriven;2022-01-11 {1};2\n", visit,
                           visit >= 17 ? "08:55" : "10:00");
    }
    const auto read = send("import_process_log", "a.csv", csv, {{"process", process}});
    ASSERT_TRUE(read) << read.error().message;
    const Json answer = done("get_process_emergency", {{"process", process}});
    EXPECT_EQ(answer.at("visits"), 20);
    // To the first assessment: six after 10 minutes, six after 20, three after 30.
    const Json& assessed = answer.at("all")[0];
    EXPECT_EQ(assessed.at("interval"), "to_assessment");
    EXPECT_EQ(assessed.at("visits"), 15);
    EXPECT_EQ(assessed.at("within"), 6) << "15 minutes";
    EXPECT_EQ(assessed.at("median"), 20.0);
    EXPECT_EQ(assessed.at("p90"), 30.0) << "h = 12,6: between the 13th and the 14th, both 30";
    EXPECT_EQ(assessed.at("share"), 40.0);
    // The whole stay: negative times are not counted.
    const Json& stay = answer.at("all")[2];
    EXPECT_EQ(stay.at("visits"), 12);
    EXPECT_EQ(stay.at("within"), 6) << "4 hours";
    EXPECT_EQ(stay.at("median"), 250.0);
    EXPECT_EQ(stay.at("p90"), 300.0);
    EXPECT_EQ(answer.at("all")[1].at("visits"), 0) << "no doctor's stamps";
    EXPECT_EQ(answer.at("hours")[13].at("figures")[2].at("visits"), 12);
    EXPECT_EQ(answer.at("hours")[9].at("figures")[0].at("withheld"), true) << "three visits";
    EXPECT_EQ(answer.at("hours")[13].at("figures")[0].at("withheld"), true) << "all less these are the three";
    EXPECT_EQ(answer.at("weekdays")[0].at("figures")[2].at("visits"), 12) << "Monday";
    EXPECT_EQ(each(answer.at("priorities"), "key"), (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(answer.at("priorities")[0].at("figures")[2].at("share"), 50.0);
    EXPECT_THAT(each(answer.at("faults"), "words"),
                ElementsAre("5 besök saknar stämpeln ”Ankomst”. De räknas inte i tiderna.",
                            "Färre än 5 besök saknar stämpeln ”Första bedömning”. De räknas inte i tiderna.",
                            "20 besök saknar stämpeln ”Läkare”. De räknas inte i tiderna.",
                            "20 besök saknar stämpeln ”Beslut”. De räknas inte i tiderna.",
                            "Färre än 5 besök saknar stämpeln ”Utskriven”. De räknas inte i tiderna.",
                            "Färre än 5 besök har ”Första bedömning” före ”Ankomst”. De räknas inte i tiderna.",
                            "Färre än 5 besök har ”Läkare” före ”Ankomst”. De räknas inte i tiderna.",
                            "Färre än 5 besök har ”Utskriven” före ”Ankomst”. De räknas inte i tiderna.",
                            "Färre än 5 besök har ”Beslut” före ”Ankomst”. De räknas inte i tiderna."))
        << "three left before they came: 20 less 12 and 5, if nobody were known to lack the stamp of departure";
    std::ofstream(folder() / "config" / "emergency.toml", std::ios::app)
        << "[[intervals]]\nid = \"x\"\nname = \"X\"\nfrom = \"arrival\"\nto = \"nej\"\nlimit = 1\n";
    EXPECT_EQ(refused("get_process_emergency", {{"process", process}}), "process.emergency");
    std::filesystem::remove(folder() / "config" / "emergency.toml");
    EXPECT_EQ(refused("get_process_emergency", {{"process", process}}), "process.emergency");
}

// Ten of twenty leave in 2029, by the stamp: that is no time that anybody has stayed. Six decisions stand before the
// arrival.
TEST_P(ProcessEmergencyTest, SayWhichStampsLieInTheFuture) {  // HA-33
    be_reader("asa");
    std::string csv = "forlopp;handelse;tid\n";
    for (int visit = 0; visit < 20; ++visit) {
        csv +=
            fmt::format("P{0};ankomst;2022-01-10 09:00\nP{0};beslut;2022-01-10 {1}\nP{0};utskriven;{2}-01-10 10:00\n",
                        visit, visit < 6 ? "08:00" : "09:30", visit < 10 ? 2029 : 2022);
    }
    const auto read = send("import_process_log", "a.csv", csv, {{"process", process}});
    ASSERT_TRUE(read) << read.error().message;
    const Json answer = done("get_process_emergency", {{"process", process}});
    EXPECT_EQ(answer.at("all")[2].at("visits"), 10);
    EXPECT_EQ(answer.at("all")[2].at("p90"), 60.0);
    const auto words = each(answer.at("faults"), "words");
    EXPECT_THAT(words, testing::Contains("10 besök saknar stämpeln ”Utskriven” eller har den i framtiden. De räknas "
                                         "inte i tiderna."));
    EXPECT_THAT(words, testing::Contains("6 besök har ”Beslut” före ”Ankomst”. De räknas inte i tiderna."));
}

// Fifteen of twenty are not in the times of the stay. With seven who lack the one stamp and fewer than five who lack
// the other, four would be left who went before they came.
TEST_P(ProcessEmergencyTest, TellNothingThatASmallNumberCanBeWorkedOutFrom) {  // HA-33
    be_reader("asa");
    std::string csv = "forlopp;handelse;tid\n";
    for (int visit = 0; visit < 20; ++visit) {
        const bool came = visit >= 7, went = visit < 7 || visit >= 11, before = visit >= 11 && visit < 15;
        if (came) csv += fmt::format("P{};ankomst;2022-01-10 09:00\n", visit);
        csv += fmt::format("P{};forsta_bedomning;2022-01-10 09:10\n", visit);
        if (went) csv += fmt::format("P{};utskriven;2022-01-10 {}\n", visit, before ? "08:50" : "10:00");
    }
    const auto read = send("import_process_log", "a.csv", csv, {{"process", process}});
    ASSERT_TRUE(read) << read.error().message;
    const Json answer = done("get_process_emergency", {{"process", process}});
    EXPECT_EQ(answer.at("all")[2].at("visits"), 5);
    EXPECT_THAT(each(answer.at("faults"), "words"),
                ElementsAre("Hur många besök som saknar stämpeln ”Ankomst” visas inte. De räknas inte i tiderna.",
                            "Färre än 5 besök saknar stämpeln ”Första bedömning”. De räknas inte i tiderna.",
                            "20 besök saknar stämpeln ”Läkare”. De räknas inte i tiderna.",
                            "20 besök saknar stämpeln ”Beslut”. De räknas inte i tiderna.",
                            "Hur många besök som saknar stämpeln ”Utskriven” visas inte. De räknas inte i tiderna.",
                            "Färre än 5 besök har ”Första bedömning” före ”Ankomst”. De räknas inte i tiderna.",
                            "Färre än 5 besök har ”Läkare” före ”Ankomst”. De räknas inte i tiderna.",
                            "Hur många besök som har ”Utskriven” före ”Ankomst” visas inte. De räknas inte i tiderna.",
                            "Färre än 5 besök har ”Beslut” före ”Ankomst”. De räknas inte i tiderna."));
    for (const auto& fault : answer.at("faults")) {
        if (!fault.at("words").get<std::string>().starts_with("Hur")) continue;
        EXPECT_EQ(fault.at("visits"), 0);
    }
}

}  // namespace
}  // namespace ledstang
