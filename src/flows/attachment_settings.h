// attachments.toml: which files may hang on matters, and what looks for viruses in them. Inside the module.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "described/description.h"

namespace ledstang {

struct AttachmentKind {
    std::string ending;  // of the file's name, small letters, without a point
    std::string name;
    std::string begins;  // first bytes of the file, hexadecimal; empty: any
    template <class A = AttachmentKind>
    static constexpr auto described() {
        return describe("AttachmentKind", field("ending", &A::ending, "Filnamnets slut"),
                        field("name", &A::name, "Namn"),
                        optional_field("begins", &A::begins, "Filens första byte, hexadecimalt"));
    }
};

struct AttachmentSettings {
    int largest = 10;               // mebibytes
    std::vector<std::string> scan;  // command and its arguments, the file on standard input; empty: no scan
    std::vector<int> infected;      // exit codes that say so
    int seconds = 60;               // that the scan may take
    std::vector<AttachmentKind> kinds;
    template <class A = AttachmentSettings>
    static constexpr auto described() {
        return describe("AttachmentSettings", optional_field("largest", &A::largest, "Största fil, mebibyte"),
                        field("scan", &A::scan, "Viruskontrollens kommando"),
                        field("infected", &A::infected, "Slutkoder som betyder smittad"),
                        optional_field("seconds", &A::seconds, "Så länge får kontrollen ta"),
                        field("kinds", &A::kinds, "Tillåtna slag"));
    }
};
// No kind is allowed where the region has no such file. Refuses with attachment.configuration.
Result<AttachmentSettings> read_attachment_settings(const std::string& folder);

// Whether the file is small enough, of an allowed kind, and begins as its kind does. Refuses with attachment.size,
// attachment.kind, attachment.empty.
Result<void> check_attachment(const AttachmentSettings& settings, const std::string& name, const std::string& bytes);
// Runs the command. Refuses with attachment.infected, and with attachment.scan when it could not say.
Result<void> scan_attachment(const AttachmentSettings& settings, const std::string& bytes);

}  // namespace ledstang
