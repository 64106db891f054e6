// One patient's way, for those who have a role in the process or review what is read. What is read of a patient is
// written into the change log first. Inside the module.
#pragma once

#include <map>

#include "operations/context.h"
#include "processes/process.h"

namespace ledstang {

class EventLog;

// For whoever reads of single patients. Refuses as require_in_process, and with process.reason who does not say why.
Result<WholeProcess> require_patient_reader(Context& context, const std::string& id, const std::string& reason);
// Who looked at whom, and why, stands in the change log before anybody sees it.
// `asked`: what they were chosen by, beside the process; `cases`: who they were.
Result<void> log_patient_reading(Context& context, const std::string& what, const std::string& reason,
                                 const std::map<std::string, std::string>& asked,
                                 const std::vector<std::string>& cases);

struct WaitingWish {
    std::string process, target, unit, reason;
    template <class S = WaitingWish>
    static constexpr auto described() {
        return describe("ProcessWaitingWish", field("process", &S::process, "Processens id"),
                        field("target", &S::target, "Målvärdets id"),
                        optional_field("unit", &S::unit, "Bara de som varit vid enheten"),
                        field("reason", &S::reason, "Varför patienterna läses"));
    }
};
struct WaitingPatient {
    std::string case_name;
    Date from{};        // the day on which the time began
    double waited = 0;  // until today, in the limit's unit
    double left = 0;    // until the limit; negative: over it
    std::string last;   // the latest thing that has happened
    template <class S = WaitingPatient>
    static constexpr auto described() {
        return describe("ProcessWaitingPatient", field("case_name", &S::case_name, "Förloppets id, pseudonymt"),
                        field("from", &S::from, "Tiden började"), field("waited", &S::waited, "Har väntat"),
                        field("left", &S::left, "Kvar till gränsen; negativt när den är passerad"),
                        field("last", &S::last, "Det senaste som hänt"));
    }
};
struct WaitingList {
    std::string unit_name;                 // of the numbers: "dagar"
    std::vector<WaitingPatient> patients;  // least time left first
    int ended = 0;     // of those who have begun: ended otherwise, or past the end by the decided drawing
    int unjudged = 0;  // can still come to the end, and began when no limit held
    template <class S = WaitingList>
    static constexpr auto described() {
        return describe("ProcessWaitingList", field("unit_name", &S::unit_name, "Tidens enhet"),
                        field("patients", &S::patients, "De som inte nått fram, kortast tid kvar först"),
                        field("ended", &S::ended, "Har börjat men slutat på annat sätt, enligt processbilden"),
                        field("unjudged", &S::unjudged, "Började när ingen gräns gällde, och har inte nått fram"));
    }
};
// Those who have begun, have not reached the end, and can still come there by the decided drawing. Refuses with
// process.target_unknown, process.reason and permission.process_patients.
Result<WaitingList> list_waiting_patients(Context& context, const WaitingWish& wish);

struct PatientWayWish {
    std::string process, case_name, reason;
    template <class S = PatientWayWish>
    static constexpr auto described() {
        return describe("PatientWayWish", field("process", &S::process, "Processens id"),
                        field("case_name", &S::case_name, "Förloppets id"),
                        field("reason", &S::reason, "Varför förloppet läses"));
    }
};
struct WayEvent {
    std::string activity, at, resource;
    std::optional<double> since;  // seconds since the event before
    template <class S = WayEvent>
    static constexpr auto described() {
        return describe("ProcessWayEvent", field("activity", &S::activity, "Händelse"), field("at", &S::at, "När"),
                        field("resource", &S::resource, "Vem eller var"),
                        field("since", &S::since, "Sekunder sedan föregående händelse"));
    }
};
struct PatientWay {
    std::string case_name;
    std::vector<WayEvent> events;
    double seconds = 0;                  // from the first to the last
    std::vector<std::string> resources;  // in order of appearance
    template <class S = PatientWay>
    static constexpr auto described() {
        return describe("PatientWay", field("case_name", &S::case_name, "Förloppets id, pseudonymt"),
                        field("events", &S::events, "Händelser i ordning"),
                        field("seconds", &S::seconds, "Från första till sista händelsen, sekunder"),
                        field("resources", &S::resources, "Vem eller var, i den ordning de förekommer"));
    }
};
// Refuses with process.case_unknown, process.reason and permission.process_patients.
Result<PatientWay> get_patient_way(Context& context, const PatientWayWish& wish);

// How the case began, as a digest of its first five events or of those that it has: a case that has been given the name
// of another began otherwise.
std::string beginning_of(const EventLog& log, std::uint32_t number);
// Whether it still begins so.
bool begins_so(const EventLog& log, std::uint32_t number, const std::string& beginning);
// The case's number in the log. Refuses with process.case_unknown.
Result<std::uint32_t> require_case(const EventLog& log, const std::string& name);

}  // namespace ledstang
