// An operation's request out of an address (path and query), a JSON body or an uploaded file: one reading for HTTP and
// command line.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <algorithm>

#include "described/json_read.h"

namespace ledstang {

struct Arguments {
    std::map<std::string, std::vector<std::string>> texts;  // from path and query, or --field value
    std::string body;  // JSON, or the file's bytes where the request has a FileContent
    std::string media_type;
};

template <class T>
constexpr bool takes_file() {
    bool found = false;
    for_each_field<T>([&](const auto& field) {
        if constexpr (std::is_same_v<typename std::decay_t<decltype(field)>::Type, FileContent>) found = true;
    });
    return found;
}

template <class T>
constexpr bool is_single_text =
    !Described<T> && !is_vector<T>::value && !is_text_map<T>::value && !std::is_same_v<T, Json>;

template <class T>
void read_argument(const std::vector<std::string>& texts, const std::string& path, T& value, JsonFaults& faults) {
    if constexpr (is_optional<T>::value) {
        if (texts.size() == 1 && texts.front().empty()) {
            value.reset();
            return;
        }
        auto inner = empty_value<typename T::value_type>();
        read_argument(texts, path, inner, faults);
        value = std::move(inner);
    } else if constexpr (is_vector<T>::value) {
        value.clear();
        for (const auto& text : texts) {
            auto item = empty_value<typename T::value_type>();
            read_argument({text}, path, item, faults);
            value.push_back(std::move(item));
        }
    } else if constexpr (is_single_text<T> && !std::is_floating_point_v<T>) {
        auto read = read_text<T>(texts.back());
        if (read) {
            value = std::move(*read);
        } else {
            faults.add(read.error().code, path, read.error().message);
        }
    } else {  // structured values may be given as JSON text
        const auto json = parse_json(texts.back());
        if (json) {
            read_json(*json, path, value, faults);
        } else {
            faults.add(json.error().code, path, json.error().message);
        }
    }
}

template <class T>
Result<T> read_arguments(const Arguments& arguments) {
    Json body = Json::object();
    if (!takes_file<T>() && !arguments.body.empty()) {
        auto parsed = parse_json(arguments.body);
        if (!parsed) return refuse(parsed.error());
        if (!parsed->is_object()) return refuse("json.type", "Anropets innehåll ska vara ett JSON-objekt.");
        body = std::move(*parsed);
    }
    JsonFaults faults;
    auto value = empty_value<T>();
    std::vector<std::string_view> known;
    for_each_field<T>([&](const auto& field) {
        using Member = typename std::decay_t<decltype(field)>::Type;
        Member& member = value.*field.member;
        const std::string name(field.name);
        known.push_back(field.name);
        if constexpr (std::is_same_v<Member, FileContent>) {
            member.bytes = arguments.body;
            member.media_type = arguments.media_type;
            if (const auto named = arguments.texts.find("file_name"); named != arguments.texts.end())
                member.name = named->second.back();
        } else if (const auto text = arguments.texts.find(name); text != arguments.texts.end()) {
            read_argument(text->second, "/" + name, member, faults);
        } else if (const auto json = body.find(name); json != body.end()) {
            if (json->is_null() && (field.has_default || may_be_absent<Member>)) return;
            read_json(*json, "/" + name, member, faults);
        } else if (!field.has_default && !may_be_absent<Member>) {
            faults.add("json.missing", "/" + name, "fältet saknas");
        }
    });
    report_unknown_fields(faults, "", body, known);
    for (const auto& [name, texts] : arguments.texts) {
        if (name == "file_name" && takes_file<T>()) continue;
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            faults.add("request.unknown_parameter", "/" + name, "parametern finns inte. Möjliga: " + join_names(known));
        }
    }
    if (!faults.empty()) return refuse(faults.refusal());
    return value;
}

}  // namespace ledstang
