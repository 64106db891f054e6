// What stands in a request's target and cookies: percent-encoding, query parameters, cookies.
// Everything that comes out is UTF-8; what cannot be read is refused, never guessed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ledstang::http {

// "G%C3%A4llivare" → "Gällivare". Nothing when an escape is broken, when the result is not UTF-8 or holds a NUL.
std::optional<std::string> percent_decode(std::string_view text);

// Escapes all but letters, digits and -._~ (RFC 3986): safe as a path segment, a query value and in
// Content-Disposition.
std::string percent_encode(std::string_view text);

// Names and values in the order they came; a name may come several times.
class Parameters {
 public:
    struct Entry {
        std::string name;
        std::string value;
    };

    void add(std::string name, std::string value) { entries_.push_back({std::move(name), std::move(value)}); }
    const std::string* find(std::string_view name) const;  // the first of that name, or null
    std::vector<std::string> all(std::string_view name) const;
    const std::vector<Entry>& entries() const { return entries_; }

 private:
    std::vector<Entry> entries_;
};

// "unit=div_2&period=2022-T1": `+` is a space, a name without `=` has an empty value. Refusal `http.bad_query`.
Result<Parameters> parse_query(std::string_view query);

// The Cookie header. Pieces that are no cookie are skipped, as browsers carry other sites' odd cookies along.
Parameters parse_cookies(std::string_view header);

// The two halves of a request target in origin form ("/units/div_2?period=2022-T1") or absolute form
// ("http://…/units").
struct Target {
    std::string path;   // decoded, begins with "/"; "*" only for OPTIONS *
    std::string query;  // as it came, without "?"
};

// Refusal `http.bad_target`: broken escapes, text that is not UTF-8, control characters, an escaped slash or backslash,
// or a segment "." or "..". A path can therefore be matched and joined to a folder without further cleaning.
Result<Target> parse_target(std::string_view target);

}  // namespace ledstang::http
