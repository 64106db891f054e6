// Words of the reference cases for what an SPC answer says.
#pragma once

#include <string>
#include <string_view>

#include "spc/spc.h"

namespace ledstang {

std::string special_cause_type(const SpcPointAnswer& point, const SpcRules& rules);  // "7 Points Above CL"
std::string_view point_type(const SpcPointAnswer& point);                            // "special_cause_concern"
std::string_view variation_icon(const SpcAnswer& answer);                            // "concern_high"
std::string_view assurance_word(Assurance assurance);                                // "consistent_pass"

}  // namespace ledstang
