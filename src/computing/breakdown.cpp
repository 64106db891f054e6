#include "computing/breakdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <list>

#include "base/swedish_text.h"
#include "computing/months.h"
#include "computing/statement.h"
#include "computing/store_paths.h"
#include "computing/warehouse_door.h"
#include "computing/wording.h"
#include "described/toml_file.h"
#include "masking/masking.h"

namespace ledstang {
namespace {

// A dataset whose rows are groups of staff.
struct StaffDataset {
    std::string dataset;
    std::string persons;  // the column with how many they are
    int fewest = 11;      // that are shown
    template <class S = StaffDataset>
    static constexpr auto described() {
        return describe("StaffDataset", field("dataset", &S::dataset, "Datamängd"),
                        field("persons", &S::persons, "Kolumn med antal personer"),
                        field("fewest", &S::fewest, "Så många visas som minst"));
    }
};
struct BreakdownSettings {
    int most_values = 60;
    std::vector<StaffDataset> staff;
    template <class S = BreakdownSettings>
    static constexpr auto described() {
        return describe("BreakdownSettings",
                        optional_field("most_values", &S::most_values, "Så många värden visas som mest"),
                        field("staff", &S::staff, "Datamängder om grupper av medarbetare"));
    }
};

Result<BreakdownSettings> read_settings(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "breakdown.toml";
    if (!std::filesystem::exists(file)) return BreakdownSettings{};
    return read_toml_as<BreakdownSettings>(file);
}

// Texts other than the unit and the sex, which figures are told by already.
std::vector<const DatasetColumn*> columns_to_ask_for(const Dataset& dataset, const Definition& definition) {
    std::vector<const DatasetColumn*> columns;
    for (const auto& column : dataset.columns) {
        const bool one_for_each_row = std::ranges::find(dataset.key, column.name) != dataset.key.end();
        if (column.type == Type::text && column.role != ColumnRole::unit && column.role != ColumnRole::sex &&
            column.role != ColumnRole::patient && column.name != definition.where && !one_for_each_row)
            columns.push_back(&column);
    }
    // What was done and codes from classifications first.
    std::ranges::stable_partition(columns, [](const DatasetColumn* column) {
        return column->role == ColumnRole::activity || column->role == ColumnRole::code;
    });
    return columns;
}

std::string as_literal(const std::string& text) {
    std::string literal = "\"";
    for (const char character : text) literal += character == '"' ? std::string("\"\"") : std::string(1, character);
    return literal + "\"";
}

class Breakdown {
 public:
    Breakdown(Context& context, const BreakdownWish& wish, const BreakdownSettings& settings,
              const DefinitionFile& file, const Dataset& dataset, const DatasetColumn& by)
        : context_(context), wish_(wish), settings_(settings), dataset_(dataset), by_(by), of_(file.definition) {
        // As it would have been computed had it always been in force: an earlier year may be asked for.
        of_.text.valid_from = Date{std::chrono::year(1), std::chrono::month(1), std::chrono::day(1)};
        of_.text.valid_to.reset();
        of_.age_groups.clear();
        for (const auto& staff : settings.staff) {
            if (staff.dataset == dataset.id && dataset.index_of(std::string_view(staff.persons))) staff_ = &staff;
        }
        told_.dataset = dataset.title;
        told_.by = by.name;
        told_.value_unit = file.measure.unit;
        told_.decimals = file.measure.decimals;
    }

    Result<MeasureBreakdown> run() {
        const auto units = context_.store.read([](Sql& sql) { return read_unit_paths(sql); });
        if (units.find(wish_.unit) == no_unit)
            return refuse(RefusalKind::not_found, "unit.unknown",
                          fmt::format("Enheten {} finns inte.", in_quotes(wish_.unit)));
        auto read = read_warehouse(context_.configuration, [&](Warehouse& warehouse) -> Result<void> {
            lines_.clear();
            definitions_.clear();
            lines_.push_back(line({}, nullptr));
            for (const auto& code : values_of(warehouse)) lines_.push_back(line(code, &by_));
            ComputeWish wish;
            for (const auto& definition : definitions_) wish.definitions.push_back(&definition);
            wish.today = context_.today;
            wish.periods = {wish_.period};
            computed_ = compute(warehouse, units, wish);
            return {};
        });
        if (!read) return refuse(read.error());
        unit_ = units.find(wish_.unit);
        tell();
        return std::move(told_);
    }

 private:
    struct Line {
        std::optional<std::string> code;      // nothing: the value is missing, or it is the whole
        const Definition* figure = nullptr;   // the measure among the line's rows
        const Definition* persons = nullptr;  // how many staff they are, by month
    };

