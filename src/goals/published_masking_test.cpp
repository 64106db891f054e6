// Everything that the masked scorecards of a whole organisation tell, attacked together: every unit, every period of a
// year, women, men and both.
#include <gtest/gtest.h>

#include <random>

#include "goals/test_plan.h"
#include "masking/test_attack.h"

namespace ledstang {
namespace {

class PublishedMaskingTest : public GoalsTest {
 protected:
    static constexpr const char* measure = "antal_fraga_vald_nara_relation";
    using Place = std::tuple<std::string, std::string, std::string>;  // unit, period, sex

    void SetUp() override {
        GoalsTest::SetUp();
        if (IsSkipped()) return;
        load_plan();
    }

    // Counts by month at each part of the division, and all that they add up to; and every sum among them.
    void make_region(unsigned seed) {
        std::mt19937 chance(seed);
        const std::vector<std::string> parts = {"vo_allmankirurgi_urologi", "vo_inf_hud_reuma_lunga", "vo_ortopedi",
                                                "vo_hjartsjukvard"};
        std::vector<std::string> months;
        for (int month = 1; month <= 12; ++month) months.push_back(fmt::format("2021-{:02}", month));
        const auto tertial_of = [](int month) { return fmt::format("2021-T{}", (month - 1) / 4 + 1); };
        for (const auto& unit : parts) {
            const int large = std::array{3, 9, 30}[chance() % 3];
            for (int month = 1; month <= 12; ++month) {
                for (const char* sex : {"K", "M"}) {
                    const auto count = static_cast<std::int64_t>(chance() % static_cast<unsigned>(large));
                    for (const std::string& where : {unit, std::string(division)}) {
                        for (const std::string& when :
                             {months[static_cast<std::size_t>(month) - 1], tertial_of(month), std::string("2021")}) {
                            counts_[{where, when, sex}] += count;
                            counts_[{where, when, "T"}] += count;
                        }
                    }
                }
            }
        }
        std::map<Place, std::size_t> at;
        for (const auto& [place, count] : counts_) {
            at[place] = table_.counts.size();
            table_.counts.push_back(count);
        }
        const auto sum = [&](const Place& total, const std::vector<Place>& of) {
            MaskingSum one{at.at(total), {}};
            for (const auto& part : of) one.parts.push_back(at.at(part));
            table_.sums.push_back(std::move(one));
        };
        for (const auto& [place, count] : counts_) {
            const auto& [unit, period, sex] = place;
            if (sex == "T") sum(place, {{unit, period, "K"}, {unit, period, "M"}});
            if (unit == division) {
                std::vector<Place> below;
                for (const auto& part : parts) below.push_back({part, period, sex});
                sum(place, below);
            }
            if (period == "2021") sum(place, {{unit, "2021-T1", sex}, {unit, "2021-T2", sex}, {unit, "2021-T3", sex}});
            if (period.size() == 7 && period[5] == 'T') {
                std::vector<Place> of;
                for (int month = 1; month <= 12; ++month) {
                    if (tertial_of(month) == period)
                        of.push_back({unit, months[static_cast<std::size_t>(month) - 1], sex});
                }
                sum(place, of);
            }
        }
        std::string file = "measure_id;unit_id;period;sex;value\n";
        for (const auto& [place, count] : counts_) {
            const auto& [unit, period, sex] = place;
            file += fmt::format("{};{};{};{};{}\n", measure, unit, period, sex, count);
        }
        const auto report = send("import_outcomes", "outcomes.csv", file);
        ASSERT_TRUE(report) << report.error().message;
        ASSERT_TRUE(report->at("applied").get<bool>()) << report->dump().substr(0, 2000);
    }

    // What the masked scorecards of all units and periods show.
    std::map<Place, std::int64_t> published() {
        std::map<Place, std::int64_t> shown;
        std::set<std::pair<std::string, std::string>> cards;
        for (const auto& [place, count] : counts_) cards.insert({std::get<0>(place), std::get<1>(place)});
        for (const auto& [unit, period] : cards) {
            const auto card =
                call("get_scorecard", {{"unit", unit}, {"period", period}, {"masked", true}, {"below", true}});
            if (!card) throw std::runtime_error(card.error().message);
            for (const auto& perspective : card->at("perspectives")) {
                for (const auto& factor : perspective.at("factors")) {
                    for (const auto& one : factor.at("measures")) {
                        if (one.at("id") != measure) continue;
                        for (const auto& row : one.at("rows")) collect(shown, unit, period, row);
                        for (const auto& row : one.at("sub_units")) collect(shown, row.at("unit"), period, row);
                    }
                }
            }
        }
        return shown;
    }

    std::map<Place, std::int64_t> counts_;
    AttackedTable table_;

 private:
    void collect(std::map<Place, std::int64_t>& shown, const std::string& unit, const std::string& period,
                 const Json& row) {
        words_.insert(row.at("printed").get<std::string>());
        const bool masked = row.at("value").is_null();
        EXPECT_EQ(masked, row.at("printed") == withheld_words) << "one word for small and merely withheld";
        if (!masked) shown[{unit, period, row.at("sex")}] = static_cast<std::int64_t>(row.at("value").get<double>());
    }
    std::set<std::string> words_;
};
LEDSTANG_ON_BOTH_STORES(PublishedMaskingTest);

TEST_P(PublishedMaskingTest, TheScorecardsOfAllUnitsAndPeriodsTogetherGiveNoSmallCountBack) {
    make_region(20221122);
    const auto shown = published();
    std::vector<bool> withheld, primary;
    std::size_t small = 0, others = 0;
    for (const auto& [place, count] : counts_) {
        withheld.push_back(!shown.contains(place));
        primary.push_back(count > 0 && count < 5);
        if (const auto found = shown.find(place); found != shown.end()) EXPECT_EQ(found->second, count);
        EXPECT_TRUE(withheld.back() || !primary.back());
        small += primary.back() ? 1 : 0;
        others += withheld.back() && !primary.back() ? 1 : 0;
    }
    EXPECT_EQ(small_counts_found(table_, withheld, 5), 0U);
    EXPECT_GT(small_counts_found(table_, primary, 5), 0U) << "the attack finds what the small ones alone leave open";
    EXPECT_GT(shown.size(), counts_.size() / 4);
    RecordProperty("small", static_cast<int>(small));
    RecordProperty("others", static_cast<int>(others));
    RecordProperty("shown", static_cast<int>(shown.size()));
}

}  // namespace
}  // namespace ledstang
