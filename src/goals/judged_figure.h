// Which figure of a measure is judged where a person has entered one and the source data give another: config/
// judgement.toml. Inside the goals module.
#pragma once

#include "measures/measures.h"

namespace ledstang {

// printed: what a person has entered or read in. computed: what the source data give, where they give anything.
enum class JudgedFigure { printed, computed };
constexpr auto names_of(JudgedFigure) {
    return std::array{Named{JudgedFigure::printed, "printed"}, Named{JudgedFigure::computed, "computed"}};
}

struct JudgementSettings {
    JudgedFigure judged = JudgedFigure::printed;
    std::map<std::string, JudgedFigure> measures;  // those for which it is otherwise
    JudgedFigure of(const std::string& measure) const;
    template <class S = JudgementSettings>
    static constexpr auto described() {
        return describe("JudgementSettings", optional_field("judged", &S::judged, "printed eller computed"),
                        field("measures", &S::measures, "Mått som det är på annat sätt för"));
    }
};

// Printed for all where there is no such file.
Result<JudgementSettings> read_judgement_settings(const Configuration& configuration);

// The series of the figure that stands beside the one that is judged.
inline constexpr const char* series_of_printed = "printed";
inline constexpr const char* series_of_computed = "computed";

// The outcomes as they are to be judged: with `computed` a measure's computed figure stands in the series main, and the
// one that it took the place of in the series printed. Where nothing was computed main stays as it is.
void put_judged_first(std::vector<Outcome>& outcomes, const JudgementSettings& settings);

}  // namespace ledstang
