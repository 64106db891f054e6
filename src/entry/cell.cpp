#include "entry/cell.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"

namespace ledstang {
namespace {

constexpr std::size_t longest_text = 4000;  // bytes of a note or a reason

tl::unexpected<Refusal> refuse_field(std::string code, const char* name, std::string message) {
    Refusal refusal{RefusalKind::invalid, code, message, {}};
    refusal.faults.push_back(
        {std::move(code), std::move(message), std::string("/") + name, "", std::nullopt, std::nullopt});
    return refuse(std::move(refusal));
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Result<void> check_sex(const Measure& measure, Sex sex) {
    if (std::ranges::find(measure.sex_split, sex) != measure.sex_split.end()) return {};
    std::vector<std::string> reported;
    for (const Sex known : measure.sex_split) reported.push_back(sex_in_words(known, measure.population));
    return refuse_field("entry.sex", "sex",
                        fmt::format("Måttet {} redovisas för {}, inte för {}.", in_quotes(measure.name),
                                    list_in_words(reported), sex_in_words(sex, measure.population)));
}

Result<void> check_flags(const EntrySettings& settings, const Outcome& outcome) {
    for (const QualityFlag flag : outcome.flags) {
        const bool demands =
            std::ranges::find(settings.flags_with_note, name_of(flag)) != settings.flags_with_note.end();
        if (demands && outcome.note.empty()) {
            return refuse_field(
                "entry.flag_note", "note",
                fmt::format("Värdet är märkt som {}. Skriv i anmärkningen varför.", flags_in_words(std::array{flag})));
        }
    }
    return {};
}

// The value as written, or computed of its parts.
Result<std::optional<Decimal>> value_of(const Measure& measure, const CellWish& wish) {
    if (wish.numerator.has_value() != wish.denominator.has_value()) {
        return refuse_field(
            "entry.parts", wish.numerator ? "denominator" : "numerator",
            fmt::format("Fyll i {} också, eller lämna båda tomma.", wish.numerator ? "nämnaren" : "täljaren"));
    }
    if (wish.numerator && *wish.numerator < Decimal())
        return refuse_field("entry.parts", "numerator", "Täljaren ska vara noll eller större.");
    if (wish.denominator && *wish.denominator <= Decimal())
        return refuse_field("entry.denominator", "denominator", "Nämnaren ska vara större än noll.");
    if (wish.value || !wish.numerator) return wish.value;
    if (!takes_numerator(measure)) {
        return refuse_field("entry.value_missing", "value",
                            fmt::format("Måttet {} redovisas i {}. Skriv också värdet.", in_quotes(measure.name),
                                        measure.unit.empty() ? "en egen enhet" : measure.unit));
    }
    const auto computed = share_of(wish.numerator, wish.denominator);
    if (!computed) return refuse_field("entry.parts", "numerator", "Täljaren är för stor för nämnaren.");
    return computed;
}

}  // namespace

Result<EntryCell> find_cell(Sql& sql, const Configuration& configuration, const CellWish& wish) {
    const Date on = wish.period.last_day();
    const auto chain = unit_chain(sql, wish.unit, on);
    if (!chain) return refuse(chain.error());
    auto item = find_plan_measure(sql, *chain, wish.measure, on);
    if (!item) return refuse(item.error());
    const Measure& measure = item->measure;
    if (!is_reported_by(configuration, measure, chain->front().level)) {
        const Level* level = configuration.level(measure.level);
        return refuse_field("entry.not_reported", "measure",
                            fmt::format("Måttet {} tas fram på nivån {} och skrivs inte in här.",
                                        in_quotes(measure.name), level != nullptr ? level->name : measure.level));
    }
    if (!is_followed_up(configuration, measure, wish.period)) {
        return refuse_field("entry.not_due", "measure",
                            fmt::format("Måttet {} följs upp {}, inte {}.", in_quotes(measure.name),
                                        list_in_words(measure.follow_up), wish.period.swedish()));
    }
    if (auto right = check_sex(measure, wish.sex); !right) return refuse(right.error());
    const Measure* const only = &measure;
    auto past = past_for_judging(sql, configuration, wish.unit, wish.period, {&only, 1});
    if (!past) return refuse(past.error());
    EntryCell cell{
        {configuration, wish.unit, wish.period, read_overruled(sql, wish.unit, wish.period), std::move(*past)},
        {std::move(*item),
         {},
         read_comment(sql, {wish.unit, wish.period, "measure", wish.measure}),
         data_gap_of(sql, configuration, wish.unit, wish.measure)},
        present_outcome(sql, {wish.measure, wish.unit, "main", wish.period, wish.sex})};
    for (const auto& period : periods_for_entry(cell.measure.item, wish.period)) {
        auto outcomes = outcomes_of(sql, wish.unit, wish.measure, period);
        cell.measure.records.insert(cell.measure.records.end(), std::make_move_iterator(outcomes.begin()),
                                    std::make_move_iterator(outcomes.end()));
    }
    return cell;
}

Result<Outcome> outcome_of(const EntryCell& cell, const CellWish& wish) {
    const Measure& measure = cell.measure.item.measure;
    const auto value = value_of(measure, wish);
    if (!value) return refuse(value.error());
    Outcome outcome;
    if (cell.present) outcome.id = cell.present->id;
    outcome.measure = wish.measure;
    outcome.unit_id = wish.unit;
    outcome.period = wish.period;
    outcome.period_basis = "stated";
    outcome.sex = wish.sex;
    outcome.value = *value;
    outcome.numerator = wish.numerator;
    outcome.denominator = wish.denominator;
    outcome.unit = measure.unit;
    outcome.origin = "entered";
    outcome.note = trimmed(wish.note);
    outcome.flags = flags_of_bits(flag_bits(wish.flags));  // each once, in one order
    outcome.missing_reason = trimmed(wish.missing_reason);
    if (!outcome.value && outcome.missing_reason.empty())
        return refuse_field("entry.value_missing", "value", "Skriv ett värde, eller skriv varför data saknas.");
    if (outcome.value && !outcome.missing_reason.empty()) {
        return refuse_field("entry.value_and_reason", "missing_reason",
                            "Det står både ett värde och varför data saknas. Ta bort det ena.");
    }
    if (outcome.note.size() > longest_text || outcome.missing_reason.size() > longest_text) {
        return refuse_field("entry.text_long", outcome.note.size() > longest_text ? "note" : "missing_reason",
                            "Texten är för lång. Skriv det längre i kommentaren till måttet.");
    }
    if (auto right = check_flags(cell.place.configuration.entry, outcome); !right) return refuse(right.error());
    return outcome;
}

bool same_content(const Outcome& a, const Outcome& b) {
    const auto content = [](const Outcome& outcome) {
        return std::tie(outcome.value, outcome.numerator, outcome.denominator, outcome.flags, outcome.note,
                        outcome.missing_reason);
    };
    return content(a) == content(b);
}

EntryRow row_with(EntryCell cell, const Outcome& outcome) {
    auto& records = cell.measure.records;
    std::erase_if(records, [&](const Outcome& other) {
        return other.series == "main" && other.period == outcome.period && other.sex == outcome.sex;
    });
    records.push_back(outcome);
    return entry_row(cell.place, cell.measure, outcome.sex);
}

int fields_in(const CellWish& wish) {
    return static_cast<int>(wish.value.has_value()) + static_cast<int>(wish.numerator.has_value()) +
           static_cast<int>(wish.denominator.has_value()) +
           static_cast<int>(!wish.note.empty() || !wish.flags.empty()) + static_cast<int>(!wish.missing_reason.empty());
}

}  // namespace ledstang
