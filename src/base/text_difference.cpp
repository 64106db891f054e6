// The shortest edit by E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986): the
// furthest point on each diagonal for each number of edits, followed back from the end.
#include "base/text_difference.h"

#include <algorithm>
#include <cstddef>

namespace ledstang {
namespace {

using Tokens = std::vector<std::string_view>;

// Beyond this many edits the two are shown as one removed and one added piece: nobody reads such a comparison word by
// word, and the work and the memory grow with the square.
constexpr int most_edits = 2000;

// Lines with their line break, so that nothing is lost.
Tokens lines_of(std::string_view text) {
    Tokens lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

// Words, and the blanks between them.
Tokens words_of(std::string_view text) {
    Tokens words;
    while (!text.empty()) {
        const bool blank = is_blank(text.front());
        const auto end = std::find_if(text.begin(), text.end(), [&](char byte) { return is_blank(byte) != blank; });
        const auto length = static_cast<std::size_t>(end - text.begin());
        words.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return words;
}

struct Step {
    PieceKind kind;
    std::string_view token;
};

std::vector<Step> all_changed(const Tokens& before, const Tokens& after) {
    std::vector<Step> steps;
    for (const auto token : before) steps.push_back({PieceKind::removed, token});
    for (const auto token : after) steps.push_back({PieceKind::added, token});
    return steps;
}

std::vector<Step> shortest_edit(const Tokens& before, const Tokens& after) {
    const int old_size = static_cast<int>(before.size());
    const int new_size = static_cast<int>(after.size());
    const int most = std::min(old_size + new_size, most_edits);
    // furthest[k + most + 1]: how far into `before` diagonal k (old place − new place) has come.
    std::vector<int> furthest(static_cast<std::size_t>(2 * most + 3), 0);
    const auto at = [&](std::vector<int>& row, int diagonal) -> int& {
        return row[static_cast<std::size_t>(diagonal + most + 1)];
    };
    std::vector<std::vector<int>> trace;
    int edits = 0;
    for (bool done = false; !done; ++edits) {
        if (edits > most) return all_changed(before, after);
        trace.emplace_back(furthest.begin() + (most - edits), furthest.begin() + (most + edits + 3));
        for (int diagonal = -edits; diagonal <= edits && !done; diagonal += 2) {
            const bool down =
                diagonal == -edits || (diagonal != edits && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
            int x = down ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
            int y = x - diagonal;
            while (x < old_size && y < new_size &&
                   before[static_cast<std::size_t>(x)] == after[static_cast<std::size_t>(y)]) {
                ++x;
                ++y;
            }
            at(furthest, diagonal) = x;
            done = x >= old_size && y >= new_size;
        }
    }
    std::vector<Step> steps;
    int x = old_size;
    int y = new_size;
    for (int edit = edits - 1; edit >= 0; --edit) {
        const auto& row = trace[static_cast<std::size_t>(edit)];  // diagonals −edit−1 … edit+1
        const auto reach = [&](int diagonal) { return row[static_cast<std::size_t>(diagonal + edit + 1)]; };
        const int diagonal = x - y;
        const bool down = diagonal == -edit || (diagonal != edit && reach(diagonal - 1) < reach(diagonal + 1));
        const int from = down ? diagonal + 1 : diagonal - 1;
        const int from_x = edit == 0 ? 0 : reach(from);
        const int from_y = edit == 0 ? 0 : from_x - from;
        while (x > from_x && y > from_y) {
            steps.push_back({PieceKind::same, before[static_cast<std::size_t>(--x)]});
            --y;
        }
        if (edit == 0) break;
        if (down) {
            steps.push_back({PieceKind::added, after[static_cast<std::size_t>(--y)]});
        } else {
            steps.push_back({PieceKind::removed, before[static_cast<std::size_t>(--x)]});
        }
    }
    std::ranges::reverse(steps);
    return steps;
}

void add(std::vector<TextPiece>& pieces, PieceKind kind, std::string_view text) {
    if (text.empty()) return;
    if (!pieces.empty() && pieces.back().kind == kind) {
        pieces.back().text += text;
    } else {
        pieces.push_back({kind, std::string(text)});
    }
}

// What was taken away and what came in its place since the last part that is the same.
struct Change {
    std::string removed;
    std::string added;

    void put(std::vector<TextPiece>& pieces) {
        add(pieces, PieceKind::removed, removed);
        add(pieces, PieceKind::added, added);
        *this = {};
    }
    void put_by_word(std::vector<TextPiece>& pieces) {
        if (removed.empty() || added.empty()) return put(pieces);
        Change words;
        for (const auto& [kind, word] : shortest_edit(words_of(removed), words_of(added))) {
            if (kind == PieceKind::same) {
                words.put(pieces);
                add(pieces, kind, word);
            } else {
                (kind == PieceKind::removed ? words.removed : words.added) += word;
            }
        }
        words.put(pieces);
        *this = {};
    }
};

}  // namespace

std::vector<TextPiece> difference(std::string_view before, std::string_view after) {
    std::vector<TextPiece> pieces;
    Change change;
    for (const auto& [kind, line] : shortest_edit(lines_of(before), lines_of(after))) {
        if (kind == PieceKind::same) {
            change.put_by_word(pieces);
            add(pieces, kind, line);
        } else {
            (kind == PieceKind::removed ? change.removed : change.added) += line;
        }
    }
    change.put_by_word(pieces);
    return pieces;
}

}  // namespace ledstang
