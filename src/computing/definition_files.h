// Definitions as files of the data folder's config/measures/: opened as they are written, and saved as a new version.
// Inside the computing module.
#pragma once

#include <string>

#include "computing/computation.h"

namespace ledstang {

struct SaveDefinition {
    std::string measure;
    std::string text;
    std::string based_on;  // digest of the text that was opened; empty: there was none
    template <class R = SaveDefinition>
    static constexpr auto described() {
        return describe("SaveDefinition", field("measure", &R::measure, "Måttets id"),
                        field("text", &R::text, "Definitionen, TOML"),
                        optional_field("based_on", &R::based_on,
                                       "Kontrollsumman av texten som du utgick från; tom för en ny definition"));
    }
};

// As the change log has it.
struct DefinitionText {
    int version = 1;
    std::string text;
    template <class T = DefinitionText>
    static constexpr auto described() {
        return describe("DefinitionText", field("version", &T::version, "Version"),
                        field("text", &T::text, "Definitionen, TOML"));
    }
};

inline constexpr std::size_t longest_definition = 128 * 1024;  // bytes

// The file's bytes; refusal definition.unknown when there is no such file.
Result<std::string> definition_text(const Configuration& configuration, const std::string& measure);
std::string digest_of_text(const std::string& text);

// What faults of a text that has no file call it: its measure's id with .toml.
std::string name_of_text(const std::string& text);

// Writes the file and the change log. What the text computes by may only change with a higher version. Refusals: those
// of read_definition, definition.id, definition.too_long, definition.version, definition.changed (a conflict: somebody
// saved since the text was opened).
Result<void> save_definition(Context& context, const SaveDefinition& wish);

}  // namespace ledstang
