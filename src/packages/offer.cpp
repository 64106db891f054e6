// The operations of packages.
#include <fmt/format.h>

#include "base/swedish_text.h"
#include "operations/operations.h"
#include "packages/contents.h"
#include "packages/packages.h"
#include "packages/trusted.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

struct ExportPackage {
    std::string kind, id;
    template <class E = ExportPackage>
    static constexpr auto described() {
        return describe("ExportPackage", field("kind", &E::kind, "matter_type eller form"), field("id", &E::id, "Id"));
    }
};
struct SendPackage {
    FileContent file;
    bool apply = false;
    template <class S = SendPackage>
    static constexpr auto described() {
        return describe("SendPackage", field("file", &S::file, "Paketet"),
                        optional_field("apply", &S::apply, "Ta in det; annars visas bara vad det ändrar"));
    }
};
struct PackagePreview {
    Package package;
    std::string signed_by;
    std::string hash;
    std::vector<PackageChange> changes;
    bool applied = false;
    template <class P = PackagePreview>
    static constexpr auto described() {
        return describe("PackagePreview", field("package", &P::package, "Paketet"),
                        field("signed_by", &P::signed_by, "Vem som har undertecknat det"),
                        field("hash", &P::hash, "Kontrollsumma"), field("changes", &P::changes, "Vad det ändrar"),
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
    package->licence = settings->licence;
    return FileContent{fmt::format("{}-{}.ledstang", wish.kind, wish.id), "application/octet-stream",
                       write_package(*package, own_key(context.configuration.folder))};
}

Result<PackagePreview> send_package(Context& context, const SendPackage& wish) {
    auto read = read_package(wish.file.bytes);
    if (!read) return refuse(read.error());
    const auto settings = read_package_settings(context.configuration.folder);
    if (!settings) return refuse(settings.error());
    auto signer = require_trusted(*settings, present_key(context.configuration.folder), read->key);
    if (!signer) return refuse(signer.error());
    auto changes = changes_of(context, read->package);
    if (!changes) return refuse(changes.error());
    PackagePreview preview{std::move(read->package), std::move(*signer), std::move(read->hash), std::move(*changes),
                           false};
    if (!wish.apply) return preview;
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<PackagePreview> {
        Sql& sql = transaction.sql();
        const auto& package = preview.package;
        const auto number = next_key(sql, "package_taken");
        sql.execute(
            "insert into package_taken (number, kind, id, name, origin, version, licence, hash, signed_by, person, at) "
            "values (:number, :kind, :id, :name, :origin, :version, :licence, :hash, :signed_by, :person, :at)",
            number, package.kind, package.id, package.name, package.origin, package.version, package.licence,
            preview.hash, preview.signed_by, context.caller.person, transaction.now());
        for (const auto& change : preview.changes) {
            const auto logged = [&](const std::string& text) {
                return text.empty() ? text : to_json(PackageFile{change.path, text});
            };
            transaction.log("package", change.path, logged(change.before), logged(change.after));
        }
        // The files last: when they cannot be written nothing is noted either.
        put_files(context, preview.changes);
        preview.applied = true;
        return preview;
    });
}

}  // namespace

void offer_packages(Operations& operations) {
    operations.get("list_packages", "/packages", list_packages, {Permission::administer, nullptr, Keep::never},
                   "Den egna nyckeln, betrodda nycklar och införda paket");
    operations.get("export_package", "/packages/{kind}/{id}", export_package, {Permission::read, nullptr, Keep::never},
                   "Hämta en ärendetyp eller ett formulär som undertecknat paket");
    operations.post("send_package", "/packages", send_package, {Permission::administer},
                    "Se vad ett paket ändrar, eller ta in det");
}

}  // namespace ledstang
