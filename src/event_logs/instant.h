// Moments, as logs write them: microseconds since 1970-01-01T00:00:00Z.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ledstang {

// What a time without an offset means. Swedish systems export the wall clock's time.
enum class ClockZone : std::uint8_t { sweden, utc };

// "2014-10-22T11:15:41.000+02:00" and what is near it: a space for the T, `/` for `-`, no seconds, no time at all
// (midnight), "20141022", up to nine decimals (those after six are dropped) after a point or a comma, offsets Z, +02,
// +0200, +02:00. Years 1 to 9999. Nothing when the text is not a real moment in such a form.
// Without an offset the zone decides: of an hour that the clock shows twice in autumn the first one is meant, an hour
// that it leaps over in spring is taken as winter time.
std::optional<std::int64_t> parse_instant(std::string_view text, ClockZone zone = ClockZone::sweden);

// "2014-10-22T09:15:41Z", with three or six decimals where they are needed.
std::string instant_text(std::int64_t microseconds);

// The offset from UTC of Sweden's clocks, in seconds: 3 600, or 7 200 in summer time by the rules since 1980.
int swedish_offset(std::int64_t microseconds);

}  // namespace ledstang
