// Signed versions of a report: freezing it, writing it again, and what differs between two. Inside the rounds module.
#pragma once

#include "reports/reports.h"
#include "rounds/steps.h"

namespace ledstang {

struct SignedVersion {
    int version = 0;
    std::string signed_at;
    std::string signed_by;
    std::string signed_by_name;
    std::string function;
    std::string reason;   // of a correction; empty for the first version
    std::string program;  // version of the program that wrote it
    std::string hash;     // of the page in HTML
    template <class S = SignedVersion>
    static constexpr auto described() {
        return describe("SignedVersion", field("version", &S::version, "Version"),
                        field("signed_at", &S::signed_at, "Undertecknad när"),
                        field("signed_by", &S::signed_by, "Undertecknad av, id"),
                        field("signed_by_name", &S::signed_by_name, "Undertecknad av"),
                        field("function", &S::function, "Funktion"),
                        field("reason", &S::reason, "Varför den rättades; tomt för den första"),
                        field("program", &S::program, "Programmets version"),
                        field("hash", &S::hash, "Sidans kontrollsumma (BLAKE2b-256)"));
    }
};
// Newest first.
std::vector<SignedVersion> read_signed_versions(Sql& sql, const std::string& unit, const Period& period);

// Who signs, besides the person whose change it is.
struct Signing {
    std::string person_name;
    std::string function;
};
// Freezes the report as it is in the transaction as the next version.
Result<void> freeze_report(Transaction& transaction, const Configuration& configuration, const RoundWish& place,
                           const Signing& signing);

// What a signed version was, out of the store alone. Refused: signed.unknown; signed.unreadable, when the report's
// structure is one that this program no longer reads.
struct FrozenReport {
    Report report;
    ReportTemplate files;
    SignedVersion version;
};
Result<FrozenReport> read_frozen(Sql& sql, const std::string& unit, const Period& period, int version);

struct SignedFileWish {
    std::string unit;
    Period period = empty_value<Period>();
    int version = 0;
    std::string format = "html";
    template <class S = SignedFileWish>
    static constexpr auto described() {
        return describe("SignedFileWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        field("version", &S::version, "Version"),
                        optional_field("format", &S::format, "html, pdf, docx, xlsx, md eller json"));
    }
};
// The bytes that were kept; a format that nobody has asked for before is written and kept.
Result<FileContent> download_signed(Context& context, const SignedFileWish& wish);

Result<Round> sign_round(Context& context, const StepWish& wish);

}  // namespace ledstang
