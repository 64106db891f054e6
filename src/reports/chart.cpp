#include "reports/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/markup.h"
#include "reports/program.h"

namespace ledstang {
namespace {

constexpr double width = 480;
constexpr double top = 24;
constexpr double bottom = 140;  // of the plot; the names of the periods stand below
constexpr double height = 182;
constexpr double margin = 16;

struct Bar {
    double x, y, width, height;
    bool negative;
    const ChartValue* value;
};

struct Layout {
    std::vector<Bar> bars;
    std::vector<std::pair<double, std::string>> periods;  // middle of the group, and name
    double zero = bottom;
};

Layout lay_out(const std::vector<ChartValue>& values) {
    double highest = 0;
    double lowest = 0;
    std::vector<std::string> periods;
    std::size_t slots = 0;
    for (const auto& value : values) {
        highest = std::max(highest, value.value.to_double());
        lowest = std::min(lowest, value.value.to_double());
        if (periods.empty() || periods.back() != value.period) periods.push_back(value.period);
        ++slots;
    }
    const double span = highest - lowest > 0 ? highest - lowest : 1;
    const double scale = (bottom - top - (lowest < 0 ? 20 : 0)) / span;
    Layout layout;
    layout.zero = top + highest * scale;
    // A gap of one bar between the groups.
    const double unit = (width - 2 * margin) / static_cast<double>(slots + periods.size() - 1);
    const double bar = std::min(unit, 72.0);
    const double used = bar * static_cast<double>(slots + periods.size() - 1);
    double x = (width - used) / 2;
    std::size_t index = 0;
    for (const auto& period : periods) {
        const double begin = x;
        for (; index < values.size() && values[index].period == period; ++index) {
            const double figure = values[index].value.to_double();
            const double y = layout.zero - std::max(figure, 0.0) * scale;
            layout.bars.push_back({x + 3, y, bar - 6, std::abs(figure) * scale, figure < 0, &values[index]});
            x += bar;
        }
        layout.periods.emplace_back((begin + x) / 2, period);
        x += bar;
    }
    return layout;
}

std::string bar_svg(const Bar& bar, const std::string& id) {
    const double middle = bar.x + bar.width / 2;
    const double figure_y = bar.negative ? bar.y + bar.height + 13 : bar.y - 5;
    const std::string fill = bar.value->sex == "K" ? "#1b5e8c" : fmt::format("url(#{}-{})", id, bar.value->sex);
    return fmt::format(
        "<rect class=\"bar bar-{0}\" x=\"{1:.1f}\" y=\"{2:.1f}\" width=\"{3:.1f}\" height=\"{4:.1f}\" "
        "fill=\"{5}\" stroke=\"#1f2a37\" stroke-width=\"1\"/>"
        "<text x=\"{6:.1f}\" y=\"{7:.1f}\" text-anchor=\"middle\" font-size=\"13\" font-weight=\"bold\">{8}</text>"
        "<text x=\"{6:.1f}\" y=\"{9:.1f}\" text-anchor=\"middle\" font-size=\"11\">{10}</text>",
        bar.value->sex, bar.x, bar.y, bar.width, std::max(bar.height, 0.5), fill, middle, figure_y,
        html_escaped(bar.value->printed), bottom + 16, html_escaped(bar.value->sex_name));
}

// Solid for K, hatched for M, dotted for T.
std::string patterns(const std::string& id) {
    return fmt::format(
        "<defs>"
        "<pattern id=\"{0}-M\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
        "<rect width=\"8\" height=\"8\" fill=\"#f4ead2\"/><path d=\"M0 8L8 0M-2 2L2 -2M6 10L10 6\" stroke=\"#8a5a00\" "
        "stroke-width=\"1.6\"/></pattern>"
        "<pattern id=\"{0}-T\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
        "<rect width=\"8\" height=\"8\" fill=\"#e3e7ec\"/><circle cx=\"4\" cy=\"4\" r=\"1.4\" "
        "fill=\"#47525f\"/></pattern>"
        "</defs>",
        id);
}

}  // namespace

std::string chart_in_words(const ReportMeasure& measure) {
    std::string words;
    std::string period;
    for (const auto& value : measure.chart) {
        if (value.period != period) {
            words += (words.empty() ? "" : ". ") + value.period + ": ";
            period = value.period;
        } else {
            words += ", ";
        }
        words += value.sex_name + " " + value.printed;
    }
    return words.empty() ? words : words + ".";
}

std::string chart_file(const ReportMeasure& measure) {
    return "diagram-" + std::to_string(measure.number);
}

void write_charts(const Report& report, const std::filesystem::path& folder) {
    for (const auto& perspective : report.perspectives) {
        for (const auto& measure : perspective.measures) {
            if (!measure.chart.empty())
                write_file(folder / (chart_file(measure) + ".svg"), chart_svg(measure, "diagram"));
        }
    }
}

std::string chart_svg(const ReportMeasure& measure, const std::string& id) {
    const auto layout = lay_out(measure.chart);
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"{0}-title {0}-desc\" "
        "viewBox=\"0 0 {1} {2}\" width=\"{1}\" height=\"{2}\" font-family=\"Carlito, Calibri, sans-serif\" "
        "fill=\"#1f2a37\"><title id=\"{0}-title\">{3}</title><desc id=\"{0}-desc\">{4}</desc>{5}",
        id, width, height, html_escaped(measure.name), html_escaped(chart_in_words(measure)), patterns(id));
    for (const auto& bar : layout.bars) svg += bar_svg(bar, id);
    svg += fmt::format("<path d=\"M{0} {2:.1f}H{1}\" stroke=\"#1f2a37\" stroke-width=\"1\"/>", margin, width - margin,
                       layout.zero);
    for (const auto& [middle, name] : layout.periods) {
        svg += fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\" font-size=\"13\">{}</text>", middle,
                           bottom + 36, html_escaped(name));
    }
    return svg + "</svg>";
}

}  // namespace ledstang
