// What the unit and those below it have answered, side by side and level by level: for the staff functions that read
// the answers, and for who compares.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "forms/answers.h"
#include "forms/forms.h"

namespace ledstang {
namespace {

struct CompareForm {
    std::string unit, form;
    Period period = empty_value<Period>();
    std::string reader;
    template <class C = CompareForm>
    static constexpr auto described() {
        return describe("CompareForm", field("unit", &C::unit, "Enhet; de under den är med"),
                        field("form", &C::form, "Formulärets id"), field("period", &C::period, "Period"),
                        optional_field("reader", &C::reader, "Bara de frågor som funktionen läser"));
    }
};
struct ComparedUnit {
    std::string unit, unit_name, level, level_name;
    int depth = 0;
    int required_answered = 0;
    FormAnswers answers;
    std::optional<Period> previous_period;
    FormAnswers previous;
    template <class C = ComparedUnit>
    static constexpr auto described() {
        return describe("ComparedUnit", field("unit", &C::unit, "Enhet"),
                        field("unit_name", &C::unit_name, "Enhetens namn"), field("level", &C::level, "Nivå"),
                        field("level_name", &C::level_name, "Nivåns namn"),
                        field("depth", &C::depth, "Djup under den enhet som frågan gäller"),
                        field("required_answered", &C::required_answered, "Antal behövda svar som finns"),
                        field("answers", &C::answers, "Svar"),
                        field("previous_period", &C::previous_period, "Närmast föregående period med svar"),
                        field("previous", &C::previous, "Svaren den perioden"));
    }
};
// The mean of a level's units, each with the same weight.
struct LevelMean {
    std::string level, level_name, question;
    int units = 0;  // that have answered the question
    Decimal mean;
    std::optional<Decimal> change;  // of the units that have answered both times, each against itself
    int units_with_change = 0;
    template <class L = LevelMean>
    static constexpr auto described() {
        return describe("LevelMean", field("level", &L::level, "Nivå"),
                        field("level_name", &L::level_name, "Nivåns namn"), field("question", &L::question, "Fråga"),
                        field("units", &L::units, "Antal enheter som har svarat"),
                        field("mean", &L::mean, "Medelvärde, varje enhet lika"),
                        field("change", &L::change, "Medelförändring för dem som svarat båda gångerna"),
                        field("units_with_change", &L::units_with_change, "Hur många de är"));
    }
};
struct FormComparison {
    std::string unit, unit_name;
    Period period = empty_value<Period>();
    Form form;  // with the questions that are asked for
    int required = 0;
    std::vector<ComparedUnit> units;  // that answer the form, parents before children
    std::vector<LevelMean> levels;    // of questions with a number, by level and question
    template <class C = FormComparison>
    static constexpr auto described() {
        return describe("FormComparison", field("unit", &C::unit, "Enhet"),
                        field("unit_name", &C::unit_name, "Enhetens namn"), field("period", &C::period, "Period"),
                        field("form", &C::form, "Formuläret med frågorna"),
                        field("required", &C::required, "Antal frågor som behöver svar"),
                        field("units", &C::units, "Enheter som besvarar formuläret"),
                        field("levels", &C::levels, "Medelvärden per nivå"));
    }
};

std::optional<Decimal> number_of(const FormAnswers& answers, const std::string& question) {
    const auto found = std::ranges::find(answers, question, &FormAnswer::question);
    return found == answers.end() ? std::nullopt : found->number;
}

// One decimal more than a grade has.
Decimal mean_of(Decimal sum, int count) {
    return divide(sum, Decimal::from_whole(count)).value_or(Decimal()).rounded(2);
}

LevelMean mean_at(const std::vector<ComparedUnit>& units, const ComparedUnit& first, const std::string& question) {
    LevelMean level{first.level, first.level_name, question, 0, {}, std::nullopt, 0};
    Decimal sum, change;
    for (const auto& unit : units) {
        if (unit.level != first.level) continue;
        const auto now = number_of(unit.answers, question);
        if (!now) continue;
        ++level.units;
        sum = sum + *now;
        if (const auto before = number_of(unit.previous, question)) {
            ++level.units_with_change;
            change = change + (*now - *before);
        }
    }
    if (level.units > 0) level.mean = mean_of(sum, level.units);
    if (level.units_with_change > 0) level.change = mean_of(change, level.units_with_change);
    return level;
}

std::vector<LevelMean> means_of(const std::vector<ComparedUnit>& units, const Form& form) {
    std::vector<const ComparedUnit*> first_of_level;
    for (const auto& unit : units) {
        const auto same = [&](const ComparedUnit* one) { return one->level == unit.level; };
        if (std::ranges::none_of(first_of_level, same)) first_of_level.push_back(&unit);
    }
    std::vector<LevelMean> levels;
    for (const ComparedUnit* first : first_of_level) {
        for (const auto& question : form.questions) {
            if (!question.has_number()) continue;
            auto level = mean_at(units, *first, question.id);
            if (level.units > 0) levels.push_back(std::move(level));
        }
    }
    return levels;
}

// Leaves the questions that the reader asks, and takes others' answers out of the way.
Result<void> narrow(Form& form, const std::string& reader) {
    if (reader.empty()) return {};
    if (std::ranges::find(form.readers, reader, &FormReader::id) == form.readers.end()) {
        std::vector<std::string> known;
        for (const auto& one : form.readers) known.push_back(one.id);
        return refuse("form.reader_unknown", fmt::format("{} läses inte av {}. Möjliga: {}.", in_quotes(form.name),
                                                         in_quotes(reader), list_in_words(known)));
    }
    std::erase_if(form.questions, [&](const FormQuestion& question) {
        return !question.readers.empty() && std::ranges::find(question.readers, reader) == question.readers.end();
    });
    return {};
}

Result<FormComparison> compare_form(Context& context, const CompareForm& wish) {
    auto form = require_form(context.configuration, wish.form);
    if (!form) return refuse(form.error());
    if (auto narrowed = narrow(*form, wish.reader); !narrowed) return refuse(narrowed.error());
    return context.store.read([&](Sql& sql) -> Result<FormComparison> {
        const auto organisation = read_organisation(sql, context.configuration, context.today);
        const auto top = require_unit(organisation, wish.unit);
        if (!top) return refuse(top.error());
        UnitRow anyone = *top;
        if (!form->levels.empty()) anyone.level = form->levels.front();  // the unit asked about need not answer itself
        if (auto fits = require_fits(*form, anyone, wish.period, context.configuration); !fits)
            return refuse(fits.error());
        auto answers = read_answers(sql, context.configuration, *form, wish.period);
        FormComparison comparison{wish.unit, top->name, wish.period, *form, required_questions(*form), {}, {}};
        for (const UnitRow* row : organisation.subtree(wish.unit)) {
            if (!form->is_for(row->level)) continue;
            auto& answered = answers[row->id];
            ComparedUnit unit;
            unit.unit = row->id;
            unit.unit_name = row->name;
            unit.level = row->level;
            unit.level_name = row->level_name;
            unit.depth = row->depth - top->depth;
            unit.required_answered = required_answered(*form, answered.now);
            unit.answers = std::move(answered.now);
            unit.previous_period = answered.previous_period;
            unit.previous = std::move(answered.previous);
            comparison.units.push_back(std::move(unit));
        }
        comparison.levels = means_of(comparison.units, *form);
        return comparison;
    });
}

}  // namespace

void offer_form_comparison(Operations& operations) {
    operations.get("compare_form", "/units/{unit}/forms/{form}/{period}/comparison", compare_form, {Permission::read},
                   "Svaren för enheten och de under den, nivå för nivå");
}

void offer_forms(Operations& operations) {
    offer_answers(operations);
    offer_form_comparison(operations);
}

}  // namespace ledstang
