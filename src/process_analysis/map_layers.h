// Places for the boxes of a map, after K. Sugiyama, S. Tagawa and M. Toda (IEEE Transactions on Systems, Man, and
// Cybernetics 11 (1981) 109–125): layers along the commonest ways, and within a layer in the order of what stands above
// and below.
#pragma once

#include <cstddef>
#include <vector>

namespace ledstang {

struct LayerEdge {
    std::size_t from = 0;
    std::size_t to = 0;
};

struct LayerPlace {
    std::size_t layer = 0;
    std::size_t order = 0;  // within the layer, from the left
};

// Edges with the most important first: one that would close a circle with more important ones runs upwards.
std::vector<LayerPlace> layered(std::size_t boxes, const std::vector<LayerEdge>& edges);

}  // namespace ledstang
