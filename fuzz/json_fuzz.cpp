// JSON from anywhere into a described struct: the parser, the reading with its faults, and the writing back.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "described/json_write.h"
#include "goals/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto target = ledstang::from_json_text<ledstang::Target>(text);
    if (!target) return 0;
    // What was read is written and read again as the same.
    const auto again = ledstang::from_json_text<ledstang::Target>(ledstang::to_json(*target));
    if (!again || !(*again == *target)) std::abort();
    return 0;
}
