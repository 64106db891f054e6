#include "computing/definition_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/swedish_text.h"
#include "described/json_write.h"
#include "described/period_kind.h"
#include "described/toml_place.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

class Reader {
 public:
    Reader(const std::string& toml, const std::string& name, const std::vector<Dataset>& datasets)
        : toml_(toml), name_(name), datasets_(datasets) {}

    CheckedDefinition read(DefinitionParts whole) {
        file_.measure = std::move(whole.measure);
        Definition& definition = file_.definition;
        definition.id = name_.substr(0, name_.rfind(".toml"));
        definition.text = std::move(whole.definition);
        if (file_.measure.id != definition.id) {
            fault("definition.id", "/measure/id",
                  fmt::format("Måttets id är {}, men filen heter {}.toml. De ska vara lika.",
                              in_quotes(file_.measure.id), definition.id));
        }
        if (definition.text.counts == Counts::quotient) {
            check_quotient();
        } else {
            dataset_ = find();
        }
        if (dataset_ != nullptr) {
            find_columns();
            read_next();
            read_rules();
            check_parts();
            read_age_groups();
        }
        read_periods();
        check_words();
        if (!faults_.empty()) return {{}, std::move(faults_)};
        Blake2b digest;
        digest.field(definition.id).field(to_json(definition.text));
        definition.digest = digest.hex();
        return {std::move(file_), {}};
    }

 private:
    void fault(std::string code, std::string path, std::string message, std::string suggestion = {}) {
        const TomlPlace place = value_in_toml(toml_, path);
        faults_.push_back({std::move(code), std::move(message), std::move(suggestion), std::move(path), place.line,
                           place.column, place.length});
    }

    const Dataset* find() {
        auto found = find_dataset(datasets_, file_.definition.text.dataset);
        if (found) return *found;
        fault(found.error().code, "/dataset", found.error().message);
        return nullptr;
    }

    // The column that is named, else the first with the role; empty when there is none.
    std::string column(const char* path, const std::string& named, ColumnRole role, std::optional<Type> type,
                       bool needed) {
        if (named == "-") return {};
        auto at = named.empty() ? dataset_->index_of(role) : dataset_->index_of(std::string_view(named));
        if (named.empty() && role == ColumnRole::none) at.reset();
        if (!at) {
            if (named.empty() && !needed) return {};
            std::vector<std::string> names;
            for (const auto& one : dataset_->columns) names.push_back(one.name);
            std::string message =
                named.empty() ? fmt::format("Datamängden {} har ingen sådan kolumn; ange den här.", dataset_->id)
                              : fmt::format("Datamängden {} har ingen kolumn {}.", dataset_->id, in_quotes(named));
            const auto nearest = named.empty() ? std::nullopt : nearest_name(named, names);
            if (nearest) message += fmt::format(" Menade du {}?", in_quotes(*nearest));
            fault("definition.column", path, message, nearest.value_or(""));
            return {};
        }
        const auto& found = dataset_->columns[*at];
        if (type && found.type != *type) {
            fault("definition.column", path,
                  fmt::format("Kolumnen {} är {}; här behövs {}.", in_quotes(found.name), swedish(found.type),
                              swedish(*type)));
        }
        return found.name;
    }

    void find_columns() {
        auto& d = file_.definition;
        const auto& text = d.text;
        d.when = column("/when", text.when, ColumnRole::time, Type::date, true);
        d.where = column("/where", text.where, ColumnRole::unit, Type::text, true);
        d.sex = column("/sex", text.sex, ColumnRole::sex, Type::text, false);
        if (text.measured == Measured::stock)
            d.until = column("/until", text.until, ColumnRole::none, Type::date, true);
        const bool patients = text.counts == Counts::patients || text.counts == Counts::patient_share;
        d.patient = column("/different", text.different, ColumnRole::patient, {}, patients);
        std::string age = text.age;
        if (age.empty() && dataset_->index_of(std::string_view("alder"))) age = "alder";
        if (!text.age_groups.empty()) d.age = column("/age", age, ColumnRole::none, Type::whole_number, true);
        for (auto& type : column_types(*dataset_)) {
            const auto at = dataset_->index_of(std::string_view(type.name));
            if (dataset_->columns[*at].role != ColumnRole::patient) types_.push_back(type);
        }
    }

