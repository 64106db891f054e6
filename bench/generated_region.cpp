#include "generated_region.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ledstang::bench {
namespace {

constexpr int last_year = 2022;
constexpr int factors = 20;
constexpr std::array perspectives{"samhalle", "medborgare", "verksamhet", "medarbetare", "ekonomi"};
constexpr std::array perspective_names{"Samhälle", "Medborgare", "Verksamhet", "Medarbetare", "Ekonomi"};

// A number that a place alone decides, so that any unit's figures can be made by themselves (SplitMix64).
class Chance {
 public:
    Chance(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0)
        : state_(((seed * 1'000'003 + a) * 1'000'003 + b) * 1'000'003 + c) {}
    // 0 to below.
    std::int64_t below(std::int64_t limit) {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(limit));
    }

 private:
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31U);
    }
    std::uint64_t state_;
};

enum class Kind { share, count, money };

Kind kind_of(int measure) {
    const int turn = measure % 10;
    return turn < 6 ? Kind::share : turn < 9 ? Kind::count : Kind::money;
}

bool by_sex(int measure) {
    return measure % 3 != 0;
}

// The limits and comparisons that a plan has, in turn.
Target target_of(int measure, BetterDirection better, bool sexes) {
    const bool higher = better == BetterDirection::higher_is_better;
    Target target;
    target.unit = kind_of(measure) == Kind::share ? "%" : kind_of(measure) == Kind::count ? "antal" : "mnkr";
    const std::int64_t limit = kind_of(measure) == Kind::share ? 60 : kind_of(measure) == Kind::count ? 90 : 0;
    const auto compared_with_last_year = [&] {
        target.comparison = Comparison{ComparisonKind::same_period_previous_year, std::nullopt, {}, true};
    };
    switch (measure % 7) {
        case 0:
            target.rule = higher ? TargetOperator::increase : TargetOperator::decrease;
            target.text =
                higher ? "Öka jmf med samma period föregående år" : "Minska jmf med samma period föregående år";
            compared_with_last_year();
            break;
        case 1:
            target.rule = higher ? TargetOperator::increase_by_percent : TargetOperator::decrease_by_percent;
            target.value = Decimal::from_whole(5);
            target.text = fmt::format("{} med 5 % jmf med samma period föregående år", higher ? "Öka" : "Minska");
            compared_with_last_year();
            break;
        case 2:
            target.rule = higher ? TargetOperator::above : TargetOperator::below;
            target.value = Decimal::from_whole(limit);
            target.text = fmt::format("{} {}", higher ? "Över" : "Under", limit);
            break;
        case 3:
            target.rule = higher ? TargetOperator::at_least : TargetOperator::at_most;
            target.value = Decimal::from_whole(limit);
            target.by = Period::parse(fmt::format("{}-12", last_year));
            target.text = fmt::format("{} i dec", limit);
            break;
        default:
            target.rule = higher ? TargetOperator::at_least : TargetOperator::at_most;
            if (sexes) {
                target.per_sex = {{"K", Decimal::from_whole(limit)}, {"M", Decimal::from_whole(limit + 2)}};
                target.text = fmt::format("K {} M {}", limit, limit + 2);
            } else {
                target.value = Decimal::from_whole(limit);
                target.text = fmt::format("{}", limit);
            }
    }
    return target;
}

PlanFileMeasure measure_with(int number, bool sexes) {
    PlanFileMeasure measure;
    measure.no = number + 1;
    measure.id = fmt::format("pahittat_matt_{}", number + 1);
    measure.name = fmt::format("Påhittat mått {}", number + 1);
    measure.level = number % 5 == 4 ? "region" : "division";
    measure.success_factor = fmt::format("faktor_{}", number % factors + 1);
    measure.perspective = perspectives.at(static_cast<std::size_t>(number % factors) % perspectives.size());
    const Kind kind = kind_of(number);
    measure.unit = kind == Kind::share ? "%" : kind == Kind::count ? "antal" : "mnkr";
    measure.decimals = kind == Kind::count ? 0 : 1;
    measure.direction = number % 2 == 0 ? BetterDirection::higher_is_better : BetterDirection::lower_is_better;
    measure.sex_split = sexes ? std::vector{Sex::K, Sex::M, Sex::T} : std::vector{Sex::T};
    measure.target = target_of(number, measure.direction, sexes);
    measure.roll_up = kind == Kind::share ? RollUp::weighted : RollUp::sum;
    measure.follow_up = {"DÅ04", "DÅ08", "ÅR"};
    measure.definition = "Påhittat för mätning av prestanda; betyder ingenting.";
    return measure;
}

std::string level_name(const std::string& level, int number) {
    if (level == "region") return "Påhittad region";
    if (level == "division") return fmt::format("Påhittad division {}", number);
    return fmt::format("{} {}", level == "enhet" ? "Påhittad enhet" : "Påhittat verksamhetsområde", number);
}

