#include "forms/answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/swedish_text.h"
#include "forms/forms.h"

namespace ledstang {
namespace {

constexpr const char* select_answers =
    "select u.id, a.period, a.question, a.text, a.number, a.answered_by, a.answered_on, a.version from form_answer a "
    "join unit u on u.number = a.unit where a.form = :form and (a.period = :period or a.period = (select "
    "max(b.period) from form_answer b where b.form = :form and b.unit = a.unit and b.period < :period))";

using AnswerRow = std::tuple<std::string, Period, std::string, std::optional<std::string>, std::optional<Decimal>,
                             std::string, Date, int>;

std::map<std::string, AnsweredPeriods> gathered(Sql& sql, const Configuration& configuration, const Form& form,
                                                const Period& period, std::vector<AnswerRow> rows) {
    std::map<std::string, std::string> names;
    std::map<std::string, AnsweredPeriods> by_unit;
    for (auto& [unit, when, question, text, number, person, day, version] : rows) {
        if (form.question(question) == nullptr) continue;
        auto name = names.find(person);
        if (name == names.end()) name = names.emplace(person, person_name(sql, configuration, person)).first;
        auto& periods = by_unit[unit];
        FormAnswer answer{question, std::move(text), number, person, name->second, day, version};
        if (when == period) {
            periods.now.push_back(std::move(answer));
            continue;
        }
        periods.previous_period = when;
        periods.previous.push_back(std::move(answer));
    }
    const auto place = [&](const FormAnswer& answer) { return form.question(answer.question); };
    for (auto& [unit, periods] : by_unit) {
        std::ranges::sort(periods.now, {}, place);
        std::ranges::sort(periods.previous, {}, place);
    }
    return by_unit;
}

}  // namespace

std::map<std::string, AnsweredPeriods> read_answers(Sql& sql, const Configuration& configuration, const Form& form,
                                                    const Period& period) {
    return gathered(sql, configuration, form, period, sql.rows<AnswerRow>(select_answers, form.id, period));
}

AnsweredPeriods read_answers(Sql& sql, const Configuration& configuration, const Form& form, const Period& period,
                             const std::string& unit) {
    static const std::string query = std::string(select_answers) + " and u.id = :unit";
    return gathered(sql, configuration, form, period, sql.rows<AnswerRow>(query, form.id, period, unit))[unit];
}

int required_questions(const Form& form) {
    return static_cast<int>(std::ranges::count_if(form.questions, &FormQuestion::required));
}

int required_answered(const Form& form, const FormAnswers& answers) {
    return static_cast<int>(std::ranges::count_if(
        answers, [&](const FormAnswer& answer) { return form.question(answer.question)->required; }));
}

Result<void> require_fits(const Form& form, const UnitRow& unit, const Period& period,
                          const Configuration& configuration) {
    if (!form.is_for(period)) {
        static const std::map<std::string, std::pair<std::string, std::string>> kinds = {
            {"year", {"ett år", "2022"}},           {"term", {"en termin", "2022-VT"}},
            {"tertial", {"en tertial", "2022-T1"}}, {"quarter", {"ett kvartal", "2022-Q1"}},
            {"month", {"en månad", "2022-04"}},
        };
        const auto& [kind, example] = kinds.at(form.rhythm);
        return refuse("form.rhythm", fmt::format("{} besvaras för {}, till exempel {}, inte för {}.",
                                                 in_quotes(form.name), kind, example, period.swedish()));
    }
    if (form.is_for(unit.level)) return {};
    std::vector<std::string> names;
    for (const auto& id : form.levels) names.push_back(configuration.level(id)->name);
    return refuse("form.level", fmt::format("{} besvaras inte av {}. Det är för nivån {}.", in_quotes(form.name),
                                            unit.name, list_in_words(names)));
}

}  // namespace ledstang
