// Described values as JSON text, written straight into one string.
#pragma once

#include <string>

#include "base/date.h"
#include "base/decimal.h"
#include "described/description.h"

namespace ledstang {

void append_json_string(std::string& out, std::string_view text);
void append_json_number(std::string& out, double value);  // null when not finite

template <class T>
void append_json(std::string& out, const T& value) {
    if constexpr (std::is_same_v<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (NamedEnum<T>) {
        append_json_string(out, name_of(value));
    } else if constexpr (std::is_integral_v<T>) {
        out += std::to_string(value);
    } else if constexpr (std::is_floating_point_v<T>) {
        append_json_number(out, value);
    } else if constexpr (std::is_same_v<T, Decimal>) {
        out += value.to_string();
    } else if constexpr (std::is_same_v<T, Date>) {
        append_json_string(out, to_string(value));
    } else if constexpr (std::is_same_v<T, Period>) {
        append_json_string(out, value.to_string());
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        append_json_string(out, value);
    } else if constexpr (is_optional<T>::value) {
        if (value) {
            append_json(out, *value);
        } else {
            out += "null";
        }
    } else if constexpr (is_vector<T>::value) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0) out += ',';
            append_json(out, value[i]);
        }
        out += ']';
    } else if constexpr (is_text_map<T>::value) {
        out += '{';
        bool first = true;
        for (const auto& [key, item] : value) {
            if (!first) out += ',';
            first = false;
            append_json_string(out, key);
            out += ':';
            append_json(out, item);
        }
        out += '}';
    } else {
        static_assert(Described<T>, "describe the struct (described/description.h)");
        out += '{';
        bool first = true;
        for_each_field<T>([&](const auto& field) {
            if (!first) out += ',';
            first = false;
            out += '"';
            out += field.name;
            out += "\":";
            append_json(out, value.*field.member);
        });
        out += '}';
    }
}

template <class T>
std::string to_json(const T& value) {
    std::string out;
    append_json(out, value);
    return out;
}

}  // namespace ledstang
