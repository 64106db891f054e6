// What holds for every judgement, tried on made-up figures from a fixed seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "goals/judgement_cases.h"

namespace ledstang {

using namespace judgement_cases;  // NOLINT(google-build-using-namespace): the words of these tests

namespace {

constexpr int attempts = 5'000;

class MadeUp {
 public:
    explicit MadeUp(unsigned seed) : random_(seed) {}

    int whole(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
    bool sometimes() { return whole(0, 3) == 0; }
    template <class T>
    T one_of(std::initializer_list<T> choices) {
        return *(choices.begin() + whole(0, static_cast<int>(choices.size()) - 1));
    }
    Decimal value() {
        if (sometimes()) {
            return Decimal::from_whole(whole(0, 40));
        }
        return one_of({Decimal::from_millionths(whole(-2'000'000'000, 2'000'000'000)), Decimal(),
                       Decimal::from_whole(whole(-5, 100)), Decimal::from_millionths(Decimal::limit),
                       Decimal::from_millionths(-Decimal::limit), Decimal::from_millionths(whole(-3, 3))});
    }
    std::optional<Decimal> maybe_value() { return sometimes() ? std::nullopt : std::optional(value()); }
    Period period() {
        return period_of(one_of<const char*>({"2020", "2021", "2022", "2021-T1", "2022-T1", "2022-T3", "2021-Q1",
                                              "2022-Q1", "2022-12", "2020-W53", "2022-VT", "1900-T3"}));
    }
    std::vector<QualityFlag> flags() {
        std::vector<QualityFlag> chosen;
        for (const QualityFlag flag :
             {QualityFlag::not_quality_assured, QualityFlag::under_reported, QualityFlag::approximate}) {
            if (sometimes()) {
                chosen.push_back(flag);
            }
        }
        return chosen;
    }
    std::map<std::string, Decimal> by_sex() {
        std::map<std::string, Decimal> values;
        for (const char* sex : {"K", "M", "T", "X"}) {
            if (sometimes()) {
                values[sex] = value();
            }
        }
        return values;
    }
    std::optional<ComparisonFigure> figure_before() {
        if (sometimes()) {
            return std::nullopt;
        }
        return ComparisonFigure{period(), value(), maybe_value(), maybe_value(), flags()};
    }
    TargetOperator rule() { return names_of(TargetOperator{})[static_cast<std::size_t>(whole(0, 9))].value; }

    Case row() {
        Case made;
        made.measure.name = one_of<const char*>({"Mått", "Inom budget", ""});
        made.measure.unit = one_of<const char*>({"%", "antal", "st", "mnkr", "dagar", ""});
        made.measure.decimals = whole(-3, 9);
        made.measure.direction = one_of({BetterDirection::higher_is_better, BetterDirection::lower_is_better});
        made.measure.kind = one_of({MeasureKind::steering, MeasureKind::control});
        made.target.text = one_of<const char*>({"Minska", "", "”å”\n"});
        made.target.rule = rule();
        made.target.value = maybe_value();
        made.target.upper = made.target.rule == TargetOperator::between ? maybe_value() : std::nullopt;
        made.target.unit = one_of<const char*>({"", "%", "antal"});
        made.target.per_sex = sometimes() ? by_sex() : std::map<std::string, Decimal>{};
        if (sometimes()) {
            made.target.by = period();
        }
        if (!sometimes()) {
            made.target.comparison =
                Comparison{.kind = names_of(ComparisonKind{})[static_cast<std::size_t>(whole(0, 3))].value,
                           .period = sometimes() ? std::nullopt : std::optional(period()),
                           .value = by_sex(),
                           .stated = sometimes()};
        }
        made.sex = one_of({Sex::K, Sex::M, Sex::T});
        made.period = period();
        made.outcome.value = maybe_value();
        made.outcome.numerator = maybe_value();
        made.outcome.denominator = maybe_value();
        made.outcome.unit = sometimes() ? "" : made.measure.unit;
        made.outcome.flags = sometimes() ? flags() : std::vector<QualityFlag>{};
        made.outcome.missing_reason = one_of<const char*>({"", "Data saknas", "Källan är stängd."});
        made.comparison = figure_before();
        made.baseline = figure_before();
        return made;
    }

 private:
    std::mt19937 random_;
};

}  // namespace

TEST(JudgementPropertyTest, EveryInputHasAnAnswerInWords) {
    MadeUp made(1);
    std::map<Attainment, int> seen;
    std::map<Development, int> developments;
    for (int i = 0; i < attempts; ++i) {
        const Case row = made.row();
        Judgement judgement;
        ASSERT_NO_THROW(judgement = row.judged());
        ASSERT_TRUE(judgement.attainment_reason.ends_with('.')) << judgement.attainment_reason;
        ASSERT_TRUE(judgement.development_reason.ends_with('.')) << judgement.development_reason;
        ASSERT_EQ(row.outcome.value.has_value(), judgement.attainment != Attainment::no_data);
        ASSERT_TRUE(row.outcome.value || (!judgement.limit && !judgement.gap && !judgement.change));
        ++seen[judgement.attainment];
        ++developments[judgement.development];
    }
    EXPECT_EQ(seen.size(), names_of(Attainment{}).size());
    EXPECT_EQ(developments.size(), names_of(Development{}).size());
}

TEST(JudgementPropertyTest, DoubtfulValuesAreNeverGoodNews) {
    MadeUp made(2);
    int judged_against_a_limit = 0;
    for (int i = 0; i < attempts; ++i) {
        Case row = made.row();
        row.outcome.flags.push_back(made.one_of({QualityFlag::not_quality_assured, QualityFlag::under_reported}));
        const Judgement judgement = row.judged();
        ASSERT_NE(judgement.attainment, Attainment::met) << judgement.attainment_reason;
        ASSERT_NE(judgement.direction, ChangeDirection::better);
        ASSERT_EQ(judgement.development, Development::not_comparable);
        judged_against_a_limit += judgement.limit ? 1 : 0;
    }
    EXPECT_GT(judged_against_a_limit, attempts / 10);
}

// Met, once met, for every higher value; and the other way round for a ceiling.
TEST(JudgementPropertyTest, AttainmentFollowsTheValue) {
    MadeUp made(3);
    int met = 0;
    for (int i = 0; i < attempts; ++i) {
        Case row = made.row();
        row.outcome.flags.clear();
        const bool is_floor = made.sometimes();
        row.target.rule = is_floor ? made.one_of({TargetOperator::at_least, TargetOperator::above})
                                   : made.one_of({TargetOperator::at_most, TargetOperator::below});
        Decimal low = made.value();
        Decimal high = made.value();
        if (high < low) {
            std::swap(low, high);
        }
        row.outcome.value = is_floor ? low : high;
        const bool worse_is_met = row.judged().attainment == Attainment::met;
        row.outcome.value = is_floor ? high : low;
        const bool better_is_met = row.judged().attainment == Attainment::met;
        ASSERT_TRUE(!worse_is_met || better_is_met) << row.judged().attainment_reason;
        met += worse_is_met ? 1 : 0;
    }
    EXPECT_GT(met, attempts / 20);
}

TEST(JudgementPropertyTest, TurningTheDirectionTurnsTheNews) {
    MadeUp made(4);
    int turned = 0;
    for (int i = 0; i < attempts; ++i) {
        Case row = made.row();
        if (row.target.rule == TargetOperator::between) {
            continue;  // an interval is its own direction, see the next property
        }
        row.measure.direction = BetterDirection::higher_is_better;
        const Judgement higher = row.judged();
        row.measure.direction = BetterDirection::lower_is_better;
        const Judgement lower = row.judged();
        const auto opposite = [](ChangeDirection direction) {
            return direction == ChangeDirection::better  ? ChangeDirection::worse
                   : direction == ChangeDirection::worse ? ChangeDirection::better
                                                         : direction;
        };
        const auto opposite_of = [](Development development) {
            return development == Development::improved   ? Development::declined
                   : development == Development::declined ? Development::improved
                                                          : development;
        };
        ASSERT_EQ(lower.direction, opposite(higher.direction));
        ASSERT_EQ(lower.development, opposite_of(higher.development));
        ASSERT_EQ(lower.attainment, higher.attainment);
        ASSERT_EQ(lower.change, higher.change);
        turned += higher.development == Development::improved ? 1 : 0;
    }
    EXPECT_GT(turned, 5);
}

// Reached is in the interval, the gap says how far outside, and nearer is better, whatever the measure's direction is.
TEST(JudgementPropertyTest, AnIntervalIsItsOwnDirection) {
    MadeUp made(6);
    std::map<Attainment, int> seen;
    std::map<ChangeDirection, int> directions;
    for (int i = 0; i < attempts; ++i) {
        Case row = made.row();
        Decimal lower = made.value(), upper = made.value();
        if (upper < lower) {
            std::swap(lower, upper);
        }
        row.target = {};
        row.target.rule = TargetOperator::between;
        row.target.value = lower;
        row.target.upper = upper;
        row.outcome.flags.clear();
        const Judgement judgement = row.judged();
        ++seen[judgement.attainment];
        ++directions[judgement.direction];
        Case turned = row;
        turned.measure.direction = row.measure.direction == BetterDirection::higher_is_better
                                       ? BetterDirection::lower_is_better
                                       : BetterDirection::higher_is_better;
        ASSERT_EQ(turned.judged().direction, judgement.direction);
        ASSERT_EQ(turned.judged().development, judgement.development);
        if (!row.outcome.value) {
            continue;
        }
        const Decimal value = *row.outcome.value;
        ASSERT_EQ(judgement.attainment == Attainment::met, lower <= value && value <= upper)
            << judgement.attainment_reason;
        ASSERT_EQ(*judgement.gap > Decimal(), value < lower || upper < value);
        ASSERT_LE(*judgement.gap, std::max(lower - value, value - upper));
        if (judgement.direction == ChangeDirection::better) {
            ASSERT_FALSE(*judgement.comparison_value >= lower && *judgement.comparison_value <= upper)
                << "nothing is nearer than within";
        }
    }
    EXPECT_GT(seen[Attainment::met], attempts / 20);
    EXPECT_GT(seen[Attainment::not_met], attempts / 20);
    for (const auto& named : names_of(ChangeDirection{})) EXPECT_GT(directions[named.value], 0) << named.name;
}

// What is said of the figures agrees with them.
TEST(JudgementPropertyTest, VerdictsAgreeWithTheFigures) {
    MadeUp made(5);
    for (int i = 0; i < attempts; ++i) {
        const Case row = made.row();
        const Judgement judgement = row.judged();
        if (judgement.change) {
            ASSERT_EQ(*judgement.change, *row.outcome.value - *judgement.comparison_value);
        }
        if (judgement.development == Development::improved) {
            ASSERT_EQ(judgement.direction, ChangeDirection::better);
        }
        if (judgement.development == Development::declined) {
            ASSERT_EQ(judgement.direction, ChangeDirection::worse);
        }
        if (judgement.attainment == Attainment::met) {
            ASSERT_TRUE(judgement.gap && *judgement.gap <= Decimal()) << judgement.attainment_reason;
        }
        if (judgement.attainment == Attainment::not_met) {
            ASSERT_TRUE(judgement.gap && *judgement.gap >= Decimal()) << judgement.attainment_reason;
        }
    }
}

}  // namespace ledstang
