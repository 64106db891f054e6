#include "warehouse/freshness.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

const Date today = parse_date("2022-05-20").value();

Dataset dataset(const char* id, std::optional<int> every = {}) {
    Dataset one;
    one.id = id;
    one.title = "Datamängden";
    one.delivered_by = "Vårdsystemet";
    one.expected_every_days = every;
    return one;
}

Batch batch(std::int64_t id, const char* dataset, const char* at, const char* last_day, const char* source = "") {
    Batch one;
    one.id = id;
    one.dataset = dataset;
    one.source = source;
    one.imported_at = at;
    one.imported_by = "karin";
    one.rows_kept = 10;
    one.rows_rejected = 1;
    one.last_day = parse_date(last_day);
    return one;
}

TEST(Freshness, IsLateFromTheDayAfterTheNextDeliveryWasDue) {
    const auto told = [&](const char* at) {
        const auto rows = freshness_of({dataset("d", 7)}, {}, {batch(1, "d", at, "2022-04-30")}, today);
        return std::pair(rows.at(0).state, rows.at(0).days_late);
    };
    EXPECT_EQ(told("2022-05-13 23:59:59"), std::pair(Freshness::State::fresh, 0)) << "due today";
    EXPECT_EQ(told("2022-05-12 00:00:00"), std::pair(Freshness::State::late, 1));
    EXPECT_EQ(told("2022-04-12 00:00:00"), std::pair(Freshness::State::late, 31));
    EXPECT_EQ(told("2022-05-21 00:00:00"), std::pair(Freshness::State::fresh, 0)) << "came after the day asked about";
}

TEST(Freshness, TellsWhatHasNeverComeAndWhatNobodyExpects) {
    auto undone = batch(3, "c", "2022-05-19 08:00:00", "2022-05-18");
    undone.undone_at = "2022-05-19 09:00:00";
    const auto rows = freshness_of({dataset("a", 7), dataset("b"), dataset("c", 1)}, {},
                                   {undone, batch(2, "b", "2020-01-01 08:00:00", "2019-12-31")}, today);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].state, Freshness::State::never);
    EXPECT_FALSE(rows[0].last);
    EXPECT_EQ(rows[1].state, Freshness::State::unexpected);
    EXPECT_FALSE(rows[1].due);
    EXPECT_EQ(rows[2].state, Freshness::State::never) << "what was taken back does not count";
    EXPECT_EQ(rows[2].deliveries, 0);
}

TEST(Freshness, KeepsSourcesApart) {
    SourceSettings cosmic, lab;
    cosmic.id = "cosmic";
    cosmic.dataset = "d";
    cosmic.delivered_by = "Cosmic";
    cosmic.expected_every_days = 1;
    lab.id = "lab";
    lab.dataset = "d";
    // Newest first. The newest rows need not have come with the newest delivery.
    const auto rows = freshness_of({dataset("d", 30)}, {cosmic, lab},
                                   {batch(4, "d", "2022-05-19 08:00:00", "2021-12-31", "cosmic"),
                                    batch(3, "d", "2022-05-18 08:00:00", "2022-05-17", "cosmic"),
                                    batch(2, "d", "2022-05-01 08:00:00", "2022-04-30"),
                                    batch(1, "d", "2022-04-01 08:00:00", "2022-03-31", "nedlagd")},
                                   today);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].source, "cosmic");
    EXPECT_EQ(rows[0].delivered_by, "Cosmic");
    EXPECT_EQ(rows[0].state, Freshness::State::fresh);
    EXPECT_EQ(rows[0].last->id, 4);
    EXPECT_EQ(rows[0].last_day, parse_date("2022-05-17"));
    EXPECT_EQ(rows[0].rows, 20);
    EXPECT_EQ(rows[0].deliveries, 2);
    EXPECT_EQ(rows[1].source, "lab");
    EXPECT_EQ(rows[1].delivered_by, "Vårdsystemet") << "as the dataset says";
    EXPECT_EQ(rows[1].state, Freshness::State::never);
    EXPECT_EQ(rows[2].source, "");
    EXPECT_EQ(rows[2].state, Freshness::State::fresh) << "within the dataset's 30 days";
    EXPECT_EQ(rows[3].source, "nedlagd") << "its rows are there";
    EXPECT_EQ(rows[3].days_late, 19);
}

}  // namespace
}  // namespace ledstang
