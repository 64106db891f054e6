#include <fmt/format.h>

#include "app/command_line.h"

namespace ledstang {
namespace {

struct InitWish {
    std::string folder;
    std::string store;
    bool demo = false;
};

// What was made is taken away again when the store cannot be, so that the same command can be given anew.
void clear(const std::filesystem::path& folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) std::filesystem::remove_all(entry);
}

ExitCode init(const InitWish& wish) {
    auto folder = make_data_folder(wish.folder, wish.store, wish.demo);
    if (!folder) return tell(folder.error());
    const auto path = folder->path;
    try {
        const auto installation = open_installation(std::move(*folder));
        if (!installation) return tell(installation.error());
    } catch (const std::exception&) {
        clear(path);
        throw;
    }
    fmt::print("Skapade {}.\n", path.string());
    fmt::print("Regionens inställningar ligger i {}.\n", (path / "config").string());
    fmt::print("Läs in en plan härnäst: ledstang --data {} import plan plan.json\n", wish.folder);
    if (!wish.demo) {
        fmt::print(
            "Ge sedan någon rätt att logga in: ledstang --data {} account create \"Förnamn Efternamn\" --user-name "
            "NAMN "
            "--role administrator --unit ENHET\n",
            wish.folder);
    }
    return ExitCode::done;
}

}  // namespace

void offer_init(CLI::App& program, CommandLine& line) {
    auto wish = std::make_shared<InitWish>();
    auto* command = program.add_subcommand("init", "Skapa en datamapp med inställningar och en tom databas");
    command->add_option("MAPP", wish->folder, "Ny eller tom mapp")->required()->type_name("");
    command->add_option("--store", wish->store, "Databasens adress; annars en SQLite-fil i mappen")
        ->type_name("ADRESS");
    command->add_flag("--demo", wish->demo, "Demoinloggning: den som når servern väljer själv vem den är");
    command->footer(examples(R"(  ledstang init ./ledstang
  ledstang init ./prov --demo
  ledstang init ./ledstang --store postgresql://ledstang@db.example.org/ledstang

PostgreSQL: gör först en tom databas som användaren äger (createdb --owner ledstang --encoding UTF8 ledstang). Ett
lösenord skrivs hellre i ~/.pgpass än i adressen.)"));
    command->callback([&line, wish] { line.chosen = [wish] { return init(*wish); }; });
}

}  // namespace ledstang
