// The figures of a process that can be ordinary measures: what each of them counts, and what the log says of each
// patient. Inside the module.
#pragma once

#include <string_view>

#include "operations/context.h"
#include "process_models/petri_net.h"
#include "processes/stretches.h"

namespace ledstang {

enum class FigureForm {
    share,     // percent of the patients for whom something holds
    quantile,  // the time that so many of them needed at most
    count,     // how many
    stock      // how many there are when the period ends
};

struct FigureKind {
    std::string_view id;
    FigureForm form = FigureForm::share;
    int percent = 0;         // of a quantile
    bool of_target = false;  // between the milestones of one; otherwise of patients' whole ways
    std::string_view slug;   // what the measure's id ends with
};

struct MeasuredFigure {
    const FigureKind* kind = nullptr;
    std::string target;                // "" of the process as a whole
    std::optional<Counting> counting;  // of a target
    std::string time_unit;             // of a quantile, as a target's limit_unit; "" until it is chosen
    // Which ways the process permits, of each version of the drawing that has begun: asked for by `fit` alone.
    struct Decided {
        const ProcessModelRow* model = nullptr;
        PetriNet net;
    };
    std::vector<Decided> decided;
};
// Points into `parts`. Refuses with process.figure_unknown, process.target_unknown, process.measure_model where the
// figure asks for a drawing and none has begun, and as the drawing's net is refused.
Result<MeasuredFigure> measured_figure(Context& context, const StoredProcess& process, const ProcessParts& parts,
                                       const std::string& target, const std::string& figure);

// What one patient's way adds, and to which month (since the year 0, by Sweden's clocks).
struct Observation {
    static constexpr int none = -1;
    int month = none;  // that a stretch or a way ended in; of counts and stocks that it began in
    // share: 1 or 0; quantile: the length, in microseconds or calendar days; count: 1; stock: the month of its end
    std::int64_t value = 0;
};
// By case of the log; cases that are not chosen have none. Refuses as alignments are refused.
Result<std::vector<Observation>> observations_of(const MeasuredFigure& figure, const ChosenCases& cases);

// The unit that times of whole ways are told in, by how long they are: "minutes", "hours" or "days".
std::string unit_of_ways(const std::vector<Observation>& observations);
// Whose word it is ("dagar"), as a target's limit_unit; "" for no unit of time.
std::string unit_called(const std::string& word);

}  // namespace ledstang
