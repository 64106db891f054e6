// Described types as JSON Schema (OpenAPI 3.1's dialect). Structs are collected under components/schemas by their name.
#pragma once

#include "described/json_read.h"

namespace ledstang {

class Schemas {
 public:
    // The schema of T, by reference for described structs.
    template <class T>
    Json of() {
        if constexpr (std::is_same_v<T, Json>) {
            return Json::object();
        } else if constexpr (std::is_same_v<T, bool>) {
            return {{"type", "boolean"}};
        } else if constexpr (NamedEnum<T>) {
            Json names = Json::array();
            for (const auto& named : names_of(T{})) names.push_back(named.name);
            return {{"type", "string"}, {"enum", names}};
        } else if constexpr (std::is_integral_v<T>) {
            return {{"type", "integer"}};
        } else if constexpr (std::is_floating_point_v<T> || std::is_same_v<T, Decimal>) {
            return {{"type", "number"}};
        } else if constexpr (std::is_same_v<T, Date>) {
            return {{"type", "string"}, {"format", "date"}};
        } else if constexpr (std::is_same_v<T, Period>) {
            return {{"type", "string"}, {"pattern", R"(^\d{4}(-(T[1-3]|Q[1-4]|VT|HT|W\d{2}|\d{2}))?$)"}};
        } else if constexpr (std::is_same_v<T, std::string>) {
            return {{"type", "string"}};
        } else if constexpr (is_optional<T>::value) {
            return {{"anyOf", Json::array({of<typename T::value_type>(), {{"type", "null"}}})}};
        } else if constexpr (is_vector<T>::value) {
            return {{"type", "array"}, {"items", of<typename T::value_type>()}};
        } else if constexpr (is_text_map<T>::value) {
            return {{"type", "object"}, {"additionalProperties", of<typename T::mapped_type>()}};
        } else {
            return of_struct<T>();
        }
    }

    const Json& components() const { return components_; }

 private:
    template <Described T>
    Json of_struct() {
        constexpr auto description = T::described();
        const std::string name(description.name);
        if (!components_.contains(name)) {
            components_[name] = Json::object();  // stops recursion for self-referring structs
            Json properties = Json::object();
            Json required = Json::array();
            for_each_field<T>([&](const auto& field) {
                using Member = typename std::decay_t<decltype(field)>::Type;
                Json property = of<Member>();
                property["description"] = field.meaning;
                properties[std::string(field.name)] = std::move(property);
                if (!field.has_default && !may_be_absent<Member>) required.push_back(field.name);
            });
            Json schema = {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
            if (!required.empty()) schema["required"] = required;
            components_[name] = std::move(schema);
        }
        return {{"$ref", "#/components/schemas/" + name}};
    }

    Json components_ = Json::object();
};

}  // namespace ledstang
