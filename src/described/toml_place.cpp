#include "described/toml_place.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

#include "base/utf8.h"

namespace ledstang {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string unquoted(std::string_view key) {
    key = trimmed(key);
    if (key.size() >= 2 && (key.front() == '"' || key.front() == '\'') && key.back() == key.front())
        key = key.substr(1, key.size() - 2);
    return std::string(key);
}

// "a.b" as the pointer "/a/b".
std::string pointer_of(std::string_view dotted) {
    std::string pointer;
    while (true) {
        const auto dot = dotted.find('.');
        pointer += "/" + unquoted(dotted.substr(0, dot));
        if (dot == std::string_view::npos) return pointer;
        dotted.remove_prefix(dot + 1);
    }
}

int characters(std::string_view line, std::size_t bytes) {
    return static_cast<int>(count_characters(line.substr(0, bytes)));
}

// Where a comment begins outside quotes; the line's length when there is none.
std::size_t comment_in(std::string_view line, std::size_t from) {
    char quote = 0;
    for (std::size_t i = from; i < line.size(); ++i) {
        if (quote != 0) {
            if (line[i] == quote) quote = 0;
        } else if (line[i] == '"' || line[i] == '\'') {
            quote = line[i];
        } else if (line[i] == '#') {
            return i;
        }
    }
    return line.size();
}

struct Entry {
    std::string path;
    TomlPlace key, value;
    std::string text;   // of a value on one line, without its quotes
    bool head = false;  // of a table
};

// Reads line by line, so that a text with a fault in it still has places for the rest.
class Walk {
 public:
    explicit Walk(std::string_view toml) : rest_(toml) {}

    // The next table's head or key; nothing at the end.
    std::optional<Entry> next() {
        while (auto line = next_line()) {
            if (!closing_.empty()) {
                if (line->find(closing_) != std::string_view::npos) closing_ = {};
                continue;
            }
            const std::string_view plain = trimmed(*line);
            if (plain.empty() || plain.front() == '#') continue;
            if (plain.front() == '[') return head(*line, plain);
            const auto equals = line->find('=');
            if (equals == std::string_view::npos) continue;
            return pair(*line, equals);
        }
        return std::nullopt;
    }

 private:
    std::optional<std::string_view> next_line() {
        if (ended_) return std::nullopt;
        const auto end = rest_.find('\n');
        const std::string_view line = rest_.substr(0, end);
        ended_ = end == std::string_view::npos;
        if (!ended_) rest_.remove_prefix(end + 1);
        ++number_;
        return line;
    }

    Entry head(std::string_view line, std::string_view plain) {
        const bool list = plain.starts_with("[[");
        const auto close = plain.find(']');
        const std::size_t skip = list ? 2 : 1;
        table_ = within_lists(pointer_of(plain.substr(skip, close == std::string_view::npos ? close : close - skip)));
        if (list) table_ += "/" + std::to_string(times_[table_]++);
        const int column = characters(line, line.find('[')) + 1;
        const TomlPlace place{number_, column, std::max(1, characters(plain, plain.find_last_of(']') + 1)), true};
        return {table_, place, place, {}, true};
    }

    // A table within a list of tables belongs to the list's latest: /steps/gates after the third step is
    // /steps/2/gates.
    std::string within_lists(const std::string& pointer) const {
        std::string path;
        for (std::size_t start = 0; start < pointer.size();) {
            const auto end = std::min(pointer.find('/', start + 1), pointer.size());
            path += pointer.substr(start, end - start);
            const auto list = times_.find(path);
            if (end < pointer.size() && list != times_.end()) path += "/" + std::to_string(list->second - 1);
            start = end;
        }
        return path;
    }

