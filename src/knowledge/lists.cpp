#include "knowledge/lists.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "base/swedish_key.h"
#include "base/swedish_text.h"

namespace ledstang {
namespace {

bool contains(const std::vector<std::string>& values, const std::string& value) {
    return std::ranges::find(values, value) != values.end();
}

// Whether the document is about the code: "I50" of I50.9, and the other way round.
bool concerns(const std::string& code, const std::string& wanted) {
    const auto own = lower_case(code);
    const auto asked = lower_case(wanted);
    return own.starts_with(asked) || asked.starts_with(own);
}

// The words of a text as they are compared: "Höft-fraktur" is hoft and fraktur.
std::vector<std::string> plain_words(const std::string& text) {
    std::vector<std::string> words;
    std::istringstream slug(ascii_slug(text));
    for (std::string word; std::getline(slug, word, '_');) words.push_back(word);
    return words;
}
// Whether each of the asked begins a word of the title.
bool has_words(const std::string& title, const std::vector<std::string>& asked) {
    const auto words = plain_words(title);
    return std::ranges::all_of(asked, [&](const std::string& one) {
        return std::ranges::any_of(words, [&](const std::string& word) { return word.starts_with(one); });
    });
}

// The version that a list of that state shows of the document, if any.
const StoredVersion* listed(const StoredDocument& document, const std::string& state, const Date& today) {
    if (state == "draft") return document.draft();
    const auto* holding = document.in_force(today);
    if (state == "in_force") return holding;
    if (state == "ended") {
        const auto& last = document.shown(today);
        const auto now = last.state_on(today);
        return now == VersionState::superseded || now == VersionState::withdrawn ? &last : nullptr;
    }
    return &document.shown(today);
}

// By the unit, or by the nearest above it that has.
struct Mark {
    std::string unit_name;
    std::string note;
};
using Marks = std::map<std::int64_t, Mark>;  // by document number

// Of the unit and those above it.
Marks marks_for(Sql& sql, const Organisation& organisation, const std::string& unit) {
    Marks marks;
    using Row = std::tuple<std::int64_t, std::string>;
    for (const UnitRow* row : organisation.chain(unit)) {
        for (auto& [document, note] : sql.rows<Row>(
                 "select document, note from document_mark where unit = (select number from unit where id = :unit)",
                 row->id))
            marks.emplace(document, Mark{row->name, std::move(note)});
    }
    return marks;
}

using VersionKey = std::pair<std::int64_t, int>;  // document's number, version

// A document that is in the list, with what its place there depends on.
struct Listed {
    std::int64_t document = 0;
    int version = 0;
    std::string title;
    std::u32string order;
    bool marked = false;
};

// Chooses among all documents by as little of each as is needed for that: of twenty thousand a page shows some fifty,
// and only these are read whole.
class Choosing {
 public:
    Choosing(Sql& sql, const Context& context, const KnowledgeKinds& kinds, const ListDocuments& wish,
             const Marks& marks)
        : sql_(sql),
          today_(context.today),
          kinds_(kinds),
          wish_(wish),
          words_(plain_words(wish.words)),
          ids_(wish.ids.begin(), wish.ids.end()),
          marks_(marks) {}

    // In the list's order.
    std::vector<Listed> all() {
        std::optional<std::set<VersionKey>> about;
        if (!wish_.area.empty()) about = tagged("area", [&](const auto& value) { return value == wish_.area; });
        if (!wish_.care_level.empty())
            narrow(about, tagged("care_level", [&](const auto& value) { return value == wish_.care_level; }));
        if (!wish_.code.empty())
            narrow(about, tagged("code", [&](const auto& value) { return concerns(value, wish_.code); }));
        std::vector<Listed> chosen;
        for (const auto& document : candidates()) {
            const bool marked = marks_.contains(document.number);
            const auto* version = listed(document, wish_.state, today_);
            if (version == nullptr || !fits(document, *version)) continue;
            if (about && !about->contains({document.number, version->version})) continue;
            chosen.push_back(
                {document.number, version->version, version->head.title, swedish_key(version->head.title), marked});
        }
        std::ranges::stable_sort(chosen, [](const Listed& a, const Listed& b) {
            if (a.marked != b.marked) return a.marked;
            return a.order != b.order ? a.order < b.order : a.title < b.title;
        });
        return chosen;
    }