// One region, twelve divisions, about thirteen areas in each, the rest wards and clinics below the areas; a small
// region keeps the same proportions.
std::vector<PlanFileUnit> units_for(int count) {
    const int divisions = std::clamp(count / 16, 1, 12);
    const int areas = std::max(1, count * 3 / 40);
    std::vector<PlanFileUnit> units{{"pahittad_region", level_name("region", 1), "region", std::nullopt, {}, {}}};
    const auto add = [&](const std::string& level, const char* start, int number, const std::string& parent) {
        units.push_back({fmt::format("{}_{}", start, number), level_name(level, number), level, parent, {}, {}});
    };
    const auto room = [&] { return static_cast<int>(units.size()) < count; };
    for (int i = 1; i <= divisions && room(); ++i) add("division", "division", i, "pahittad_region");
    for (int i = 1; i <= areas && room(); ++i)
        add("verksamhetsomrade", "omrade", i, fmt::format("division_{}", (i - 1) % divisions + 1));
    for (int i = 1; room(); ++i) add("enhet", "enhet", i, fmt::format("omrade_{}", (i - 1) % areas + 1));
    return units;
}

std::vector<Period> tertials(int count) {
    std::vector<Period> periods{*Period::parse(fmt::format("{}-T3", last_year))};
    while (static_cast<int>(periods.size()) < count) periods.push_back(periods.back().previous());
    std::reverse(periods.begin(), periods.end());
    return periods;
}

// A share has its parts, of a population that differs between units; a count and an amount stand alone.
void set_figure(Outcome& outcome, Kind kind, Chance chance) {
    if (kind == Kind::share) {
        const std::int64_t denominator = 20 + chance.below(800);
        const std::int64_t numerator = denominator * (45 + chance.below(30)) / 100;
        outcome.numerator = Decimal::from_whole(numerator);
        outcome.denominator = Decimal::from_whole(denominator);
        outcome.value = divide(Decimal::from_whole(100 * numerator), Decimal::from_whole(denominator))->rounded(1);
    } else if (kind == Kind::count) {
        outcome.value = Decimal::from_whole(60 + chance.below(60));
    } else {
        outcome.value = Decimal::from_millionths((chance.below(400) - 200) * (Decimal::per_one / 10));
    }
    if (chance.below(100) == 0) outcome.flags = {QualityFlag::not_quality_assured};
}

}  // namespace

GeneratedRegion::GeneratedRegion(const RegionSize& size)
    : size_(size), units_(units_for(size.units)), periods_(tertials(size.periods)) {
    for (int number = 0; number < size.measures; ++number) {
        measures_.push_back(measure_with(number, size.by_sex && by_sex(number)));
    }
}

PlanFile GeneratedRegion::empty_plan(const std::string& unit) const {
    PlanFile plan;
    plan.schema = "ledstang/generated/1";
    plan.source.document = "Påhittad plan för mätning av prestanda";
    plan.organisation.region = units_.front().id;
    plan.organisation.unit = unit;
    plan.report_period.id = periods_.back();
    for (std::size_t i = 0; i < perspectives.size(); ++i) {
        PlanFilePerspective perspective;
        perspective.id = perspectives.at(i);
        perspective.order = static_cast<int>(i) + 1;
        perspective.name = perspective_names.at(i);
        perspective.strategic_goals = {
            {fmt::format("mal_{}", i + 1), fmt::format("Påhittat strategiskt mål {}", i + 1)}};
        plan.perspectives.push_back(perspective);
    }
    for (int i = 0; i < factors; ++i) {
        PlanFileFactor factor;
        factor.id = fmt::format("faktor_{}", i + 1);
        factor.name = fmt::format("Påhittad framgångsfaktor {}", i + 1);
        factor.perspective = perspectives.at(static_cast<std::size_t>(i) % perspectives.size());
        plan.success_factors.push_back(factor);
    }
    return plan;
}

std::vector<PlanFile> GeneratedRegion::plans() const {
    const auto add_measures = [&](PlanFile& plan, const std::string& level) {
        for (const auto& measure : measures_) {
            if (measure.level == level) plan.measures.push_back(measure);
        }
    };
    std::vector<PlanFile> plans{empty_plan(units_.front().id)};
    plans.front().organisation.units = units_;
    add_measures(plans.front(), "region");
    for (const auto& unit : units_) {
        if (unit.kind != "division") continue;
        plans.push_back(empty_plan(unit.id));
        plans.back().organisation.units = {units_.front(), unit};
        add_measures(plans.back(), "division");
    }
    return plans;
}

std::vector<Outcome> GeneratedRegion::outcomes_of(std::size_t unit) const {
    std::vector<Outcome> outcomes;
    for (std::size_t period = 0; period < periods_.size(); ++period) {
        for (std::size_t number = 0; number < measures_.size(); ++number) {
            const auto& measure = measures_[number];
            for (const Sex sex : measure.sex_split) {
                Outcome outcome;
                outcome.measure = measure.id;
                outcome.unit_id = units_[unit].id;
                outcome.period = periods_[period];
                outcome.sex = sex;
                set_figure(
                    outcome, kind_of(static_cast<int>(number)),
                    Chance(size_.seed, unit, period * measures_.size() + number, static_cast<std::uint64_t>(sex)));
                outcomes.push_back(std::move(outcome));
            }
        }
    }
    return outcomes;
}

}  // namespace ledstang::bench
