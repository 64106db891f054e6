#include "processes/ways_of_patients.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/blank.h"
#include "base/secret_token.h"
#include "base/swedish_text.h"
#include "described/json_write.h"
#include "event_logs/instant.h"
#include "process_analysis/activity_set.h"
#include "process_analysis/distribution.h"
#include "process_analysis/swedish_calendar.h"
#include "processes/logs.h"
#include "processes/patient_page.h"
#include "processes/reach.h"
#include "processes/rights.h"
#include "processes/selections.h"
#include "processes/stretches.h"
#include "processes/words.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

std::string hash_of(const std::string& token) {
    return Blake2b().field("patient way").field(token).hex();
}

// Refuses as require_in_process, and with process.reason who does not say why.
Result<WholeProcess> require_reader(Context& context, const std::string& id, const std::string& reason) {
    auto found = require_in_process(context, id);
    if (found && is_blank(reason)) return refuse("process.reason", "Skriv varför patienternas uppgifter läses.");
    return found;
}

// Who looked at whom, and why, stands in the change log before anybody sees it.
Result<void> log_reading(Context& context, const std::string& what, const std::string& reason, std::size_t patients) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        transaction.log(
            "patients_read", what, "",
            to_json(std::map<std::string, std::string>{{"reason", reason}, {"patients", std::to_string(patients)}}));
        return {};
    });
}

Result<std::uint32_t> require_case(const EventLog& log, const std::string& name) {
    if (const auto number = log.case_names().find(name)) return *number;
    return refuse(RefusalKind::not_found, "process.case_unknown", "Förloppet finns inte i loggen.");
}

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

// From its beginning to the end of the day, in the unit of the limit.
double waited(const Stretch& stretch, const std::string& unit, const Date& today) {
    using namespace std::chrono;
    Stretch until = stretch;
    until.to = duration_cast<std::chrono::microseconds>(sys_days{today}.time_since_epoch()).count();
    return static_cast<double>(length_of(until, unit)) / per_unit(unit);
}

}  // namespace

Result<WaitingList> list_waiting_patients(Context& context, const WaitingWish& wish) {
    const auto found = require_reader(context, wish.process, wish.reason);
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
            const auto* target = target_at(counting->targets, stretch);
            if (stretch.to || target == nullptr) continue;
            const auto latest = log.activities()[log.activity()[log.case_begin()[stretch.in_case + 1] - 1]];
            if (past->contains(std::string(latest))) {
                ++list.ended;
                continue;
            }
            WaitingPatient patient;
            patient.case_name = std::string(log.case_names()[stretch.in_case]);
            patient.from = Date{swedish_day(stretch.from)};
            patient.waited = waited(stretch, newest.limit_unit, context.today);
            patient.left = target->limit.to_double() - patient.waited;
            patient.last = std::string(latest);
            list.patients.push_back(std::move(patient));
        }
        return {};
    });
    if (!used) return refuse(used.error());
    std::ranges::stable_sort(list.patients, {}, &WaitingPatient::left);
    if (auto logged = log_reading(context, wish.process + "/" + wish.target, wish.reason, list.patients.size());
        !logged)
        return refuse(logged.error());
    return list;
}

Result<PatientWay> get_patient_way(Context& context, const PatientWayWish& wish) {
    if (auto found = require_reader(context, wish.process, wish.reason); !found) return refuse(found.error());
    PatientWay way;
    const auto used = use_process_log(context.configuration, wish.process, [&](const EventLog& log) -> Result<void> {
        const auto number = require_case(log, wish.case_name);
        if (!number) return refuse(number.error());
        way = way_of(log, *number);
        return {};
    });
    if (!used) return refuse(used.error());
    if (auto logged = log_reading(context, wish.process + "/" + wish.case_name, wish.reason, 1); !logged)
        return refuse(logged.error());
    return way;
}

Result<SharedWay> share_patient_way(Context& context, const ShareWay& wish) {
    const auto found = require_reader(context, wish.process, "delas med patienten");
    if (!found) return refuse(found.error());
    if (wish.until < context.today) return refuse("process.way_until", "Välj en dag som inte har varit.");
    const auto there = use_process_log(context.configuration, wish.process, [&](const EventLog& log) -> Result<void> {
        const auto number = require_case(log, wish.case_name);
        return number ? Result<void>{} : refuse(number.error());
    });
    if (!there) return refuse(there.error());
    SharedWay shared{new_secret_token()};
    const auto written = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        transaction.sql().execute(
            "insert into process_way_token (hash, process, case_name, until, person) values (:hash, :process, :case, "
            ":until, :person)",
            hash_of(shared.token), found->process.number, wish.case_name, wish.until, context.caller.person);
        transaction.log("process_way_shared", wish.process + "/" + wish.case_name, "",
                        to_json(std::map<std::string, std::string>{{"until", to_string(wish.until)}}));
        return {};
    });
    if (!written) return refuse(written.error());
    return shared;
}

Result<PublicWay> get_public_way(Context& context, const PublicWayWish& wish) {
    using Row = std::tuple<std::string, std::string>;
    const auto row = context.store.read([&](Sql& sql) {
        return sql.row<Row>(
            "select p.id, t.case_name from process_way_token t join process p on p.number = t.process where t.hash = "
            ":hash and t.until >= :day",
            hash_of(wish.token), context.today);
    });
    const auto unknown = [] {
        return refuse(RefusalKind::not_found, "process.way_unknown",
                      "Länken gäller inte, eller inte längre. Be vården om en ny.");
    };
    if (!row) return unknown();
    const auto& [process, case_name] = *row;
    auto page = get_public_process(context, {process});
    if (!page) return unknown();
    PublicWay way{std::move(*page), {}};
    const auto whole = context.store.read([&](Sql& sql) { return require_whole_process(sql, process, context.today); });
    if (!whole) return unknown();
    const auto* model = model_on(whole->parts.models, context.today);
    const auto used = use_process_log(context.configuration, process, [&](const EventLog& log) -> Result<void> {
        const auto number = require_case(log, case_name);
        if (!number || model == nullptr) return {};
        for (const auto& milestone : model->milestones) {
            const ActivitySet activities(log, milestone.activities);
            const auto end = log.case_begin()[*number + 1];
            const auto event = activities.first(log.activity().data(), log.case_begin()[*number], end);
            PublicWayStep step{milestone.name, {}};
            if (event != end) step.day = Date{swedish_day(begins(log)[event])};
            way.steps.push_back(std::move(step));
        }
        return {};
    });
    if (!used) return refuse(used.error());
    return way;
}

}  // namespace ledstang