 private:
    std::vector<StoredDocument> candidates() { return wish_.only_marked ? marked() : of_the_state(); }

    // A unit has chosen few.
    std::vector<StoredDocument> marked() {
        std::vector<std::int64_t> numbers;
        for (const auto& [number, mark] : marks_) numbers.push_back(number);
        auto documents = read_documents(sql_, numbers);
        const auto is = [](const std::string& wanted, const std::string& value) {
            return wanted.empty() || wanted == value;
        };
        std::erase_if(documents, [&](const StoredDocument& one) {
            return !is(wish_.kind, one.kind) || !is(wish_.owner_unit, one.owner_unit) || !is(wish_.group, one.group);
        });
        return documents;
    }

    // With those of their versions that a list of the state can show, and of these what choosing needs.
    std::vector<StoredDocument> of_the_state() {
        std::vector<StoredDocument> documents;
        using Row = std::tuple<std::int64_t, std::string, std::string, int, bool, std::string, std::string,
                               std::optional<Date>, std::optional<Date>, std::optional<Date>, std::string>;
        sql_.each<Row>(
            "select d.number, d.id, d.kind, v.version, v.published, v.title, v.national_id, v.valid_from, v.valid_to, "
            "v.review_by, v.ended from document d join document_version v on v.document = d.number where (:kind = '' "
            "or d.kind = :kind) and (:owner_unit = '' or d.owner_unit = (select number from unit where id = "
            ":owner_unit)) and (:group_id = '' or d.group_id = :group_id) and (:state not in ('in_force', 'draft') or "
            "(:state = 'draft' and v.published "
            "= 0) or (:state = 'in_force' and v.published = 1 and v.valid_from <= :day and (v.valid_to is null or :day "
            "< v.valid_to))) order by d.number, v.version",
            [&](const Row& row) {
                const auto& [number, id, kind, version, published, title, national_id, from, to, review_by, ended] =
                    row;
                if (documents.empty() || documents.back().number != number) {
                    documents.emplace_back();
                    documents.back().number = number;
                    documents.back().id = id;
                    documents.back().kind = kind;
                }
                auto& one = documents.back().versions.emplace_back();
                one.document = number;
                one.version = version;
                one.published = published;
                one.head.title = title;
                one.head.national_id = national_id;
                one.valid_from = from;
                one.valid_to = to;
                one.review_by = review_by;
                one.ended = ended;
            },
            wish_.kind, wish_.owner_unit, wish_.group, wish_.state, today_);
        return documents;
    }
    bool fits(const StoredDocument& document, const StoredVersion& version) const {
        const auto* kind = kinds_.kind(document.kind);
        return (wish_.support.empty() || (kind != nullptr && kind->support == wish_.support)) &&
               (wish_.national_id.empty() || version.head.national_id == wish_.national_id) &&
               (!wish_.overdue || version.review_overdue(today_)) && (ids_.empty() || ids_.contains(document.id)) &&
               (words_.empty() || has_words(version.head.title, words_));
    }

    // The versions with such a value among those of that kind.
    template <class Fits>
    std::set<VersionKey> tagged(const std::string& kind, Fits fits) {
        std::set<VersionKey> versions;
        sql_.each<std::tuple<std::int64_t, int, std::string>>(
            "select document, version, value from document_tag where kind = :kind",
            [&](const auto& row) {
                const auto& [document, version, value] = row;
                if (fits(value)) versions.emplace(document, version);
            },
            kind);
        return versions;
    }
    static void narrow(std::optional<std::set<VersionKey>>& about, std::set<VersionKey> more) {
        if (about) std::erase_if(more, [&](const VersionKey& key) { return !about->contains(key); });
        about = std::move(more);
    }

