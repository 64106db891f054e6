// The public face of search: one question over everything that has words.
//
// What a module wants found it either puts here when it is published (put_indexed: documents, whose texts are long) or
// lists when asked (SearchSource: units, measures, actions, which are few and short). Texts lie in the store; the index
// is made of them in the process's memory and follows the store, so that SQLite and PostgreSQL find the same in the
// same order. How it finds and ranks: docs/search.md.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "described/description.h"
#include "operations/context.h"

namespace ledstang {

struct IndexedParagraph {
    std::string anchor;   // where the page is opened: "s2p3"; "" for the page's beginning
    std::string heading;  // of the section
    std::string text;     // without markup
    bool operator==(const IndexedParagraph&) const = default;
};

// One thing that can be found.
struct IndexedText {
    std::string kind;  // "document", "unit", "measure"…: what the answer is grouped by
    std::string id;    // within the kind
    std::string title;
    std::vector<std::string> names = {};    // other names and spellings; as good as the title
    std::string where = {};                 // in words, shown beside the title: "Vårdrutin, VO Ortopedi"
    std::string unit = {};                  // whose it is; "" for nobody's
    std::vector<std::string> codes = {};    // ICD-10-SE and KVÅ
    std::vector<std::string> areas = {};    // ids of areas (areas.toml)
    std::vector<std::string> applies = {};  // units that have said that it applies with them
    std::vector<std::string> readers = {};  // who may find it: "person:anna", "group:mg_lunga", "permission:review";
                                            // none: everybody who may read
    std::optional<Date> from = {};          // the first day on which it is found; none: at once
    std::optional<Date> to = {};            // the first day on which it no longer is
    std::vector<IndexedParagraph> paragraphs = {};
    bool operator==(const IndexedText&) const = default;
};

// The texts take the place of all that was there of this kind and id; there are several where versions follow each
// other on set days (from, to). Not logged: what they show is logged by who publishes it.
void put_indexed(Transaction& transaction, const std::string& kind, const std::string& id,
                 const std::vector<IndexedText>& texts);
// Nothing happens where there is none.
void remove_indexed(Transaction& transaction, const std::string& kind, const std::string& id);
// Only which units it applies with; nothing happens where there is no such text.
void set_indexed_applies(Transaction& transaction, const std::string& kind, const std::string& id,
                         const std::vector<std::string>& units);

// Lists all of the kinds that it is the source of, as they are today.
struct SearchSource {
    std::vector<std::string> kinds;
    std::vector<IndexedText> (*list)(Sql&, const Configuration&, const Date& today);
};

struct SearchWish {
    std::string q;
    std::string kind = {};  // "" for all
    std::string area = {};
    std::string unit = {};  // where one stands: what applies there comes first
    int most = 20;
    template <class S = SearchWish>
    static constexpr auto described() {
        return describe("SearchWish",
                        field("q", &S::q, "Det man söker: ord, koder, \"ord i följd\", -ord som inte får finnas"),
                        optional_field("kind", &S::kind, "Bara detta slag; tomt för alla"),
                        optional_field("area", &S::area, "Bara detta område; tomt för alla"),
                        optional_field("unit", &S::unit, "Enheten man står på: det som gäller där kommer först"),
                        optional_field("most", &S::most, "Högst så många träffar, 1 till 100"));
    }
};

struct SearchPiece {
    std::string text;
    bool marked = false;  // what was asked for
    template <class S = SearchPiece>
    static constexpr auto described() {
        return describe("SearchPiece", field("text", &S::text, "Text"),
                        field("marked", &S::marked, "Om den är funnen"));
    }
};

struct SearchPassage {
    std::string anchor;
    std::string heading;
    std::vector<SearchPiece> pieces;
    template <class S = SearchPassage>
    static constexpr auto described() {
        return describe("SearchPassage", field("anchor", &S::anchor, "Stycket på sidan"),
                        field("heading", &S::heading, "Avsnittets rubrik"),
                        field("pieces", &S::pieces, "Utdrag ur stycket"));
    }
};

struct SearchHit {
    std::string kind;
    std::string id;
    std::string title;
    std::string where;
    std::string unit;
    std::vector<std::string> areas;
    bool applies = false;
    std::vector<SearchPiece> title_pieces;
    std::vector<SearchPassage> passages;
    template <class S = SearchHit>
    static constexpr auto described() {
        return describe("SearchHit", field("kind", &S::kind, "Slag"), field("id", &S::id, "Id"),
                        field("title", &S::title, "Namn"), field("where", &S::where, "Var det finns, i ord"),
                        field("unit", &S::unit, "Enhet att visa det för; tom när det inte hör till någon"),
                        field("areas", &S::areas, "Områden"),
                        field("applies", &S::applies, "Om det är utmärkt som det som gäller på enheten"),
                        field("title_pieces", &S::title_pieces, "Namnet, med det funna märkt"),
                        field("passages", &S::passages, "De stycken som stämmer bäst, högst tre"));
    }
};

struct SearchCount {
    std::string id;
    std::string name;  // an area's; kinds have theirs where they are shown
    int count = 0;
    template <class S = SearchCount>
    static constexpr auto described() {
        return describe("SearchCount", field("id", &S::id, "Slag eller område"),
                        field("name", &S::name, "Områdets namn"), field("count", &S::count, "Träffar"));
    }
};

struct SearchCorrection {
    std::string written;
    std::string shown;
    template <class S = SearchCorrection>
    static constexpr auto described() {
        return describe("SearchCorrection", field("written", &S::written, "Det man skrev"),
                        field("shown", &S::shown, "Det som visas i stället"));
    }
};

struct SearchAnswer {
    int total = 0;  // with the filters
    std::vector<SearchHit> hits;
    std::vector<SearchCount> kinds;  // with the area's filter, most first
    std::vector<SearchCount> areas;  // with the kind's filter, most first
    std::vector<SearchCorrection> corrections;
    std::vector<std::string> also;     // synonyms that were looked for as well
    std::vector<std::string> missing;  // words that nothing has
    template <class S = SearchAnswer>
    static constexpr auto described() {
        return describe("SearchAnswer", field("total", &S::total, "Antal träffar med valda filter"),
                        field("hits", &S::hits, "Träffar, den bästa först"),
                        field("kinds", &S::kinds, "Träffar per slag, utan filter på slag"),
                        field("areas", &S::areas, "Träffar per område, utan filter på område"),
                        field("corrections", &S::corrections, "Ord som söktes i annan stavning"),
                        field("also", &S::also, "Andra ord för samma sak, som också söktes"),
                        field("missing", &S::missing, "Ord som inte finns någonstans"));
    }
};

// `readers` are those of IndexedText that the caller answers to, and `units` the unit of the wish and those above it.
// Refuses with search.most, and with search.synonyms when synonyms.toml is wrong.
Result<SearchAnswer> answer_search(Context& context, const SearchWish& wish, std::span<const SearchSource> sources,
                                   const std::vector<std::string>& readers, const std::vector<std::string>& units);

}  // namespace ledstang
