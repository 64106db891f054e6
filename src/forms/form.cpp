#include "forms/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "base/swedish_text.h"
#include "base/whole_file.h"
#include "described/period_kind.h"
#include "described/toml_file.h"
#include "forms/forms.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

constexpr std::array question_kinds{"scale", "number", "choice", "text"};

bool is_one_of(const auto& known, const std::string& text) {
    return std::ranges::any_of(known, [&](const char* one) { return text == one; });
}

Refusal wrong(const Form& form, const std::string& what) {
    return {RefusalKind::invalid, "form.configuration", fmt::format("forms/{}.toml: {}", form.id, what)};
}

Result<void> check_question(const Form& form, const FormQuestion& question) {
    if (!is_one_of(question_kinds, question.kind)) {
        return refuse(wrong(form, fmt::format("frågan {} har slaget {}. Skriv scale, number, choice eller text.",
                                              in_quotes(question.id), in_quotes(question.kind))));
    }
    if (question.kind == "choice" && question.choices.size() < 2)
        return refuse(wrong(form, fmt::format("frågan {} behöver minst två svarsval.", in_quotes(question.id))));
    for (const auto& reader : question.readers) {
        if (std::ranges::find(form.readers, reader, &FormReader::id) != form.readers.end()) continue;
        return refuse(wrong(form, fmt::format("frågan {} nämner funktionen {}, som inte finns bland readers.",
                                              in_quotes(question.id), in_quotes(reader))));
    }
    return {};
}

Result<void> check(const Form& form, const Configuration& configuration) {
    if (!kind_of_months_named(form.rhythm)) {
        return refuse(wrong(form, fmt::format("rhythm är {}. Skriv year, term, tertial, quarter eller month.",
                                              in_quotes(form.rhythm))));
    }
    for (const auto& level : form.levels) {
        if (configuration.level(level) == nullptr)
            return refuse(wrong(form, fmt::format("nivån {} finns inte i organisation.toml.", in_quotes(level))));
    }
    const int grades = form.scale.highest - form.scale.lowest + 1;
    if (grades < 2 || grades > 11)
        return refuse(wrong(form, "skalan ska ha mellan två och elva grader: se lowest och highest."));
    if (!form.scale.names.empty() && static_cast<int>(form.scale.names.size()) != grades) {
        return refuse(wrong(form, fmt::format("skalan har {} grader men {} namn.", grades, form.scale.names.size())));
    }
    std::set<std::string> ids;
    for (const auto& question : form.questions) {
        if (!ids.insert(question.id).second)
            return refuse(wrong(form, fmt::format("frågan {} finns två gånger.", in_quotes(question.id))));
        if (auto right = check_question(form, question); !right) return right;
    }
    if (form.questions.empty()) return refuse(wrong(form, "formuläret har inga frågor."));
    if (form.registration && form.questions.size() > most_in_registration) {
        return refuse(wrong(form, fmt::format("en registrering har högst {} frågor, men här är {}. Läs in uppgifterna "
                                              "i stället, eller ta bort frågor.",
                                              most_in_registration, form.questions.size())));
    }
    return {};
}

// One file's content; `name` is the file's.
Result<Form> read_form(const Result<Json>& json, const std::string& name, const Configuration& configuration) {
    if (!json) return refuse(json.error());
    auto form = from_json<Form>(*json);
    if (!form) return refuse(in_file(form.error(), name));
    if (form->id != files::path(name).stem()) {
        return refuse(wrong(*form, fmt::format("filen heter {}. Den ska heta som formulärets id.", in_quotes(name))));
    }
    if (auto right = check(*form, configuration); !right) return refuse(right.error());
    return form;
}

}  // namespace

const FormQuestion* Form::question(const std::string& wanted) const {
    const auto found = std::ranges::find(questions, wanted, &FormQuestion::id);
    return found == questions.end() ? nullptr : &*found;
}

bool Form::is_for(const std::string& level) const {
    return levels.empty() || std::ranges::find(levels, level) != levels.end();
}

bool Form::is_for(const Period& period) const {
    return kind_of_months_named(rhythm) == period.kind();
}

Result<std::vector<Form>> read_forms(const Configuration& configuration) {
    const auto folder = files::path(configuration.folder) / "forms";
    const auto names = files_in(folder, ".toml");
    std::vector<Form> forms;
    for (const auto& name : names) {
        auto form = read_form(read_toml(name), name.filename().string(), configuration);
        if (!form) return refuse(form.error());
        forms.push_back(std::move(*form));
    }
    return forms;
}

Result<void> check_form_text(const Configuration& configuration, const std::string& text, const std::string& name) {
    const auto form = read_form(read_toml_text(text, name), name, configuration);
    if (!form) return refuse(form.error());
    return {};
}

Result<Form> require_form(const Configuration& configuration, const std::string& id) {
    auto forms = read_forms(configuration);
    if (!forms) return refuse(forms.error());
    for (auto& form : *forms) {
        if (form.id == id) return std::move(form);
    }
    return refuse(RefusalKind::not_found, "form.unknown", fmt::format("Formuläret {} finns inte.", in_quotes(id)));
}

}  // namespace ledstang
