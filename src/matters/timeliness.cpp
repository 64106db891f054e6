#include "matters/timeliness.h"

#include <fmt/format.h>

#include <algorithm>

namespace ledstang {
namespace {

int days_between(const Date& from, const Date& to) {
    return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

std::string status_words(const Progress& progress) {
    return progress.reported ? "status är " + progress.status_name : "ingen status är rapporterad";
}

TimelinessVerdict without_date(const Schedule& schedule, const Progress& progress) {
    const bool not_understood = schedule.kind.empty() && !schedule.wording.empty();
    std::string reason = not_understood ? "Tidplanen är inte tolkad till datum; ange start eller slut."
                                        : "Tidplanen har inget datum att bli sen mot.";
    if (!progress.reported) reason += " Ingen status är rapporterad.";
    return {Timeliness::no_date, std::move(reason), 0};
}

}  // namespace

TimelinessVerdict judge_timeliness(const Schedule& schedule, const Progress& progress, const Date& on) {
    if (progress.ended) return {Timeliness::ended, fmt::format("Avslutad: {}.", progress.status_name), 0};
    if (schedule.due_by && *schedule.due_by < on) {
        const int late = days_between(*schedule.due_by, on);
        return {Timeliness::overdue,
                fmt::format("Skulle vara klar {}; {} {} sen.", to_string(*schedule.due_by), late,
                            late == 1 ? "dag" : "dagar"),
                late};
    }
    if (schedule.start_by && *schedule.start_by < on && !progress.started) {
        return {
            Timeliness::start_overdue,
            fmt::format("Skulle ha påbörjats senast {}; {}.", to_string(*schedule.start_by), status_words(progress)),
            days_between(*schedule.start_by, on)};
    }
    if (!schedule.start_by && !schedule.due_by) return without_date(schedule, progress);
    if (schedule.start_by && !progress.started) {
        return {Timeliness::on_time, fmt::format("Ska påbörjas senast {}.", to_string(*schedule.start_by)), 0};
    }
    if (schedule.due_by) {
        return {Timeliness::on_time, fmt::format("Ska vara klar senast {}.", to_string(*schedule.due_by)), 0};
    }
    return {Timeliness::on_time, fmt::format("Påbörjad ({}); tidplanen har inget slutdatum.", progress.status_name), 0};
}

Date known_from(const std::optional<Period>& period, const Date& recorded) {
    return period ? std::min(period->last_day(), recorded) : recorded;
}

}  // namespace ledstang
