// The map as a picture that needs no browser client: boxes in layers from start to end, drawn so that most of what
// happens runs downwards. The same map gives the same picture.
#pragma once

#include <string>

#include "process_analysis/log_map.h"

namespace ledstang {

enum class MapLabel { frequency, time };

// A whole SVG document, with a title for each edge and a sentence for those who do not see it. Texts are Swedish.
std::string map_svg(const LogMap& map, MapLabel label = MapLabel::frequency);

// "45 s", "12 min", "3,4 h", "2,1 dygn"
std::string duration_in_words(double seconds);

}  // namespace ledstang
