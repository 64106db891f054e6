#include "matters/sub_target.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/swedish_number.h"
#include "base/swedish_text.h"

namespace ledstang {
namespace {

using Row = std::tuple<int, std::string, std::string, std::optional<Decimal>, std::string, std::optional<Date>,
                       std::optional<std::string>, std::string, std::string>;

// "minst 70 %": a limit in words.
std::string in_words(std::string_view rule, Decimal value, const std::string& unit) {
    std::string_view word;
    if (rule == ">=") word = "minst ";
    if (rule == "<=") word = "högst ";
    if (rule == ">") word = "över ";
    if (rule == "<") word = "under ";
    return fmt::format("{}{}", word, format_with_unit(value, value == value.rounded(0) ? 0 : 1, unit));
}

// "mellan 40 och 50 %"
std::string interval_in_words(Decimal lower, Decimal upper, const std::string& unit) {
    return fmt::format("mellan {} och {}", format_number(lower), in_words("", upper, unit));
}

std::string conflict_in_words(const SubTarget& target, const MeasureTarget& measure, const std::string& measure_name,
                              const std::string& asked) {
    return fmt::format("Delmålet är {}, men målet för måttet {} är {} ({}). Båda visas; avgör vilket som ska gälla.",
                       in_words(target.rule, *target.value, target.unit), in_quotes(measure_name, 120), asked,
                       in_quotes(measure.text));
}

// The side on which a limit is met: +1 above, −1 below, 0 exactly there, which is the same as either side's end.
int side_of(std::string_view rule) {
    return rule.starts_with('>') ? 1 : rule.starts_with('<') ? -1 : 0;
}

bool is_limit(std::string_view rule) {
    constexpr std::array<std::string_view, 5> limits = {">=", "<=", "=", "<", ">"};
    return std::ranges::find(limits, rule) != limits.end();
}

bool is_strict(std::string_view rule) {
    return rule == "<" || rule == ">";
}

}  // namespace

const std::vector<std::string>& sub_target_rules() {
    static const std::vector<std::string> rules = {">=", "<=", "=", "<", ">", "milestone", "precondition"};
    return rules;
}

std::vector<SubTarget> read_sub_targets(Sql& sql, const std::string& matter) {
    using S = SubTarget;
    return sql.rows(columns(&S::id, &S::what, &S::rule, &S::value, &S::unit, &S::by, &S::measure, &S::quote, &S::note),
                    "select id, what, rule, value, unit, due_by, measure, quote, note from matter_target "
                    "where matter = :matter order by position, id",
                    matter);
}

Applied save_sub_target(Transaction& transaction, const Matter& matter, const SubTarget& target, int position) {
    Sql& sql = transaction.sql();
    const auto present = read_sub_targets(sql, matter.id);
    const auto before = std::ranges::find(present, target.id, &SubTarget::id);
    const bool is_new = before == present.end();
    const std::string after_json = to_json(target);
    const std::string before_json = is_new ? std::string() : to_json(*before);
    if (before_json == after_json) return Applied::unchanged;
    if (is_new) {
        sql.execute(
            "insert into matter_target (matter, id, position, what, rule, unit, quote, note, version) values (:matter, "
            ":id, :position, '', '', '', '', '', 0)",
            matter.id, target.id, position);
    }
    sql.execute(
        "update matter_target set what = :what, rule = :rule, value = :value, unit = :unit, due_by = :by, measure = "
        ":measure, quote = :quote, note = :note, version = version + 1 where matter = :matter and id = :id",
        target.what, target.rule, target.value, target.unit, target.by, target.measure, target.quote, target.note,
        matter.id, target.id);
    transaction.log(matter.type + "_target", matter.id + "/" + target.id, before_json, after_json);
    return is_new ? Applied::added : Applied::changed;
}

std::string conflict_between(const SubTarget& target, const MeasureTarget& measure, const std::string& measure_name) {
    if (!target.value || measure.values.empty() || !is_limit(target.rule)) return {};
    if (target.unit != measure.unit) return {};
    if (measure.rule == "between" && measure.values.size() == 2) {
        // A limit in the interval leaves a part of it that holds for both.
        const auto [lower, upper] = std::minmax(measure.values[0], measure.values[1]);
        if (lower <= *target.value && *target.value <= upper) return {};
        return conflict_in_words(target, measure, measure_name, interval_in_words(lower, upper, measure.unit));
    }
    if (!is_limit(measure.rule)) return {};
    const bool other_side = side_of(target.rule) * side_of(measure.rule) < 0;
    const bool other_limit = std::ranges::any_of(measure.values, [&](Decimal limit) { return limit != *target.value; });
    if (!other_side && !other_limit && is_strict(target.rule) == is_strict(measure.rule)) return {};
    std::vector<std::string> limits;
    for (const auto& limit : measure.values) limits.push_back(in_words(measure.rule, limit, measure.unit));
    return conflict_in_words(target, measure, measure_name, list_in_words(limits));
}

}  // namespace ledstang
