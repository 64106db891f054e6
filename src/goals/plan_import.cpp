#include "goals/plan_import.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "exchange/table.h"
#include "operations/import_run.h"

namespace ledstang {
namespace {

// What a plan file may leave unsaid of a measure stays as the measure has it.
void keep_unsaid(Measure& wish, const PlanFileMeasure& item, const Measure& present) {
    if (!item.roll_up) wish.roll_up = present.roll_up;
    if (item.purpose.empty()) wish.purpose = present.purpose;
    if (item.numerator_definition.empty()) wish.numerator_definition = present.numerator_definition;
    if (item.denominator_definition.empty()) wish.denominator_definition = present.denominator_definition;
    if (!item.counted) wish.counted = present.counted;
    if (!item.compared_with) wish.compared_with = present.compared_with;
}

// Counts what was applied; a refusal becomes a fault at the element's path.
class Tally {
 public:
    Tally(ImportReport& report, TableFaults& faults) : report_(report), faults_(faults) {}
    bool add(const Result<Applied>& applied, const std::string& path) {
        ++report_.rows;
        if (!applied) {
            faults_.add({applied.error().code, applied.error().message, path, {}, std::nullopt, std::nullopt});
            return false;
        }
        report_.count(*applied);
        return true;
    }
    void fault(std::string path, std::string code, std::string message) {
        faults_.add({std::move(code), std::move(message), std::move(path), {}, std::nullopt, std::nullopt});
    }

 private:
    ImportReport& report_;
    TableFaults& faults_;
};

Date first_day_of(const PlanFilePeriod& period) {
    return period.from.value_or(Date{period.id.first_day().year() / 1 / 1});
}

// In which unit's plan each kind of element stands: the unit of the file's chain at the level that sets it.
class Places {
 public:
    Places(Transaction& transaction, const Configuration& configuration, const PlanFile& file,
           std::vector<ChainUnit> chain)
        : transaction_(transaction),
          configuration_(configuration),
          chain_(std::move(chain)),
          from_(first_day_of(file.report_period)),
          name_(fmt::format("Plan {}", file.report_period.id.year())) {}

    // The plan of the unit at that level; an empty level means the file's own unit. Null when the chain has no such
    // level.
    const PlanPlace* at_level(const std::string& level) {
        for (const auto& unit : chain_) {
            if (!level.empty() && unit.level != level) continue;
            if (const auto found = places_.find(unit.id); found != places_.end()) return &found->second;
            return &places_.emplace(unit.id, plan_from(transaction_, unit.id, from_, name_)).first->second;
        }
        return nullptr;
    }
    const PlanPlace* for_element(const char* kind) {
        const auto found = configuration_.plan.set_at.find(kind);
        return at_level(found == configuration_.plan.set_at.end() ? std::string{} : found->second);
    }

