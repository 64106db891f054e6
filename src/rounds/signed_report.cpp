#include "rounds/signed_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "described/json_write.h"
#include "rounds/stored_content.h"

namespace ledstang {
namespace {

using Hashes = std::map<std::string, std::string>;

constexpr const char* section_id = "undertecknande";

ReportParagraph paragraph(std::string text) {
    return {{{std::move(text), ""}}, {}};
}

// The approval record stands in the report itself, so that it follows it into every format.
void add_record(Sql& sql, const Configuration& configuration, const RoundWish& place, const SignedVersion& version,
                Report& report) {
    ReportSection record{section_id, 1, "Godkännande", {}, {}};
    const std::string function = version.function.empty() ? "" : ", " + version.function;
    record.paragraphs.push_back(
        paragraph(fmt::format("Undertecknad {} av {}{}. Version {}.", version.signed_at.substr(0, 10),
                              version.signed_by_name, function, version.version)));
    const auto approved = sql.rows<std::tuple<std::string, std::string>>(
        "select s.at, s.person from round_step s join unit u on u.number = s.unit where u.id = :unit and s.period = "
        ":period "
        "and s.step = 'approve' order by s.number desc limit 1",
        place.unit, place.period);
    if (!approved.empty()) {
        const auto& [at, person] = approved.front();
        record.paragraphs.push_back(
            paragraph(fmt::format("Godkänd {} av {}.", at.substr(0, 10), person_name(sql, configuration, person))));
    }
    if (version.version > 1) {
        record.paragraphs.push_back(
            paragraph(fmt::format("Ersätter version {}. Skäl: {}", version.version - 1, version.reason)));
    }
    const ReportChapter chapter{section_id, ChapterKind::text,        section_id, record.heading,
                                1,          "avsnitt-undertecknande", false,      ""};
    report.chapters.insert(report.chapters.begin(), chapter);
    report.sections.insert(report.sections.begin(), std::move(record));
}

// Why the last signed version was reopened.
std::string reason_of_correction(Sql& sql, const RoundWish& place) {
    const auto reasons = sql.rows<std::string>(
        "select s.words from round_step s join unit u on u.number = s.unit where u.id = :unit and s.period = :period "
        "and s.step = 'return' and s.number > (select max(t.number) from round_step t where t.unit = s.unit and "
        "t.period = s.period and t.step = 'sign') order by s.number limit 1",
        place.unit, place.period);
    return reasons.empty() ? std::string{} : reasons.front();
}

void keep_file(Transaction& transaction, const RoundWish& place, int version, const std::string& format,
               const std::string& bytes) {
    transaction.sql().execute(
        "insert into signed_file (unit, period, version, format, hash) values ((select number from unit where id = "
        ":unit), :period, :version, :format, :hash)",
        place.unit, place.period, version, format, keep_content(transaction, bytes));
}

}  // namespace

std::vector<SignedVersion> read_signed_versions(Sql& sql, const std::string& unit, const Period& period) {
    using Row = std::tuple<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string,
                           std::string>;
    std::vector<SignedVersion> versions;
    for (const auto& [version, at, person, name, function, reason, program, hash] : sql.rows<Row>(
             "select s.version, s.signed_at, s.person, s.person_name, s.function, s.reason, s.program, s.hash "
             "from signed_report s join unit u on u.number = s.unit where u.id = :unit and s.period = "
             ":period order by s.version desc",
             unit, period)) {
        versions.push_back({static_cast<int>(version), at, person, name, function, reason, program, hash});
    }
    return versions;
}

Result<void> freeze_report(Transaction& transaction, const Configuration& configuration, const RoundWish& place,
                           const Signing& signing) {
    Sql& sql = transaction.sql();
    const auto earlier = read_signed_versions(sql, place.unit, place.period);
    SignedVersion version;
    version.version = earlier.empty() ? 1 : earlier.front().version + 1;
    version.signed_at = transaction.now();
    version.signed_by = transaction.author().person;
    version.signed_by_name = signing.person_name;
    version.function = signing.function;
    version.reason = earlier.empty() ? "" : reason_of_correction(sql, place);
    version.program = LEDSTANG_VERSION;
    auto report = build_report(sql, configuration, place.unit, place.period);
    if (!report) return refuse(report.error());
    add_record(sql, configuration, place, version, *report);
    const auto files = read_report_template(configuration);
    if (!files) return refuse(files.error());
    Hashes hashes;
    for (const auto& [name, bytes] : *files) hashes[name] = keep_content(transaction, bytes);
    const std::string json = to_json(*report);
    const auto page = write_report(*report, *files, ReportFormat::html);
    if (!page) return refuse(page.error());
    version.hash = keep_content(transaction, page->bytes);
    sql.execute(
        "insert into signed_report (unit, period, version, signed_at, person, person_name, function, reason, program, "
        "report, template, hash) values ((select number from unit where id = :unit), :period, :version, :signed_at, "
        ":person, :person_name, :function, :reason, :program, :report, :template, :hash)",
        place.unit, place.period, version.version, version.signed_at, version.signed_by, version.signed_by_name,
        version.function, version.reason, version.program, keep_content(transaction, json), to_json(hashes),
        version.hash);
    keep_file(transaction, place, version.version, "html", page->bytes);
    keep_file(transaction, place, version.version, "md", write_markdown(*report));
    keep_file(transaction, place, version.version, "json", json);
    transaction.log("signed_report", fmt::format("{}/{}/{}", place.unit, place.period.to_string(), version.version), "",
                    to_json(version));
    return {};
}

Result<FrozenReport> read_frozen(Sql& sql, const std::string& unit, const Period& period, int version) {
    const auto versions = read_signed_versions(sql, unit, period);
    const auto found = std::ranges::find(versions, version, &SignedVersion::version);
    if (found == versions.end()) {
        return refuse(RefusalKind::not_found, "signed.unknown",
                      fmt::format("Det finns ingen undertecknad version {} av rapporten.", version));
    }
    const auto [json_hash, template_text] = sql.value<std::tuple<std::string, std::string>>(
        "select s.report, s.template from signed_report s join unit u on u.number = s.unit where u.id = :unit and "
        "s.period = :period and s.version = :version",
        unit, period, version);
    auto report = from_json_text<Report>(read_content(sql, json_hash));
    const auto hashes = from_json_text<Hashes>(template_text);
    if (!report || !hashes) {
        return refuse(RefusalKind::unavailable, "signed.unreadable",
                      fmt::format("Version {} undertecknades med program {} och är uppbyggd på ett sätt som det här "
                                  "programmet inte läser. De sparade filerna går att hämta.",
                                  version, found->program));
    }
    FrozenReport frozen{std::move(*report), {}, *found};
    for (const auto& [name, hash] : *hashes) frozen.files[name] = read_content(sql, hash);
    return frozen;
}

Result<FileContent> download_signed(Context& context, const SignedFileWish& wish) {
    if (wish.format != "json" && !value_named<ReportFormat>(wish.format))
        return refuse("report.format", "Formatet finns inte. Välj html, pdf, docx, xlsx, md eller json.");
    const auto kept = context.store.read([&](Sql& sql) -> std::optional<std::string> {
        const auto hash = sql.row<std::string>(
            "select f.hash from signed_file f join unit u on u.number = f.unit where u.id = :unit and f.period = "
            ":period and f.version = :version and f.format = :format",
            wish.unit, wish.period, wish.version, wish.format);
        if (!hash) return std::nullopt;
        return read_content(sql, *hash);
    });
    const std::string name =
        fmt::format("rapport-{}-{}-version-{}.{}", wish.unit, wish.period.to_string(), wish.version, wish.format);
    if (kept) {
        const auto type = wish.format == "json" ? std::string("application/json; charset=utf-8")
                                                : media_type_of(*value_named<ReportFormat>(wish.format));
        return FileContent{name, type, *kept};
    }
    const auto frozen =
        context.store.read([&](Sql& sql) { return read_frozen(sql, wish.unit, wish.period, wish.version); });
    if (!frozen) return refuse(frozen.error());
    auto file = write_report(frozen->report, frozen->files, *value_named<ReportFormat>(wish.format));
    if (!file) return refuse(file.error());
    file->name = name;
    // Somebody else may have written it meanwhile; then theirs is the one.
    return context.store.write({"", context.operation}, [&](Transaction& transaction) -> Result<FileContent> {
        const auto other = transaction.sql().row<std::string>(
            "select f.hash from signed_file f join unit u on u.number = f.unit where u.id = :unit and f.period = "
            ":period and f.version = :version and f.format = :format",
            wish.unit, wish.period, wish.version, wish.format);
        if (other) {
            file->bytes = read_content(transaction.sql(), *other);
            return std::move(*file);
        }
        keep_file(transaction, {wish.unit, wish.period}, wish.version, wish.format, file->bytes);
        transaction.log("signed_file",
                        fmt::format("{}/{}/{}/{}", wish.unit, wish.period.to_string(), wish.version, wish.format), "",
                        to_json(hash_of_content(file->bytes)));
        return std::move(*file);
    });
}

}  // namespace ledstang
