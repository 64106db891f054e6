// One patient's way for the patient, by a secret link that whoever works in the process gives. Only a hash of the link
// is kept. Inside the module.
#pragma once

#include "processes/patient_page.h"

namespace ledstang {

struct ShareWay {
    std::string process, case_name;
    Date until{};
    template <class S = ShareWay>
    static constexpr auto described() {
        return describe("ShareWay", field("process", &S::process, "Processens id"),
                        field("case_name", &S::case_name, "Förloppets id"),
                        field("until", &S::until, "Länken gäller till och med"));
    }
};
struct SharedWay {
    std::string token;  // told once, kept only as a hash
    template <class S = SharedWay>
    static constexpr auto described() {
        return describe("SharedWay", field("token", &S::token, "Hemlig nyckel till sidan; visas bara nu"));
    }
};
// Refuses with process.case_unknown, process.way_until and permission.process_patients.
Result<SharedWay> share_patient_way(Context& context, const ShareWay& wish);

struct PublicWayWish {
    std::string token;
    template <class S = PublicWayWish>
    static constexpr auto described() {
        return describe("PublicWayWish", field("token", &S::token, "Nyckeln ur länken"));
    }
};
struct PublicWayStep {
    std::string name;
    std::optional<Date> day;  // when it was reached; absent: not yet
    template <class S = PublicWayStep>
    static constexpr auto described() {
        return describe("PublicWayStep", field("name", &S::name, "Milstolpe"),
                        field("day", &S::day, "Dag; tom: inte än"));
    }
};
struct PublicWay {
    PublicProcess process;
    std::vector<PublicWayStep> steps;
    template <class S = PublicWay>
    static constexpr auto described() {
        return describe("PublicWay", field("process", &S::process, "Processen"), field("steps", &S::steps, "Din väg"));
    }
};
// Refuses with process.way_unknown a token that is none, or whose last day has passed.
Result<PublicWay> get_public_way(Context& context, const PublicWayWish& wish);

}  // namespace ledstang
