// Fills a data folder, made by `ledstang init`, with a made-up region, and says how fast and in how many bytes.
//
//     ledstang init region
//     generate_region region --units 2000 --measures 150 --periods 36 --seed 1
//
// --store ADDRESS fills another store than the SQLite file in the folder; its bytes are then not told.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>

#include "generated_region.h"
#include "goals/plan_import.h"

namespace ledstang::bench {
namespace {

constexpr std::size_t units_at_a_time = 8;  // in one transaction: some 100 000 outcomes at the usual size

class Nobody final : public Scope {
 public:
    bool within(Store&, const std::string&, const std::vector<std::string>&, const Date&) const override {
        return true;
    }
};

// What stops the program is told as an exception: nobody is to go on with half a region.
template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

void import_plans(Store& store, const Configuration& configuration, const GeneratedRegion& region) {
    const Caller caller{"", "generate_region", "", "", {}, {}};
    const Nobody scope;
    Context context{caller, store, configuration, scope, region.periods().back().last_day(), "generate_region"};
    for (const auto& plan : region.plans()) {
        ImportWish wish;
        wish.file = {plan.organisation.unit + ".json", "application/json", to_json(plan)};
        const auto report = must(import_plan(context, wish));
        if (!report.applied) throw std::runtime_error(report.message);
    }
}

std::int64_t write_units(Store& store, const GeneratedRegion& region, std::size_t first, std::size_t end) {
    std::vector<Outcome> outcomes;
    for (std::size_t unit = first; unit < end; ++unit) {
        auto more = region.outcomes_of(unit);
        outcomes.insert(outcomes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    const auto counts =
        must(store.write({"", "generate_region"}, [&](Transaction& transaction) -> Result<OutcomeCounts> {
            return write_outcomes(transaction, std::move(outcomes), "Påhittade utfall för mätning av prestanda");
        }));
    return counts.added;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::uintmax_t size_of(const std::filesystem::path& file) {
    return std::filesystem::exists(file) ? std::filesystem::file_size(file) : 0;
}

void generate_into(const std::filesystem::path& folder, const std::string& address, const RegionSize& size) {
    const auto configuration = must(load_configuration((folder / "config").string()));
    const auto file = folder / "ledstang.db";
    const auto before = size_of(file);
    const GeneratedRegion region(size);
    std::int64_t outcomes = 0;
    double seconds = 0;
    {
        const auto store =
            Store::open(address.empty() ? "sqlite:" + std::filesystem::absolute(file).string() : address);
        import_plans(*store, configuration, region);
        const auto start = std::chrono::steady_clock::now();
        for (std::size_t first = 0; first < region.units().size(); first += units_at_a_time) {
            outcomes += write_units(*store, region, first, std::min(first + units_at_a_time, region.units().size()));
        }
        seconds = seconds_since(start);
    }  // the last connection takes the journal into the file
    const auto bytes = size_of(file) - before;
    fmt::print(
        "{{\"units\": {}, \"outcomes\": {}, \"seconds\": {:.1f}, \"outcomes_a_second\": {:.0f}, \"bytes\": {}, "
        "\"bytes_an_outcome\": {:.1f}}}\n",
        region.units().size(), outcomes, seconds, static_cast<double>(outcomes) / seconds, bytes,
        static_cast<double>(bytes) / static_cast<double>(outcomes));
}

}  // namespace
}  // namespace ledstang::bench

int main(int count, char** arguments) {
    using namespace ledstang::bench;
    CLI::App program("Fills a data folder with a made-up region of a chosen size");
    std::string folder;
    std::string store;
    RegionSize size;
    program.add_option("DATA_FOLDER", folder, "made by ledstang init, with its SQLite store in it")
        ->required()
        ->check(CLI::ExistingDirectory);
    program.add_option("--units", size.units, "units, the region itself included")
        ->check(CLI::Range(2, 100'000))
        ->capture_default_str();
    program.add_option("--measures", size.measures, "measures")->check(CLI::Range(1, 10'000))->capture_default_str();
    program.add_option("--periods", size.periods, "tertials, the last of them 2022-T3")
        ->check(CLI::Range(1, 300))
        ->capture_default_str();
    program.add_option("--store", store, "the store's address, where it is not the SQLite file in the folder");
    bool total_only = false;
    program.add_flag("--total-only", total_only, "no figures for women and men by themselves");
    program.add_option("--seed", size.seed, "another seed, another region")->capture_default_str();
    CLI11_PARSE(program, count, arguments);
    try {
        size.by_sex = !total_only;
        generate_into(folder, store, size);
        return 0;
    } catch (const std::exception& wrong) {
        fmt::print(stderr, "generate_region: {}\n", wrong.what());
        return 1;
    }
}
