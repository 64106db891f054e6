// What patients are shown: the decided process in plain words with the usual times. Nobody need log in. Inside the
// module.
#pragma once

#include "operations/context.h"
#include "processes/process.h"

namespace ledstang {

struct PutPatientPage {
    std::string process;
    std::string text;
    bool published = false;
    int version = 0;
    template <class S = PutPatientPage>
    static constexpr auto described() {
        return describe("PutPatientPage", field("process", &S::process, "Processens id"),
                        field("text", &S::text, "Vad processen innebär, i klarspråk"),
                        optional_field("published", &S::published, "Om alla får läsa sidan"),
                        optional_field("version", &S::version, "Versionen som ändras; 0 för den första"));
    }
};

struct PublicStretch {
    std::string name, from, to;
    std::string limit;                 // "28 dagar"; "" where it differs between treatments
    std::optional<double> half, most;  // half and eight of ten had waited at most so long
    std::string unit_name;
    std::string words;
    template <class S = PublicStretch>
    static constexpr auto described() {
        return describe("PublicProcessStretch", field("name", &S::name, "Namn"), field("from", &S::from, "Från"),
                        field("to", &S::to, "Till"), field("limit", &S::limit, "Så länge ska det högst ta"),
                        field("half", &S::half, "Hälften väntade högst så länge"),
                        field("most", &S::most, "Åtta av tio väntade högst så länge"),
                        field("unit_name", &S::unit_name, "Tidens enhet"), field("words", &S::words, "I ord"));
    }
};
struct PublicProcess {
    std::string id, name, text;
    std::vector<std::string> steps;  // the milestones, in the drawing's order
    std::vector<PublicStretch> stretches;
    std::string last_day;  // of the figures
    bool published = false;
    int version = 0;
    template <class S = PublicProcess>
    static constexpr auto described() {
        return describe("PublicProcess", field("id", &S::id, "Id"), field("name", &S::name, "Namn"),
                        field("text", &S::text, "Vad processen innebär"), field("steps", &S::steps, "Milstolpar"),
                        field("stretches", &S::stretches, "Hur lång tid det brukar ta"),
                        field("last_day", &S::last_day, "Uppgifterna går till och med"),
                        field("published", &S::published, "Om alla får läsa sidan"),
                        field("version", &S::version, "Sidans version"));
    }
};
// Refuses with permission.process and store.version_conflict.
Result<PublicProcess> put_patient_page(Context& context, const PutPatientPage& wish);
// As those who lead the process see it before it is published. Refuses with process.unknown.
Result<PublicProcess> get_patient_page(Context& context, const ProcessWish& wish);
// Refuses with process.not_public, whether there is no such process or its page is not published.
Result<PublicProcess> get_public_process(Context& context, const ProcessWish& wish);

}  // namespace ledstang