 private:
    Transaction& transaction_;
    const Configuration& configuration_;
    std::vector<ChainUnit> chain_;
    Date from_;
    std::string name_;
    std::map<std::string, PlanPlace> places_;
};

void apply_organisation(Transaction& transaction, const Configuration& configuration, const PlanFile& file,
                        Tally& tally) {
    for (std::size_t i = 0; i < file.organisation.units.size(); ++i) {
        const auto& unit = file.organisation.units[i];
        tally.add(apply_unit(transaction, configuration,
                             {unit.id, unit.name, unit.kind, unit.parent, unit.variants, unit.note},
                             first_day_of(file.report_period)),
                  fmt::format("/organisation/units/{}", i));
    }
    for (std::size_t i = 0; i < file.organisation.groups.size(); ++i) {
        tally.add(apply_group(transaction, file.organisation.groups[i]), fmt::format("/organisation/groups/{}", i));
    }
}

void apply_chain(Transaction& transaction, const PlanFile& file, Places& places, Tally& tally) {
    const PlanPlace* perspectives = places.for_element("perspective");
    const PlanPlace* goals = places.for_element("strategic_goal");
    const PlanPlace* factors = places.for_element("success_factor");
    if (perspectives == nullptr || goals == nullptr || factors == nullptr) {
        tally.fault("/organisation/unit", "plan.level",
                    "Perspektiv, mål och framgångsfaktorer fastställs på en nivå som inte finns ovanför enheten (se "
                    "plan.toml).");
        return;
    }
    int goal_position = 0;
    for (std::size_t i = 0; i < file.perspectives.size(); ++i) {
        const auto& perspective = file.perspectives[i];
        tally.add(apply_perspective(transaction, *perspectives, perspective), fmt::format("/perspectives/{}", i));
        for (std::size_t j = 0; j < perspective.strategic_goals.size(); ++j) {
            tally.add(apply_goal(transaction, *goals, perspective.id, ++goal_position, perspective.strategic_goals[j]),
                      fmt::format("/perspectives/{}/strategic_goals/{}", i, j));
        }
    }
    for (std::size_t i = 0; i < file.success_factors.size(); ++i) {
        tally.add(apply_factor(transaction, *factors, static_cast<int>(i) + 1, file.success_factors[i]),
                  fmt::format("/success_factors/{}", i));
    }
}

void apply_measures(Transaction& transaction, const Configuration& configuration, const PlanFile& file, Places& places,
                    Tally& tally) {
    for (std::size_t i = 0; i < file.measures.size(); ++i) {
        const auto& item = file.measures[i];
        const std::string path = fmt::format("/measures/{}", i);
        const PlanPlace* place = places.at_level(item.level);
        if (place == nullptr) {
            tally.fault(path + "/level", "plan.level",
                        fmt::format("ingen enhet på nivån {} finns ovanför den enhet som planen gäller",
                                    in_quotes(item.level)));
            continue;
        }
        Measure wish = measure_of(item);
        if (const auto present = read_measure(transaction.sql(), item.id)) keep_unsaid(wish, item, *present);
        const auto applied = apply_measure(transaction, configuration, wish);
        if (!tally.add(applied, path)) continue;
        if (auto placed = apply_plan_measure(transaction, *place, item.id, item.success_factor, item.target); !placed) {
            tally.fault(path + "/target", placed.error().code, placed.error().message);
        } else if (*applied == Applied::unchanged && *placed != Applied::unchanged) {
            tally.add(placed, path);
        }
    }
}

KeptSource source_of(const PlanFile& file) {
    KeptSource source;
    static_cast<PlanSource&>(source) = file.source;
    source.sex_codes = file.sex_codes;
    for (const auto& measure : file.measures) {
        if (!measure.level_basis.empty() || measure.report_symbols)
            source.measures[measure.id] = {measure.level_basis, measure.report_symbols};
    }
    return source;
}

Result<void> apply_plan(Transaction& transaction, const Configuration& configuration, const PlanFile& file,
                        TableFaults& faults, ImportReport& report) {
    for (auto& fault : check_plan_file(file)) faults.add(std::move(fault));
    if (!faults.empty()) return {};
    Tally tally(report, faults);
    apply_organisation(transaction, configuration, file, tally);
    if (!faults.empty()) return {};
    auto chain = unit_chain(transaction.sql(), file.organisation.unit, file.report_period.id.last_day());
    if (!chain) {
        tally.fault("/organisation/unit", chain.error().code, chain.error().message);
        return {};
    }
    Places places(transaction, configuration, file, std::move(*chain));
    apply_chain(transaction, file, places, tally);
    if (!faults.empty()) return {};
    apply_measures(transaction, configuration, file, places, tally);
    tally.add(apply_plan_words(transaction, *places.at_level(""), file.model, source_of(file)), "/model");
    set_reporting_context(transaction.sql(), {file.organisation.unit, file.report_period.id});
    return {};
}

bool looks_like_json(std::string_view bytes) {
    const auto start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return start != std::string_view::npos && bytes[start] == '{';
}

Result<PlanFile> read_plan_file(const FileContent& file) {
    std::string_view bytes = file.bytes;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto json = parse_json(bytes, file.name);
    if (!json) return refuse(json.error());
    auto plan = from_json<PlanFile>(*json);
    if (!plan) {
        Refusal refusal = plan.error();
        for (auto& fault : refusal.faults) fault.file = file.name;
        return refuse(std::move(refusal));
    }
    return plan;
}

}  // namespace

Result<ImportReport> import_plan(Context& context, const ImportWish& wish) {
    if (!looks_like_json(wish.file.bytes)) return import_measures(context, wish);
    const auto file = read_plan_file(wish.file);
    if (!file) return refuse(file.error());
    return run_import(context, wish, "plan",
                      [&](Transaction& transaction, TableFaults& faults, ImportReport& report) -> Result<void> {
                          auto applied = apply_plan(transaction, context.configuration, *file, faults, report);
                          if (applied && !faults.empty())
                              return refuse(faults.refusal());  // a plan is a whole: never half of it
                          return applied;
                      });
}

}  // namespace ledstang