    void read_next() {
        int number = 0;
        for (const auto& text : file_.definition.text.next) {
            const std::string path = fmt::format("/next/{}", number++);
            Definition::Next next{text, {}, {}};
            column((path + "/column").c_str(), text.column, ColumnRole::none, Type::date, true);
            column((path + "/after").c_str(), text.after, ColumnRole::none, Type::date, true);
            next.same = column((path + "/same").c_str(), text.same, ColumnRole::patient, {}, true);
            if (auto rule = parse(path + "/rule", text.rule, Type::truth)) next.rule = *rule;
            file_.definition.next.push_back(std::move(next));
        }
        for (const auto& next : file_.definition.text.next) types_.push_back({next.name, Type::date, false});
    }

    std::optional<Rule> parse(const std::string& path, const std::string& text, std::optional<Type> type) {
        if (text.empty()) return std::nullopt;
        auto rule = parse_rule(text, types_, named_);
        if (!rule) {
            const TomlPlace place = value_in_toml(toml_, path);
            for (auto& wrong : rule.error()) {
                const int column = wrong.line == 1 ? place.column + wrong.column - 1 : wrong.column;
                faults_.push_back({std::move(wrong.code), std::move(wrong.message), std::move(wrong.suggestion), path,
                                   place.line + wrong.line - 1, column, wrong.length});
            }
            return std::nullopt;
        }
        if (type && type_of(*rule) != *type) {
            fault("definition.rule", path,
                  fmt::format("Regeln ska bli {}, men blir {}.", swedish(*type), swedish(type_of(*rule))));
            return std::nullopt;
        }
        return *rule;
    }

    // A named rule may use others, in whatever order they stand.
    void read_rules() {
        auto& d = file_.definition;
        auto left = d.text.rules;
        for (bool progress = true; progress && !left.empty();) {
            progress = false;
            for (auto rule = left.begin(); rule != left.end();) {
                auto parsed = parse_rule(rule->second, types_, named_);
                if (parsed) named_[rule->first] = *parsed;
                progress = progress || parsed.has_value();
                rule = parsed ? left.erase(rule) : std::next(rule);
            }
        }
        for (const auto& [name, text] : left) parse("/rules/" + name, text, {});
        d.include = parse("/include", d.text.include, Type::truth);
        d.numerator = parse("/numerator", d.text.numerator, Type::truth);
        d.denominator = parse("/denominator", d.text.denominator, Type::truth);
        d.value = number("value", d.text.value);
        d.divided_by = number("divided_by", d.text.divided_by);
        d.minus = parse("/minus", d.text.minus, Type::truth);
    }

    std::optional<Rule> number(const std::string& key, const std::string& text) {
        auto rule = parse("/" + key, text, {});
        if (!rule) return rule;
        const Type type = type_of(*rule);
        if (type == Type::number || type == Type::whole_number || type == Type::days) return rule;
        fault("definition.rule", "/" + key, fmt::format("Värdet ska bli ett tal, men blir {}.", swedish(type)));
        return std::nullopt;
    }

    void need(bool there, const char* key, const char* why) {
        if (!there) fault("definition.parts", fmt::format("/{}", key), fmt::format("{} behövs: {}.", key, why));
    }
    void unused(const std::string& text, const char* key, std::string_view counts) {
        if (!text.empty())
            fault("definition.parts", fmt::format("/{}", key),
                  fmt::format("{} används inte när counts är {}. Ta bort raden.", key, counts));
    }

    void check_quotient() {
        const auto& text = file_.definition.text;
        need(!text.of.empty(), "of", "definitionerna vars utfall delas");
        need(!text.over.empty(), "over", "definitionerna som det delas med");
        unused(text.dataset, "dataset", "quotient");
    }

