// Which control chart a measure's series asks for, and its points as that chart wants them. Inside the measures module.
#pragma once

#include <map>

#include "measures/measure.h"
#include "spc/spc.h"

namespace ledstang {

// One period's figure; NaN where there is none.
struct ChartFigure {
    double value = no_value;
    double numerator = no_value;
    double denominator = no_value;
    bool doubtful = false;  // drawn, but out of centre, limits and runs
};
using ChartFigures = std::map<Period, ChartFigure>;
ChartFigure chart_figure(const std::optional<Decimal>& value, const std::optional<Decimal>& numerator,
                         const std::optional<Decimal>& denominator, bool doubtful);

// What decides the chart.
struct ChartKindWish {
    std::string unit;  // the measure's
    int decimals = 0;  // that its values are recorded with
    std::optional<Counted> counted;
    bool by_parts = false;              // false: XmR unless the region has asked for another
    std::optional<ControlChart> asked;  // by the region, for this measure
};

struct ChosenChart {
    ControlChart chart = ControlChart::xmr;
    double multiply = 1;  // numerator / denominator × this is the value: 100 for per cent
    std::string instead;  // Swedish: why it is not the one that was asked for; empty where it is
    bool by_parts() const;
    SpcPoint point(const ChartFigure& figure) const;
};

// A chart of parts wants them at every value, with a value that follows from them as it is printed:
//   p′ for shares and u′ for rates where they count persons or events; their limits follow the denominators, and unlike
//   p and u they hold where figures vary more than chance alone lets them.
// Hours and money are not drawn by lot. Everything else is XmR.
ChosenChart choose_chart(const ChartFigures& figures, const ChartKindWish& wish);

// "xmr", "pp" …, as ledstang spc has them.
std::optional<ControlChart> chart_named(std::string_view name);
std::string_view name_of_chart(ControlChart chart);

}  // namespace ledstang
