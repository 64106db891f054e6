// A plan file from anywhere: read as described, checked as a whole, its measures turned into definitions.
#include <cstdint>
#include <string_view>

#include "described/json_read.h"
#include "goals/plan_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto file = ledstang::from_json_text<ledstang::PlanFile>(text);
    if (!file) return 0;
    (void)ledstang::check_plan_file(*file);
    for (const auto& measure : file->measures) (void)ledstang::measure_of(measure);
    return 0;
}
