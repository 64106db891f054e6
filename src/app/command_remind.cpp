#include <fmt/format.h>

#include "app/command_line.h"
#include "app/mail_options.h"
#include "app/reminders.h"

namespace ledstang {
namespace {

struct RemindWish {
    std::string on;
    bool dry_run = false;
};

void show(const std::vector<DigestPerson>& digests) {
    for (const auto& person : digests) {
        fmt::print("{} <{}>: {} uppgifter\n", person.name, person.address, person.tasks.size());
        for (const auto& task : person.tasks) fmt::print("  - {}{}\n", task.title, task.late ? " (sen)" : "");
    }
    fmt::print("Inget skickat. {} skulle få brev.\n",
               digests.size() == 1 ? "En person" : fmt::format("{} personer", digests.size()));
}

Result<ExitCode> remind(LocalSession& session, const RemindWish& wish) {
    Installation& installation = session.installation();
    Date day = installation.today();
    if (!wish.on.empty()) {
        const auto given = read_text<Date>(wish.on);
        if (!given) return refuse(given.error());
        day = *given;
    }
    if (wish.dry_run) {
        show(session.store().read([&](Sql& sql) { return digests_for(sql, installation.configuration, day); }));
        return ExitCode::done;
    }
    const auto report = send_reminders(installation, day);
    if (!report) return refuse(report.error());
    fmt::print("Skickade: {}. Hade redan fått dagens: {}. Misslyckade: {}.\n", report->sent, report->already,
               report->failures.size());
    for (const auto& failure : report->failures) fmt::print(stderr, "{}: {}\n", failure.person, failure.reason);
    return report->failures.empty() ? ExitCode::done : ExitCode::refused;
}

}  // namespace

void offer_remind(CLI::App& program, CommandLine& line) {
    auto wish = std::make_shared<RemindWish>();
    auto* command = program.add_subcommand("remind", "Skicka dagens påminnelser");
    command->add_option("--on", wish->on, "En annan dag än i dag")->type_name("DAG");
    command->add_flag("--dry-run", wish->dry_run, "Visa vilka som skulle få brev, utan att skicka");
    command->footer(examples(R"(  ledstang --data ./ledstang remind --dry-run
  ledstang --data ./ledstang remind

Den som redan har fått dagens brev får inget till. E-postservern anges under [mail] i ledstang.toml. Servern skickar
själv varje dag vid klockslaget där; kommandot behövs bara när den inte gör det.)"));
    command->callback([&line, wish] {
        line.chosen = [&line, wish] {
            return with_installation(line, [&](LocalSession& session) { return remind(session, *wish); });
        };
    });
}

}  // namespace ledstang
