// A TOML file as a described struct. Faults carry the file's name, and line and column or the place as a path.
#pragma once

#include <filesystem>

#include "described/json_read.h"

namespace ledstang {

// Refuses with `configuration.missing` when there is no such file, `configuration.syntax` when it is not TOML.
Result<Json> read_toml(const std::filesystem::path& file);
// The same of a text; `name` is what its faults call it.
Result<Json> read_toml_text(const std::string& text, const std::string& name);

// The refusal as it concerns a file: its name before the message and in every fault.
Refusal in_file(Refusal refusal, const std::string& name);

template <class T>
Result<T> read_toml_as(const std::filesystem::path& file) {
    const auto json = read_toml(file);
    if (!json) return refuse(json.error());
    auto value = from_json<T>(*json);
    if (!value) return refuse(in_file(value.error(), file.filename().string()));
    return value;
}

}  // namespace ledstang
