// Optimal alignments of every variant of a log against a net, the least time of some rounds.
//
//     alignment_bench MODEL.pnml VARIANTS.csv [ROUNDS]
//
// VARIANTS.csv has the columns count and sequence (activities joined by |) among others. Prints the time of one whole
// answer: the language of the net made anew, every variant aligned, the figures summed.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>

#include "process_models/alignment.h"
#include "process_models/pnml.h"

namespace {

using namespace ledstang;

std::vector<std::string> split(const std::string& line, char separator) {
    std::vector<std::string> cells;
    std::istringstream stream(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    for (std::string cell; std::getline(stream, cell, separator);) cells.push_back(cell);
    return cells;
}

VariantLog read_variants(const char* path) {
    VariantLog log;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const auto header = split(line, ',');
    const auto column = [&](const char* name) {
        return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
    };
    const auto count = column("count"), sequence = column("sequence");
    std::map<std::string, std::uint32_t> numbers;
    while (std::getline(file, line)) {
        const auto cells = split(line, ',');
        auto& variant = log.variants.emplace_back();
        variant.cases = std::stoull(cells.at(count));
        for (const auto& activity : split(cells.at(sequence), '|')) {
            const auto [place, added] = numbers.emplace(activity, static_cast<std::uint32_t>(numbers.size()));
            if (added) log.activities.push_back(activity);
            variant.activities.push_back(place->second);
        }
    }
    return log;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "alignment_bench MODEL.pnml VARIANTS.csv [ROUNDS]\n");
        return 2;
    }
    std::ifstream file(argv[1], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto net = read_pnml(argv[1], bytes);
    if (!net) {
        std::fprintf(stderr, "%s\n", net.error().message.c_str());
        return 3;
    }
    const auto log = read_variants(argv[2]);
    for (const unsigned threads : {1U, 2U}) {
        double least = 1e9;
        std::uint64_t cost = 0;
        for (int round = argc > 3 ? std::atoi(argv[3]) : 15; round > 0; --round) {
            AlignmentLimits limits;
            limits.threads = threads;
            const auto start = std::chrono::steady_clock::now();
            const auto aligned = align(*net, log, limits);
            least = std::min(least, seconds_since(start));
            if (aligned) cost = aligned->total_cost;
        }
        std::printf("%u thread(s): %zu variants, total cost %llu, %.2f ms\n", threads, log.variants.size(),
                    static_cast<unsigned long long>(cost), least * 1000);
    }
    return 0;
}
