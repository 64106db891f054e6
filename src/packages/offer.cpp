// The operations of packages.
#include <fmt/format.h>

#include "base/swedish_text.h"
#include "operations/operations.h"
#include "packages/contents.h"
#include "packages/documents.h"
#include "packages/packages.h"
#include "packages/trusted.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

struct ExportPackage {
    std::string kind, id;
    template <class E = ExportPackage>
    static constexpr auto described() {
        return describe("ExportPackage",
                        field("kind", &E::kind, "matter_type, measure, form, document_kind eller document"),
                        field("id", &E::id, "Id"));
    }
};
struct SendPackage {
    FileContent file;
    bool apply = false;
    bool over_own = false, as_new = false;
    std::string owner_function, owner_unit;
    template <class S = SendPackage>
    static constexpr auto described() {
        return describe(
            "SendPackage", field("file", &S::file, "Paketet"),
            optional_field("apply", &S::apply, "Ta in det; annars visas bara vad det ändrar"),
            optional_field("over_own", &S::over_own, "Gör ett utkast till dokumentet här, fast det är eget"),
            optional_field("as_new", &S::as_new, "Gör ett eget dokument, bredvid det som finns här"),
            optional_field("owner_function", &S::owner_function, "Funktion som äger ett nytt dokument här"),
            optional_field("owner_unit", &S::owner_unit, "Enhet som funktionen hör till"));
    }
};
// Why a document is not taken in without another word.
struct PackageConflict {
    std::string code, message;
    template <class P = PackageConflict>
    static constexpr auto described() {
        return describe("PackageConflict", field("code", &P::code, "Kod"), field("message", &P::message, "Varför"));
    }
};
// What a document will be here; of other kinds everything is empty.
struct PackagedDocument {
    std::string id;
    std::vector<std::string> owners;
    std::vector<std::string> left, lacking;
    std::optional<PackageConflict> conflict;
    template <class P = PackagedDocument>
    static constexpr auto described() {
        return describe("PackagedDocument", field("id", &P::id, "Dokumentet här"),
                        field("owners", &P::owners, "Funktioner som kan äga det; tomt när det redan har en ägare här"),
                        field("left", &P::left, "Vad som inte följer med"),
                        field("lacking", &P::lacking, "Vad som fattas innan utkastet kan publiceras"),
                        field("conflict", &P::conflict, "Varför det inte tas in utan vidare"));
    }
};
struct PackagePreview {
    Package package;
    std::string signed_by;
    std::string hash;
    std::vector<PackageChange> changes;
    PackagedDocument document;
    bool applied = false;
    template <class P = PackagePreview>
    static constexpr auto described() {
        return describe("PackagePreview", field("package", &P::package, "Paketet"),
                        field("signed_by", &P::signed_by, "Vem som har undertecknat det"),
                        field("hash", &P::hash, "Kontrollsumma"), field("changes", &P::changes, "Vad det ändrar"),
                        field("document", &P::document, "Om paketet är ett dokument"),
                        field("applied", &P::applied, "Om det är infört"));
    }
};
struct TakenPackage {
    std::string kind, id, name, origin, version, licence, hash, signed_by, person, at;
    template <class T = TakenPackage>
    static constexpr auto described() {
        return describe("TakenPackage", field("kind", &T::kind, "Slag"), field("id", &T::id, "Id"),
                        field("name", &T::name, "Namn"), field("origin", &T::origin, "Ursprung"),
                        field("version", &T::version, "Version"), field("licence", &T::licence, "Licens"),
                        field("hash", &T::hash, "Kontrollsumma"), field("signed_by", &T::signed_by, "Undertecknat av"),
                        field("person", &T::person, "Infört av"), field("at", &T::at, "När"));
    }
};
struct PackageList {
    std::string origin;
    std::string key;
    std::vector<TrustedKey> trusted;
    std::vector<TakenPackage> taken;
    template <class P = PackageList>
    static constexpr auto described() {
        return describe("PackageList", field("origin", &P::origin, "Egna paket undertecknas som"),
                        field("key", &P::key, "Den egna öppna nyckeln; tom tills det första paketet ges ut"),
                        field("trusted", &P::trusted, "Betrodda nycklar"),
                        field("taken", &P::taken, "Införda paket, det senaste först"));
    }
};

Result<PackageList> list_packages(Context& context, const Nothing&) {
    auto settings = read_package_settings(context.configuration.folder);
    if (!settings) return refuse(settings.error());
    PackageList list;
    list.origin = settings->origin;
    if (const auto own = present_key(context.configuration.folder)) list.key = own->public_key();
    list.trusted = std::move(settings->trusted);
    list.taken = context.store.read([](Sql& sql) {
        return sql.rows<TakenPackage>(
            "select kind, id, name, origin, version, licence, hash, signed_by, person, at from package_taken order by "
            "number desc");
    });
    return list;
}

