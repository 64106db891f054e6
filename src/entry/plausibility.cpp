#include "entry/plausibility.h"

#include <fmt/format.h>

#include "base/swedish_number.h"

namespace ledstang {
namespace {

Decimal size_of(Decimal value) {
    return value < Decimal() ? -value : value;
}

class Doubting {
 public:
    Doubting(const EntrySettings& settings, const Measure& measure, const Outcome& outcome,
             const std::optional<EarlierFigure>& earlier)
        : settings_(settings),
          measure_(measure),
          outcome_(outcome),
          earlier_(earlier),
          value_(*outcome.value),
          kind_(unit_kind(measure.unit)) {}

    std::vector<Doubt> run() {
        if (settings_.percent_within_100) range();
        if (kind_ == UnitKind::count && value_ < Decimal())
            add("entry.negative", "value", fmt::format("{} är ett negativt antal.", shown(value_)));
        if (settings_.numerator_within_denominator) numerator();
        if (kind_ != UnitKind::share || share_of(outcome_.numerator, outcome_.denominator) != value_) {
            if (settings_.decimals_of_measure) decimals();
            disagreement();
        }
        if (earlier_) compared();
        return std::move(doubts_);
    }

 private:
    void add(std::string code, std::string field, std::string message) {
        doubts_.push_back({std::move(code), std::move(field), std::move(message)});
    }
    std::string shown(Decimal value) const {
        return value_in_words(value, std::max(measure_.decimals, decimals_of(value.rounded(3))), measure_.unit);
    }

    void range() {
        if (kind_ != UnitKind::share || (value_ >= Decimal() && value_ <= Decimal::from_whole(100))) return;
        add("entry.percent_range", "value", fmt::format("{} ligger utanför 0 till 100 procent.", shown(value_)));
    }
    void numerator() {
        const auto& [part, whole] = std::tie(outcome_.numerator, outcome_.denominator);
        if (!part || !whole || *part <= *whole) return;
        add("entry.numerator_above", "numerator",
            fmt::format("Täljaren {} är större än nämnaren {}. Har de bytt plats?", format_number(*part),
                        format_number(*whole)));
    }
    void decimals() {
        const int written = decimals_of(value_);
        if (written <= measure_.decimals) return;
        const auto counted = [](int decimals) {
            return decimals == 0   ? std::string("utan decimaler")
                   : decimals == 1 ? std::string("med 1 decimal")
                                   : fmt::format("med {} decimaler", decimals);
        };
        add("entry.decimals", "value",
            fmt::format("{} är skrivet {}, men måttet redovisas {}.", format_number(value_), counted(written),
                        counted(measure_.decimals)));
    }
    void disagreement() {
        const auto computed = share_of(outcome_.numerator, outcome_.denominator);
        if (kind_ != UnitKind::share || !computed) return;
        if (computed->rounded(measure_.decimals) == value_.rounded(measure_.decimals)) return;
        add("entry.parts_disagree", "value",
            fmt::format("Täljare och nämnare ger {}, men värdet är {}.", shown(*computed), shown(value_)));
    }
    void compared() {
        const Decimal before = earlier_->value;
        const std::string against =
            fmt::format("{} nu, {} {}", shown(value_), shown(before), earlier_->period.swedish());
        if (settings_.sign_change && kind_ == UnitKind::money && value_ != Decimal() && before != Decimal() &&
            (value_ < Decimal()) != (before < Decimal())) {
            add("entry.sign_change", "value", fmt::format("Beloppet har bytt tecken: {}.", against));
            return;
        }
        if (settings_.times_previous <= Decimal() || before == Decimal() || value_ == before) return;
        const auto high = multiply(size_of(before), settings_.times_previous);
        const auto raised = multiply(size_of(value_), settings_.times_previous);
        if (high && size_of(value_) >= *high) {
            const auto times = divide(size_of(value_), size_of(before));
            add("entry.ratio", "value",
                fmt::format("{} gånger så mycket som föregående period ({}). Stämmer decimaltecknet?",
                            times ? format_number(times->rounded(0), 0) : "Många", against));
        } else if (raised && *raised <= size_of(before)) {
            add("entry.ratio", "value",
                fmt::format("En {} eller mindre av föregående period ({}). Stämmer decimaltecknet?", part_in_words(),
                            against));
        }
    }
    std::string part_in_words() const {
        return settings_.times_previous == Decimal::from_whole(10)
                   ? "tiondel"
                   : fmt::format("{}:e del", format_number(settings_.times_previous));
    }

    const EntrySettings& settings_;
    const Measure& measure_;
    const Outcome& outcome_;
    const std::optional<EarlierFigure>& earlier_;
    Decimal value_;
    UnitKind kind_;
    std::vector<Doubt> doubts_;
};

}  // namespace

std::optional<Decimal> share_of(const std::optional<Decimal>& numerator, const std::optional<Decimal>& denominator) {
    if (!numerator || !denominator) return std::nullopt;
    const auto hundredfold = multiply(*numerator, Decimal::from_whole(100));
    return hundredfold ? divide(*hundredfold, *denominator) : std::nullopt;
}

std::vector<Doubt> doubts_about(const EntrySettings& settings, const Measure& measure, const Outcome& outcome,
                                const std::optional<EarlierFigure>& earlier) {
    if (!outcome.value) return {};
    return Doubting(settings, measure, outcome, earlier).run();
}

}  // namespace ledstang
