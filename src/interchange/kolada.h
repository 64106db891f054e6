// The shape of Kolada's API, version 3: one page of key figures' values.
//
//     {"values": [{"kpi": "U79003", "municipality": "0025", "period": 2024,
//                  "values": [{"gender": "T", "count": 1, "status": "", "value": 12.5, "isdeleted": false}]}],
//      "count": 1, "next_url": null, "previous_url": null}
//
// Inside the module.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/result.h"
#include "measures/measures.h"

namespace ledstang {

// The status of a value that the source has taken back (isdeleted).
inline constexpr const char* withdrawn = "withdrawn";

struct KoladaValue {
    std::string kpi;
    std::string municipality;
    Period period = *Period::parse("2000");  // a year
    Sex sex = Sex::T;
    std::optional<Decimal> value;  // nothing: missing, never zero
    int count = 1;                 // contributors: 1 for a region, more for a group's unweighted mean
    std::string status;            // the source's word, or `withdrawn`
    std::string path;              // JSON pointer to it in the file
};

struct KoladaPage {
    std::vector<KoladaValue> values;
    std::vector<Fault> faults;  // each with its path; what is wrong is not among the values
    std::string next_url;       // empty: the last page
};

// Refuses a text that is not JSON, or has no list "values". Fields that it does not know are left alone, since the
// source adds such. A period may be a number (version 3) or a text (version 2). Codes of faults: kolada.field,
// kolada.period, kolada.gender, kolada.value.
Result<KoladaPage> read_kolada(std::string_view text, const std::string& file);

// One page with all of the values; its count is of the pairs of key figure, municipality and period, as the source has
// it. The values are to be sorted by kpi, municipality, period.
std::string write_kolada(const std::vector<KoladaValue>& values);

}  // namespace ledstang
