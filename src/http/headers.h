// The header lines of a request or an answer. Names are looked up without regard to case (RFC 9110).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ledstang::http {

// ASCII only, as header names, methods and tokens are.
bool equal_ignoring_case(std::string_view left, std::string_view right);

// True when the comma-separated list holds the token: ("keep-alive, Close", "close").
bool list_has_token(std::string_view list, std::string_view token);

// All text lies in one string, so that a connection that reads request after request does not allocate.
class Headers {
 public:
    struct Entry {
        std::string_view name;
        std::string_view value;
    };

    // Throws std::invalid_argument when name or value could break out of its line (CR, LF, NUL) or the name is empty.
    void add(std::string_view name, std::string_view value);
    // Replaces all of that name.
    void set(std::string_view name, std::string_view value);

    std::string_view find(std::string_view name) const;  // the first of that name; empty when absent
    bool has(std::string_view name) const;
    std::size_t count(std::string_view name) const;

    std::size_t size() const { return spans_.size(); }
    Entry at(std::size_t index) const;
    void clear();

 private:
    struct Span {
        std::size_t begin;
        std::size_t name_length;
        std::size_t value_length;
    };
    std::string text_;
    std::vector<Span> spans_;
};

}  // namespace ledstang::http