Result<FileContent> export_package(Context& context, const ExportPackage& wish) {
    const auto kind = require_kind(wish.kind);
    if (!kind) return refuse(kind.error());
    const auto settings = read_package_settings(context.configuration.folder);
    if (!settings) return refuse(settings.error());
    if (settings->origin.empty())
        return refuse("package.origin", "Skriv regionens namn i config/packages.toml (origin) innan paket ges ut.");
    auto package = package_of(context, **kind, wish.id);
    if (!package) return refuse(package.error());
    package->origin = settings->origin;
    if (package->licence.empty()) package->licence = settings->licence;
    return FileContent{fmt::format("{}-{}.ledstang", wish.kind, wish.id), "application/octet-stream",
                       write_package(*package, own_key(context.configuration.folder))};
}

void note_taken(Context& context, Transaction& transaction, const PackagePreview& preview) {
    Sql& sql = transaction.sql();
    const auto& package = preview.package;
    const auto number = next_key(sql, "package_taken");
    const auto& local = preview.document.id;
    sql.execute(
        "insert into package_taken (number, kind, id, name, origin, version, licence, hash, signed_by, person, at, "
        "local_id, digest) values (:number, :kind, :id, :name, :origin, :version, :licence, :hash, :signed_by, "
        ":person, :at, :local_id, :digest)",
        number, package.kind, package.id, package.name, package.origin, package.version, package.licence, preview.hash,
        preview.signed_by, context.caller.person, transaction.now(), local,
        local.empty() ? "" : package_hash(preview.changes.front().after));
    for (const auto& change : preview.changes) {
        const auto logged = [&](const std::string& text) {
            return text.empty() ? text : to_json(PackageFile{change.path, text});
        };
        transaction.log("package", change.path, logged(change.before), logged(change.after));
    }
}

Result<PackagePreview> send_files(Context& context, const PackageKind& kind, PackagePreview preview, bool apply) {
    auto changes = changes_of(context, kind, preview.package);
    if (!changes) return refuse(changes.error());
    preview.changes = std::move(*changes);
    if (!apply) return preview;
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PackagePreview> {
        note_taken(context, transaction, preview);
        // The files last: when they cannot be written nothing is noted either.
        put_files(context, preview.changes);
        preview.applied = true;
        return preview;
    });
}

void show_placed(PackagePreview& preview, const PlacedDocument& placed) {
    const auto& [arriving, arrival, change, conflict] = placed;
    preview.changes = {{preview.package.files.front().path, change, arrival.before, arrival.after}};
    preview.document = {arriving.id, arrival.is_new ? arrival.owners : std::vector<std::string>{}, arrival.left,
                        arrival.lacking, std::nullopt};
    if (conflict) preview.document.conflict = {conflict->code, conflict->message};
}

Result<PackagePreview> send_document(Context& context, const PackageKind& kind, PackagePreview preview,
                                     const SendPackage& wish) {
    const DocumentPlacing placing{wish.over_own, wish.as_new, wish.owner_function, wish.owner_unit};
    const auto place = [&](Sql& sql) {
        return place_document(sql, context, kind, preview.package, preview.signed_by, placing);
    };
    const auto seen = context.store.read(place);
    if (!seen) return refuse(seen.error());
    show_placed(preview, *seen);
    if (!wish.apply) return preview;
    if (seen->arrival.is_new) {
        if (wish.owner_function.empty() || wish.owner_unit.empty()) {
            return refuse("package.owner",
                          "Dokumentet är nytt här. Välj vilken funktion, vid vilken enhet, som ska äga det.");
        }
        if (auto owned = require_arrival_owner(context, seen->arriving); !owned) return refuse(owned.error());
    }
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PackagePreview> {
        // Once more, of what stands there now.
        const auto placed = place(transaction.sql());
        if (!placed) return refuse(placed.error());
        if (auto taken = take_in_placed(context, transaction, *placed); !taken) return refuse(taken.error());
        show_placed(preview, *placed);
        note_taken(context, transaction, preview);
        preview.applied = true;
        return preview;
    });
}

Result<PackagePreview> send_package(Context& context, const SendPackage& wish) {
    auto read = read_package(wish.file.bytes);
    if (!read) return refuse(read.error());
    const auto settings = read_package_settings(context.configuration.folder);
    if (!settings) return refuse(settings.error());
    auto signer = require_trusted(*settings, present_key(context.configuration.folder), read->key);
    if (!signer) return refuse(signer.error());
    const auto kind = require_kind(read->package.kind);
    if (!kind) return refuse(kind.error());
    PackagePreview preview{std::move(read->package), std::move(*signer), std::move(read->hash), {}, {}, false};
    return (*kind)->check == nullptr ? send_document(context, **kind, std::move(preview), wish)
                                     : send_files(context, **kind, std::move(preview), wish.apply);
}

}  // namespace

void offer_packages(Operations& operations) {
    operations.get("list_packages", "/packages", list_packages, {Permission::administer, nullptr, Keep::never},
                   "Den egna nyckeln, betrodda nycklar och införda paket");
    operations.get("export_package", "/packages/{kind}/{id}", export_package, {Permission::read, nullptr, Keep::never},
                   "Hämta en ärendetyp, ett mått, ett formulär, en dokumentmall eller ett dokument som paket");
    operations.post("send_package", "/packages", send_package, {Permission::administer},
                    "Se vad ett paket ändrar, eller ta in det");
}

}  // namespace ledstang
