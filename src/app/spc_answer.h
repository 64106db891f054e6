// What `ledstang spc` answers, as JSON and as text. The names of the JSON are those of the reference cases that other
// programs are compared with, so that an answer can be laid beside theirs.
#pragma once

#include <optional>
#include <string>

#include "app/spc_file.h"
#include "spc/funnel.h"
#include "spc/suggestion.h"

namespace ledstang {

struct SpcTexts {
    std::string chart;               // as written on the command line
    std::vector<std::string> notes;  // what the wish asked for and the series could not give
};

struct SpcSuggestions {
    std::optional<SpcSuggestion> parts;
    std::optional<std::vector<MedianPeriod>> medians;
};

std::string spc_json(const SpcSeries& series, const SpcQuestion& question, const SpcAnswer& answer,
                     const SpcSuggestions& suggestions, const SpcTexts& texts);
std::string spc_text(const SpcSeries& series, const SpcQuestion& question, const SpcAnswer& answer,
                     const SpcSuggestions& suggestions, const SpcTexts& texts);

std::string funnel_json(const SpcGroups& groups, const FunnelQuestion& question, const FunnelAnswer& answer);
std::string funnel_text(const SpcGroups& groups, const FunnelQuestion& question, const FunnelAnswer& answer);

}  // namespace ledstang