    Entry pair(std::string_view line, std::size_t equals) {
        Entry entry;
        const auto start = line.find_first_not_of(" \t");
        const std::string_view key = trimmed(line.substr(0, equals));
        entry.path = table_ + pointer_of(key);
        entry.key = {number_, characters(line, start) + 1, std::max(1, characters(key, key.size())), true};
        auto at = line.find_first_not_of(" \t", equals + 1);
        if (at == std::string_view::npos) at = line.size();
        std::string_view value = trimmed(line.substr(at, comment_in(line, at) - at));
        entry.value = {number_, characters(line, at) + 1, std::max(1, characters(value, value.size())), true};
        for (const std::string_view quotes : {std::string_view("'''"), std::string_view("\"\"\"")}) {
            if (!value.starts_with(quotes)) continue;
            if (value.find(quotes, 3) == std::string_view::npos) closing_ = quotes;
            if (trimmed(value.substr(3)).empty()) {
                entry.value = {number_ + 1, 1, 1, true};
            } else {
                entry.value.column += 3;
                entry.value.length = std::max(1, entry.value.length - 3);
            }
            return entry;
        }
        if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front()) {
            entry.text = value.substr(1, value.size() - 2);
            entry.value.column += 1;
            entry.value.length = std::max(1, entry.value.length - 2);
        }
        return entry;
    }

    std::string_view rest_;
    std::string_view closing_;  // what ends the text on several lines that we are in
    bool ended_ = false;
    int number_ = 0;
    std::string table_;
    std::map<std::string, int> times_;
};

// The entry at the path or, where the path goes into a value, around it; else the head of its table.
std::optional<Entry> entry_at(std::string_view toml, std::string_view path, bool& exact) {
    std::optional<Entry> best;
    exact = false;
    Walk walk(toml);
    while (auto entry = walk.next()) {
        const bool same = entry->path == path;
        const bool around =
            path.starts_with(entry->path) && path.size() > entry->path.size() && path[entry->path.size()] == '/';
        if (!same && !around) continue;
        if (best && best->path.size() >= entry->path.size()) continue;
        // A table around a key that is not there is where the key belongs, not the key.
        exact = same || !entry->head;
        best = std::move(entry);
    }
    return best;
}

}  // namespace

TomlPlace value_in_toml(std::string_view toml, std::string_view path) {
    bool exact = false;
    const auto entry = entry_at(toml, path, exact);
    if (!entry) return {};
    TomlPlace place = entry->value;
    place.found = exact;
    return place;
}

TomlPlace key_in_toml(std::string_view toml, std::string_view path) {
    bool exact = false;
    const auto entry = entry_at(toml, path, exact);
    if (!entry) return {};
    TomlPlace place = entry->key;
    place.found = exact;
    return place;
}

std::string text_in_toml(std::string_view toml, std::string_view path) {
    bool exact = false;
    const auto entry = entry_at(toml, path, exact);
    return entry && exact ? entry->text : std::string{};
}

int length_at(std::string_view toml, int line, int column) {
    for (int number = 1; number < line; ++number) {
        const auto end = toml.find('\n');
        if (end == std::string_view::npos) return 1;
        toml.remove_prefix(end + 1);
    }
    toml = toml.substr(0, toml.find('\n'));
    std::size_t at = 0;
    for (int number = 1; number < column && at < toml.size(); ++number) {
        ++at;
        while (at < toml.size() && (static_cast<unsigned char>(toml[at]) & 0xC0U) == 0x80U) ++at;
    }
    const std::string_view rest = toml.substr(at);
    if (rest.empty()) return 1;
    if (rest.front() == '"' || rest.front() == '\'') {
        const auto close = rest.find(rest.front(), 1);
        return characters(rest, close == std::string_view::npos ? rest.size() : close + 1);
    }
    const auto belongs = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80U || std::isalnum(byte) != 0 || c == '_' || c == '-' || c == '.';
    };
    const auto end = std::ranges::find_if_not(rest, belongs);
    return std::max(1, characters(rest, static_cast<std::size_t>(end - rest.begin())));
}

}  // namespace ledstang
