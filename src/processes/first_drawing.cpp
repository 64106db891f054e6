#include "processes/first_drawing.h"

#include <fmt/format.h>

#include <set>

#include "process_analysis/graph.h"
#include "process_models/bpmn.h"
#include "process_models/discovery.h"
#include "processes/conformance.h"
#include "processes/process.h"
#include "processes/words.h"

namespace ledstang {
namespace {

// What so many patients have done that it is told.
class Told {
 public:
    explicit Told(const ChosenCases& cases) {
        const auto graph = graph_of(cases.selection());
        const auto enough = [&](std::uint64_t count) { return count > 0 && !cases.is_small(count); };
        for (const auto& node : graph.nodes) {
            if (enough(node.starts)) starts_.insert(node.activity);
            if (enough(node.ends)) ends_.insert(node.activity);
        }
        for (const auto& edge : graph.edges) {
            if (enough(edge.cases)) steps_.insert({edge.from, edge.to});
        }
    }
    bool operator()(const std::vector<std::uint32_t>& way) const {
        if (way.empty() || !starts_.contains(way.front()) || !ends_.contains(way.back())) return false;
        for (std::size_t i = 1; i < way.size(); ++i) {
            if (!steps_.contains({way[i - 1], way[i]})) return false;
        }
        return true;
    }

 private:
    std::set<std::uint32_t> starts_, ends_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> steps_;
};

}  // namespace

Result<FirstDrawing> discover_process_model(Context& context, const FirstDrawingWish& wish) {
    if (!(wish.rarest >= 0 && wish.rarest <= 1))
        return refuse("process.rarest", "Ange hur sällsynt det som förbigås får vara som ett tal från 0 till 1.");
    const auto process = context.store.read([&](Sql& sql) { return require_process(sql, wish.process); });
    if (!process) return refuse(process.error());
    FirstDrawing drawing;
    const auto used =
        use_cases(context, {wish.process, wish.unit, wish.filter}, [&](const ChosenCases& cases) -> Result<void> {
            drawing.fewest_shown = cases.fewest();
            auto log = variants_in(cases);
            const auto all = cases.selection().case_count();
            const Told told(cases);
            std::erase_if(log.variants, [&](const ProcessVariant& way) { return !told(way.activities); });
            std::uint64_t drawn = 0;
            for (const auto& way : log.variants) drawn += way.cases;
            drawing.withheld = cases.too_few() || drawn == 0 || cases.is_small(drawn);
            if (drawing.withheld) return {};
            drawing.bpmn = write_bpmn(bpmn_of(discover(log, wish.rarest), process->name));
            drawing.sentence = drawn == all
                                   ? fmt::format("Bilden bygger på alla {} patienters vägar.", number_words(all))
                               : cases.is_small(all - drawn)
                                   ? fmt::format("Bilden bygger på nästan alla {} patienters vägar.", number_words(all))
                                   : fmt::format(
                                         "Bilden bygger på {} av {} patienters vägar. De andra har "
                                         "gjort något som färre än {} har gjort.",
                                         number_words(drawn), number_words(all), drawing.fewest_shown);
            return {};
        });
    if (!used) return refuse(used.error());
    return drawing;
}

}  // namespace ledstang