    // The measure's own definition, of the rows alone that have the value.
    Line line(std::optional<std::string> code, const DatasetColumn* column) {
        Line line{std::move(code), &definitions_.emplace_back(of_), nullptr};
        Definition& narrowed = definitions_.back();
        if (column != nullptr) {
            std::vector<ColumnType> types;
            for (auto& type : column_types(dataset_)) {
                const auto at = dataset_.index_of(std::string_view(type.name));
                if (dataset_.columns[*at].role != ColumnRole::patient) types.push_back(type);
            }
            for (const auto& next : of_.text.next) types.push_back({next.name, Type::date, false});
            NamedRules named;
            std::string text = line.code ? fmt::format("[{}] = {}", column->name, as_literal(*line.code))
                                         : "[" + column->name + "] saknas";
            if (of_.include) {
                named["mattets_egen_regel"] = *of_.include;
                text = "mattets_egen_regel och " + text;
            }
            auto rule = parse_rule(text, types, named);
            if (!rule) throw std::logic_error("the breakdown's rule does not parse: " + text);
            narrowed.include = *rule;
            narrowed.digest += "/" + text;
        }
        line.figure = &narrowed;
        if (staff_ != nullptr) {
            Definition persons = narrowed;
            persons.text.counts = Counts::sum;
            persons.text.over_periods = OverPeriods::mean_of_months;
            persons.text.times = 1;
            persons.numerator.reset();
            persons.denominator.reset();
            persons.divided_by.reset();
            persons.minus.reset();
            const auto value = parse_rule("[" + staff_->persons + "]", column_types(dataset_));
            if (!value) throw std::logic_error("the column of persons is no number");
            persons.value = *value;
            persons.digest += "/persons";
            line.persons = &definitions_.emplace_back(std::move(persons));
        }
        return line;
    }

    // The values that there are in the period, those with most rows first.
    std::vector<std::optional<std::string>> values_of(Warehouse& warehouse) {
        if (!warehouse.has_table(dataset_.id)) return {};
        const Wording& wording = wording_of(warehouse.dialect());
        Statement statement(context_.today, wording);
        std::string from = name_in_sql(dataset_.id);
        // A stock's rows may have begun long ago, and a window begins before the period.
        if (of_.text.measured != Measured::stock) {
            const Date first = of_.text.window_months == 0
                                   ? wish_.period.first_day()
                                   : first_of_month(month_number(wish_.period.last_day()) - of_.text.window_months + 1);
            from += fmt::format(" WHERE {0} >= {1} AND {0} <= {2}", name_in_sql(of_.when), statement.value(first),
                                statement.value(wish_.period.last_day()));
        }
        const auto found = warehouse.query(
            statement.finish(wording.select({{name_in_sql(by_.name), "code"}, {"count(*)", "found"}}, from, 1)));
        struct Value {
            std::optional<std::string> code;
            std::int64_t rows = 0;
        };
        std::vector<Value> values;
        for (std::size_t i = 0; i < found.rows(); ++i) {
            Value value{{}, found["found"].whole_numbers()[i]};
            if (!found["code"].is_missing(i)) value.code = std::get<std::string>(found["code"].value(i));
            values.push_back(std::move(value));
        }
        std::ranges::sort(values, [](const Value& a, const Value& b) {
            return a.rows != b.rows ? a.rows > b.rows : a.code < b.code;
        });
        const auto most = static_cast<std::size_t>(std::max(1, settings_.most_values));
        told_.more = static_cast<int>(values.size() - std::min(values.size(), most));
        values.resize(std::min(values.size(), most));
        std::vector<std::optional<std::string>> codes;
        for (auto& value : values) codes.push_back(std::move(value.code));
        return codes;
    }

    const Figure* figure_of(const Definition* definition) const {
        for (const auto& figure : computed_.figures) {
            if (figure.definition == definition && figure.unit == unit_ && figure.period == wish_.period &&
                figure.sex == FigureSex::total && figure.age_group < 0)
                return &figure;
        }
        return nullptr;
    }

    BreakdownPart part_of(const Line& line) const {
        BreakdownPart part;
        part.code = line.code.value_or("");
        part.title = part.code;
        if (!line.code) part.title = "Utan uppgift";
        const auto known = std::ranges::find(by_.codes, part.code, &CodeValue::code);
        if (known != by_.codes.end()) part.title = known->title;
        if (const Figure* figure = figure_of(line.figure)) {
            part.rows = figure->rows;
            part.value = figure->value;
            part.numerator = figure->numerator;
            part.denominator = figure->denominator;
        }
        return part;
    }

    // Which lines to withhold so that no small count of these can be read or worked out.
    std::vector<bool> withheld(const std::vector<std::int64_t>& counts, const std::vector<bool>& small,
                               const MaskingRule& rule) const {
        std::vector<MaskingCell> cells;
        MaskingSum sum{0, {}};
        std::int64_t rest = counts.front();
        for (std::size_t i = 0; i < counts.size(); ++i) {
            cells.push_back({counts[i], small[i]});
            if (i == 0) continue;
            sum.parts.push_back(i);
            rest -= counts[i];
        }
        std::vector<MaskingSum> sums;
        if (rest >= 0 && counts.size() > 1) {
            if (rest > 0) {
                sum.parts.push_back(cells.size());
                cells.push_back({rest, false, true});
            }
            sums.push_back(std::move(sum));
        }
        auto hidden = withhold(cells, sums, rule).withheld;
        hidden.resize(counts.size());
        return hidden;
    }

