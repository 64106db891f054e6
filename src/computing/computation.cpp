#include "computing/computation.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "computing/placing.h"
#include "computing/store_paths.h"
#include "computing/warehouse_door.h"
#include "store/bulk_insert.h"

namespace ledstang {
namespace {

constexpr std::size_t most_kept_told = 100;

// A definition that is to be computed, with what has happened to its rows.
struct Work {
    const DefinitionFile* file = nullptr;
    Measure measure;
    std::vector<const Definition*> parts;  // of a quotient
    std::vector<BatchSpan> batches;
    Touched touched;
};

struct Found {
    const Work* work = nullptr;
    std::vector<Figure> figures;
    std::vector<Period> empty_months;
};

// Unit, period, series and sex as the store numbers them, and the version of the present outcome there.
using VersionPlace = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
std::map<VersionPlace, std::int64_t> versions_of(Sql& sql, const std::string& measure) {
    std::map<VersionPlace, std::int64_t> versions;
    using Row = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;
    sql.each<Row>(
        "select o.unit, o.period, o.series, o.sex, o.version from outcome o join measure m on m.number = o.measure "
        "where m.id = :measure order by o.unit, o.period, o.series, o.sex",
        [&](const Row& row) {
            const auto& [unit, period, series, sex, version] = row;
            versions.emplace_hint(versions.end(), VersionPlace{unit, period, series, sex}, version);
        },
        measure);
    return versions;
}

class Run {
 public:
    Run(Context& context, const ComputeMeasures& wish, const Sources& sources)
        : context_(context), wish_(wish), sources_(sources) {}

