// What a run has found out on its way from definitions to the store's outcomes. Inside the computing module.
#pragma once

#include "computing/computation.h"

namespace ledstang {

// A definition that is to be computed, with what has happened to its rows.
struct MeasureWork {
    const DefinitionFile* file = nullptr;
    Measure measure;
    std::vector<const Definition*> parts;  // of a quotient
    std::vector<BatchSpan> batches;
    Touched touched;

    std::string digest() const {  // of all that decides its figures
        std::string digest = file->definition.digest;
        for (const auto* part : parts) digest += "+" + part->digest;
        return digest;
    }
};

struct FoundFigures {
    const MeasureWork* work = nullptr;
    std::vector<Figure> figures;
    std::vector<Period> empty_months;
};

// A run's outcomes of one measure, and the rows behind each.
struct ReadyOutcomes {
    std::vector<Outcome> outcomes;
    std::vector<std::int64_t> rows;
};

// Makes outcomes of figures, each put where it may be put.
class OutcomeMaker {
 public:
    OutcomeMaker(const Context& context, const ComputeMeasures& wish, const UnitPaths& units)
        : context_(context), wish_(wish), units_(units) {}

    // Counts in `told_of` and tells in `kept` what was left as it is.
    ReadyOutcomes make(Sql& sql, OpenPlaces& open, const FoundFigures& found, ComputedMeasure& told_of,
                       std::vector<KeptPlace>& kept);

 private:
    bool wanted(const std::string& unit, const Period& period) const;
    Outcome outcome_of(const FoundFigures& found, const Figure& figure) const;
    Outcome nothing_left(const FoundFigures& found, const Placing::Place& place) const;

    const Context& context_;
    const ComputeMeasures& wish_;
    const UnitPaths& units_;
};

// Writes them, and by which run and out of which deliveries each came to be.
void record_run(Transaction& transaction, const Context& context, const ComputeMeasures& wish,
                const std::string& organisation, const MeasureWork& work, const ReadyOutcomes& ready,
                ComputedMeasure& told_of);

}  // namespace ledstang