    void withhold_small(std::vector<BreakdownPart>& parts) {
        const bool people = dataset_.index_of(ColumnRole::patient) || dataset_.index_of(ColumnRole::sex);
        if (!people) return;
        MaskingRule rule;
        std::vector<std::int64_t> counts;
        std::vector<bool> small;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            std::int64_t count = parts[i].rows;
            if (staff_ != nullptr) {
                rule.limit = staff_->fewest;
                const Figure* persons = figure_of(lines_[i].persons);
                count = persons != nullptr && persons->value ? persons->value->millionths() / Decimal::per_one : 0;
            }
            counts.push_back(count);
            small.push_back(is_small(count, rule));
        }
        std::vector<bool> hidden = withheld(counts, small, rule);
        const Counts kind = of_.text.counts;
        if (kind == Counts::share || kind == Counts::patient_share) {
            std::vector<std::int64_t> above;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                above.push_back(parts[i].numerator ? parts[i].numerator->millionths() / Decimal::per_one : 0);
                small[i] = counts[i] > 0 && is_small_share(above[i], counts[i], rule);
            }
            const auto more = withheld(above, small, rule);
            for (std::size_t i = 0; i < hidden.size(); ++i) hidden[i] = hidden[i] || more[i];
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!hidden[i]) continue;
            parts[i].withheld = true;
            parts[i].rows = 0;
            parts[i].value = parts[i].numerator = parts[i].denominator = std::nullopt;
        }
        if (std::ranges::find(hidden, true) == hidden.end()) return;
        told_.note = staff_ != nullptr
                         ? fmt::format(
                               "Grupper med färre än {} medarbetare visas inte, och inte heller det som de "
                               "kunde räknas ut ur.",
                               staff_->fewest)
                         : "Så få ligger bakom vissa värden att de inte visas, och inte heller det som de kunde räknas "
                           "ut ur.";
    }

    void tell() {
        std::vector<BreakdownPart> parts;
        for (const auto& line : lines_) parts.push_back(part_of(line));
        parts.front().title = "Alla";
        withhold_small(parts);
        told_.whole = parts.front();
        for (std::size_t i = 1; i < parts.size(); ++i) {
            // The unit has none of them.
            if (!parts[i].withheld && parts[i].rows == 0) continue;
            // Where the source writes what it likes, a rare value may itself say whose it is.
            if (parts[i].withheld && by_.codes.empty()) {
                ++told_.more;
                continue;
            }
            told_.parts.push_back(std::move(parts[i]));
        }
        std::ranges::stable_sort(told_.parts, [](const BreakdownPart& a, const BreakdownPart& b) {
            return a.withheld != b.withheld ? b.withheld : a.rows > b.rows;
        });
    }

    Context& context_;
    const BreakdownWish& wish_;
    const BreakdownSettings& settings_;
    const Dataset& dataset_;
    const DatasetColumn& by_;
    Definition of_;
    const StaffDataset* staff_ = nullptr;
    std::list<Definition> definitions_;  // stay where they are
    std::vector<Line> lines_;            // the whole first
    Computed computed_;
    UnitIndex unit_ = no_unit;
    MeasureBreakdown told_;
};

}  // namespace

Result<MeasureBreakdown> get_breakdown(Context& context, const BreakdownWish& wish) {
    const auto settings = read_settings(context.configuration);
    if (!settings) return refuse(settings.error());
    const auto sources = read_sources(context.configuration);
    if (!sources) return refuse(sources.error());
    const auto file = require_definition(*sources, wish.measure);
    if (!file) return refuse(file.error());
    const Definition& definition = (*file)->definition;
    if (definition.text.counts == Counts::quotient) {
        return refuse("breakdown.quotient", fmt::format("Måttet är en kvot av andra mått. Dela upp dem i stället: {}.",
                                                        list_in_words(definition.text.over)));
    }
    if (wish.period.kind() == Period::Kind::week || wish.period.last_day() >= context.today) {
        return refuse("breakdown.period", fmt::format("Perioden {} går inte att dela upp. Välj en månad, ett tertial "
                                                      "eller ett år som har slutat.",
                                                      in_quotes(wish.period.swedish())));
    }
    const auto dataset = find_dataset(sources->datasets, definition.text.dataset);
    if (!dataset) return refuse(dataset.error());
    const auto columns = columns_to_ask_for(**dataset, definition);
    std::vector<std::string> names;
    const DatasetColumn* by = nullptr;
    for (const auto* column : columns) {
        names.push_back(column->name);
        if (by == nullptr && (wish.by.empty() || wish.by == column->name)) by = column;
    }
    if (by == nullptr) {
        return refuse("breakdown.column",
                      names.empty() ? fmt::format("Datamängden {} har ingen kolumn att dela upp på.", (*dataset)->title)
                                    : fmt::format("Det går inte att dela upp på {}. Välj bland {}.", in_quotes(wish.by),
                                                  list_in_words(names)));
    }
    auto told = Breakdown(context, wish, *settings, **file, **dataset, *by).run();
    if (!told) return told;
    for (const auto* column : columns) told->columns.push_back({column->name, column->title});
    return told;
}

}  // namespace ledstang