    Result<ComputeReport> run() {
        for (const auto& refused : sources_.definitions.refused) report_.notes.push_back(refused.message);
        if (auto chosen = choose(); !chosen) return refuse(chosen.error());
        auto computed = read_warehouse(context_.configuration, [&](Warehouse& warehouse) -> Result<void> {
            find_touched(warehouse);
            compute_all(warehouse);
            return {};
        });
        if (!computed) return refuse(computed.error());
        return write();
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
                Work work{file, std::move(*measure), {}, {}, {}};
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

    void find_touched(Warehouse& warehouse) {
        std::map<std::string, std::vector<BatchSpan>> known;
        const auto batches = [&](const Definition& definition) -> const std::vector<BatchSpan>& {
            const std::string key =
                fmt::format("{} {} {}", definition.text.dataset, definition.when, name_of(definition.text.measured));
            const auto [found, added] = known.try_emplace(key);
            if (added) found->second = batches_of(warehouse, definition, context_.today);
            return found->second;
        };
        for (std::size_t i = 0; i < works_.size(); ++i) {
            Work& work = works_[i];
            std::vector<const Definition*> read = work.parts;
            if (read.empty()) read.push_back(&work.file->definition);
            for (const auto* definition : read) {
                for (const auto& batch : batches(*definition)) {
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
                if (last && last->definition_digest != digest_of(work)) last.reset();
                if (last) last->definition_digest = definition->digest;
                const auto one =
                    touched_since(last, *definition, work.batches, wish_.organised, organisation_, context_.today);
                work.touched.whole = work.touched.whole || one.whole;
                if (one.first) work.touched.add(*one.first, *one.last);
            }
        }
    }

    static std::string digest_of(const Work& work) {
        std::string digest = work.file->definition.digest;
        for (const auto* part : work.parts) digest += "+" + part->digest;
        return digest;
    }

    // Those that the same days touch are computed together, so that they share their readings.
    void compute_all(Warehouse& warehouse) {
        std::map<std::string, std::vector<const Work*>> groups;
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
                Found found{work, {}, {}};
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

    bool wanted(const std::string& unit, const Period& period) const {
        if (wish_.period && period != *wish_.period) return false;
        if (wish_.unit.empty()) return true;
        const auto place = units_->find(unit);
        const auto top = units_->find(wish_.unit);
        if (place == no_unit) return false;
        const auto above = units_->above(place, period.last_day());
        return std::ranges::find(above, top) != above.end();
    }

    Outcome outcome_of(const Found& found, const Figure& figure) const {
        const Definition& definition = *figure.definition;
        Outcome outcome;
        outcome.measure = definition.id;
        outcome.unit_id = units_->id(figure.unit);
        outcome.series = series_of(definition, figure.age_group);
        outcome.period = figure.period;
        outcome.period_basis = "stated";
        outcome.sex = figure.sex == FigureSex::total ? Sex::T : figure.sex == FigureSex::women ? Sex::K : Sex::M;
        outcome.value = figure.value;
        outcome.numerator = figure.numerator;
        outcome.denominator = figure.denominator;
        outcome.unit = found.work->measure.unit;
        outcome.origin = "computed";
        if (!outcome.value) outcome.missing_reason = "Inga rader ligger i nämnaren.";
        const Date complete =
            Date{std::chrono::sys_days{figure.period.last_day()} + std::chrono::days{definition.text.settles_after}};
        if (definition.text.settles_after > 0 && complete >= context_.today) {
            outcome.flags.push_back(QualityFlag::not_quality_assured);
            outcome.note = fmt::format("Preliminärt: uppgifterna är fullständiga efter {}.", to_string(complete));
        }
        std::vector<std::string> empty;
        for (const auto& month : found.empty_months) {
            if (month.first_day() >= figure.period.first_day() && month.last_day() <= figure.period.last_day())
                empty.push_back(month.to_string());
        }
        if (!empty.empty()) {
            outcome.flags.push_back(QualityFlag::under_reported);
            if (!outcome.note.empty()) outcome.note += " ";
            outcome.note += fmt::format("Datamängden har inga rader för {}.", list_in_words(empty));
        }
        return outcome;
    }

    bool told(const Measure& measure, Sex sex) const {
        return sex == Sex::T || measure.sex_split.empty() ||
               std::ranges::find(measure.sex_split, sex) != measure.sex_split.end();
    }

    struct Ready {
        std::vector<Outcome> outcomes;
        std::vector<std::int64_t> rows;
    };

    Ready make_ready(Sql& sql, OpenPlaces& open, const Found& found, ComputedMeasure& told_of) {
        Placing placing(sql, context_, open, found.work->measure);
        Ready ready;
        std::vector<KeptPlace> kept;
        std::set<std::string> had;
        const auto key = [](const std::string& unit, const Period& period, const std::string& series, Sex sex) {
            return fmt::format("{} {} {} {}", unit, period.code(), series, static_cast<int>(sex));
        };
        for (const auto& figure : found.figures) {
            Outcome outcome = outcome_of(found, figure);
            if (!told(found.work->measure, outcome.sex) || !wanted(outcome.unit_id, figure.period)) continue;
            ++told_of.figures;
            had.insert(key(outcome.unit_id, figure.period, outcome.series, outcome.sex));
            if (outcome.series == "main") had.insert(key(outcome.unit_id, figure.period, computed_series, outcome.sex));
            if (auto placed = placing.place(std::move(outcome), kept)) {
                ready.outcomes.push_back(std::move(*placed));
                ready.rows.push_back(figure.rows);
            }
        }
        // What an earlier run wrote and no row lies behind any longer.
        for (const auto& place : placing.computed()) {
            if (had.contains(key(place.unit, place.period, place.series, place.sex))) continue;
            if (!wanted(place.unit, place.period) || !in_reach(*found.work, place.period)) continue;
            Outcome outcome;
            outcome.measure = found.work->measure.id;
            outcome.unit_id = place.unit;
            outcome.series = place.series;
            outcome.period = place.period;
            outcome.period_basis = "stated";
            outcome.sex = place.sex;
            outcome.unit = found.work->measure.unit;
            outcome.origin = "computed";
            outcome.missing_reason = "Inga rader ligger längre bakom utfallet.";
            if (auto placed = placing.place(std::move(outcome), kept)) {
                ready.outcomes.push_back(std::move(*placed));
                ready.rows.push_back(0);
            }
        }
        if (wish_.dry_run) {
            for (const auto& outcome : ready.outcomes) {
                if (!placing.stands(outcome)) {
                    ++told_of.added;
                } else {
                    ++(placing.differs(outcome) ? told_of.changed : told_of.unchanged);
                }
            }
        }
        told_of.kept = static_cast<std::int64_t>(kept.size());
        for (auto& one : kept) {
            if (report_.kept.size() < most_kept_told) report_.kept.push_back(std::move(one));
        }
        return ready;
    }

    // Whether this run would have told the period's figure, had there been one.
    bool in_reach(const Work& work, const Period& period) const {
        const auto& definition = work.file->definition;
        if (std::ranges::find(definition.kinds, period.kind()) == definition.kinds.end()) return false;
        if (work.touched.whole) return true;
        return period.first_day() <= *work.touched.last && *work.touched.first <= period.last_day();
    }

    Result<ComputeReport> write() {
        return context_.store.write(context_.author(), [&](Transaction& transaction) -> Result<ComputeReport> {
            Sql& sql = transaction.sql();
            OpenPlaces open(sql, context_);
            std::int64_t figures = 0, added = 0, changed = 0, kept = 0;
            for (const auto& work : works_) {
                ComputedMeasure told_of{work.measure.id, work.measure.name, work.file->definition.text.version,
                                        work.file->definition.text.dataset};
                const auto found = std::ranges::find(found_, &work, &Found::work);
                told_of.untouched = found == found_.end();
                if (!told_of.untouched) {
                    const Ready ready = make_ready(sql, open, *found, told_of);
                    if (!wish_.dry_run) put(transaction, work, ready, told_of);
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

    void put(Transaction& transaction, const Work& work, const Ready& ready, ComputedMeasure& told_of) {
        Sql& sql = transaction.sql();
        const auto before = versions_of(sql, work.measure.id);
        const auto counts = write_outcomes(transaction, ready.outcomes, "computation");
        const auto after = versions_of(sql, work.measure.id);
        told_of.added = counts.added;
        told_of.changed = counts.changed;
        told_of.unchanged = counts.unchanged;
        const auto number = sql.value<std::int64_t>("select coalesce(max(number), 0) + 1 from computation");
        const auto measure = *measure_number(sql, work.measure.id);
        std::set<std::string> datasets;
        for (const auto& batch : work.batches) datasets.insert(batch.dataset);
        std::string names;
        for (const auto& name : datasets) names += (names.empty() ? "" : " ") + name;
        const bool whole = wish_.unit.empty() && !wish_.period;
        sql.execute(
            "insert into computation (number, measure, definition_version, definition_digest, organised, organisation, "
            "datasets, computed_on, computed_at, person, whole, added, changed, unchanged) values (:number, :measure, "
            ":version, :digest, :organised, :organisation, :datasets, :computed_on, :computed_at, :person, :whole, "
            ":added, :changed, :unchanged)",
            number, measure, std::int64_t{work.file->definition.text.version}, digest_of(work),
            std::string(name_of(wish_.organised)), organisation_, names, context_.today, transaction.now(),
            context_.caller.person, std::int64_t{whole ? 1 : 0}, std::int64_t{counts.added},
            std::int64_t{counts.changed}, std::int64_t{counts.unchanged});
        BulkInsert batches(sql, "computation_batch",
                           {"computation", "dataset", "batch", "first_day", "last_day", "row_count"});
        for (const auto& batch : work.batches)
            batches.add(number, batch.dataset, batch.batch, batch.first, batch.last, batch.rows);
        batches.finish();
        std::map<std::string, std::int64_t> units, series;
        for (const auto& outcome : ready.outcomes) {
            if (!units.contains(outcome.unit_id)) units[outcome.unit_id] = *unit_number(sql, outcome.unit_id);
            if (!series.contains(outcome.series)) {
                series[outcome.series] =
                    sql.value<std::int64_t>("select number from series where name = :name", outcome.series);
            }
        }
        BulkInsert rows(sql, "computed_outcome",
                        {"unit", "period", "measure", "series", "sex", "version", "computation", "row_count"});
        for (std::size_t i = 0; i < ready.outcomes.size(); ++i) {
            const auto& outcome = ready.outcomes[i];
            const VersionPlace place{units[outcome.unit_id], period_code(outcome.period), series[outcome.series],
                                     sex_code(outcome.sex)};
            const auto version = after.at(place);
            const auto earlier = before.find(place);
            if (earlier != before.end() && earlier->second == version) continue;  // left alone: as it was
            const auto& [unit, period, one_series, sex] = place;
            rows.add(unit, period, measure, one_series, sex, version, number, ready.rows[i]);
        }
        rows.finish();
    }

    Context& context_;
    const ComputeMeasures& wish_;
    const Sources& sources_;
    std::optional<UnitPaths> units_;
    std::string organisation_;
    std::vector<Work> works_;
    std::vector<std::optional<LastComputation>> last_;
    std::vector<Found> found_;
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
