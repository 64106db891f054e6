#include "interchange/exported.h"
#include "masking/masking.h"

namespace ledstang {

void mask_export(Export& out, const ParentsIn& parents, const MaskingRule& rule) {
    std::map<std::string, std::vector<ExportedOutcome*>> by_measure;
    for (auto& outcome : out.outcomes) by_measure[outcome.measure].push_back(&outcome);
    for (const auto& [measure, rows] : by_measure) {
        std::vector<MaskedFigure> figures;
        for (const auto* row : rows)
            figures.push_back({row->unit, row->period, row->sex, row->value, row->numerator, row->denominator});
        const auto withheld = withheld_figures(out.measures.at(measure), figures, parents, rule);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!withheld[i]) continue;
            rows[i]->masked = true;
            rows[i]->value.reset();
            rows[i]->numerator.reset();
            rows[i]->denominator.reset();
            rows[i]->flags.clear();
            rows[i]->missing_reason = withheld_reason;
        }
    }
}

}  // namespace ledstang
