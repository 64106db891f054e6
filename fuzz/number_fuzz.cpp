// Any text as a Swedish number: a number or a refusal with a code; and a number that was read is the same when it is
// shown and read again. The helpers for texts get the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/swedish_number.h"
#include "base/swedish_text.h"
#include "base/utf8.h"

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

void check_number(std::string_view text) {
    const auto parsed = ledstang::parse_swedish_number(text);
    if (!parsed) {
        demand(!parsed.error().code.empty() && !parsed.error().message.empty());
        return;
    }
    const auto again = ledstang::parse_swedish_number(format_with_unit(parsed->value, parsed->decimals, parsed->unit));
    demand(again && again->value == parsed->value && again->unit == parsed->unit);
    demand(again->decimals == parsed->decimals);
}

void check_texts(std::string_view text) {
    const std::string half(text.substr(0, text.size() / 2));
    const std::vector<std::string> names = {half, "hälsocentral", std::string(text)};
    demand((ledstang::compare_swedish(text, half) < 0) == (ledstang::compare_swedish(half, text) > 0));
    demand(!ledstang::SwedishOrder()(text, text));
    demand(text.size() > 200 || ledstang::nearest_name(text, names).has_value());
    demand(!ledstang::first_invalid_utf8(ledstang::in_quotes(text)));
    const std::string slug = ledstang::ascii_slug(text);
    demand(ledstang::ascii_slug(slug) == slug);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_number(text);
    check_texts(text);
    return 0;
}
