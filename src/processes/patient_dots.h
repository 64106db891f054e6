// Every event of every patient as a dot, for those who read single patients: what the eye finds that no figure asks
// for, such as a week when nothing happened or patients who are fetched in batches. Inside the module.
#pragma once

#include "operations/context.h"

namespace ledstang {

struct PatientDotsWish {
    std::string process, unit, filter, reason;
    template <class S = PatientDotsWish>
    static constexpr auto described() {
        return describe("PatientDotsWish", field("process", &S::process, "Processens id"),
                        optional_field("unit", &S::unit, "Bara de som varit vid enheten"),
                        optional_field("filter", &S::filter, "Urval som JSON (ProcessFilter)"),
                        field("reason", &S::reason, "Varför patienterna läses"));
    }
};
struct PatientDot {
    std::int64_t row = 0;       // in PatientDots::cases, from 0
    std::int64_t activity = 0;  // in PatientDots::activities, from 0
    std::int64_t at = 0;        // seconds since 1970, UTC
    template <class S = PatientDot>
    static constexpr auto described() {
        return describe("PatientDot", field("row", &S::row, "Förloppets plats i cases, från 0"),
                        field("activity", &S::activity, "Händelsens plats i activities, från 0"),
                        field("at", &S::at, "Sekunder sedan 1970, UTC"));
    }
};
struct PatientDots {
    std::vector<std::string> activities;  // those that occur, commonest first
    std::vector<std::string> cases;       // by their first event
    std::vector<PatientDot> dots;         // case by case
    std::int64_t chosen = 0;              // patients of the choice, of whom these are a sample when fewer
    template <class S = PatientDots>
    static constexpr auto described() {
        return describe("PatientDots", field("activities", &S::activities, "Händelser, vanligast först"),
                        field("cases", &S::cases, "Förloppens id, pseudonyma, i den ordning de börjar"),
                        field("dots", &S::dots, "Punkter, förlopp för förlopp"),
                        field("chosen", &S::chosen, "Patienter i urvalet; cases är jämnt spridda bland dem"));
    }
};
// At most 500 patients and 20 000 dots. Refuses as use_cases and require_patient_reader; the reading is logged.
Result<PatientDots> list_patient_dots(Context& context, const PatientDotsWish& wish);

}  // namespace ledstang
