#include "flows/attachments.h"

#include <algorithm>

#include "base/base64.h"
#include "described/json_write.h"
#include "flows/changes.h"
#include "flows/who.h"
#include "store/next_key.h"
#include "store/store_hash.h"

namespace ledstang {
namespace {

struct Row {
    std::int64_t number = 0;
    std::string name, hash, person, at;
    std::int64_t size = 0;
    bool scanned = false;
    template <class R = Row>
    static constexpr auto described() {
        return describe("AttachmentRow", field("number", &R::number, "Nummer"), field("name", &R::name, "Namn"),
                        field("hash", &R::hash, "Kontrollsumma"), field("person", &R::person, "Av"),
                        field("at", &R::at, "När"), field("size", &R::size, "Byte"),
                        field("scanned", &R::scanned, "Kontrollerad"));
    }
};

Result<Row> read_row(Sql& sql, const NamedAttachment& wish) {
    auto row = sql.row<Row>(
        "select a.number, a.name, a.hash, a.person, a.at, f.size, a.scanned from flow_attachment a join flow_file f on "
        "f.hash = a.hash where a.number = :number and a.matter = :matter",
        wish.attachment, wish.matter);
    if (!row) return refuse(RefusalKind::not_found, "attachment.unknown", "Filen finns inte, eller är borttagen.");
    return std::move(*row);
}

bool speaks_for_a_unit(Sql& sql, const Context& context, const WholeMatter& whole) {
    const Who who(sql, context.configuration, context.caller.person, context.today);
    return std::ranges::any_of(whole.flow->statement_by, [&](const Actor& actor) {
        return std::ranges::any_of(whole.affected, [&](const std::string& unit) { return who.is(actor, whole, unit); });
    });
}

Result<void> may_add(Sql& sql, const Context& context, const WholeMatter& whole) {
    auto part = require_part(sql, context, whole);
    if (part || speaks_for_a_unit(sql, context, whole)) return {};
    return part;
}

Result<AttachmentList> read_list(Sql& sql, const Context& context, const std::string& matter) {
    const auto settings = read_attachment_settings(context.configuration.folder);
    if (!settings) return refuse(settings.error());
    const auto whole = read_whole_matter(sql, context.configuration, matter);
    if (!whole) return refuse(whole.error());
    const bool part = require_part(sql, context, *whole).has_value();
    AttachmentList list;
    list.kinds = settings->kinds;
    list.largest = settings->largest;
    list.scans = !settings->scan.empty();
    list.may_add = part || speaks_for_a_unit(sql, context, *whole);
    std::map<std::string, std::string> names;
    for (const auto& row : sql.rows<Row>(
             "select a.number, a.name, a.hash, a.person, a.at, f.size, a.scanned from flow_attachment a join flow_file "
             "f on f.hash = a.hash where a.matter = :matter order by a.number",
             matter)) {
        auto& name = names[row.person];
        if (name.empty()) name = person_name(sql, context.configuration, row.person);
        list.attachments.push_back({row.number, row.name, row.size, row.hash, row.person, name, row.at, row.scanned,
                                    part || row.person == context.caller.person});
    }
    return list;
}

// The name alone, whatever path a client sent with it.
std::string name_of_file(const std::string& sent) {
    const auto stroke = sent.find_last_of("/\\");
    return stroke == std::string::npos ? sent : sent.substr(stroke + 1);
}

}  // namespace

Result<AttachmentList> list_attachments(Context& context, const ListAttachments& wish) {
    return context.store.read([&](Sql& sql) -> Result<AttachmentList> { return read_list(sql, context, wish.matter); });
}

Result<AttachmentList> add_attachment(Context& context, const AddAttachment& wish) {
    const auto settings = read_attachment_settings(context.configuration.folder);
    if (!settings) return refuse(settings.error());
    const auto name = name_of_file(wish.file.name);
    if (auto right = check_attachment(*settings, name, wish.file.bytes); !right) return refuse(right.error());
    // Whoever may not add a file does not get it scanned either.
    const auto allowed = context.store.read([&](Sql& sql) -> Result<void> {
        const auto whole = read_whole_matter(sql, context.configuration, wish.matter);
        if (!whole) return refuse(whole.error());
        return may_add(sql, context, *whole);
    });
    if (!allowed) return refuse(allowed.error());
    if (auto clean = scan_attachment(*settings, wish.file.bytes); !clean) return refuse(clean.error());
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<AttachmentList> {
        Sql& sql = transaction.sql();
        Row row;
        row.number = next_key(sql, "flow_attachment");
        row.name = name;
        row.hash = Blake2b().bytes(wish.file.bytes).hex();
        row.person = context.caller.person;
        row.at = transaction.now();
        row.size = static_cast<std::int64_t>(wish.file.bytes.size());
        row.scanned = !settings->scan.empty();
        sql.execute(
            "insert into flow_file (hash, size, content) values (:hash, :size, :content) on conflict (hash) do nothing",
            row.hash, row.size, to_base64(wish.file.bytes));
        sql.execute(
            "insert into flow_attachment (number, matter, hash, name, person, at, scanned) values (:number, :matter, "
            ":hash, :name, :person, :at, :scanned)",
            row.number, wish.matter, row.hash, row.name, row.person, row.at, row.scanned);
        transaction.log("flow_attachment", wish.matter + "/" + std::to_string(row.number), "", to_json(row));
        return read_list(sql, context, wish.matter);
    });
}

Result<FileContent> download_attachment(Context& context, const NamedAttachment& wish) {
    return context.store.read([&](Sql& sql) -> Result<FileContent> {
        const auto row = read_row(sql, wish);
        if (!row) return refuse(row.error());
        auto bytes = from_base64(sql.value<std::string>("select content from flow_file where hash = :hash", row->hash));
        if (!bytes || Blake2b().bytes(*bytes).hex() != row->hash)
            throw StoreError("an attachment does not have its hash " + row->hash);
        return FileContent{row->name, "application/octet-stream", std::move(*bytes)};
    });
}

Result<AttachmentList> remove_attachment(Context& context, const NamedAttachment& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<AttachmentList> {
        Sql& sql = transaction.sql();
        const auto row = read_row(sql, wish);
        if (!row) return refuse(row.error());
        if (row->person != context.caller.person) {
            const auto whole = read_whole_matter(sql, context.configuration, wish.matter);
            if (!whole) return refuse(whole.error());
            if (auto part = require_part(sql, context, *whole); !part) return refuse(part.error());
        }
        sql.execute("delete from flow_attachment where number = :number", row->number);
        sql.execute(
            "delete from flow_file where hash = :hash and not exists (select 1 from flow_attachment a where a.hash = "
            ":hash)",
            row->hash);
        transaction.log("flow_attachment", wish.matter + "/" + std::to_string(row->number), to_json(*row), "");
        return read_list(sql, context, wish.matter);
    });
}

}  // namespace ledstang
