// A process model from anywhere, as BPMN, PNML or PTML: what is read is checked, written and read again the same, held
// against a few cases, and every fault has its place.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "process_models/alignment.h"
#include "process_models/bpmn.h"
#include "process_models/deviations.h"
#include "process_models/net_check.h"
#include "process_models/pnml.h"

namespace {

using namespace ledstang;

void require(bool holds) {
    if (!holds) std::abort();
}

void check_refusal(const Refusal& refusal) {
    require(refusal.code.find('.') != std::string::npos && !refusal.message.empty());
    require(!first_invalid_utf8(refusal.message));
    for (const auto& fault : refusal.faults) require(!fault.message.empty() && fault.line.value_or(1) >= 1);
}

void hold_against_cases(const PetriNet& net) {
    const auto check = check_net(net, 500);
    require(check.sound() == check.faults().empty());
    VariantLog log;
    log.activities = {"a", "b", "Övrigt"};
    log.variants = {{{}, 1}, {{0, 1}, 2}, {{2, 0, 0, 1}, 3}};
    AlignmentLimits limits;
    limits.nodes = 2'000, limits.markings = 500, limits.threads = 1, limits.whole_language = false;
    const auto aligned = align(net, log, limits);
    if (!aligned) return check_refusal(aligned.error());
    for (const auto& variant : aligned->variants)
        require(!variant.exact || variant.case_alone + variant.model_alone == variant.cost);
    for (const auto& deviation : deviations_of(log, *aligned)) require(!in_words(deviation, aligned->labels).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto net = read_pnml("m.pnml", text)) {
        const auto written = write_pnml(*net);
        const auto again = read_pnml("m.pnml", written);
        require(again && write_pnml(*again) == written);
        hold_against_cases(*net);
    } else {
        check_refusal(net.error());
    }
    if (const auto model = read_bpmn("m.bpmn", text)) {
        const auto written = write_bpmn(*model);
        const auto again = read_bpmn("m.bpmn", written);
        require(again && write_bpmn(*again) == written);
        if (const auto net = net_of(*model, "m.bpmn")) {
            hold_against_cases(*net);
        } else {
            check_refusal(net.error());
        }
    } else {
        check_refusal(model.error());
    }
    if (const auto tree = read_ptml("m.ptml", text)) hold_against_cases(net_of(*tree, "m"));
    return 0;
}
