#include "computing/trying.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/swedish_text.h"
#include "computing/definition_files.h"
#include "computing/months.h"
#include "computing/small_figures.h"
#include "computing/store_paths.h"
#include "computing/warehouse_door.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

// Asks for a stop when the time is up, unless it is gone before that.
class Deadline {
 public:
    explicit Deadline(std::chrono::milliseconds longest) {
        if (longest <= std::chrono::milliseconds::zero()) {
            source_.request_stop();
            return;
        }
        thread_ = std::jthread([this, longest](const std::stop_token& gone) {
            std::unique_lock lock(mutex_);
            wakened_.wait_for(lock, gone, longest, [] { return false; });
            if (!gone.stop_requested()) source_.request_stop();
        });
    }
    std::stop_token token() const { return source_.get_token(); }

 private:
    std::stop_source source_;
    std::mutex mutex_;
    std::condition_variable_any wakened_;
    std::jthread thread_;  // last: it uses the others
};

// A definition as it would compute had it always been in force.
Definition always(Definition definition) {
    definition.text.valid_from = Date{std::chrono::year(1), std::chrono::month(1), std::chrono::day(1)};
    definition.text.valid_to.reset();
    return definition;
}

class Trial {
 public:
    Trial(Context& context, const TryDefinition& wish, const Sources& sources, const DefinitionFile& draft)
        : context_(context), wish_(wish), sources_(sources), draft_(always(draft.definition)) {
        tried_.measure = draft_.id;
        tried_.value_unit = draft.measure.unit;
        tried_.decimals = draft.measure.decimals;
        if (draft.definition.text.valid_from > wish.period.first_day()) {
            tried_.notes.push_back(fmt::format("Perioden ligger före {}, då versionen börjar gälla. Den prövas ändå.",
                                               to_string(draft.definition.text.valid_from)));
        }
        if (const auto* present = sources.find(draft_.id)) {
            present_ = always(present->definition);
            tried_.present_version = present->definition.text.version;
            MeasureDefinition a = draft_.text, b = present_->text;
            a.version = b.version;
            tried_.same = to_json(a) == to_json(b);
        }
        periods_ = {wish.period};
        const int last = month_number(wish.period.last_day());
        for (int month = month_number(wish.period.first_day()); month <= last; ++month) {
            const Period one = period_around(Period::Kind::month, month);
            if (one != wish.period) periods_.push_back(one);
        }
    }

    Result<TriedDefinition> run(std::stop_token stop) {
        ComputeWish wish;
        wish.definitions = {&draft_};
        if (auto added = add_parts(wish, draft_); !added) return refuse(added.error());
        if (present_) {
            wish.definitions.push_back(&*present_);
            if (auto added = add_parts(wish, *present_); !added) return refuse(added.error());
        }
        wish.today = context_.today;
        wish.periods = periods_;
        wish.stop = std::move(stop);
        context_.store.read([&](Sql& sql) {
            units_.emplace(read_unit_paths(sql));
            organisation_.emplace(read_organisation(sql, context_.configuration, wish_.period.last_day()));
        });
        if (const auto unit = require_unit(*organisation_, wish_.unit); !unit) return refuse(unit.error());
        Computed computed;
        auto read = read_warehouse(context_.configuration, [&](Warehouse& warehouse) -> Result<void> {
            computed = compute(warehouse, *units_, wish);
            return {};
        });
        if (!read) return refuse(read.error());
        tell(computed);
        return std::move(tried_);
    }

 private:
    Result<void> add_parts(ComputeWish& wish, const Definition& definition) const {
        for (const auto& ids : {definition.text.of, definition.text.over}) {
            for (const auto& id : ids) {
                const auto part = require_definition(sources_, id);
                if (!part) return refuse(part.error());
                if (std::ranges::find(wish.definitions, &(*part)->definition) == wish.definitions.end())
                    wish.definitions.push_back(&(*part)->definition);
            }
        }
        return {};
    }

    // Rows of people are counted: those of a dataset that tells patients or sexes apart.
    bool of_people(const Definition& definition) const {
        if (definition.text.counts == Counts::quotient) {
            return std::ranges::any_of(definition.text.over, [&](const std::string& id) {
                const auto* part = sources_.find(id);
                return part != nullptr && part->definition.text.counts != Counts::quotient &&
                       of_people(part->definition);
            });
        }
        const auto dataset = find_dataset(sources_.datasets, definition.text.dataset);
        return dataset && ((*dataset)->index_of(ColumnRole::patient) || (*dataset)->index_of(ColumnRole::sex));
    }

