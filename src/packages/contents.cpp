#include "packages/contents.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/swedish_text.h"
#include "base/whole_file.h"
#include "computing/computing.h"
#include "described/toml_file.h"
#include "flows/flows.h"
#include "forms/forms.h"
#include "knowledge/knowledge.h"
#include "warehouse/dataset.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

Result<void> check_type_file(const Context& context, const std::string& text, const std::string& name) {
    return check_matter_type_text(context.configuration, text, name);
}
Result<void> check_form_file(const Context& context, const std::string& text, const std::string& name) {
    return check_form_text(context.configuration, text, name);
}
Result<void> check_document_kind_file(const Context& context, const std::string& text, const std::string& name) {
    return check_document_kind_text(context.configuration, text, name);
}
// As when a definition is saved: what a figure is computed by changes only with a higher version.
Result<void> check_measure_file(const Context& context, const std::string& text, const std::string& name) {
    const files::path folder = context.configuration.folder;
    const auto datasets = read_datasets(folder / "datasets");
    if (!datasets) return refuse(datasets.error());
    const auto next = read_definition(text, name, *datasets);
    if (!next) return refuse(next.error());
    const auto present = read_file(folder / "measures" / name);
    const auto before = present ? read_definition(*present, name, *datasets) : next;
    if (before && before->definition.digest != next->definition.digest &&
        next->definition.text.version <= before->definition.text.version) {
        return refuse(
            "package.version",
            fmt::format("{}: paketets version är {} och regionens {}. Be om en senare, eller ta bort den egna.", name,
                        next->definition.text.version, before->definition.text.version));
    }
    return {};
}

bool is_plain_id(const std::string& id) {
    return !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

std::string path_of(const PackageKind& kind, const std::string& id) {
    return fmt::format("{}/{}.toml", kind.folder, id);
}

Result<Package> package_of_document(const Context& context, const PackageKind& kind, const std::string& id) {
    auto document =
        context.store.read([&](Sql& sql) { return document_to_send(sql, context.configuration, id, context.today); });
    if (!document) return refuse(document.error());
    Package package;
    package.kind = kind.id;
    package.id = id;
    package.name = std::move(document->title);
    package.version = std::to_string(document->version);
    package.licence = std::move(document->licence);
    package.created = to_string(context.today);
    package.files.push_back({path_of(kind, id), std::move(document->text)});
    return package;
}

}  // namespace

const std::vector<PackageKind>& package_kinds() {
    static const std::vector<PackageKind> kinds{
        {"matter_type", "Ärendetyp", "flows", check_type_file},
        {"measure", "Mått", "measures", check_measure_file},
        {"form", "Formulär", "forms", check_form_file},
        {"document_kind", "Dokumentmall", "documents", check_document_kind_file},
        {"document", "Dokument", "knowledge", nullptr}};
    return kinds;
}

Result<const PackageKind*> require_kind(const std::string& kind) {
    for (const auto& known : package_kinds()) {
        if (known.id == kind) return &known;
    }
    return refuse("package.kind",
                  fmt::format("Paketet innehåller slaget {}, som det här programmet inte tar emot.", in_quotes(kind)));
}

Result<Package> package_of(const Context& context, const PackageKind& kind, const std::string& id) {
    const auto path = path_of(kind, id);
    if (kind.check == nullptr) return package_of_document(context, kind, id);
    const auto text =
        is_plain_id(id) ? read_file(files::path(context.configuration.folder) / path) : std::optional<std::string>();
    if (!text) {
        return refuse(RefusalKind::not_found, "package.nothing",
                      fmt::format("{} {} finns inte.", kind.name, in_quotes(id)));
    }
    const auto toml = read_toml_text(*text, path);
    if (!toml) return refuse(toml.error());
    Package package;
    package.kind = kind.id;
    package.id = id;
    package.name = toml->value("name", id);
    package.version = toml->contains("version") ? toml->at("version").dump() : to_string(context.today);
    package.created = to_string(context.today);
    package.files.push_back({path, *text});
    return package;
}

Result<void> check_paths(const PackageKind& kind, const Package& package) {
    for (const auto& file : package.files) {
        if (!is_plain_id(package.id) || file.path != path_of(kind, package.id)) {
            return refuse("package.path", fmt::format("Paketet vill skriva {}. {} får bara skriva {}.",
                                                      in_quotes(file.path), kind.name, path_of(kind, package.id)));
        }
    }
    if (package.files.empty()) return refuse("package.nothing", "Paketet är tomt.");
    return {};
}

Result<std::vector<PackageChange>> changes_of(const Context& context, const PackageKind& kind, const Package& package) {
    if (auto right = check_paths(kind, package); !right) return refuse(right.error());
    std::vector<PackageChange> changes;
    for (const auto& file : package.files) {
        if (auto right = kind.check(context, file.text, package.id + ".toml"); !right) return refuse(right.error());
        const auto before = read_file(files::path(context.configuration.folder) / file.path);
        changes.push_back({file.path,
                           !before                ? "new"
                           : *before == file.text ? "same"
                                                  : "changed",
                           before.value_or(""), file.text});
    }
    return changes;
}

void put_files(const Context& context, const std::vector<PackageChange>& changes) {
    for (const auto& change : changes) {
        const auto path = files::path(context.configuration.folder) / change.path;
        files::create_directories(path.parent_path());
        replace_file(path, change.after);
    }
}

}  // namespace ledstang
