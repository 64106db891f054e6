// What units have answered. Inside the module.
#pragma once

#include "base/decimal.h"
#include "forms/form.h"
#include "organisation/organisation.h"

namespace ledstang {

struct FormAnswer {
    std::string question;
    std::optional<std::string> text;  // of a text, or the choice
    std::optional<Decimal> number;    // of a scale or a number
    std::string answered_by;          // person's id
    std::string answered_by_name;
    Date answered_on{};
    int version = 1;
    template <class A = FormAnswer>
    static constexpr auto described() {
        return describe("FormAnswer", field("question", &A::question, "Fråga"),
                        field("text", &A::text, "Svar i ord, eller valet"),
                        field("number", &A::number, "Svar som tal eller grad"),
                        field("answered_by", &A::answered_by, "Den som svarade"),
                        field("answered_by_name", &A::answered_by_name, "Namn på den som svarade"),
                        field("answered_on", &A::answered_on, "Dag"), field("version", &A::version, "Svarets version"));
    }
};
using FormAnswers = std::vector<FormAnswer>;  // in the order of the form's questions

// A unit's answers for a period, and those of the latest earlier period that it answered.
struct AnsweredPeriods {
    FormAnswers now;
    std::optional<Period> previous_period;
    FormAnswers previous;
};

// By unit id, of all units. Answers to questions that the form no longer has are left out.
std::map<std::string, AnsweredPeriods> read_answers(Sql& sql, const Configuration& configuration, const Form& form,
                                                    const Period& period);
// Of one unit.
AnsweredPeriods read_answers(Sql& sql, const Configuration& configuration, const Form& form, const Period& period,
                             const std::string& unit);

// How many of the form's required questions have an answer.
int required_answered(const Form& form, const FormAnswers& answers);
int required_questions(const Form& form);

// Refuses with form.rhythm when the form is not for such periods, and form.level when the unit's level does not answer
// it.
Result<void> require_fits(const Form& form, const UnitRow& unit, const Period& period,
                          const Configuration& configuration);

void offer_answers(Operations& operations);
void offer_form_comparison(Operations& operations);

}  // namespace ledstang
