// The digest's words.
#include <fmt/format.h>

#include <algorithm>

#include "base/markup.h"
#include "rounds/digest.h"

namespace ledstang {
namespace {

std::string in_words(std::size_t count) {
    return count == 1 ? "en uppgift" : fmt::format("{} uppgifter", count);
}

std::string when(const Task& task) {
    if (!task.due) return task.late ? "sen" : "";
    return fmt::format("{} {}", task.late ? "skulle vara klar" : "senast", to_string(*task.due));
}

std::string line_of(const Task& task) {
    std::string line = task.title;
    if (!task.unit_name.empty() && task.title.find(task.unit_name) == std::string::npos) line += ", " + task.unit_name;
    if (const auto due = when(task); !due.empty()) line += fmt::format(" ({})", due);
    if (!task.deputy_for.empty()) line += fmt::format(", för {}", task.deputy_for);
    return line;
}

void add_list(Mail& mail, const std::string& heading, const std::vector<Task>& tasks, const std::string& address) {
    if (tasks.empty()) return;
    mail.text += fmt::format("{}{}\n\n", mail.html.ends_with("</ul>\n") ? "\n" : "", heading);
    mail.html += fmt::format("<p>{}</p>\n<ul>\n", html_escaped(heading));
    for (const auto& task : tasks) {
        const std::string line = line_of(task);
        mail.text += fmt::format("- {}\n", line);
        if (!task.detail.empty()) mail.text += fmt::format("  {}\n", task.detail);
        mail.text += fmt::format("  {}{}\n", address, task.link);
        mail.html += fmt::format("<li><a href=\"{}\">{}</a>{}</li>\n", html_escaped(address + task.link),
                                 html_escaped(line), task.detail.empty() ? "" : "<br>" + html_escaped(task.detail));
    }
    mail.html += "</ul>\n";
}

constexpr const char* why =
    "Du får högst ett brev om dagen, och bara när "
    "något väntar. Det går inte att svara på brevet.";

}  // namespace

Mail digest_mail(const DigestPerson& person, const std::string& address, const Date& today) {
    std::vector<Task> tasks, news;
    for (const auto& task : person.tasks) (task.kind == "notice" ? news : tasks).push_back(task);
    const auto late = std::ranges::count(tasks, true, &Task::late);
    Mail mail;
    mail.address = person.address;
    mail.name = person.name;
    mail.subject = tasks.empty() ? "Ledstång: nytt i dina ärenden"
                                 : fmt::format("Ledstång: {} väntar på dig", in_words(tasks.size()));
    if (late > 0) mail.subject += late == 1 ? ", varav en är sen" : fmt::format(", varav {} är sena", late);
    mail.text = fmt::format("Hej {}!\n\n", person.name);
    mail.html = fmt::format(
        "<!doctype html>\n<html lang=\"sv\">\n<head><meta "
        "charset=\"utf-8\"><title>{}</title></head>\n<body>\n<p>Hej "
        "{}!</p>\n",
        html_escaped(mail.subject), html_escaped(person.name));
    add_list(mail, fmt::format("Det här väntar på dig i Ledstång den {}:", to_string(today)), tasks, address);
    add_list(mail, "Nytt i ärenden som du har skrivit i eller följer:", news, address);
    mail.text += fmt::format("\nAlla dina uppgifter: {}/uppgifter\n\n{}\n", address, why);
    mail.html += fmt::format(
        "<p><a href=\"{}\">Alla dina "
        "uppgifter</a></p>\n<p><small>{}</small></p>\n</body>\n</html>\n",
        html_escaped(address + "/uppgifter"), why);
    return mail;
}

}  // namespace ledstang
