#include "search/nearness.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace ledstang {

std::uint32_t letters_of(std::string_view plain) {
    std::uint32_t letters = 0;
    for (const char c : plain) letters |= 1U << (c >= 'a' && c <= 'z' ? static_cast<unsigned>(c - 'a') : 26U);
    return letters;
}

int slips_between(std::string_view a, std::string_view b, int most) {
    constexpr std::size_t longest = 63;
    if (a.size() > longest || b.size() > longest) return most + 1;
    if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > most) return most + 1;
    std::array<std::array<int, longest + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& now = rows[i % 3];
        const auto& before = rows[(i + 2) % 3];
        const auto& earlier = rows[(i + 1) % 3];
        now[0] = static_cast<int>(i);
        int least = now[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({before[j] + 1, now[j - 1] + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], earlier[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        if (least > most) return most + 1;
    }
    return std::min(rows[a.size() % 3][b.size()], most + 1);
}

}  // namespace ledstang
