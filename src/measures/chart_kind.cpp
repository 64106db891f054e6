#include "measures/chart_kind.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ledstang {
namespace {

struct NamedChart {
    std::string_view name;
    ControlChart chart;
};
constexpr std::array charts{NamedChart{"xmr", ControlChart::xmr}, NamedChart{"run", ControlChart::run},
                            NamedChart{"p", ControlChart::p},     NamedChart{"pp", ControlChart::p_prime},
                            NamedChart{"u", ControlChart::u},     NamedChart{"up", ControlChart::u_prime},
                            NamedChart{"c", ControlChart::c},     NamedChart{"g", ControlChart::g},
                            NamedChart{"t", ControlChart::t},     NamedChart{"ip", ControlChart::i_prime}};

bool wants_parts(ControlChart chart) {
    switch (chart) {
        case ControlChart::p:
        case ControlChart::p_prime:
        case ControlChart::u:
        case ControlChart::u_prime:
        case ControlChart::i_prime:
            return true;
        default:
            return false;
    }
}

bool is_share_chart(ControlChart chart) {
    return chart == ControlChart::p || chart == ControlChart::p_prime;
}

bool is_whole(double number) {
    return number >= 0 && number == std::floor(number);
}

// What numerator / denominator is multiplied by to give the value, where one power of ten fits all of them as they are
// printed; otherwise nothing.
std::optional<double> multiplier_of(const ChartFigures& figures, const ChartKindWish& wish) {
    const double rounding = 0.5 * std::pow(10.0, -wish.decimals) * (1 + 1e-9);
    const auto fits = [&](double multiply) {
        return std::ranges::all_of(figures, [&](const auto& entry) {
            const auto& figure = entry.second;
            if (std::isnan(figure.value)) return true;
            return figure.denominator > 0 && is_whole(figure.numerator) &&
                   std::abs(figure.numerator / figure.denominator * multiply - figure.value) <= rounding;
        });
    };
    if (wish.unit == "%") return fits(100) ? std::optional(100.0) : std::nullopt;
    // The largest first: of rates that are all zero, or nearly so, the smaller ones fit by rounding alone.
    for (const double multiply : {1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1e0}) {
        if (fits(multiply)) return multiply;
    }
    return std::nullopt;
}

bool has_any_parts(const ChartFigures& figures) {
    return std::ranges::any_of(figures, [](const auto& entry) {
        return !std::isnan(entry.second.value) && !std::isnan(entry.second.denominator);
    });
}

bool is_part_of_whole(const ChartFigures& figures) {
    return std::ranges::all_of(figures, [](const auto& entry) {
        return std::isnan(entry.second.value) || entry.second.numerator <= entry.second.denominator;
    });
}

// Why a chart of single values cannot have these, empty where it can.
std::string unfit_values(const ChartFigures& figures, ControlChart chart) {
    const auto all = [&](const auto& holds) {
        return std::ranges::all_of(
            figures, [&](const auto& entry) { return std::isnan(entry.second.value) || holds(entry.second.value); });
    };
    if ((chart == ControlChart::c || chart == ControlChart::g) && !all(is_whole))
        return "alla värden är inte antal i heltal";
    if (chart == ControlChart::t && !all([](double value) { return value >= 0; }))
        return "något värde är mindre än noll";
    return {};
}

}  // namespace

ChartFigure chart_figure(const std::optional<Decimal>& value, const std::optional<Decimal>& numerator,
                         const std::optional<Decimal>& denominator, bool doubtful) {
    const auto number = [](const std::optional<Decimal>& figure) { return figure ? figure->to_double() : no_value; };
    return {number(value), number(numerator), number(denominator), doubtful};
}

bool ChosenChart::by_parts() const {
    return wants_parts(chart);
}

SpcPoint ChosenChart::point(const ChartFigure& figure) const {
    if (!by_parts() || std::isnan(figure.value)) return {figure.value, 1};
    return {figure.numerator, figure.denominator};
}

ChosenChart choose_chart(const ChartFigures& figures, const ChartKindWish& wish) {
    const auto multiply = multiplier_of(figures, wish);
    if (wish.asked) {
        const ControlChart asked = *wish.asked;
        if (!wants_parts(asked)) {
            auto unfit = unfit_values(figures, asked);
            return unfit.empty() ? ChosenChart{asked, 1, {}} : ChosenChart{ControlChart::xmr, 1, std::move(unfit)};
        }
        if (!multiply) return {ControlChart::xmr, 1, "täljare och nämnare ger inte alla värden"};
        if (is_share_chart(asked) && !is_part_of_whole(figures))
            return {ControlChart::xmr, 1, "täljaren är större än nämnaren"};
        return {asked, *multiply, {}};
    }
    const bool drawn_by_lot = wish.counted != Counted::hours && wish.counted != Counted::money;
    if (!wish.by_parts || !drawn_by_lot || !multiply || !has_any_parts(figures)) return {};
    if (wish.unit == "%") {
        if (!is_part_of_whole(figures)) return {};
        return {ControlChart::p_prime, *multiply, {}};
    }
    // A mean of minutes over visits has the shape of a rate: only what is said to count events or persons is one.
    if (!wish.counted) return {};
    return {ControlChart::u_prime, *multiply, {}};
}

std::optional<ControlChart> chart_named(std::string_view name) {
    const auto found = std::ranges::find(charts, name, &NamedChart::name);
    return found == charts.end() ? std::nullopt : std::optional(found->chart);
}

std::string_view name_of_chart(ControlChart chart) {
    const auto found = std::ranges::find(charts, chart, &NamedChart::chart);
    return found == charts.end() ? std::string_view("xmr") : found->name;
}

}  // namespace ledstang
