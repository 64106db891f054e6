// process conform and discover: a log held against a model, and a first model out of a log.
#include <filesystem>

#include "app/choices.h"
#include "app/command_files.h"
#include "app/command_process.h"
#include "app/conformance_answer.h"
#include "process_models/discovery.h"

namespace ledstang {
namespace {

struct ConformWish : LogCommandWish {
    std::string model;
    bool alignments = false;
};

Result<std::string> conform(const CommandLine& line, const ConformWish& wish) {
    const auto model = read_model_file(wish.model);
    if (!model) return refuse(model.error());
    const auto chosen = chosen_cases(line, wish);
    if (!chosen) return refuse(chosen.error());
    return conformance_of(variants_for_models(*chosen), *model, wish.format == "json", wish.alignments);
}

struct DiscoverWish : LogCommandWish {
    std::string out;
    double noise = 0.2;
};

Result<std::string> discover_model(const CommandLine& line, const DiscoverWish& wish) {
    const auto chosen = chosen_cases(line, wish);
    if (!chosen) return refuse(chosen.error());
    const auto variants = variants_for_models(*chosen);
    const auto tree = discover(variants.log, wish.noise);
    const auto model = model_in_form(tree, std::filesystem::path(wish.out).stem().string(), wish.out);
    if (!model) return refuse(model.error());
    if (auto written = write_whole_file(wish.out, *model); !written) return refuse(written.error());
    return discovery_of(variants, tree, wish.out, wish.format == "json");
}

}  // namespace

void offer_process_models(CLI::App& process, CommandLine& line) {
    auto wish = std::make_shared<ConformWish>();
    auto* command = process.add_subcommand("conform", "Hur fallen följer en modell, och var de avviker");
    add_log_options(*command, *wish, {"text", "json"});
    command->add_option("--model", wish->model, "Modellen: BPMN 2.0, PNML eller PTML")->required()->type_name("FIL");
    command->add_flag("--alignments", wish->alignments, "Visa varje väg steg för steg bredvid modellen");
    command->footer(examples(R"(  ledstang process conform akuten --model akuten.bpmn
  ledstang process conform handelser.xes.gz --model modell.pnml --alignments --format json)"));
    choose_process_command(command, line, wish, conform);

    auto discovery = std::make_shared<DiscoverWish>();
    auto* discover_command = process.add_subcommand("discover", "En första modell ur loggen, att rita vidare på");
    add_log_options(*discover_command, *discovery, {"text", "json"});
    discover_command->add_option("--out", discovery->out, "Filen som skrivs: .bpmn eller .pnml")
        ->required()
        ->type_name("FIL");
    discover_command
        ->add_option("--noise", discovery->noise, "Det som är ovanligare än så förbigås, 0 till 1 (0,2); 0: inget")
        ->type_name("ANDEL")
        ->check(number_within({0, 1}));
    discover_command->footer(examples("  ledstang process discover akuten --out akuten.bpmn --noise 0.2"));
    choose_process_command(discover_command, line, discovery, discover_model);
}

}  // namespace ledstang
