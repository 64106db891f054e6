// Changing parts of a Word document, which is a zip archive, without touching the others.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ledstang {

// Names of the parts, in the archive's order. Refused: docx.broken.
Result<std::vector<std::string>> part_names(std::string_view archive);

// The archive with those parts replaced (stored without packing) and all others copied as they are. Refused:
// docx.broken.
Result<std::string> replace_parts(std::string_view archive, const std::map<std::string, std::string>& parts);

}  // namespace ledstang
