// Described values out of JSON, with every fault reported at its place: "/targets/0/value: ett tal väntades".
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "described/text_read.h"

namespace ledstang {

using Json = nlohmann::json;

// Parses text; a syntax error carries line and column of the text. Depth is bounded (64).
Result<Json> parse_json(std::string_view text, std::string_view file = {});

class JsonFaults {
 public:
    void add(std::string code, const std::string& path, std::string message) {
        faults_.push_back({std::move(code), std::move(message), path.empty() ? "/" : path, {}, {}, {}});
    }
    bool empty() const { return faults_.empty(); }
    Refusal refusal() const;

 private:
    std::vector<Fault> faults_;
};

std::string child_path(const std::string& path, std::string_view name);  // escapes ~ and / as JSON pointers do
void expected(JsonFaults& faults, const std::string& path, std::string_view what, const Json& found);
void report_unknown_fields(JsonFaults& faults, const std::string& path, const Json& object,
                           const std::vector<std::string_view>& known);

template <class T>
void read_json(const Json& json, const std::string& path, T& value, JsonFaults& faults) {
    if constexpr (std::is_same_v<T, Json>) {
        value = json;
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!json.is_boolean()) return expected(faults, path, "true eller false", json);
        value = json.get<bool>();
    } else if constexpr (std::is_integral_v<T>) {
        if (!json.is_number_integer()) return expected(faults, path, "ett heltal", json);
        if (json.is_number_unsigned() ? !std::in_range<T>(json.get<std::uint64_t>())
                                      : !std::in_range<T>(json.get<std::int64_t>())) {
            return expected(faults, path, "ett mindre heltal", json);
        }
        value = json.get<T>();
    } else if constexpr (std::is_floating_point_v<T>) {
        if (!json.is_number()) return expected(faults, path, "ett tal", json);
        value = json.get<T>();
    } else if constexpr (std::is_same_v<T, Decimal>) {
        if (json.is_number_integer()) {
            if (const auto decimal = Decimal::parse(json.dump())) {
                value = *decimal;
                return;
            }
        } else if (json.is_number()) {
            if (const auto decimal = Decimal::from_double(json.get<double>())) {
                value = *decimal;
                return;
            }
        }
        expected(faults, path, "ett tal med högst sex decimaler", json);
    } else if constexpr (is_optional<T>::value) {
        if (json.is_null()) {
            value.reset();
            return;
        }
        auto inner = empty_value<typename T::value_type>();
        read_json(json, path, inner, faults);
        value = std::move(inner);
    } else if constexpr (is_vector<T>::value) {
        if (!json.is_array()) return expected(faults, path, "en lista", json);
        value.clear();
        for (std::size_t i = 0; i < json.size(); ++i) {
            auto item = empty_value<typename T::value_type>();
            read_json(json[i], path + "/" + std::to_string(i), item, faults);
            value.push_back(std::move(item));
        }
    } else if constexpr (is_text_map<T>::value) {
        if (!json.is_object()) return expected(faults, path, "ett objekt", json);
        for (const auto& [key, item] : json.items()) {
            auto inner = empty_value<typename T::mapped_type>();
            read_json(item, child_path(path, key), inner, faults);
            value[key] = std::move(inner);
        }
    } else if constexpr (Described<T>) {
        if (!json.is_object()) return expected(faults, path, "ett objekt", json);
        std::vector<std::string_view> known;
        for_each_field<T>([&](const auto& field) {
            known.push_back(field.name);
            const auto found = json.find(field.name);
            if (found != json.end()) {
                if (found->is_null() &&
                    (field.has_default || may_be_absent<std::decay_t<decltype(value.*field.member)>>))
                    return;
                read_json(*found, child_path(path, field.name), value.*field.member, faults);
            } else if (!field.has_default && !may_be_absent<std::decay_t<decltype(value.*field.member)>>) {
                faults.add("json.missing", child_path(path, field.name), "fältet saknas");
            }
        });
        report_unknown_fields(faults, path, json, known);
    } else {  // text, dates, periods and named values: one reading for JSON, addresses and the command line
        if (!json.is_string()) return expected(faults, path, "en text", json);
        auto read = read_text<T>(json.get_ref<const std::string&>());
        if (!read) {
            faults.add(read.error().code, path, read.error().message);
            return;
        }
        value = std::move(*read);
    }
}

template <class T>
Result<T> from_json(const Json& json) {
    JsonFaults faults;
    auto value = empty_value<T>();
    read_json(json, "", value, faults);
    if (!faults.empty()) return refuse(faults.refusal());
    return value;
}

template <class T>
Result<T> from_json_text(std::string_view text) {
    const auto json = parse_json(text);
    if (!json) return refuse(json.error());
    return from_json<T>(*json);
}

}  // namespace ledstang
