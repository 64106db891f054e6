#include "http/uri.h"

#include <algorithm>

#include "base/utf8.h"

namespace ledstang::http {

namespace {

bool is_utf8(std::string_view text) {
    const auto is_ascii = [](char character) { return static_cast<unsigned char>(character) < 0x80; };
    return std::ranges::all_of(text, is_ascii) || !first_invalid_utf8(text);
}

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%') {
            if (at + 2 >= text.size()) return std::nullopt;
            const int high = hex_value(text[at + 1]);
            const int low = hex_value(text[at + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            decoded += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            decoded += plus_is_space && text[at] == '+' ? ' ' : text[at];
        }
    }
    if (decoded.find('\0') != std::string::npos || !is_utf8(decoded)) return std::nullopt;
    return decoded;
}

tl::unexpected<Refusal> bad_target() {
    return refuse("http.bad_target", "Adressen går inte att tolka. Kontrollera länken och försök igen.");
}

bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view segment = path.substr(0, slash);
        if (segment == "." || segment == "..") return true;
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
    }
    return false;
}

bool is_control(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value < 0x20 || value == 0x7F;
}

// "http://host:port/path" → "/path"; an origin form stays as it is.
std::string_view without_authority(std::string_view target) {
    for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
        if (!target.starts_with(scheme)) continue;
        target.remove_prefix(scheme.size());
        const std::size_t end = target.find_first_of("/?");
        return end == std::string_view::npos ? std::string_view("/") : target.substr(end);
    }
    return target;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
    return decode(text, false);
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_' || byte == '~';
        if (plain) {
            encoded += character;
        } else {
            encoded += '%';
            encoded += digits[byte >> 4U];
            encoded += digits[byte & 0xFU];
        }
    }
    return encoded;
}

const std::string* Parameters::find(std::string_view name) const {
    const auto found = std::ranges::find(entries_, name, &Entry::name);
    return found == entries_.end() ? nullptr : &found->value;
}

std::vector<std::string> Parameters::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const Entry& entry : entries_) {
        if (entry.name == name) values.push_back(entry.value);
    }
    return values;
}

Result<Parameters> parse_query(std::string_view query) {
    Parameters parameters;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view piece = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (piece.empty()) continue;
        const std::size_t equals = std::min(piece.find('='), piece.size());
        auto name = decode(piece.substr(0, equals), true);
        auto value = decode(piece.substr(std::min(equals + 1, piece.size())), true);
        if (!name || !value) {
            return refuse("http.bad_query",
                          "Frågedelen i adressen (efter ?) går inte att tolka. Kontrollera länken och försök igen.");
        }
        parameters.add(std::move(*name), std::move(*value));
    }
    return parameters;
}

Parameters parse_cookies(std::string_view header) {
    Parameters cookies;
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(';'), header.size());
        const std::string_view piece = trimmed(header.substr(0, end));
        header.remove_prefix(std::min(end + 1, header.size()));
        const std::size_t equals = piece.find('=');
        if (equals == std::string_view::npos || equals == 0) continue;
        const std::string_view name = trimmed(piece.substr(0, equals));
        std::string_view value = trimmed(piece.substr(equals + 1));
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        if (name.empty() || !is_utf8(name) || !is_utf8(value)) continue;
        cookies.add(std::string(name), std::string(value));
    }
    return cookies;
}

Result<Target> parse_target(std::string_view target) {
    if (target == "*") return Target{"*", ""};
    if (target.empty() || target.starts_with('?')) return bad_target();
    target = without_authority(target);
    const std::size_t fragment = target.find('#');
    if (fragment != std::string_view::npos) return bad_target();
    const std::size_t question = std::min(target.find('?'), target.size());
    const std::string_view encoded = question == 0 ? std::string_view("/") : target.substr(0, question);
    if (!encoded.starts_with('/')) return bad_target();

    auto path = percent_decode(encoded);
    if (!path) return bad_target();
    const auto slashes = [](std::string_view text) { return std::ranges::count(text, '/'); };
    if (slashes(*path) != slashes(encoded)) return bad_target();
    if (path->find('\\') != std::string::npos) return bad_target();
    if (std::ranges::any_of(*path, is_control)) return bad_target();
    if (has_dot_segment(*path)) return bad_target();

    const std::string_view query = target.substr(std::min(question + 1, target.size()));
    if (!is_utf8(query)) return bad_target();
    return Target{std::move(*path), std::string(query)};
}

}  // namespace ledstang::http
