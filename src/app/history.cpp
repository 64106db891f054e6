#include "app/history.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/swedish_text.h"
#include "measures/measures.h"

namespace ledstang {
namespace {

constexpr std::array person_fields{"person", "persons", "by", "writer", "deputy", "owner"};

// Parts of ids that say what kind of thing the next part is, which the entry's own kind says better.
constexpr std::array silent_parts{"main", "measure", "perspective", "section"};

bool is_said_of_action(const ChangeEntry& entry) {
    return entry.before_json.empty() && entry.after_json.starts_with("{\"number\":");
}

std::string verb(const ChangeEntry& entry) {
    if (is_said_of_action(entry))
        return entry.after_json.find("\"status\":") != std::string::npos ? "Rapporterade status för" : "Kommenterade";
    if (entry.before_json.empty()) return "Lade till";
    if (entry.after_json.empty()) return "Tog bort";
    return "Ändrade";
}

std::vector<std::string> split(const std::string& id, char at) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    while (start <= id.size()) {
        const auto end = std::min(id.find(at, start), id.size());
        if (end > start) parts.push_back(id.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

std::optional<std::string> measure_name(Sql& sql, const std::string& measure) {
    if (!measure_number(sql, measure)) return std::nullopt;
    const auto definition = read_measure(sql, measure);
    return definition ? std::optional(definition->name) : std::nullopt;
}

}  // namespace

// What one part of an id is called: a unit, a measure, a matter, a period, a sex, a kind of function; else itself.
std::string HistoryReader::part(const std::string& text) {
    const auto [place, fresh] = parts_.try_emplace(text);
    std::string& words = place->second;
    if (!fresh) return words;
    words = text;
    if (std::ranges::find(silent_parts, text) != silent_parts.end()) {
        words.clear();
    } else if (const auto unit = sql_.row<std::string>(
                   "select i.name from unit u join unit_interval i on i.unit = u.number where u.id = :id order by "
                   "i.valid_from desc limit 1",
                   text)) {
        words = *unit;
    } else if (const auto matter = sql_.row<std::string>("select title from matter where id = :id", text)) {
        words = *matter;
    } else if (auto measure = measure_name(sql_, text)) {
        words = std::move(*measure);
    } else if (const auto period = Period::parse(text)) {
        words = period->swedish();
    } else if (const auto sex = value_named<Sex>(text)) {
        words = sex_in_words(*sex, Population::all_ages);
    } else if (const FunctionKind* kind = configuration_.function_kind(text)) {
        words = kind->name;
    } else if (const auto name = sql_.row<std::string>("select name from unit_group where id = :id", text)) {
        words = *name;
    } else if (const auto human = sql_.row<std::string>("select name from person where id = :id", text)) {
        words = *human;
    }
    return words;
}

std::string HistoryReader::subject(const std::string& entity, const std::string& id) {
    if (entity == "outcomes") return id;  // a file's name
    std::string words;
    for (const auto& half : split(id, '@')) {
        for (const auto& piece : split(half, '/')) {
            const std::string named = part(piece);
            if (named.empty()) continue;
            if (!words.empty()) words += ", ";
            words += named;
        }
    }
    return words;
}

const std::string& HistoryReader::person(const std::string& id) {
    const auto [place, fresh] = persons_.try_emplace(id);
    if (fresh) place->second = id.empty() ? "Programmet" : person_name(sql_, configuration_, id);
    return place->second;
}

HistoryEntry HistoryReader::read(const ChangeEntry& entry) {
    HistoryEntry read{
        entry.sequence,
        entry.at,
        entry.person,
        person(entry.person),
        entry.operation,
        words_.operation_name(entry.operation),
        entry.entity,
        words_.entity_name(entry.entity),
        entry.entity_id,
        fmt::format("{} {}: {}", verb(entry), words_.entity_name(entry.entity), subject(entry.entity, entry.entity_id)),
        {}};
    for (const auto& change : difference(entry.before_json, entry.after_json)) {
        const std::string field = change.path.empty() ? std::string() : change.path.back();
        const bool names_person = std::ranges::find(person_fields, field) != person_fields.end();
        const auto words = [&](const Json& value) {
            if (names_person && value.is_string() && !value.get_ref<const std::string&>().empty())
                return person(value.get<std::string>());
            return value_words(configuration_, field, value);
        };
        std::string path;
        for (const auto& step : change.path) path += (path.empty() ? "" : "/") + step;
        read.changes.push_back(
            {std::move(path), words_.field_name(entry.entity, change.path), words(change.before), words(change.after)});
    }
    return read;
}

Result<void> may_read_history(const Context& context, const std::string& entity) {
    const EntityKind* kind = entity_kind(entity);
    if ((kind != nullptr && kind->common) || context.caller.may(Permission::review)) return {};
    return refuse(RefusalKind::forbidden, "permission.missing",
                  fmt::format("Din roll får inte läsa ändringsloggen om {}. Be den som granskar loggen.",
                              kind != nullptr ? std::string(kind->name) : in_quotes(entity)));
}

}  // namespace ledstang
