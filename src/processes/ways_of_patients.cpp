#include "processes/ways_of_patients.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/blank.h"
#include "described/json_write.h"
#include "event_logs/instant.h"
#include "process_analysis/distribution.h"
#include "process_analysis/swedish_calendar.h"
#include "processes/logs.h"
#include "processes/reach.h"
#include "processes/rights.h"
#include "processes/selections.h"
#include "processes/stretches.h"
#include "processes/words.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

std::string name_in(const Names& names, std::uint32_t number) {
    return number == absent ? std::string() : std::string(names[number]);
}

PatientWay way_of(const EventLog& log, std::uint32_t number) {
    PatientWay way;
    way.case_name = std::string(log.case_names()[number]);
    const auto begin = log.case_begin()[number], end = log.case_begin()[number + 1];
    const Gaps gaps(log);
    for (auto event = begin; event < end; ++event) {
        WayEvent one;
        one.activity = std::string(log.activities()[log.activity()[event]]);
        one.at = instant_text(begins(log)[event]);
        if (!log.resource().empty()) one.resource = name_in(log.resources(), log.resource()[event]);
        if (event > begin) one.since = seconds(gaps.before(event));
        if (!one.resource.empty() && std::ranges::find(way.resources, one.resource) == way.resources.end())
            way.resources.push_back(one.resource);
        way.events.push_back(std::move(one));
    }
    way.seconds = seconds(span_of(log, begin, end).length());
    return way;
}

// What nobody comes to the stretch's end from, by the drawing that holds.
Result<std::set<std::string>> past_the_end(Context& context, const WholeProcess& found, const Counting& counting) {
    const int version = model_on(found.parts.models, context.today)->version;
    const auto bpmn = context.store.read([&](Sql& sql) {
        return sql.value<std::string>("select bpmn from process_model where process = :process and version = :version",
                                      found.process.number, version);
    });
    return activities_past(bpmn, counting.to->id);
}

// From its beginning until now, in the unit of the limit; on a day that is only pretended, until that evening.
double waited(const Stretch& stretch, const std::string& unit, const Date& today) {
    using namespace std::chrono;
    const auto count = [](auto instant) {
        return duration_cast<std::chrono::microseconds>(instant.time_since_epoch()).count();
    };
    const auto now = count(system_clock::now());
    constexpr hours evening{21};  // UTC: ten or eleven by Sweden's clock
    Stretch until = stretch;
    until.to = swedish_day(now) == sys_days{today} ? now : count(sys_days{today} + evening);
    return static_cast<double>(length_of(until, unit)) / per_unit(unit);
}

// Until the limit that holds for the stretch, told in another unit where the limit has been in another.
double left_of(const Stretch& stretch, const ProcessTarget& target, const std::string& unit, const Date& today) {
    const auto in_seconds = [](const std::string& of) {
        constexpr double day = 86'400;
        return of == "calendar_days" ? day : per_unit(of) / microseconds;
    };
    const double left = target.limit.to_double() - waited(stretch, target.limit_unit, today);
    return left * in_seconds(target.limit_unit) / in_seconds(unit);
}

constexpr std::uint64_t most_of_beginning = 5;  // events

// Of the case's first events; "" where it has not so many.
std::string digest_of(const EventLog& log, std::uint32_t number, std::uint64_t events) {
    const auto first = log.case_begin()[number];
    if (log.case_begin()[number + 1] - first < events) return "";
    Blake2b digest;
    digest.field("beginning");
    for (auto event = first; event < first + events; ++event)
        digest.field(log.activities()[log.activity()[event]]).field(instant_text(begins(log)[event]));
    return digest.hex();
}

}  // namespace

Result<WholeProcess> require_patient_reader(Context& context, const std::string& id, const std::string& reason) {
    auto found = require_in_process(context, id);
    if (found && is_blank(reason)) return refuse("process.reason", "Skriv varför patienternas uppgifter läses.");
    return found;
}

