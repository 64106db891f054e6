// A unit's management says which documents apply there.
#include <fmt/format.h>

#include "base/swedish_text.h"
#include "described/json_write.h"
#include "knowledge/indexing.h"
#include "knowledge/marks.h"
#include "organisation/organisation.h"
#include "store/version.h"

namespace ledstang {
namespace {

constexpr std::size_t longest_note = 5'000;  // bytes

struct LoggedMark {
    std::string unit, note;
    template <class L = LoggedMark>
    static constexpr auto described() {
        return describe("LoggedMark", field("unit", &L::unit, "Enhet"), field("note", &L::note, "Lokalt tillägg"));
    }
};

using StoredMark = std::tuple<std::string, int>;  // note, version
std::optional<StoredMark> read_mark(Sql& sql, std::int64_t document, std::int64_t unit) {
    return sql.row<StoredMark>("select note, version from document_mark where document = :document and unit = :unit",
                               document, unit);
}

}  // namespace

Result<DocumentMarks> mark_document(Context& context, const MarkDocument& wish) {
    if (wish.note.size() > longest_note) return refuse("document.note", "Tillägget får vara högst 5 000 tecken.");
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<DocumentMarks> {
        Sql& sql = transaction.sql();
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        if (document->in_force(context.today) == nullptr) {
            return refuse(RefusalKind::conflict, "document.not_in_force",
                          "Dokumentet gäller inte, så det kan inte väljas för enheten.");
        }
        const auto unit = require_unit(read_organisation(sql, context.configuration, context.today), wish.unit);
        if (!unit) return refuse(unit.error());
        const std::int64_t number = *unit_number(sql, wish.unit);
        const auto before = read_mark(sql, document->number, number);
        const bool current = wish.version == (before ? std::get<int>(*before) : 0);
        if (auto same = expect_version(current ? 1 : 0, "enhetens markering"); !same) return refuse(same.error());
        sql.execute("delete from document_mark where document = :document and unit = :unit", document->number, number);
        sql.execute(
            "insert into document_mark (document, unit, note, person, marked_on, version) values (:document, :unit, "
            ":note, :person, :marked_on, :version)",
            document->number, number, wish.note, context.caller.person, context.today, wish.version + 1);
        index_document_marks(transaction, document->number, wish.id);
        transaction.log("document_mark", fmt::format("{}/{}", wish.unit, wish.id),
                        before ? to_json(LoggedMark{wish.unit, std::get<std::string>(*before)}) : "",
                        to_json(LoggedMark{wish.unit, wish.note}));
        return DocumentMarks{read_marks(sql, context, document->number)};
    });
}

Result<DocumentMarks> unmark_document(Context& context, const UnmarkDocument& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<DocumentMarks> {
        Sql& sql = transaction.sql();
        const auto document = require_document(sql, wish.id);
        if (!document) return refuse(document.error());
        const auto unit = unit_number(sql, wish.unit);
        const auto before = unit ? read_mark(sql, document->number, *unit) : std::nullopt;
        if (before) {
            sql.execute("delete from document_mark where document = :document and unit = :unit", document->number,
                        *unit);
            index_document_marks(transaction, document->number, wish.id);
            transaction.log("document_mark", fmt::format("{}/{}", wish.unit, wish.id),
                            to_json(LoggedMark{wish.unit, std::get<std::string>(*before)}), "");
        }
        return DocumentMarks{read_marks(sql, context, document->number)};
    });
}

}  // namespace ledstang
