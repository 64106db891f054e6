// process: what the commands that look at a log have in common.
#include "app/command_process.h"

#include "app/choices.h"
#include "app/command_files.h"
#include "base/swedish_text.h"
#include "described/json_read.h"
#include "process_analysis/filter_form.h"

namespace ledstang {

void add_log_options(CLI::App& command, LogCommandWish& wish, const std::vector<std::string>& formats) {
    command.add_option("LOGG", wish.log, "En inläst loggs namn, eller en fil: XES, CSV, XLSX, Parquet")
        ->required()
        ->type_name("");
    command.add_option("--filter", wish.filter, "Vilka fall: JSON, eller en fil med JSON")->type_name("URVAL");
    wish.format = formats.front();
    command
        .add_option(
            "--format", wish.format,
            formats.front() + " (förvalt)" +
                [&] {
                    std::string others;
                    for (std::size_t i = 1; i < formats.size(); ++i) {
                        others += (i + 1 == formats.size() ? " eller " : ", ") + formats[i];
                    }
                    return others;
                }())
        ->type_name("FORMAT")
        ->check(one_of(formats));
}

Result<Selection> chosen_cases(const CommandLine& line, const LogCommandWish& wish) {
    FilterForm form;
    if (!wish.filter.empty()) {
        std::string text = wish.filter;
        if (!text.starts_with('{')) {
            auto read = read_whole_file(wish.filter);
            if (!read) return refuse(read.error());
            text = std::move(*read);
        }
        auto read = from_json_text<FilterForm>(text);
        if (!read) return refuse(read.error());
        form = std::move(*read);
    }
    auto log = open_log(line, wish.log);
    if (!log) return refuse(log.error());
    auto chosen = select_by(Selection(std::move(*log)), form);
    if (chosen && chosen->case_count() == 0 && !wish.filter.empty()) {
        return refuse("process.no_cases", "Inget fall i loggen passar urvalet. Ta bort något av villkoren.");
    }
    return chosen;
}

void offer_process(CLI::App& program, CommandLine& line) {
    auto* process = program.add_subcommand("process", "Vårdprocesser ur händelseloggar: karta, vägar, ledtider");
    process->require_subcommand(1);
    process->footer(examples(R"(  ledstang process import handelser.csv --name akuten
  ledstang process stats akuten
  ledstang process map akuten --detail 0.3
  ledstang process leadtime akuten --from Ankomst --to Läkare --target 3600
  ledstang process discover akuten --out akuten.bpmn
  ledstang process conform akuten --model akuten.bpmn

LOGG är namnet på en logg som är inläst med import, eller en fil direkt. Urval skrivs som JSON:
  --filter '{"all_of": [{"contains": ["Läkare"]}], "none_of": [{"ends_with": ["Avbruten"]}]}'
docs/processes.md säger vad varje siffra betyder.)"));
    offer_process_import(*process, line);
    offer_process_stats(*process, line);
    offer_process_figures(*process, line);
    offer_process_models(*process, line);
}

}  // namespace ledstang
