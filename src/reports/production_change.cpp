#include "reports/production_change.h"

namespace ledstang {
namespace {

Result<void> check_count(Decimal count) {
    if (count >= Decimal{} && count == count.rounded(0)) return {};
    return refuse("production.count",
                  "Antalet ska vara ett helt tal som inte är negativt, men är " + count.to_string() + ".");
}

// Integer arithmetic in tenths of a per cent, so that a half is never lost on the way: 1000 · a / b, half away from
// zero.
Result<Decimal> tenths_of_a_percent(Decimal numerator, Decimal denominator) {
    __extension__ using Wide = __int128;
    const Wide doubled = Wide{2000} * numerator.millionths();
    const Wide divisor = Wide{denominator.millionths()};
    const Wide half = doubled < 0 ? -divisor : divisor;
    const Wide tenths = (doubled + half) / (2 * divisor);
    const Wide most = Decimal::limit / (Decimal::per_one / 10);
    if (tenths > most || tenths < -most)
        return refuse("production.too_large", "Förändringen är för stor för att skrivas i procent.");
    return Decimal::from_millionths(static_cast<std::int64_t>(tenths) * (Decimal::per_one / 10));
}

}  // namespace

Result<Decimal> change_in_percent(Decimal count, Decimal comparison) {
    for (const auto figure : {count, comparison}) {
        if (auto right = check_count(figure); !right) return refuse(right.error());
    }
    if (comparison == Decimal{})
        return refuse("production.no_comparison",
                      "Jämförelseperiodens antal är 0; ingen förändring kan räknas i procent.");
    return tenths_of_a_percent(count - comparison, comparison);
}

Result<Decimal> share_in_percent(Decimal part, Decimal whole) {
    for (const auto figure : {part, whole}) {
        if (auto right = check_count(figure); !right) return refuse(right.error());
    }
    if (whole == Decimal{}) return refuse("production.no_whole", "Totalen är 0; ingen andel kan räknas.");
    if (part > whole) return refuse("production.part", "Delen är större än totalen.");
    return tenths_of_a_percent(part, whole);
}

}  // namespace ledstang
