// What differs between two versions of a report, in words. Inside the rounds module.
#pragma once

#include "rounds/signed_report.h"

namespace ledstang {

struct ReportDifference {
    std::string where;   // "Perspektiv: Ekonomi › Mått: Sjukfrånvaro › Utfall: Kvinnor › Svensk form"
    std::string before;  // empty: was not there
    std::string after;   // empty: is gone
    template <class D = ReportDifference>
    static constexpr auto described() {
        return describe("ReportDifference", field("where", &D::where, "Var"), field("before", &D::before, "Före"),
                        field("after", &D::after, "Efter"));
    }
};
struct SignedDifference {
    int before = 0;  // versions; 0: the report as it is now
    int after = 0;
    std::vector<ReportDifference> differences;  // in the report's order
    template <class S = SignedDifference>
    static constexpr auto described() {
        return describe("SignedDifference", field("before", &S::before, "Version före; 0 när det inte finns någon"),
                        field("after", &S::after, "Version efter; 0 är rapporten som den är nu"),
                        field("differences", &S::differences, "Skillnader"));
    }
};

// Values, judgements and texts; what follows from them (charts, exact figures behind the printed ones) is left out.
std::vector<ReportDifference> differences_between(const Report& before, const Report& after);

struct SignedVersionWish {
    std::string unit;
    Period period = empty_value<Period>();
    int version = 0;
    template <class S = SignedVersionWish>
    static constexpr auto described() {
        return describe("SignedVersionWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        field("version", &S::version, "Version; 0: dagens rapport mot den senast undertecknade"));
    }
};
Result<SignedDifference> get_signed_difference(Context& context, const SignedVersionWish& wish);

}  // namespace ledstang
