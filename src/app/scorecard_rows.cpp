#include "app/scorecard_rows.h"

#include <fmt/format.h>

#include "app/text_table.h"
#include "base/swedish_number.h"
#include "reports/reports.h"

namespace ledstang {
namespace {

OutCell cell(const std::optional<Decimal>& value) {
    return value ? OutCell(OutNumber{*value}) : OutCell();
}

template <class Visit>
void for_each_row(const Scorecard& scorecard, Visit&& visit) {
    for (const auto& perspective : scorecard.perspectives) {
        for (const auto& factor : perspective.factors) {
            for (const auto& measure : factor.measures) {
                for (const auto& row : measure.rows) visit(measure, row);
            }
        }
    }
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : std::string(between)) + word;
    return text;
}

std::string development_words(const ScorecardMeasure& measure, const ScorecardRow& row) {
    const Mark mark = mark_of(row.development);
    std::string words = fmt::format("{} {}", mark.symbol, mark.word);
    if (row.change) words += fmt::format(" ({})", format_signed(*row.change, measure.decimals));
    return words;
}

std::string marked(const Mark& mark) {
    return mark.symbol + " " + mark.word;
}

}  // namespace

OutTable scorecard_rows(const Scorecard& scorecard) {
    OutTable table;
    table.header = {"measure_id",
                    "sex",
                    "period",
                    "value",
                    "unit",
                    "target_text",
                    "attainment",
                    "attainment_reason",
                    "comparison_period",
                    "comparison_value",
                    "change",
                    "change_percent",
                    "direction",
                    "development",
                    "development_reason",
                    "flags"};
    for_each_row(scorecard, [&](const ScorecardMeasure& measure, const ScorecardRow& row) {
        table.rows.push_back({measure.id, std::string(name_of(row.sex)), scorecard.period.to_string(), cell(row.value),
                              measure.unit, measure.target_text, std::string(name_of(row.attainment)),
                              row.attainment_reason, row.comparison_period ? row.comparison_period->to_string() : "",
                              cell(row.comparison_value), cell(row.change), cell(row.change_percent),
                              std::string(name_of(row.direction)), std::string(name_of(row.development)),
                              row.development_reason, joined(row.flag_codes, ";")});
    });
    return table;
}

std::string scorecard_text(const Scorecard& scorecard) {
    TextTable table({{"Mått", false, 60},
                     {"Kön"},
                     {"Utfall", true},
                     {"Mål", false, 28},
                     {"Måluppfyllelse"},
                     {"Utveckling"},
                     {"Märkning"}});
    for (const auto& perspective : scorecard.perspectives) {
        bool headed = false;
        for (const auto& factor : perspective.factors) {
            for (const auto& measure : factor.measures) {
                if (!headed) table.heading(perspective.name);
                headed = true;
                for (const auto& row : measure.rows) {
                    const bool first = &row == &measure.rows.front();
                    table.row({first ? measure.name : "", row.sex_name, row.printed, first ? measure.target_text : "",
                               marked(mark_of(row.attainment)), development_words(measure, row),
                               joined(row.flag_names, ", ")});
                }
            }
        }
    }
    std::string head = fmt::format("{}, {}", scorecard.unit_name, scorecard.period_name);
    if (!scorecard.follow_up_name.empty()) head += fmt::format(" ({})", scorecard.follow_up_name);
    const auto& counts = scorecard.counts;
    return fmt::format(
        "{}\n\n{}\nUppfyllda {}, ej uppfyllda {}, ännu inte förfallna {}, kan inte bedömas {}, baslinje saknas {}, "
        "data saknas {}.\n",
        head, table.text(), counts.met, counts.not_met, counts.not_yet, counts.undetermined, counts.baseline_missing,
        counts.no_data);
}

}  // namespace ledstang
