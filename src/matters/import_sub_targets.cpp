#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/swedish_text.h"
#include "exchange/row_reader.h"
#include "matters/action_file.h"
#include "matters/checks.h"
#include "matters/read_actions.h"
#include "matters/sub_target.h"
#include "operations/import_run.h"

namespace ledstang {
namespace {

class TargetRows {
 public:
    TargetRows(Sql& sql, const ReportingContext& reporting)
        : reporting_(reporting), measures_(sql.rows<std::string>("select id from measure order by id")) {
        for (auto& matter : read_matters(sql, action_type, reporting.unit)) {
            if (matter.unit == reporting.unit && matter.year == reporting.period.year())
                actions_.emplace(matter.number, std::move(matter));
        }
    }

    // The action that the row belongs to; null, and a fault, when there is none.
    const Matter* action(RowReader& cells) const {
        const auto number = cells.integer("action_no");
        if (!number) return nullptr;
        const auto found = actions_.find(static_cast<int>(*number));
        if (found != actions_.end() && found->first == *number) return &found->second;
        cells.fault("action_no", "action.unknown",
                    actions_.empty() ? fmt::format("{} har inga åtgärder {}. Importera åtgärderna först.",
                                                   in_quotes(reporting_.unit), reporting_.period.year())
                                     : fmt::format("Åtgärd {} finns inte bland åtgärderna {} för {}.", *number,
                                                   reporting_.period.year(), in_quotes(reporting_.unit)));
        return nullptr;
    }

    SubTarget read(RowReader& cells) const {
        SubTarget target;
        target.id = cells.text("target_id");
        target.what = cells.text("what");
        target.rule = cells.one_of("operator", sub_target_rules()).value_or("");
        if (const auto value = cells.optional_number("value")) target.value = value->value;
        const bool without_value = target.rule == "milestone" || target.rule == "precondition";
        if (!target.rule.empty() && !without_value && !cells.has("value"))
            cells.fault("value", "sub_target.value",
                        fmt::format("Delmålet {} behöver ett värde.", in_quotes(target.rule)));
        target.unit = cells.optional_text("unit");
        target.by = cells.optional_date("by");
        const std::string measure = cells.optional_text("measure_id");
        if (!measure.empty()) {
            target.measure = measure;
            if (std::ranges::find(measures_, measure) == measures_.end())
                cells.fault("measure_id", "measure.unknown", not_found("Måttet", measure, measures_));
        }
        target.quote = cells.optional_text("quote");
        target.note = cells.optional_text("note");
        return target;
    }

 private:
    ReportingContext reporting_;
    std::vector<std::string> measures_;
    std::map<std::int64_t, Matter> actions_;
};

}  // namespace

Result<ImportReport> import_action_targets(Context& context, const ImportWish& wish) {
    const auto table = read_table(wish.file.name, wish.file.bytes);
    if (!table) return refuse(table.error());
    auto complete = require_columns(
        *table, {"target_id", "action_no", "what", "operator", "value", "unit", "by", "measure_id", "quote"});
    if (!complete) return refuse(complete.error());
    const auto apply = [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
        const auto reporting = reporting_context(transaction.sql(), wish);
        if (!reporting) return refuse(reporting.error());
        const TargetRows rows(transaction.sql(), *reporting);
        std::map<std::string, int> seen;
        for (const Row& row : table->rows) {
            const int position = report.rows++;
            RowReader cells(*table, row, faults);
            const Matter* action = rows.action(cells);
            const SubTarget target = rows.read(cells);
            const std::string key = cells.optional_text("action_no") + "/" + target.id;
            if (const auto [first, fresh] = seen.try_emplace(key, cells.line()); !fresh && !target.id.empty())
                cells.fault(
                    "target_id", "sub_target.duplicate",
                    fmt::format("Åtgärdens delmål {} står redan på rad {}.", in_quotes(target.id), first->second));
            if (!cells.ok() || action == nullptr) continue;
            report.count(save_sub_target(transaction, *action, target, position));
        }
        return {};
    };
    return run_import(context, wish, "action_targets", apply);
}

}  // namespace ledstang
