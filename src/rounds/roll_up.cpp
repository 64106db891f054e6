#include "rounds/roll_up.h"

#include <algorithm>

namespace ledstang {
namespace {

std::optional<Decimal> plus(const std::optional<Decimal>& sum, Decimal more) {
    const Decimal before = sum.value_or(Decimal{});
    const Decimal after = before + more;  // two within the range never overflow
    if (after.millionths() > Decimal::limit || after.millionths() < -Decimal::limit) return std::nullopt;
    return after;
}

Refusal too_large() {
    return {RefusalKind::invalid,
            "roll_up.too_large",
            "Summan är för stor för att kunna sparas. Kontrollera enheten: ska det vara tusental eller miljoner?",
            {}};
}

}  // namespace

Decimal scale_of(const Measure& measure) {
    return Decimal::from_whole(measure.unit == "%" ? 100 : 1);
}

bool is_usable(RollUp way, const Part& part) {
    if (way == RollUp::sum) return part.value.has_value();
    return way == RollUp::weighted && part.numerator && part.denominator && Decimal{} < *part.denominator;
}

Result<Rolled> roll_up(RollUp way, Decimal scale, std::span<const Part> parts) {
    Rolled rolled;
    bool all_divided = true;  // every part of a sum has its numerator and denominator too
    for (const auto& part : parts) {
        if (!is_usable(way, part)) continue;
        ++rolled.units;
        if (way == RollUp::sum) {
            rolled.value = plus(rolled.value, *part.value);
            if (!rolled.value) return refuse(too_large());
        }
        if (!part.numerator || !part.denominator) {
            all_divided = false;
            continue;
        }
        rolled.numerator = plus(rolled.numerator, *part.numerator);
        rolled.denominator = plus(rolled.denominator, *part.denominator);
        if (!rolled.numerator || !rolled.denominator) return refuse(too_large());
    }
    if (!all_divided) {
        rolled.numerator.reset();
        rolled.denominator.reset();
    }
    if (way == RollUp::weighted && rolled.units > 0) {
        const auto scaled = multiply(*rolled.numerator, scale);
        rolled.value = scaled ? divide(*scaled, *rolled.denominator) : std::nullopt;
        if (!rolled.value) return refuse(too_large());
    }
    return rolled;
}

}  // namespace ledstang