Result<void> log_patient_reading(Context& context, const std::string& what, const std::string& reason,
                                 const std::map<std::string, std::string>& asked,
                                 const std::vector<std::string>& cases) {
    auto entry = asked;
    std::erase_if(entry, [](const auto& one) { return one.second.empty(); });
    entry["reason"] = reason;
    entry["patients"] = std::to_string(cases.size());
    for (const auto& one : cases) entry["cases"] += (entry["cases"].empty() ? "" : ", ") + one;
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        transaction.log("patients_read", what, "", to_json(entry));
        return {};
    });
}

std::string beginning_of(const EventLog& log, std::uint32_t number) {
    return digest_of(log, number, std::min(most_of_beginning, log.case_begin()[number + 1] - log.case_begin()[number]));
}

bool begins_so(const EventLog& log, std::uint32_t number, const std::string& beginning) {
    // It may have had fewer events then.
    for (std::uint64_t events = 0; events <= most_of_beginning; ++events)
        if (digest_of(log, number, events) == beginning) return true;
    return false;
}

Result<std::uint32_t> require_case(const EventLog& log, const std::string& name) {
    if (const auto number = log.case_names().find(name)) return *number;
    return refuse(RefusalKind::not_found, "process.case_unknown", "Förloppet finns inte i loggen.");
}

Result<WaitingList> list_waiting_patients(Context& context, const WaitingWish& wish) {
    const auto found = require_patient_reader(context, wish.process, wish.reason);
    if (!found) return refuse(found.error());
    const auto counting = counting_of(found->parts, wish.target, context.today);
    if (!counting) return refuse(counting.error());
    const auto& newest = *counting->newest;
    const auto past = past_the_end(context, *found, *counting);
    if (!past) return refuse(past.error());
    WaitingList list;
    list.unit_name = unit_words(newest.limit_unit);
    const auto used = use_cases(context, {wish.process, wish.unit, ""}, [&](const ChosenCases& cases) -> Result<void> {
        const auto& log = cases.selection().log();
        for (const auto& stretch : stretches_of(cases, *counting->from, *counting->to, newest.rule)) {
            if (stretch.to) continue;
            const auto latest = log.activities()[log.activity()[log.case_begin()[stretch.in_case + 1] - 1]];
            if (past->contains(std::string(latest))) {
                ++list.ended;
                continue;
            }
            const auto* target = target_at(counting->targets, stretch);
            if (target == nullptr) {
                ++list.unjudged;
                continue;
            }
            WaitingPatient patient;
            patient.case_name = std::string(log.case_names()[stretch.in_case]);
            patient.from = Date{swedish_day(stretch.from)};
            patient.waited = waited(stretch, newest.limit_unit, context.today);
            patient.left = left_of(stretch, *target, newest.limit_unit, context.today);
            patient.last = std::string(latest);
            list.patients.push_back(std::move(patient));
        }
        return {};
    });
    if (!used) return refuse(used.error());
    std::ranges::stable_sort(list.patients, {}, &WaitingPatient::left);
    std::vector<std::string> names;
    for (const auto& one : list.patients) names.push_back(one.case_name);
    if (auto logged =
            log_patient_reading(context, wish.process + "/" + wish.target, wish.reason, {{"unit", wish.unit}}, names);
        !logged)
        return refuse(logged.error());
    return list;
}

Result<PatientWay> get_patient_way(Context& context, const PatientWayWish& wish) {
    if (auto found = require_patient_reader(context, wish.process, wish.reason); !found) return refuse(found.error());
    PatientWay way;
    const auto used = use_process_log(context, wish.process, [&](const EventLog& log) -> Result<void> {
        const auto number = require_case(log, wish.case_name);
        if (!number) return refuse(number.error());
        way = way_of(log, *number);
        return {};
    });
    if (!used) return refuse(used.error());
    if (auto logged =
            log_patient_reading(context, wish.process + "/" + wish.case_name, wish.reason, {}, {wish.case_name});
        !logged)
        return refuse(logged.error());
    return way;
}

}  // namespace ledstang
