#include "described/json_read.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace ledstang {
namespace {

constexpr int deepest = 64;

std::string found_kind(const Json& json) {
    switch (json.type()) {
        case Json::value_t::null:
            return "null";
        case Json::value_t::object:
            return "ett objekt";
        case Json::value_t::array:
            return "en lista";
        case Json::value_t::string:
            return "en text";
        case Json::value_t::boolean:
            return json.get<bool>() ? "true" : "false";
        default:
            return "talet " + json.dump();
    }
}

Refusal syntax_refusal(std::string_view text, std::string_view file, std::size_t byte, std::string code,
                       std::string message) {
    const auto until = text.substr(0, std::min(byte > 0 ? byte - 1 : 0, text.size()));
    const int line = 1 + static_cast<int>(std::count(until.begin(), until.end(), '\n'));
    const auto line_start = until.rfind('\n');
    const int column =
        1 + static_cast<int>(line_start == std::string_view::npos ? until.size() : until.size() - line_start - 1);
    Refusal refusal{RefusalKind::invalid, code, fmt::format("{} (rad {}, kolumn {}).", message, line, column), {}};
    refusal.faults.push_back({std::move(code), std::move(message), {}, std::string(file), line, column});
    return refusal;
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view file) {
    std::size_t error_byte = 0;
    bool too_deep = false;
    const Json::parser_callback_t depth_guard = [&](int depth, Json::parse_event_t, Json&) {
        if (depth > deepest) too_deep = true;
        return depth <= deepest;
    };
    try {
        auto json = Json::parse(text, depth_guard);
        if (!too_deep) return json;
    } catch (const Json::parse_error& error) {
        error_byte = error.byte;
    } catch (const Json::exception&) {
        error_byte = text.size();
    }
    if (too_deep) return refuse("json.depth", fmt::format("JSON-texten är djupare än {} nivåer.", deepest));
    return refuse(syntax_refusal(
        text, file, error_byte, "json.syntax",
        error_byte > text.size() ? "JSON-texten är avklippt: slutet saknas" : "JSON-texten går inte att tolka här"));
}

Refusal JsonFaults::refusal() const {
    const auto& first = faults_.front();
    std::string message = fmt::format("{}: {}", first.path, first.message);
    if (faults_.size() > 1) message += fmt::format(" (och {} fel till)", faults_.size() - 1);
    return {RefusalKind::invalid, first.code, std::move(message), faults_};
}

std::string child_path(const std::string& path, std::string_view name) {
    std::string child = path + "/";
    for (const char c : name) {
        if (c == '~') {
            child += "~0";
        } else if (c == '/') {
            child += "~1";
        } else {
            child += c;
        }
    }
    return child;
}

void expected(JsonFaults& faults, const std::string& path, std::string_view what, const Json& found) {
    faults.add("json.type", path, fmt::format("{} väntades, men här står {}", what, found_kind(found)));
}

void report_unknown_fields(JsonFaults& faults, const std::string& path, const Json& object,
                           const std::vector<std::string_view>& known) {
    for (const auto& [key, item] : object.items()) {
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        faults.add("json.unknown_field", child_path(path, key),
                   fmt::format("fältet ”{}” finns inte. Möjliga fält: {}", key, join_names(known)));
    }
}

std::string join_names(const std::vector<std::string_view>& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

Result<long long> read_whole_number(std::string_view text) {
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return refuse("text.integer", "”" + std::string(text) + "” är inget heltal.");
    }
    return number;
}

}  // namespace ledstang
