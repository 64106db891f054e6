#include "warehouse/source.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "base/whole_file.h"
#include "described/json_write.h"
#include "described/toml_file.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

bool is_source_name(const std::string& name) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
    return !name.empty() && name.size() <= 60 && std::ranges::all_of(name, plain);
}

Result<void> check_columns(const SourceSettings& source, const Dataset& dataset) {
    std::vector<std::string> named;
    for (const auto& [column, heading] : source.columns) named.push_back(column);
    for (const auto& [column, value] : source.constants) named.push_back(column);
    for (const auto& [column, values] : source.values) named.push_back(column);
    std::vector<std::string> known;
    for (const auto& column : dataset.columns) known.push_back(column.name);
    for (const auto& column : named) {
        if (dataset.index_of(column)) continue;
        const auto near = nearest_name(column, known);
        return refuse("source.column",
                      fmt::format("{}.toml: datamängden {} har ingen kolumn {}.{}", source.id, dataset.id,
                                  in_quotes(column), near ? fmt::format(" Menade du {}?", *near) : ""));
    }
    return {};
}

std::vector<std::string> headings_of(const DatasetColumn& column) {
    std::vector<std::string> headings = {column.name, column.title};
    headings.insert(headings.end(), column.also.begin(), column.also.end());
    return headings;
}

// The delivery's columns with this heading.
std::vector<int> places_of(const std::string& heading, const std::vector<std::string>& header) {
    std::vector<int> exact;
    std::vector<int> alike;
    const std::string slug = ascii_slug(heading);
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (header[i] == heading) exact.push_back(static_cast<int>(i));
        if (!slug.empty() && ascii_slug(header[i]) == slug) alike.push_back(static_cast<int>(i));
    }
    return exact.empty() ? alike : exact;
}

Fault missing_column(const std::string& heading, const DatasetColumn& column, const std::vector<std::string>& header,
                     const std::string& file) {
    const auto near = nearest_name(heading, header);
    std::vector<std::string> quoted;
    for (const auto& name : header) quoted.push_back(in_quotes(name));
    return {"delivery.column_missing",
            fmt::format("Kolumnen {} ({}) saknas. {} Filen har {}.", in_quotes(heading), column.name,
                        near ? fmt::format("Menas {}?", in_quotes(*near))
                             : "Ange källans rubrik under [columns] i källans inställning.",
                        list_in_words(quoted)),
            "",
            file,
            std::nullopt,
            std::nullopt};
}

void append_text(std::string& toml, const std::string& text) {
    append_json_string(toml, text);  // TOML's basic strings are escaped as JSON's
}

void append_pairs(std::string& toml, const std::string& table, const std::map<std::string, std::string>& pairs) {
    if (pairs.empty()) return;
    toml += "\n[" + table + "]\n";
    for (const auto& [key, value] : pairs) {
        append_text(toml, key);
        toml += " = ";
        append_text(toml, value);
        toml += '\n';
    }
}

}  // namespace

std::vector<std::string> source_names(const files::path& folder) {
    std::vector<std::string> names;
    for (const auto& file : files_in(folder, ".toml")) names.push_back(file.stem().string());
    return names;
}

Result<SourceSettings> read_source(const files::path& folder, const std::string& id, const Dataset& dataset) {
    const auto names = source_names(folder);
    if (std::ranges::find(names, id) == names.end()) {
        const auto near = nearest_name(id, names);
        return refuse(
            RefusalKind::not_found, "source.unknown",
            near ? fmt::format("Källan {} finns inte. Menade du {}?", in_quotes(id), *near)
                 : fmt::format("Källan {} finns inte. Gör filen config/sources/{}.toml; handboken har ett exempel.",
                               in_quotes(id), is_source_name(id) ? id : "NAMN"));
    }
    const auto json = read_toml(folder / (id + ".toml"));
    if (!json) return refuse(json.error());
    auto settings = from_json<SourceSettings>(*json);
    if (!settings) return refuse(in_file(settings.error(), id + ".toml"));
    settings->id = id;
    if (!settings->dataset.empty() && settings->dataset != dataset.id) {
        return refuse("source.dataset",
                      fmt::format("Källan {} levererar {}, inte {}.", id, settings->dataset, dataset.id));
    }
    if (auto checked = check_columns(*settings, dataset); !checked) return refuse(checked.error());
    return settings;
}

