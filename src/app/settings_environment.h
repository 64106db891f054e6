// Settings out of the environment: the described field `listen` is LEDSTANG_LISTEN, a field of a described struct
// inside it LEDSTANG_OUTER_INNER. A list of words is written with commas between them; what is neither a single value
// nor such a list is written as JSON. A variable that is empty counts as not set.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "described/json_read.h"

namespace ledstang {

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

// The process's own.
std::optional<std::string> process_environment(const std::string& name);

// "tls_key" after "LEDSTANG_" → "LEDSTANG_TLS_KEY"
std::string variable_name(const std::string& prefix, std::string_view field);

// "a, b" → ["a","b"]
Json list_of_words(std::string_view text);

// One value as JSON, ready to be read as T.
template <class T>
Result<Json> json_of_variable(const std::string& text) {
    if constexpr (std::is_same_v<T, std::vector<std::string>>) {
        return list_of_words(text);
    } else if constexpr (is_optional<T>::value) {
        return json_of_variable<typename T::value_type>(text);
    } else if constexpr (std::is_arithmetic_v<T> || is_vector<T>::value || is_text_map<T>::value) {
        return parse_json(text);
    } else {
        return Json(text);
    }
}

// Puts what the environment says in place of what the settings hold. The faults name the variable.
template <Described T>
void take_environment(const Environment& environment, const std::string& prefix, T& settings, JsonFaults& faults) {
    for_each_field<T>([&](const auto& field) {
        auto& member = settings.*field.member;
        using Member = std::decay_t<decltype(member)>;
        const std::string name = variable_name(prefix, field.name);
        if constexpr (Described<Member>) {
            take_environment(environment, name + "_", member, faults);
        } else {
            const auto text = environment(name);
            if (!text || text->empty()) return;
            const auto json = json_of_variable<Member>(*text);
            if (json) {
                read_json(*json, name, member, faults);
            } else {
                faults.add(json.error().code, name, json.error().message);
            }
        }
    });
}

}  // namespace ledstang
