// Where something stands in a configuration file's text, so that a fault about it can be pointed at.
#pragma once

#include <string>
#include <string_view>

namespace ledstang {

// Lines and columns from 1, in characters.
struct TomlPlace {
    int line = 1;
    int column = 1;
    int length = 1;
    bool found = false;  // otherwise the place where it belongs: its table's head, or the file's first line
};

// The value of the key at `path`, a JSON pointer as faults have: "/when", "/measure/purpose", "/next/0/rule". Of a text
// the first character within its quotes; one written on several lines (''' or """) begins on the line after them. What
// lies within a value ("/age_groups/1") is the value.
TomlPlace value_in_toml(std::string_view toml, std::string_view path);
// The key itself.
TomlPlace key_in_toml(std::string_view toml, std::string_view path);

// The text between the quotes of a value on one line; empty when there is none. Works on what does not yet parse.
std::string text_in_toml(std::string_view toml, std::string_view path);

// How many characters belong together from this place on: a word, a number, a text in quotes; at least 1.
int length_at(std::string_view toml, int line, int column);

}  // namespace ledstang