std::vector<SourceSettings> read_sources_in(const files::path& folder) {
    std::vector<SourceSettings> read;
    for (const auto& name : source_names(folder)) {
        auto settings = read_toml_as<SourceSettings>(folder / (name + ".toml"));
        if (!settings) continue;
        settings->id = name;
        read.push_back(std::move(*settings));
    }
    return read;
}

Result<void> write_source(const files::path& folder, const SourceSettings& settings) {
    if (!is_source_name(settings.id)) {
        return refuse("source.name", fmt::format("Källans namn {} duger inte. Skriv små bokstäver a–z, siffror, "
                                                 "understreck och bindestreck.",
                                                 in_quotes(settings.id)));
    }
    std::string toml = "# Hur en källa levererar. Se handboken, Läs in källdata.\ndataset = ";
    append_text(toml, settings.dataset);
    if (!settings.delivered_by.empty()) {
        toml += "\ndelivered_by = ";
        append_text(toml, settings.delivered_by);
    }
    if (settings.expected_every_days) toml += fmt::format("\nexpected_every_days = {}", *settings.expected_every_days);
    toml += fmt::format("\ndecimal_sign = \"{}\"\npatient_form = \"{}\"\n", name_of(settings.decimal_sign),
                        name_of(settings.patient_form));
    append_pairs(toml, "columns", settings.columns);
    append_pairs(toml, "constants", settings.constants);
    for (const auto& [column, values] : settings.values) append_pairs(toml, "values." + column, values);
    files::create_directories(folder);
    replace_file(folder / (settings.id + ".toml"), toml);
    return {};
}

Result<ColumnMatch> match_columns(const Dataset& dataset, const SourceSettings& source,
                                  const std::vector<std::string>& header, const std::string& file) {
    Refusal refusal{RefusalKind::invalid, "delivery.column_missing", "", {}};
    ColumnMatch match;
    std::vector<bool> used(header.size(), false);
    for (const auto& column : dataset.columns) {
        const auto named = source.columns.find(column.name);
        const bool constant = source.constants.contains(column.name);
        const auto headings = named != source.columns.end() ? std::vector<std::string>{named->second}
                              : constant                    ? std::vector<std::string>{}
                                                            : headings_of(column);
        int place = -1;
        for (const auto& heading : headings) {
            auto places = places_of(heading, header);
            // What an earlier column already takes is not this one's, unless the source says so.
            if (named == source.columns.end()) {
                std::erase_if(places, [&](int found) { return used[static_cast<std::size_t>(found)]; });
            }
            if (places.size() > 1) {
                refusal.faults.push_back(
                    {"table.header_duplicate",
                     fmt::format("Rubriken {} står två gånger, i kolumn {} och {}. Byt namn på en.", in_quotes(heading),
                                 places[0] + 1, places[1] + 1),
                     "", file, std::nullopt, places[1] + 1});
            }
            if (!places.empty()) {
                place = places.front();
                break;
            }
        }
        if (place >= 0) used[static_cast<std::size_t>(place)] = true;
        const bool asked_for = named != source.columns.end() || (column.required && !constant);
        if (place < 0 && asked_for) {
            const auto& heading = named != source.columns.end() ? named->second : column.title;
            refusal.faults.push_back(missing_column(heading, column, header, file));
        }
        match.from.push_back(place);
    }
    if (!refusal.faults.empty()) {
        refusal.code = refusal.faults.front().code;
        refusal.message =
            refusal.faults.size() == 1
                ? refusal.faults.front().message
                : fmt::format("{} av datamängdens kolumner går inte att finna i filen.", refusal.faults.size());
        return refuse(std::move(refusal));
    }
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (!used[i] && !header[i].empty()) match.unused.push_back(header[i]);
    }
    return match;
}

}  // namespace ledstang
