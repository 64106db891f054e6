#include "computing/definition_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "base/swedish_text.h"
#include "base/whole_file.h"
#include "described/toml_place.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

namespace files = std::filesystem;

bool is_id(const std::string& id) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !id.empty() && id.size() <= 80 && std::ranges::all_of(id, plain);
}

files::path folder_of(const Configuration& configuration) {
    return files::path(configuration.folder) / "measures";
}

// Puts back what was there, unless told that all went well.
class Replaced {
 public:
    Replaced(files::path file, std::optional<std::string> before)
        : file_(std::move(file)), before_(std::move(before)) {}
    Replaced(const Replaced&) = delete;
    Replaced& operator=(const Replaced&) = delete;
    ~Replaced() {
        if (!replaced_ || kept_) return;
        try {
            if (before_) {
                replace_file(file_, *before_);
            } else {
                files::remove(file_);
            }
        } catch (const std::exception&) {
            // The disk is what is wrong, and that is already being told.
        }
    }
    void replace(const std::string& bytes) {
        replaced_ = true;
        files::create_directories(file_.parent_path());
        replace_file(file_, bytes);
    }
    void keep() { kept_ = true; }

 private:
    files::path file_;
    std::optional<std::string> before_;
    bool replaced_ = false, kept_ = false;
};

// What the present file may become. One that cannot be read may become anything that can.
Result<void> check_version(const std::string& present, const DefinitionFile& next,
                           const std::vector<Dataset>& datasets) {
    const auto before = read_definition(present, next.definition.id + ".toml", datasets);
    if (!before || before->definition.digest == next.definition.digest) return {};
    const int version = before->definition.text.version;
    if (next.definition.text.version > version) return {};
    return refuse(
        "definition.version",
        fmt::format("Definitionen räknar annorlunda än version {}, som gäller. Skriv version = {} och den dag "
                    "från vilken den ska gälla (valid_from).",
                    version, version + 1));
}

}  // namespace

Result<std::string> definition_text(const Configuration& configuration, const std::string& measure) {
    if (is_id(measure)) {
        if (auto text = read_file(folder_of(configuration) / (measure + ".toml"))) return std::move(*text);
    }
    return refuse(RefusalKind::not_found, "definition.unknown",
                  fmt::format("Måttet {} har ingen definition i config/measures.", in_quotes(measure)));
}

std::string digest_of_text(const std::string& text) {
    return Blake2b().bytes(text).hex();
}

std::string name_of_text(const std::string& text) {
    const std::string id = text_in_toml(text, "/measure/id");
    return (is_id(id) ? id : "definitionen") + ".toml";
}

Result<void> save_definition(Context& context, const SaveDefinition& wish) {
    if (!is_id(wish.measure)) {
        return refuse("definition.id",
                      fmt::format("{} kan inte vara ett måtts id. Använd a–z, 0–9 och _, högst 80 tecken.",
                                  in_quotes(wish.measure)));
    }
    if (wish.text.size() > longest_definition) {
        return refuse(RefusalKind::too_large, "definition.too_long",
                      fmt::format("Definitionen är längre än {} kB. Dela upp den.", longest_definition / 1024));
    }
    const auto datasets = read_datasets(files::path(context.configuration.folder) / "datasets");
    if (!datasets) return refuse(datasets.error());
    const auto next = read_definition(wish.text, wish.measure + ".toml", *datasets);
    if (!next) return refuse(next.error());
    const files::path file = folder_of(context.configuration) / (wish.measure + ".toml");
    std::unique_ptr<Replaced> replaced;
    // Writes run one at a time over all processes, so what is read here stays so until the file is replaced.
    auto saved = context.store.write(context.author(), [&](Transaction& transaction) -> Result<void> {
        const auto present = read_file(file);
        if (wish.based_on != (present ? digest_of_text(*present) : "")) {
            return refuse(
                RefusalKind::conflict, "definition.changed",
                fmt::format("Någon har ändrat definitionen av {} sedan du öppnade den. Jämför med den och spara "
                            "sedan igen.",
                            in_quotes(wish.measure)));
        }
        if (present == wish.text) return {};
        std::string before;
        if (present) {
            if (auto checked = check_version(*present, *next, *datasets); !checked) return checked;
            const auto earlier = read_definition(*present, wish.measure + ".toml", *datasets);
            before = to_json(DefinitionText{earlier ? earlier->definition.text.version : 0, *present});
        }
        transaction.log("definition", wish.measure, before,
                        to_json(DefinitionText{next->definition.text.version, wish.text}));
        replaced = std::make_unique<Replaced>(file, present);
        replaced->replace(wish.text);
        return {};
    });
    if (saved && replaced) replaced->keep();
    return saved;
}

}  // namespace ledstang