    using Place = std::tuple<UnitIndex, Period, FigureSex>;
    std::map<Place, TriedValue> values_of(const Computed& computed, const Definition& definition) const {
        std::vector<Figure> figures;
        for (const auto& figure : computed.figures) {
            if (figure.definition == &definition && figure.age_group < 0 && place_of_.contains(figure.unit))
                figures.push_back(figure);
        }
        std::vector<bool> withheld(figures.size(), false);
        if (of_people(definition)) withheld = small_figures(figures, units_->find(wish_.unit));
        std::map<Place, TriedValue> values;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            TriedValue value{true, withheld[i], figures[i].value, figures[i].numerator, figures[i].denominator};
            if (value.withheld) value.value = value.numerator = value.denominator = std::nullopt;
            values[{figures[i].unit, figures[i].period, figures[i].sex}] = value;
        }
        return values;
    }

    void tell(const Computed& computed) {
        std::vector<std::pair<UnitIndex, const UnitRow*>> units = {
            {units_->find(wish_.unit), organisation_->find(wish_.unit)}};
        for (const auto* below : organisation_->children(wish_.unit))
            units.emplace_back(units_->find(below->id), below);
        for (const auto& [index, row] : units) place_of_.emplace(index, row);
        const auto drafts = values_of(computed, draft_);
        const auto presents = present_ ? values_of(computed, *present_) : std::map<Place, TriedValue>{};
        const auto both = [&](UnitIndex unit, const UnitRow& row, const Period& period, FigureSex sex) {
            TriedFigure figure;
            figure.unit = row.id;
            figure.unit_name = row.name;
            figure.period = period;
            figure.sex = sex == FigureSex::total ? Sex::T : sex == FigureSex::women ? Sex::K : Sex::M;
            if (const auto found = drafts.find({unit, period, sex}); found != drafts.end())
                figure.draft = found->second;
            if (const auto found = presents.find({unit, period, sex}); found != presents.end())
                figure.present = found->second;
            if (figure.draft.value && figure.present.value)
                figure.difference = *figure.draft.value - *figure.present.value;
            return figure;
        };
        const auto& [top, top_row] = units.front();
        for (const auto sex : {FigureSex::total, FigureSex::women, FigureSex::men}) {
            auto figure = both(top, *top_row, wish_.period, sex);
            if (sex == FigureSex::total || figure.draft.there || figure.present.there)
                tried_.figures.push_back(std::move(figure));
        }
        if (present_) {
            for (const auto& [unit, row] : units) {
                for (const auto& period : periods_) compare(both(unit, *row, period, FigureSex::total));
            }
        }
        for (const auto& note : computed.notes) {
            if (std::ranges::find(tried_.notes, note.message) == tried_.notes.end())
                tried_.notes.push_back(note.message);
        }
    }

    void compare(TriedFigure figure) {
        if (!figure.draft.there && !figure.present.there) return;
        ++tried_.compared;
        if (figure.draft.withheld || figure.present.withheld) {
            ++tried_.withheld;
            return;
        }
        if (figure.draft.there == figure.present.there && figure.draft.value == figure.present.value) return;
        if (tried_.changed.size() < most_tried_changes) {
            tried_.changed.push_back(std::move(figure));
        } else {
            tried_.cut = true;
        }
    }

    Context& context_;
    const TryDefinition& wish_;
    const Sources& sources_;
    Definition draft_;
    std::optional<Definition> present_;
    std::vector<Period> periods_;
    std::optional<UnitPaths> units_;
    std::optional<Organisation> organisation_;
    std::map<UnitIndex, const UnitRow*> place_of_;
    TriedDefinition tried_;
};

// Two tries that differ by little may together tell of a single person, so who tried what stands in the change log
// before the figures are shown.
Result<void> log(Context& context, const TryDefinition& wish, const std::string& measure) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        transaction.log("definition_try", measure, "",
                        to_json(std::map<std::string, std::string>{
                            {"unit", wish.unit}, {"period", wish.period.to_string()}, {"text", wish.text}}));
        return {};
    });
}

}  // namespace

Result<TriedDefinition> try_definition(Context& context, const TryDefinition& wish, std::chrono::milliseconds longest) {
    const auto sources = read_sources(context.configuration);
    if (!sources) return refuse(sources.error());
    const auto draft = read_definition(wish.text, name_of_text(wish.text), sources->datasets);
    if (!draft) return refuse(draft.error());
    if (wish.period.kind() == Period::Kind::week) {
        return refuse("definition.try_period",
                      "En definition prövas inte på veckor. Välj en månad, ett tertial eller ett år.");
    }
    if (wish.period.last_day() >= context.today) {
        return refuse("definition.try_period", fmt::format("Perioden {} är inte slut. Välj en som har slutat.",
                                                           in_quotes(wish.period.swedish())));
    }
    Trial trial(context, wish, *sources, *draft);
    const Deadline deadline(longest);
    Result<TriedDefinition> tried;
    try {
        tried = trial.run(deadline.token());
    } catch (const WarehouseStopped&) {
        return refuse(
            RefusalKind::unavailable, "definition.try_too_long",
            "Prövningen tog för lång tid och avbröts. Välj en kortare period, eller räkna med ”ledstang compute "
            "--dry-run” på kommandoraden.");
    }
    if (!tried) return tried;
    if (auto logged = log(context, wish, draft->definition.id); !logged) return refuse(logged.error());
    return tried;
}

}  // namespace ledstang
