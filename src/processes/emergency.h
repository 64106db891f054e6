// The emergency department: how long it takes from stamp to stamp, by hour, weekday and priority, and which stamps are
// missing or cannot be right. emergency.toml says what the stamps are. Inside the module.
#pragma once

#include "processes/process.h"
#include "processes/selections.h"

namespace ledstang {

struct EmergencyStamp {
    std::string id;
    std::string name;
    std::vector<std::string> activities;  // of the log, the first of which is the stamp
    template <class S = EmergencyStamp>
    static constexpr auto described() {
        return describe("EmergencyStamp", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("activities", &S::activities, "Händelser som är stämpeln, som de heter i loggen"));
    }
};

struct EmergencyInterval {
    std::string id;
    std::string name;
    std::string from, to;  // ids of stamps
    Decimal limit;         // minutes, itself within
    std::optional<Decimal> share;
    template <class S = EmergencyInterval>
    static constexpr auto described() {
        return describe("EmergencyInterval", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("from", &S::from, "Stämpel som tiden börjar vid"),
                        field("to", &S::to, "Stämpel som tiden slutar vid"),
                        field("limit", &S::limit, "Så många minuter får det ta, gränsen inräknad"),
                        field("share", &S::share, "Andel som ska klara gränsen, procent"));
    }
};

struct EmergencySettings {
    std::vector<std::string> priority;  // what logs call it
    std::vector<EmergencyStamp> stamps;
    std::vector<EmergencyInterval> intervals;
    template <class S = EmergencySettings>
    static constexpr auto described() {
        return describe("EmergencySettings", field("priority", &S::priority, "Namn på uppgiften om prioritet"),
                        field("stamps", &S::stamps, "Stämplar, i ordning"),
                        field("intervals", &S::intervals, "Tider mellan stämplar"));
    }
    const EmergencyStamp* stamp(const std::string& id) const;
};
// Refuses with configuration.*, and with process.emergency where the file is wrong or not there.
Result<EmergencySettings> read_emergency_settings(const Configuration& configuration);
// Whether the log has both stamps of any of the times.
bool tells_emergency(const EmergencySettings& settings, const EventLog& log);

// Of the visits that have both stamps in their right order. Times in minutes.
struct EmergencyFigures {
    std::string interval;
    bool withheld = false;  // too few: all figures here are 0 or absent
    std::int64_t visits = 0;
    std::int64_t within = 0;
    std::optional<double> median, p90;
    std::optional<double> share;  // percent within the limit
    template <class S = EmergencyFigures>
    static constexpr auto described() {
        return describe("EmergencyFigures", field("interval", &S::interval, "Tidens id"),
                        field("withheld", &S::withheld, "För få för att visas"),
                        field("visits", &S::visits, "Besök med båda stämplarna i rätt ordning"),
                        field("within", &S::within, "Inom gränsen"),
                        field("median", &S::median, "Hälften väntade högst så många minuter"),
                        field("p90", &S::p90, "Nio av tio väntade högst så många minuter"),
                        field("share", &S::share, "Inom gränsen, procent"));
    }
};

struct EmergencyGroup {
    std::string key;  // "13", "1" Monday to "7", the priority as the log has it; "" where it is not told
    std::string name;
    std::vector<EmergencyFigures> figures;  // one for each interval
    template <class S = EmergencyGroup>
    static constexpr auto described() {
        return describe("EmergencyGroup", field("key", &S::key, "Timme, veckodag 1 till 7 eller prioritet"),
                        field("name", &S::name, "I ord"), field("figures", &S::figures, "En för varje tid"));
    }
};

// Visits whose times cannot be reckoned. Fewer than fewest_shown, and none, are told as withheld; so are more, where
// they would tell of fewer.
struct EmergencyFault {
    std::string kind;  // missing_stamp | negative_interval
    std::string id;    // of the stamp or the interval
    std::int64_t visits = 0;
    bool withheld = false;
    std::string words;
    template <class S = EmergencyFault>
    static constexpr auto described() {
        return describe("EmergencyFault", field("kind", &S::kind, "missing_stamp eller negative_interval"),
                        field("id", &S::id, "Stämpelns eller tidens id"), field("visits", &S::visits, "Besök"),
                        field("withheld", &S::withheld, "För få för att visas"), field("words", &S::words, "I ord"));
    }
};

struct EmergencyAnswer {
    bool withheld = false;
    int fewest_shown = 0;
    std::int64_t visits = 0;
    std::vector<EmergencyInterval> intervals;
    std::vector<EmergencyFigures> all;
    std::vector<EmergencyGroup> hours, weekdays;  // of the arrival, Swedish time
    std::vector<EmergencyGroup> priorities;       // in Swedish order; none where the log tells none
    std::vector<EmergencyFault> faults;
    template <class S = EmergencyAnswer>
    static constexpr auto described() {
        return describe("EmergencyAnswer", field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("visits", &S::visits, "Besök i urvalet"),
                        field("intervals", &S::intervals, "Tiderna och deras mål"), field("all", &S::all, "Alla besök"),
                        field("hours", &S::hours, "Efter ankomstens timme"),
                        field("weekdays", &S::weekdays, "Efter ankomstens veckodag"),
                        field("priorities", &S::priorities, "Efter prioritet"),
                        field("faults", &S::faults, "Stämplar som saknas eller inte kan stämma"));
    }
};
Result<EmergencyAnswer> get_process_emergency(Context& context, const CasesWish& wish);

}  // namespace ledstang
