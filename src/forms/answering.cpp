// One unit's form for a period: read it with what was answered last time, and answer one question at a time.
#include <fmt/format.h>

#include <algorithm>

#include "base/blank.h"
#include "base/swedish_text.h"
#include "calendar/calendar.h"
#include "forms/answers.h"
#include "forms/forms.h"
#include "store/version.h"

namespace ledstang {
namespace {

struct FormList {
    std::vector<Form> forms;
    template <class L = FormList>
    static constexpr auto described() {
        return describe("FormList", field("forms", &L::forms, "Formulär"));
    }
};
struct GetForm {
    std::string unit, form;
    Period period = empty_value<Period>();
    template <class G = GetForm>
    static constexpr auto described() {
        return describe("GetForm", field("unit", &G::unit, "Enhet"), field("form", &G::form, "Formulärets id"),
                        field("period", &G::period, "Period"));
    }
};
struct FormPage {
    std::string unit, unit_name;
    Period period = empty_value<Period>();
    Form form;
    FormAnswers answers;
    std::optional<Period> previous_period;
    FormAnswers previous;
    int required = 0;
    int required_answered = 0;
    std::int64_t seconds = 0;  // that a registration has taken
    std::string closed;
    template <class P = FormPage>
    static constexpr auto described() {
        return describe("FormPage", field("unit", &P::unit, "Enhet"),
                        field("unit_name", &P::unit_name, "Enhetens namn"), field("period", &P::period, "Period"),
                        field("form", &P::form, "Formuläret"),
                        field("answers", &P::answers, "Svar, i frågornas ordning"),
                        field("previous_period", &P::previous_period, "Närmast föregående period med svar"),
                        field("previous", &P::previous, "Svaren den perioden"),
                        field("required", &P::required, "Antal frågor som behöver svar"),
                        field("required_answered", &P::required_answered, "Hur många av dem som har svar"),
                        field("seconds", &P::seconds, "Sekunder som registreringen har tagit"),
                        field("closed", &P::closed, "Varför svaren inte kan ändras; tomt när de kan det"));
    }
};
struct PutAnswer {
    std::string unit, form;
    Period period = empty_value<Period>();
    std::string question;
    std::optional<std::string> text;
    std::optional<Decimal> number;
    int version = 0;
    std::int64_t seconds = 0;
    template <class P = PutAnswer>
    static constexpr auto described() {
        return describe(
            "PutAnswer", field("unit", &P::unit, "Enhet"), field("form", &P::form, "Formulärets id"),
            field("period", &P::period, "Period"), field("question", &P::question, "Frågans id"),
            field("text", &P::text, "Svar i ord, eller valet"),
            field("number", &P::number, "Svar som tal eller grad; utan svar tas svaret bort"),
            optional_field("version", &P::version, "Svarets version; 0 för det första"),
            optional_field("seconds", &P::seconds, "Sekunder sedan formuläret öppnades eller förra svaret"));
    }
};

Result<FormList> list_forms(Context& context, const Nothing&) {
    auto forms = read_forms(context.configuration);
    if (!forms) return refuse(forms.error());
    return FormList{std::move(*forms)};
}

Result<UnitRow> answering_unit(Sql& sql, const Context& context, const Form& form, const std::string& unit,
                               const Period& period) {
    const auto row = require_unit(read_organisation(sql, context.configuration, context.today), unit);
    if (!row) return refuse(row.error());
    if (auto fits = require_fits(form, *row, period, context.configuration); !fits) return refuse(fits.error());
    return *row;
}

Result<FormPage> get_form(Context& context, const GetForm& wish) {
    auto form = require_form(context.configuration, wish.form);
    if (!form) return refuse(form.error());
    return context.store.read([&](Sql& sql) -> Result<FormPage> {
        const auto unit = answering_unit(sql, context, *form, wish.unit, wish.period);
        if (!unit) return refuse(unit.error());
        auto answered = read_answers(sql, context.configuration, *form, wish.period, wish.unit);
        FormPage page;
        page.unit = wish.unit;
        page.unit_name = unit->name;
        page.period = wish.period;
        page.form = *form;
        page.answers = std::move(answered.now);
        page.previous_period = answered.previous_period;
        page.previous = std::move(answered.previous);
        page.required = required_questions(*form);
        page.required_answered = required_answered(*form, page.answers);
        page.seconds = sql.value<std::int64_t>(
            "select coalesce(max(t.seconds), 0) from form_time t join unit u on u.number = t.unit where t.form = :form "
            "and u.id = :unit and t.period = :period",
            form->id, wish.unit, wish.period);
        const auto open =
            require_open(sql, context.configuration, wish.unit, wish.period, context.today, context.caller);
        if (!open) page.closed = open.error().message;
        return page;
    });
}

// The answer as it is kept; without text and number it takes the former answer away.
Result<FormAnswer> answer_of(const Form& form, const FormQuestion& question, const PutAnswer& wish) {
    FormAnswer answer{question.id, std::nullopt, std::nullopt, "", "", {}, 1};
    if (question.has_number()) {
        if (wish.text && !is_blank(*wish.text))
            return refuse("form.answer", fmt::format("{} besvaras med ett tal.", in_quotes(question.text)));
        answer.number = wish.number;
        if (question.kind == "number" || !wish.number) return answer;
        const bool whole = wish.number->rounded(0) == *wish.number;
        if (whole && *wish.number >= Decimal::from_whole(form.scale.lowest) &&
            *wish.number <= Decimal::from_whole(form.scale.highest))
            return answer;
        return refuse("form.answer", fmt::format("{} besvaras med ett heltal från {} till {}.",
                                                 in_quotes(question.text), form.scale.lowest, form.scale.highest));
    }
    if (wish.number)
        return refuse("form.answer", fmt::format("{} besvaras med ord, inte med ett tal.", in_quotes(question.text)));
    if (!wish.text || is_blank(*wish.text)) return answer;
    if (question.kind == "choice" && std::ranges::find(question.choices, *wish.text) == question.choices.end()) {
        return refuse("form.answer",
                      fmt::format("{} har svaren {}.", in_quotes(question.text), list_in_words(question.choices)));
    }
    answer.text = wish.text;
    return answer;
}

std::optional<FormAnswer> answer_to(const FormAnswers& answers, const std::string& question) {
    const auto found = std::ranges::find(answers, question, &FormAnswer::question);
    return found == answers.end() ? std::nullopt : std::optional(*found);
}

// Longer than this somebody has left the page open.
constexpr std::int64_t longest_for_answer = 600;

// What a registration costs in time is added up for the unit and the period, of nobody in particular.
void add_time(Sql& sql, const Form& form, std::int64_t unit, const PutAnswer& wish) {
    if (!form.registration || wish.seconds <= 0) return;
    sql.execute(
        "insert into form_time (form, unit, period, seconds) values (:form, :unit, :period, :seconds) on conflict "
        "(form, period, unit) do update set seconds = form_time.seconds + excluded.seconds",
        form.id, unit, wish.period, std::min(wish.seconds, longest_for_answer));
}

Result<FormAnswer> put_answer(Context& context, const PutAnswer& wish) {
    const auto form = require_form(context.configuration, wish.form);
    if (!form) return refuse(form.error());
    const FormQuestion* question = form->question(wish.question);
    if (question == nullptr) {
        return refuse(RefusalKind::not_found, "form.question_unknown",
                      fmt::format("{} har ingen fråga {}.", in_quotes(form->name), in_quotes(wish.question)));
    }
    auto answer = answer_of(*form, *question, wish);
    if (!answer) return refuse(answer.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<FormAnswer> {
        Sql& sql = transaction.sql();
        const auto unit = answering_unit(sql, context, *form, wish.unit, wish.period);
        if (!unit) return refuse(unit.error());
        if (auto open = require_open(sql, context.configuration, wish.unit, wish.period, context.today, context.caller);
            !open)
            return refuse(open.error());
        const auto before =
            answer_to(read_answers(sql, context.configuration, *form, wish.period, wish.unit).now, wish.question);
        const bool current = wish.version == (before ? before->version : 0);
        if (auto same = expect_version(current ? 1 : 0, fmt::format("svaret på {}", in_quotes(question->text))); !same)
            return refuse(same.error());
        answer->answered_by = context.caller.person;
        answer->answered_by_name = context.caller.name;
        answer->answered_on = context.today;
        answer->version = wish.version + 1;
        const std::int64_t number = *unit_number(sql, wish.unit);
        sql.execute(
            "delete from form_answer where form = :form and unit = :unit and period = :period and question = :question",
            form->id, number, wish.period, wish.question);
        add_time(sql, *form, number, wish);
        const bool stays = answer->text || answer->number;
        if (stays) {
            sql.execute(
                "insert into form_answer (form, unit, period, question, text, number, answered_by, answered_on, "
                "version) values (:form, :unit, :period, :question, :text, :number, :answered_by, :answered_on, "
                ":version)",
                form->id, number, wish.period, wish.question, answer->text, answer->number, answer->answered_by,
                answer->answered_on, answer->version);
        } else {
            answer->version = 0;
        }
        if (stays || before) {
            transaction.log("form_answer",
                            fmt::format("{}/{}/{}/{}", form->id, wish.unit, wish.period.to_string(), wish.question),
                            before ? to_json(*before) : "", stays ? to_json(*answer) : "");
        }
        return answer;
    });
}

}  // namespace

void offer_answers(Operations& operations) {
    operations.get("list_forms", "/forms", list_forms, {Permission::read}, "Regionens formulär");
    operations.get("get_form", "/units/{unit}/forms/{form}/{period}", get_form, {Permission::read},
                   "Ett formulär för en enhet och period, med svaren och dem från förra gången");
    operations.put("put_form_answer", "/units/{unit}/forms/{form}/{period}/answers/{question}", put_answer,
                   {Permission::report, &PutAnswer::unit}, "Besvara en fråga i ett formulär");
}

}  // namespace ledstang
