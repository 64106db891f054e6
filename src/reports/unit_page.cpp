#include "reports/unit_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "described/toml_file.h"

namespace ledstang {
namespace {

constexpr int periods_shown = 4;

struct PageSettings {
    int most_signals = 60;
    template <class S = PageSettings>
    static constexpr auto described() {
        return describe("PageSettings", optional_field("most_signals", &S::most_signals,
                                                       "Så många styrsignaler en enhet får ha utan varning"));
    }
};
struct PageWish {
    std::string unit;
    Period period = *Period::parse("2000");
    template <class S = PageWish>
    static constexpr auto described() {
        return describe("PageWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"));
    }
};

Result<PageSettings> read_settings(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "report" / "unit_page.toml";
    if (!std::filesystem::exists(file)) return PageSettings{};
    return read_toml_as<PageSettings>(file);
}

bool is_going_on(const ActionRow& action) {
    return action.timeliness != Timeliness::ended;
}
bool is_late(const ActionRow& action) {
    return action.timeliness == Timeliness::overdue || action.timeliness == Timeliness::start_overdue;
}

bool counts_money(const ScorecardPerspective& perspective) {
    for (const auto& factor : perspective.factors) {
        for (const auto& measure : factor.measures) {
            if (unit_kind(measure.unit) == UnitKind::money) return true;
        }
    }
    return false;
}

// "59 styrsignaler: 4 mål, 15 mått och 40 öppna åtgärder. Det är 3 fler än tertial 3 2021."
std::string signals_in_words(const std::vector<SteeringSignals>& signals, int most) {
    const auto& now = signals.back();
    auto words = fmt::format("{} styrsignaler: {} mål, {} mått och {} öppna åtgärder.", now.total, now.goals,
                             now.measures, now.open_actions);
    if (signals.size() > 1) {
        const auto& before = signals[signals.size() - 2];
        const int change = now.total - before.total;
        words += change == 0 ? fmt::format(" Det är lika många som {}.", before.period_name)
                             : fmt::format(" Det är {} {} än {}.", std::abs(change), change > 0 ? "fler" : "färre",
                                           before.period_name);
    }
    if (now.total > most) {
        words += fmt::format(
            " Det är fler än {}: överväg vad som kan avslutas eller vänta, så att det viktigaste syns.", most);
    }
    return words;
}

Result<UnitPage> get_unit_page(Context& context, const PageWish& wish) {
    const auto settings = read_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    return context.store.read([&](Sql& sql) -> Result<UnitPage> {
        const auto sources = gather_sources(sql, context.configuration, wish.unit, wish.period);
        if (!sources) return refuse(sources.error());
        const auto report = compose_report(*sources, context.configuration);
        std::vector<SteeringSignals> signals;
        auto period = wish.period;
        for (int shown = 0; shown < periods_shown; ++shown, period = period.previous()) {
            auto counted = read_signals(sql, context.configuration, wish.unit, period);
            // Before the unit there was nothing to count.
            if (!counted && shown > 0) break;
            if (!counted) return refuse(counted.error());
            signals.insert(signals.begin(), std::move(*counted));
        }
        return compose_unit_page(*sources, report, std::move(signals), settings->most_signals);
    });
}

}  // namespace

Result<SteeringSignals> read_signals(Sql& sql, const Configuration& configuration, const std::string& unit,
                                     Period period) {
    const auto on = period.last_day();
    const auto organisation = read_organisation(sql, configuration, on);
    if (const auto known = require_unit(organisation, unit); !known) return refuse(known.error());
    const auto plan = read_plan(sql, unit, on, false);
    if (!plan) return refuse(plan.error());
    SteeringSignals signals;
    signals.period = period;
    signals.period_name = period.swedish();
    for (const auto& perspective : plan->perspectives) {
        signals.goals += static_cast<int>(perspective.goals.size());
        for (const auto& factor : perspective.factors) signals.measures += static_cast<int>(factor.measures.size());
    }
    const auto actions = read_actions(sql, configuration, organisation, unit, on).actions;
    signals.open_actions = static_cast<int>(std::ranges::count_if(actions, is_going_on));
    signals.total = signals.goals + signals.measures + signals.open_actions;
    return signals;
}

UnitPage compose_unit_page(const ReportSources& sources, const Report& report, std::vector<SteeringSignals> signals,
                           int most) {
    const auto& card = sources.scorecard;
    UnitPage page;
    page.unit = card.unit;
    page.unit_name = card.unit_name;
    page.period = card.period;
    page.period_name = card.period_name;
    page.counts = card.counts;
    for (const auto& perspective : card.perspectives) {
        for (const auto& goal : perspective.goals) {
            page.goals.push_back(
                {perspective.name, goal.name, goal.assessment, goal.computed, goal.computed_words, goal.differs});
        }
        const auto shown = std::ranges::find(report.perspectives, perspective.id, &ReportPerspective::id);
        if (shown == report.perspectives.end()) continue;
        auto& measures = counts_money(perspective) ? page.economy : page.quality;
        std::ranges::copy(shown->measures, std::back_inserter(measures));
    }
    for (const auto& section : report.sections) std::ranges::copy(section.figures, std::back_inserter(page.production));
    const auto& actions = sources.actions.actions;
    page.actions = static_cast<int>(actions.size());
    page.open_actions = static_cast<int>(std::ranges::count_if(actions, is_going_on));
    page.late_actions = static_cast<int>(std::ranges::count_if(actions, is_late));
    if (!signals.empty()) {
        page.signals_words = signals_in_words(signals, most);
        page.too_many_signals = signals.back().total > most;
    }
    page.signals = std::move(signals);
    return page;
}

void offer_unit_page(Operations& operations) {
    operations.get("get_unit_page", "/units/{unit}/page/{period}", get_unit_page, {Permission::read},
                   "Enhetens sida för en period: mål, ekonomi, kvalitet, produktion och styrsignaler");
}

}  // namespace ledstang
