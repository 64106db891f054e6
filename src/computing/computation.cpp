#include "computing/computation.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "computing/kept_cells.h"
#include "computing/other_case.h"
#include "computing/run.h"
#include "computing/store_paths.h"
#include "computing/warehouse_door.h"

namespace ledstang {
namespace {

class Run {
 public:
    Run(Context& context, const ComputeMeasures& wish, const Sources& sources)
        : context_(context), wish_(wish), sources_(sources) {}

    Result<ComputeReport> run() {
        if (auto chosen = choose(); !chosen) return refuse(chosen.error());
        auto computed = read_warehouse(context_.configuration, [&](Warehouse& warehouse) -> Result<void> {
            begin();
            find_touched(warehouse);
            compute_all(warehouse);
            tell_other_case(warehouse);
            return {};
        });
        if (!computed) return refuse(computed.error());
        auto written = write();
        if (written && !wish_.dry_run) keep_in_warehouse(context_.configuration, kept_, context_.today);
        return written;
    }

 private:
    // Which definitions, each with its measure in the store.
    Result<void> choose() {
        std::vector<const DefinitionFile*> files;
        for (const auto& id : wish_.measures) {
            auto file = require_definition(sources_, id);
            if (!file) return refuse(file.error());
            files.push_back(*file);
        }
        if (wish_.measures.empty()) {
            for (const auto& file : sources_.definitions.files) files.push_back(&file);
        }
        if (wish_.add && !wish_.dry_run) {
            auto added = context_.store.write(context_.author(), [&](Transaction& transaction) -> Result<void> {
                for (const auto* file : files) {
                    if (measure_number(transaction.sql(), file->definition.id)) continue;
                    auto applied = apply_measure(transaction, context_.configuration, file->measure);
                    if (!applied) return refuse(applied.error());
                }
                return {};
            });
            if (!added) return added;
        }
        return context_.store.read([&](Sql& sql) -> Result<void> {
            if (!wish_.unit.empty() && !unit_number(sql, wish_.unit)) {
                return refuse(RefusalKind::not_found, "unit.unknown",
                              fmt::format("Enheten {} finns inte.", in_quotes(wish_.unit)));
            }
            units_.emplace(read_unit_paths(sql));
            organisation_ = digest_of_organisation(sql);
            for (const auto* file : files) {
                auto measure = read_measure(sql, file->definition.id);
                if (!measure && wish_.measures.empty()) continue;
                if (!measure) {
                    return refuse(RefusalKind::not_found, "measure.unknown",
                                  fmt::format("Måttet {} finns inte bland måtten. Lägg till det från definitionen med "
                                              "--add.",
                                              in_quotes(file->definition.id)));
                }
                MeasureWork work{file, std::move(*measure), {}, {}, {}};
                const auto& text = file->definition.text;
                for (const auto& ids : {text.of, text.over}) {
                    for (const auto& id : ids) {
                        auto part = require_definition(sources_, id);
                        if (!part) return refuse(part.error());
                        if (std::ranges::find(work.parts, &(*part)->definition) == work.parts.end())
                            work.parts.push_back(&(*part)->definition);
                    }
                }
                last_.push_back(last_computation(sql, file->definition.id));
                works_.push_back(std::move(work));
            }
            return {};
        });
    }

    // Nothing has been read yet.
    void begin() {
        kept_ = {};
        found_.clear();
        report_ = {};
        for (const auto& refused : sources_.definitions.refused) report_.notes.push_back(refused.message);
        for (auto& work : works_) {
            work.batches.clear();
            work.touched = {};
        }
    }

    void find_touched(Warehouse& warehouse) {
        for (std::size_t i = 0; i < works_.size(); ++i) {
            MeasureWork& work = works_[i];
            std::vector<const Definition*> read = work.parts;
            if (read.empty()) read.push_back(&work.file->definition);
            for (const auto* definition : read) {
                for (const auto& batch : kept_.batches(warehouse, *definition, context_.today)) {
                    const bool there = std::ranges::any_of(work.batches, [&](const BatchSpan& one) {
                        return one.dataset == batch.dataset && one.batch == batch.batch;
                    });
                    if (!there) work.batches.push_back(batch);
                }
            }
            if (wish_.all || wish_.period || !wish_.unit.empty()) {
                work.touched.whole = true;
                continue;
            }
            for (const auto* definition : read) {
                auto last = last_[i];
                // The parts' texts may have changed without the quotient's: their digests go into the run's.
                if (last && last->definition_digest != work.digest()) last.reset();
                if (last) last->definition_digest = definition->digest;
                const auto one =
                    touched_since(last, *definition, work.batches, wish_.organised, organisation_, context_.today);
                work.touched.whole = work.touched.whole || one.whole;
                if (one.first) work.touched.add(*one.first, *one.last);
            }
        }
    }

