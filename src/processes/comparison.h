// Two groups of patients side by side on the same stretches. Inside the module.
#pragma once

#include "processes/selections.h"

namespace ledstang {

struct ComparisonWish {
    std::string process;
    std::string unit;
    std::string a, b;
    template <class S = ComparisonWish>
    static constexpr auto described() {
        return describe("ProcessComparisonWish", field("process", &S::process, "Processens id"),
                        optional_field("unit", &S::unit, "Bara de som varit vid enheten"),
                        field("a", &S::a, "Den ena gruppen: urval som JSON (ProcessFilter), women eller men"),
                        field("b", &S::b, "Den andra gruppen, på samma sätt"));
    }
};

struct ComparedRow {
    std::string name;       // of the target, or "Hela vägen"
    std::string unit_name;  // "dagar": what the medians and the difference are counted in
    std::int64_t a_reached = 0, b_reached = 0;
    bool withheld = false;
    std::optional<double> a_median, b_median;
    std::optional<double> a_share, b_share;          // within the limit, percent of those who reached
    std::optional<double> difference, lower, upper;  // of the medians, b less a, with 95 % interval
    std::string words;
    template <class S = ComparedRow>
    static constexpr auto described() {
        return describe(
            "ProcessComparedRow", field("name", &S::name, "Sträcka"), field("unit_name", &S::unit_name, "Tidens enhet"),
            field("a_reached", &S::a_reached, "Patienter i den ena som nått fram"),
            field("b_reached", &S::b_reached, "Patienter i den andra"),
            field("withheld", &S::withheld, "För få för att visas"),
            field("a_median", &S::a_median, "Mediantid i den ena"),
            field("b_median", &S::b_median, "Mediantid i den andra"),
            field("a_share", &S::a_share, "Inom gränsen i den ena, procent"),
            field("b_share", &S::b_share, "Inom gränsen i den andra, procent"),
            field("difference", &S::difference, "Skillnad i median, den andra minus den ena"),
            field("lower", &S::lower, "Intervallets nedre gräns, 95 %"),
            field("upper", &S::upper, "Intervallets övre gräns, 95 %"), field("words", &S::words, "Skillnaden i ord"));
    }
};
struct ProcessComparison {
    std::int64_t a_cases = 0, b_cases = 0;
    bool withheld = false;
    int fewest_shown = 0;
    std::vector<ComparedRow> rows;
    template <class S = ProcessComparison>
    static constexpr auto described() {
        return describe("ProcessComparison", field("a_cases", &S::a_cases, "Patienter i den ena"),
                        field("b_cases", &S::b_cases, "Patienter i den andra"),
                        field("withheld", &S::withheld, "För få för att visas"),
                        field("fewest_shown", &S::fewest_shown, "Färre än så visas inte"),
                        field("rows", &S::rows, "Sträckor"));
    }
};
// One of the groups: `wish` as ComparisonWish has it. Refuses with process.no_sex where women or men are asked for and
// the log tells no sex, and as process filters are refused.
Result<ChosenCases> compared_group(const ChosenCases& all, const std::string& wish);
// The answer about the two groups, filled in by `compare(a, b, answer)`, or that either is too few. Refuses as
// use_cases and compared_group.
template <class Answer, class Compare>
Result<Answer> answer_about_groups(Context& context, const ComparisonWish& wish, const Compare& compare) {
    Answer answer;
    const auto used = use_cases(context, {wish.process, wish.unit, ""}, [&](const ChosenCases& all) -> Result<void> {
        const auto a = compared_group(all, wish.a);
        if (!a) return refuse(a.error());
        const auto b = compared_group(all, wish.b);
        if (!b) return refuse(b.error());
        answer.fewest_shown = all.fewest();
        answer.withheld = a->too_few() || b->too_few();
        if (!answer.withheld) compare(*a, *b, answer);
        return {};
    });
    if (!used) return refuse(used.error());
    return answer;
}

// Refuses as answer_about_groups.
Result<ProcessComparison> compare_process(Context& context, const ComparisonWish& wish);

}  // namespace ledstang
