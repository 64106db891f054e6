#include "packages/documents.h"

#include <fmt/format.h>

#include "base/swedish_text.h"
#include "store/store.h"

namespace ledstang {
namespace {

// The document here that the signer's document became; empty: it has not been taken in.
std::string taken_as(Sql& sql, const std::string& id, const std::string& signed_by) {
    const auto ids = sql.rows<std::string>(
        "select local_id from package_taken where kind = 'document' and id = :id and signed_by = :signed_by order by "
        "number desc",
        id, signed_by);
    return ids.empty() ? "" : ids.front();
}

// Of the text that the document had when it was last taken in.
std::string taken_digest(Sql& sql, const std::string& local_id) {
    const auto digests = sql.rows<std::string>(
        "select digest from package_taken where kind = 'document' and local_id = :local_id order by number desc",
        local_id);
    return digests.empty() ? "" : digests.front();
}

// `title`: of the package.
std::optional<Refusal> conflict_of(Sql& sql, const PlacedDocument& placed, const std::string& title, bool over_own) {
    const auto& arrival = placed.arrival;
    const auto named = in_quotes(title);
    if (arrival.is_new || placed.change == "same") return std::nullopt;
    const auto because = [](const char* code, std::string message) {
        return Refusal{RefusalKind::conflict, code, std::move(message), {}};
    };
    if (!arrival.present_kind.empty()) {
        return because(
            "package.other_kind",
            fmt::format("Dokumentet {} är av slaget {} här och {} i paketet. Ta in det som ett eget dokument.", named,
                        in_quotes(arrival.present_kind), in_quotes(arrival.kind)));
    }
    if (arrival.draft_waits) {
        return because(
            "document.draft_waits",
            fmt::format("Ett utkast till {} skrivs redan här. Publicera eller ta bort det först, eller ta in "
                        "paketet som ett eget dokument.",
                        named));
    }
    if (over_own) return std::nullopt;
    const auto digest = taken_digest(sql, placed.arriving.id);
    if (digest.empty()) {
        return because(
            "package.changed_here",
            fmt::format("Här finns redan ett eget dokument med id {}. Säg om paketet ska bli ett utkast till "
                        "det, eller ett eget dokument.",
                        in_quotes(placed.arriving.id)));
    }
    if (digest == package_hash(arrival.before)) return std::nullopt;
    return because("package.changed_here",
                   fmt::format("{} har ändrats här sedan det senast togs in. Utkastet skulle inte ha med det som har "
                               "skrivits här. Säg om det ska bli ett utkast ändå, eller ett eget dokument.",
                               named));
}

}  // namespace

Result<PlacedDocument> place_document(Sql& sql, Context& context, const PackageKind& kind, const Package& package,
                                      const std::string& signed_by, const DocumentPlacing& placing) {
    if (auto right = check_paths(kind, package); !right) return refuse(right.error());
    PlacedDocument placed;
    auto& arriving = placed.arriving;
    const auto before = taken_as(sql, package.id, signed_by);
    arriving.id = placing.as_new ? free_document_id(sql, package.id) : before.empty() ? package.id : before;
    arriving.text = package.files.front().text;
    arriving.source = fmt::format("{}, version {}", package.origin, package.version);
    arriving.licence = package.licence;
    arriving.owner_function = placing.owner_function;
    arriving.owner_unit = placing.owner_unit;
    auto arrival = look_at_arrival(sql, context, arriving);
    if (!arrival) return refuse(arrival.error());
    placed.arrival = std::move(*arrival);
    placed.change = placed.arrival.is_new ? "new" : placed.arrival.before == placed.arrival.after ? "same" : "changed";
    placed.conflict = conflict_of(sql, placed, package.name, placing.over_own);
    return placed;
}

Result<void> take_in_placed(Context& context, Transaction& transaction, const PlacedDocument& placed) {
    if (placed.conflict) return refuse(*placed.conflict);
    if (placed.change == "same") {
        return refuse(RefusalKind::conflict, "package.nothing_new",
                      "Allt i paketet finns redan här. Det finns inget att ta in.");
    }
    auto taken = take_in_document(context, transaction, placed.arriving);
    if (!taken) return refuse(taken.error());
    return {};
}

}  // namespace ledstang
