#include "http/headers.h"

#include <algorithm>
#include <stdexcept>

namespace ledstang::http {

namespace {

char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

bool breaks_line(char character) {
    return character == '\r' || character == '\n' || character == '\0';
}

}  // namespace

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

bool list_has_token(std::string_view list, std::string_view token) {
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view piece = list.substr(0, comma);
        list.remove_prefix(std::min(comma + 1, list.size()));
        while (!piece.empty() && (piece.front() == ' ' || piece.front() == '\t')) piece.remove_prefix(1);
        while (!piece.empty() && (piece.back() == ' ' || piece.back() == '\t')) piece.remove_suffix(1);
        if (equal_ignoring_case(piece, token)) return true;
    }
    return false;
}

void Headers::add(std::string_view name, std::string_view value) {
    if (name.empty() || std::ranges::any_of(name, breaks_line) || std::ranges::any_of(value, breaks_line)) {
        throw std::invalid_argument("a header line holds a line break");
    }
    spans_.push_back({text_.size(), name.size(), value.size()});
    text_.append(name).append(value);
}

void Headers::set(std::string_view name, std::string_view value) {
    std::erase_if(spans_, [&](const Span& span) {
        return equal_ignoring_case(std::string_view(text_).substr(span.begin, span.name_length), name);
    });
    add(name, value);
}

std::string_view Headers::find(std::string_view name) const {
    for (std::size_t index = 0; index < spans_.size(); ++index) {
        const Entry entry = at(index);
        if (equal_ignoring_case(entry.name, name)) return entry.value;
    }
    return {};
}

bool Headers::has(std::string_view name) const {
    return count(name) > 0;
}

std::size_t Headers::count(std::string_view name) const {
    std::size_t found = 0;
    for (std::size_t index = 0; index < spans_.size(); ++index) {
        if (equal_ignoring_case(at(index).name, name)) ++found;
    }
    return found;
}

Headers::Entry Headers::at(std::size_t index) const {
    const Span& span = spans_.at(index);
    const std::string_view text = text_;
    return {text.substr(span.begin, span.name_length), text.substr(span.begin + span.name_length, span.value_length)};
}

void Headers::clear() {
    text_.clear();
    spans_.clear();
}

}  // namespace ledstang::http