    void check_parts() {
        const auto& text = file_.definition.text;
        const std::string_view counts = name_of(text.counts);
        const bool share = text.counts == Counts::share || text.counts == Counts::patient_share;
        if (!text.minus.empty() && text.counts != Counts::sum) unused(text.minus, "minus", counts);
        if (text.counts != Counts::patients) unused(text.different, "different", counts);
        const bool value = text.counts != Counts::rows && text.counts != Counts::patients && !share;
        if (text.counts == Counts::ratio) {
            // Both are free: which rows are summed above and below the line.
        } else if (share) {
            need(!text.numerator.empty(), "numerator", "vilka rader som ligger i täljaren");
        } else {
            unused(text.numerator, "numerator", counts);
            unused(text.denominator, "denominator", counts);
        }
        if (value) {
            need(!text.value.empty(), "value", "kolumnen eller uttrycket som räknas");
        } else {
            unused(text.value, "value", counts);
        }
        if (text.counts == Counts::ratio) {
            need(!text.divided_by.empty(), "divided_by", "kolumnen eller uttrycket som summan delas med");
        } else {
            unused(text.divided_by, "divided_by", counts);
        }
        if (text.percentile <= 0 || text.percentile >= 100)
            fault("definition.parts", "/percentile", "percentile ska vara större än 0 och mindre än 100.");
        if (text.window_months < 0 || text.window_months > 120)
            fault("definition.parts", "/window_months", "window_months ska vara 0 till 120.");
        if (text.over_periods == OverPeriods::sum_over_mean && text.counts != Counts::ratio && !share)
            fault("definition.parts", "/over_periods",
                  "sum_over_mean behöver en nämnare: använd det med ratio eller share.");
    }

    void read_age_groups() {
        auto& d = file_.definition;
        for (const auto& name : d.text.age_groups) {
            AgeGroup group{name, 0, {}};
            const auto dash = name.find('-');
            const auto whole = [](std::string_view text, int& into) {
                const auto end = text.data() + text.size();
                return std::from_chars(text.data(), end, into).ptr == end;
            };
            int to = 0;
            bool right = dash != std::string::npos && (dash == 0 || whole(name.substr(0, dash), group.from));
            if (right && dash + 1 < name.size()) {
                right = whole(name.substr(dash + 1), to) && to >= group.from;
                group.to = to;
            }
            if (right && !d.age_groups.empty()) right = d.age_groups.back().to && *d.age_groups.back().to < group.from;
            if (!right) {
                fault("definition.age_group", "/age_groups",
                      fmt::format(
                          "Åldersgruppen {} går inte att läsa eller överlappar den före. Skriv som 0-17, 18-64, 65-, "
                          "i ordning.",
                          in_quotes(name)));
            }
            d.age_groups.push_back(group);
        }
    }

    void read_periods() {
        auto& d = file_.definition;
        std::vector<std::string> names = d.text.periods;
        if (names.empty()) names = {"month", "tertial", "year"};
        for (const auto& name : names) {
            const auto kind = kind_of_months_named(name);
            if (!kind) {
                fault("definition.period", "/periods",
                      fmt::format("{} är ingen period. Välj bland month, quarter, tertial, term och year.",
                                  in_quotes(name)));
            } else {
                d.kinds.push_back(*kind);
            }
        }
    }

    // A measure that does not say what it is for and what is counted is not computed.
    void check_words() {
        const Measure& measure = file_.measure;
        const auto needed = [&](const std::string& words, const char* key, const char* what) {
            if (words.empty())
                fault("definition.words", fmt::format("/measure/{}", key),
                      fmt::format("{} saknas: skriv {}.", key, what));
        };
        needed(measure.purpose, "purpose", "varför det mäts");
        needed(measure.definition, "definition", "i ord vad som räknas och vad som lämnas utanför");
        const Counts counts = file_.definition.text.counts;
        if (counts == Counts::share || counts == Counts::patient_share || counts == Counts::ratio ||
            counts == Counts::quotient) {
            needed(measure.numerator_definition, "numerator_definition", "täljaren i ord");
            needed(measure.denominator_definition, "denominator_definition", "nämnaren i ord");
        }
    }

    const std::string& toml_;
    const std::string& name_;
    const std::vector<Dataset>& datasets_;
    const Dataset* dataset_ = nullptr;
    DefinitionFile file_;
    std::vector<ColumnType> types_;
    NamedRules named_;
    std::vector<DefinitionFault> faults_;
};

}  // namespace

CheckedDefinition check_parts(DefinitionParts parts, const std::string& toml, const std::string& name,
                              const std::vector<Dataset>& datasets) {
    return Reader(toml, name, datasets).read(std::move(parts));
}

}  // namespace ledstang