    // Of new deliveries: what earlier ones had was told when they came. Measures of the same rows are looked at
    // together.
    void tell_other_case(Warehouse& warehouse) {
        std::map<std::pair<std::string, std::vector<std::int64_t>>, std::vector<const Definition*>> together;
        for (std::size_t i = 0; i < works_.size(); ++i) {
            const MeasureWork& work = works_[i];
            if (work.touched.nothing()) continue;
            std::vector<const Definition*> read = work.parts;
            if (read.empty()) read.push_back(&work.file->definition);
            for (const auto* definition : read) {
                std::vector<std::int64_t> batches;
                bool all = true;
                for (const auto& batch : work.batches) {
                    if (batch.dataset != definition->text.dataset) continue;
                    const bool known = !work.touched.whole && last_[i] &&
                                       std::ranges::find(last_[i]->batches, batch) != last_[i]->batches.end();
                    all = all && !known;
                    if (!known) batches.push_back(batch.batch);
                }
                if (batches.empty()) continue;
                if (all || batches.size() > most_in_list) batches.clear();
                auto& group = together[{definition->text.dataset, std::move(batches)}];
                if (std::ranges::find(group, definition) == group.end()) group.push_back(definition);
            }
        }
        for (const auto& [rows, definitions] : together) {
            const auto dataset = find_dataset(sources_.datasets, rows.first);
            if (!dataset) continue;
            for (auto& sentence : told_of_other_case(warehouse, definitions, **dataset, rows.second, context_.today))
                report_.notes.push_back(std::move(sentence));
        }
    }

    // Those that the same days touch are computed together, so that they share their readings.
    void compute_all(Warehouse& warehouse) {
        std::map<std::string, std::vector<const MeasureWork*>> groups;
        for (const auto& work : works_) {
            if (work.touched.nothing()) continue;
            groups[work.touched.whole ? "whole" : to_string(*work.touched.first) + to_string(*work.touched.last)]
                .push_back(&work);
        }
        for (const auto& [key, group] : groups) {
            ComputeWish wish;
            for (const auto* work : group) {
                std::vector<const Definition*> needed = work->parts;
                needed.push_back(&work->file->definition);
                for (const auto* one : needed) {
                    if (std::ranges::find(wish.definitions, one) == wish.definitions.end())
                        wish.definitions.push_back(one);
                }
            }
            wish.today = context_.today;
            wish.organised = wish_.organised;
            wish.kept = &kept_;
            if (wish_.period) wish.periods = {*wish_.period};
            const Touched& touched = group.front()->touched;
            if (!touched.whole) wish.touched = {*touched.first, *touched.last};
            auto computed = compute(warehouse, *units_, wish);
            report_.readings += computed.readings;
            for (const auto& note : computed.notes) {
                if (std::ranges::find(report_.notes, note.message) == report_.notes.end())
                    report_.notes.push_back(note.message);
            }
            for (const auto* work : group) {
                FoundFigures found{work, {}, {}};
                for (const auto& figure : computed.figures) {
                    if (figure.definition == &work->file->definition) found.figures.push_back(figure);
                }
                for (const auto& empty : computed.empty_months) {
                    if (empty.definition == &work->file->definition) found.empty_months.push_back(empty.month);
                }
                found_.push_back(std::move(found));
            }
        }
    }

    Result<ComputeReport> write() {
        return context_.store.write(context_.author(), [&](Transaction& transaction) -> Result<ComputeReport> {
            Sql& sql = transaction.sql();
            OpenPlaces open(sql, context_);
            OutcomeMaker maker(context_, wish_, *units_);
            std::int64_t figures = 0, added = 0, changed = 0, kept = 0;
            for (const auto& work : works_) {
                ComputedMeasure told_of{work.measure.id, work.measure.name, work.file->definition.text.version,
                                        work.file->definition.text.dataset};
                const auto found = std::ranges::find(found_, &work, &FoundFigures::work);
                told_of.untouched = found == found_.end();
                if (!told_of.untouched) {
                    const ReadyOutcomes ready = maker.make(sql, open, *found, told_of, report_.kept);
                    if (!wish_.dry_run) record_run(transaction, context_, wish_, organisation_, work, ready, told_of);
                }
                figures += told_of.figures;
                added += told_of.added;
                changed += told_of.changed;
                kept += told_of.kept;
                report_.measures.push_back(std::move(told_of));
            }
            report_.message =
                fmt::format("{} utfall för {} mått: {} nya, {} ändrade{}{}.", figures, works_.size(), added, changed,
                            kept > 0 ? fmt::format(", {} rördes inte", kept) : std::string{},
                            wish_.dry_run ? "; inget sparades" : "");
            if (works_.empty())
                report_.message = "Inget av måtten har en definition. Lägg till mått från definitionerna med --add.";
            return report_;
        });
    }

    Context& context_;
    const ComputeMeasures& wish_;
    const Sources& sources_;
    KeptCells kept_;
    std::optional<UnitPaths> units_;
    std::string organisation_;
    std::vector<MeasureWork> works_;
    std::vector<std::optional<LastComputation>> last_;
    std::vector<FoundFigures> found_;
    ComputeReport report_;
};

}  // namespace

std::string series_of(const Definition& definition, int age_group) {
    if (age_group < 0) return "main";
    const auto& group = definition.age_groups[static_cast<std::size_t>(age_group)];
    return fmt::format("age_{}_{}", group.from, group.to ? std::to_string(*group.to) : "");
}

Result<ComputeReport> compute_measures(Context& context, const ComputeMeasures& wish) {
    const auto sources = read_sources(context.configuration);
    if (!sources) return refuse(sources.error());
    return Run(context, wish, *sources).run();
}

}  // namespace ledstang
