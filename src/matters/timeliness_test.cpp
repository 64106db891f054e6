#include "matters/timeliness.h"

#include <gtest/gtest.h>

namespace ledstang {
namespace {

const Progress unreported;
const Progress not_started{true, false, false, "Ej påbörjad"};
const Progress ongoing{true, true, false, "Pågår"};
const Progress done{true, true, true, "Klar"};

Schedule by(const char* start, const char* due) {
    return {"som det står", "slag", parse_date(start), parse_date(due)};
}

TEST(TimelinessTest, JudgesDatesAgainstProgress) {
    struct Row {
        Schedule schedule;
        Progress progress;
        const char* on;
        Timeliness expected;
        int days_late;
        const char* reason;
    };
    const Schedule none{"Löpande under året.", "lopande", {}, {}};
    const Schedule unread{"När det passar", "", {}, {}};
    for (const auto& row : {
             Row{by("", "2022-12-31"), unreported, "2022-05-01", Timeliness::on_time, 0,
                 "Ska vara klar senast 2022-12-31."},
             Row{by("", "2022-12-31"), unreported, "2022-12-31", Timeliness::on_time, 0,
                 "Ska vara klar senast 2022-12-31."},
             Row{by("", "2022-12-31"), ongoing, "2023-01-01", Timeliness::overdue, 1,
                 "Skulle vara klar 2022-12-31; 1 dag sen."},
             Row{by("", "2022-12-31"), unreported, "2023-01-15", Timeliness::overdue, 15,
                 "Skulle vara klar 2022-12-31; 15 dagar sen."},
             Row{by("", "2022-12-31"), done, "2023-01-15", Timeliness::ended, 0, "Avslutad: Klar."},
             Row{by("2022-04-30", ""), unreported, "2022-04-30", Timeliness::on_time, 0,
                 "Ska påbörjas senast 2022-04-30."},
             Row{by("2022-04-30", ""), unreported, "2022-05-01", Timeliness::start_overdue, 1,
                 "Skulle ha påbörjats senast 2022-04-30; ingen status är rapporterad."},
             Row{by("2022-04-30", ""), not_started, "2022-05-10", Timeliness::start_overdue, 10,
                 "Skulle ha påbörjats senast 2022-04-30; status är Ej påbörjad."},
             Row{by("2022-04-30", ""), ongoing, "2022-05-10", Timeliness::on_time, 0,
                 "Påbörjad (Pågår); tidplanen har inget slutdatum."},
             Row{by("2022-04-30", "2022-12-31"), unreported, "2022-05-01", Timeliness::start_overdue, 1,
                 "Skulle ha påbörjats senast 2022-04-30; ingen status är rapporterad."},
             Row{by("2022-04-30", "2022-12-31"), ongoing, "2022-05-01", Timeliness::on_time, 0,
                 "Ska vara klar senast 2022-12-31."},
             Row{by("2022-12-31", "2022-08-31"), ongoing, "2022-09-02", Timeliness::overdue, 2,
                 "Skulle vara klar 2022-08-31; 2 dagar sen."},
             Row{none, ongoing, "2030-01-01", Timeliness::no_date, 0, "Tidplanen har inget datum att bli sen mot."},
             Row{none, unreported, "2030-01-01", Timeliness::no_date, 0,
                 "Tidplanen har inget datum att bli sen mot. Ingen status är rapporterad."},
             Row{none, done, "2030-01-01", Timeliness::ended, 0, "Avslutad: Klar."},
             Row{unread, ongoing, "2022-01-01", Timeliness::no_date, 0,
                 "Tidplanen är inte tolkad till datum; ange start eller slut."},
         }) {
        const auto verdict = judge_timeliness(row.schedule, row.progress, *parse_date(row.on));
        EXPECT_EQ(verdict.timeliness, row.expected) << row.reason << ' ' << row.on;
        EXPECT_EQ(verdict.days_late, row.days_late) << row.reason << ' ' << row.on;
        EXPECT_EQ(verdict.reason, row.reason) << row.on;
    }
}

TEST(TimelinessTest, ReportCountsFromThePeriodsLastDay) {
    const auto period = Period::parse("2022-T1");
    EXPECT_EQ(known_from(period, *parse_date("2022-05-20")), *parse_date("2022-04-30"));
    EXPECT_EQ(known_from(period, *parse_date("2022-03-01")), *parse_date("2022-03-01"));
    EXPECT_EQ(known_from(std::nullopt, *parse_date("2022-05-20")), *parse_date("2022-05-20"));
}

}  // namespace
}  // namespace ledstang