    Sql& sql_;
    const Date today_;
    const KnowledgeKinds& kinds_;
    const ListDocuments& wish_;
    const std::vector<std::string> words_;
    const std::set<std::string> ids_;
    const Marks& marks_;
};

// The chosen as rows, in the same order.
std::vector<DocumentRow> rows_of(Sql& sql, const DocumentRows& rows, const Marks& marks,
                                 std::span<const Listed> chosen) {
    std::vector<std::int64_t> numbers;
    for (const auto& one : chosen) numbers.push_back(one.document);
    std::map<std::int64_t, StoredDocument> documents;
    for (auto& document : read_documents(sql, numbers)) documents.emplace(document.number, std::move(document));
    std::vector<DocumentRow> shown;
    for (const auto& one : chosen) {
        const auto& document = documents.at(one.document);
        auto& row = shown.emplace_back(rows.row(document, *document.numbered(one.version)));
        if (const auto mark = marks.find(one.document); mark != marks.end()) {
            row.marked = true;
            row.marked_unit = mark->second.unit_name;
            row.mark_note = mark->second.note;
        }
    }
    return shown;
}

template <class Values>
Values page_of(Values values, const ListDocuments& wish) {
    const auto first = std::min(values.size(), static_cast<std::size_t>(std::max(0, wish.offset)));
    const auto count = std::min(values.size() - first, static_cast<std::size_t>(std::max(0, wish.limit)));
    values.erase(values.begin() + static_cast<std::ptrdiff_t>(first + count), values.end());
    values.erase(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(first));
    return values;
}

}  // namespace

Result<DocumentList> list_documents(Context& context, const ListDocuments& wish) {
    static const std::set<std::string> states = {"in_force", "draft", "ended", "all"};
    if (!states.contains(wish.state))
        return refuse("document.state", "Läget ska vara in_force, draft, ended eller all.");
    const auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    return context.store.read([&](Sql& sql) -> Result<DocumentList> {
        const DocumentRows rows(sql, context, *kinds);
        const auto marks = marks_for(sql, rows.organisation(), wish.unit);
        auto chosen = Choosing(sql, context, *kinds, wish, marks).all();
        DocumentList list;
        if (wish.not_anchored) {
            // Whether it is takes more than the store can be asked for.
            auto all = rows_of(sql, rows, marks, chosen);
            std::erase_if(all, [](const DocumentRow& row) { return !row.not_anchored; });
            list.total = static_cast<int>(all.size());
            list.marked = static_cast<int>(std::ranges::count(all, true, &DocumentRow::marked));
            list.documents = page_of(std::move(all), wish);
            return list;
        }
        list.total = static_cast<int>(chosen.size());
        list.marked = static_cast<int>(std::ranges::count(chosen, true, &Listed::marked));
        list.documents = rows_of(sql, rows, marks, page_of(std::move(chosen), wish));
        return list;
    });
}

Result<KnowledgeChoices> get_knowledge_choices(Context& context, const NothingAsked&) {
    auto kinds = read_knowledge_kinds(context.configuration);
    if (!kinds) return refuse(kinds.error());
    auto areas = read_areas(context.configuration.folder);
    if (!areas) return refuse(areas.error());
    KnowledgeChoices choices;
    for (const auto& function : context.configuration.organisation.functions) {
        const bool owns = std::ranges::any_of(
            kinds->kinds, [&](const DocumentKind& kind) { return contains(kind.owners, function.id); });
        if (owns) choices.functions.push_back(function);
    }
    choices.kinds = std::move(kinds->kinds);
    choices.areas = std::move(*areas);
    choices.supports = std::move(kinds->settings.supports);
    choices.care_levels = std::move(kinds->settings.care_levels);
    return choices;
}

}  // namespace ledstang
