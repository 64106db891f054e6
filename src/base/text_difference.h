// What differs between two texts, in the order in which a reader meets it: by paragraph first, and inside a paragraph
// that was changed by word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ledstang {

enum class PieceKind { same, added, removed };

struct TextPiece {
    PieceKind kind = PieceKind::same;
    std::string text;
    bool operator==(const TextPiece&) const = default;
};

// The pieces that are same or removed make up `before`, those that are same or added make up `after`, byte by byte.
// Neighbouring pieces are of different kinds. What is removed stands before what was put in its place.
std::vector<TextPiece> difference(std::string_view before, std::string_view after);

}  // namespace ledstang
