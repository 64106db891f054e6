// What a report's writers say to each other about a chapter.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/swedish_text.h"
#include "reports/change_chapters.h"
#include "reports/document.h"
#include "reports/outline.h"
#include "reports/text_render.h"
#include "store/next_key.h"

namespace ledstang {
namespace {

constexpr std::size_t longest_comment = 5'000;  // bytes

struct ChapterWish {
    std::string unit;
    Period period = *Period::parse("2000");
    std::string id;
    template <class S = ChapterWish>
    static constexpr auto described() {
        return describe("ChapterWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        field("id", &S::id, "Kapitel"));
    }
};
struct CommentChapter {
    std::string unit;
    Period period = *Period::parse("2000");
    std::string id;
    std::string text;
    int paragraph = 0;
    template <class C = CommentChapter>
    static constexpr auto described() {
        return describe("CommentChapter", field("unit", &C::unit, "Enhet"), field("period", &C::period, "Period"),
                        field("id", &C::id, "Kapitel"), field("text", &C::text, "Kommentar"),
                        optional_field("paragraph", &C::paragraph, "Stycke som den gäller, från 1; 0: hela kapitlet"));
    }
};
struct ResolveComment {
    std::string unit;
    Period period = *Period::parse("2000");
    std::string id;
    std::int64_t comment = 0;
    bool resolved = true;
    template <class R = ResolveComment>
    static constexpr auto described() {
        return describe("ResolveComment", field("unit", &R::unit, "Enhet"), field("period", &R::period, "Period"),
                        field("id", &R::id, "Kapitel"), field("comment", &R::comment, "Kommentarens nummer"),
                        field("resolved", &R::resolved, "Om den är avklarad; false öppnar den igen"));
    }
};

struct ChapterComment {
    std::int64_t id = 0;
    int paragraph = 0;  // where its paragraph stands now; 0: the whole chapter, or the paragraph is gone
    std::string quote;  // the paragraph as it was; empty: the whole chapter
    bool gone = false;  // the paragraph is no longer there
    std::string text;
    std::string person;
    std::string person_name;
    std::string at;
    bool resolved = false;
    std::string resolved_by_name;
    std::string resolved_at;
    template <class C = ChapterComment>
    static constexpr auto described() {
        return describe("ChapterComment", field("id", &C::id, "Nummer"),
                        field("paragraph", &C::paragraph, "Stycke som den gäller nu, från 1; 0: hela kapitlet"),
                        field("quote", &C::quote, "Stycket som det löd då"),
                        field("gone", &C::gone, "Om stycket inte längre finns"), field("text", &C::text, "Kommentar"),
                        field("person", &C::person, "Av"), field("person_name", &C::person_name, "Av, namn"),
                        field("at", &C::at, "När"), field("resolved", &C::resolved, "Avklarad"),
                        field("resolved_by_name", &C::resolved_by_name, "Avklarad av"),
                        field("resolved_at", &C::resolved_at, "När den klarades av"));
    }
};
struct ChapterComments {
    std::vector<ChapterComment> comments;
    template <class S = ChapterComments>
    static constexpr auto described() {
        return describe("ChapterComments", field("comments", &S::comments, "Kommentarer, äldst först"));
    }
};

// What the change log keeps of one.
struct LoggedComment {
    std::int64_t id = 0;
    int paragraph = 0;
    std::string text;
    bool resolved = false;
    template <class C = LoggedComment>
    static constexpr auto described() {
        return describe("LoggedComment", field("id", &C::id, "Nummer"), field("paragraph", &C::paragraph, "Stycke"),
                        field("text", &C::text, "Kommentar"), field("resolved", &C::resolved, "Avklarad"));
    }
};

std::set<std::string> words_of(const std::string& text) {
    std::set<std::string> words;
    std::string word;
    for (const char byte : lower_case(text) + " ") {
        const bool letter = static_cast<unsigned char>(byte) >= 0x80 || std::isalnum(static_cast<unsigned char>(byte));
        if (letter) {
            word += byte;
        } else if (!word.empty()) {
            words.insert(std::exchange(word, {}));
        }
    }
    return words;
}

// The paragraph as it reads now: the same words, else the one that shares most of them, at least half. From 1; 0: none.
int find_paragraph(const std::string& quote, const std::vector<std::string>& blocks) {
    const auto same = std::ranges::find(blocks, quote);
    if (same != blocks.end()) return static_cast<int>(same - blocks.begin()) + 1;
    const auto wanted = words_of(quote);
    int best = 0;
    std::size_t most = 0;
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        const auto words = words_of(blocks[index]);
        const auto shared = static_cast<std::size_t>(
            std::ranges::count_if(words, [&](const std::string& word) { return wanted.contains(word); }));
        if (shared <= most || 2 * shared < std::max(wanted.size(), words.size())) continue;
        most = shared;
        best = static_cast<int>(index) + 1;
    }
    return best;
}

// The chapter's text as it is shown to its writers; refused chapter.unknown.
Result<std::string> text_shown(Sql& sql, const Configuration& configuration, const ChapterWish& wish) {
    const auto sources = gather_sources(sql, configuration, wish.unit, wish.period);
    if (!sources) return refuse(sources.error());
    const auto parts = compose_parts(*sources, configuration);
    for (const auto& [chapter, stored] : outline_of(parts, sources->chapters, sources->settings)) {
        if (chapter.id == wish.id) return chapter.written ? chapter.text : imported_text(chapter, parts);
    }
    return refuse(RefusalKind::not_found, "chapter.unknown",
                  fmt::format("Kapitlet {} finns inte i rapporten.", in_quotes(wish.id)));
}

Result<ChapterComments> read_comments(Sql& sql, const Configuration& configuration, const ChapterWish& wish) {
    const auto text = text_shown(sql, configuration, wish);
    if (!text) return refuse(text.error());
    const auto blocks = source_blocks(*text);
    using Row =
        std::tuple<std::int64_t, std::string, std::string, std::string, std::string, bool, std::string, std::string>;
    ChapterComments list;
    for (
        const auto& [id, quote, content, person, at, resolved, resolved_by, resolved_at] : sql.rows<Row>(
            "select number, quote, content, person, at, resolved, resolved_by, resolved_at from report_chapter_comment "
            "where unit = (select number from unit where id = :unit) and period = :period and chapter = :chapter order "
            "by number",
            wish.unit, wish.period, wish.id)) {
        ChapterComment comment;
        comment.id = id;
        comment.quote = quote;
        comment.paragraph = quote.empty() ? 0 : find_paragraph(quote, blocks);
        comment.gone = !quote.empty() && comment.paragraph == 0;
        comment.text = content;
        comment.person = person;
        comment.person_name = person_name(sql, configuration, person);
        comment.at = at;
        comment.resolved = resolved;
        comment.resolved_by_name = person_name(sql, configuration, resolved_by);
        comment.resolved_at = resolved_at;
        list.comments.push_back(std::move(comment));
    }
    return list;
}

Result<ChapterComments> get_chapter_comments(Context& context, const ChapterWish& wish) {
    return context.store.read([&](Sql& sql) { return read_comments(sql, context.configuration, wish); });
}

Result<ChapterComments> comment_chapter(Context& context, const CommentChapter& wish) {
    const ChapterWish place{wish.unit, wish.period, wish.id};
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ChapterComments> {
        Sql& sql = transaction.sql();
        auto changes = ChapterChanges::begin(context, transaction, wish.unit, wish.period);
        if (!changes) return refuse(changes.error());
        if (wish.text.find_first_not_of(" \t\r\n") == std::string::npos || wish.text.size() > longest_comment)
            return refuse("chapter.comment", "Skriv en kommentar på högst 5 000 tecken.");
        const auto text = text_shown(sql, context.configuration, place);
        if (!text) return refuse(text.error());
        const auto blocks = source_blocks(*text);
        if (wish.paragraph < 0 || wish.paragraph > std::ssize(blocks)) {
            return refuse("chapter.paragraph", fmt::format("Kapitlet har {} stycken, så det finns inget stycke {}.",
                                                           blocks.size(), wish.paragraph));
        }
        if (auto kept = changes->keep_outline(wish.id); !kept) return refuse(kept.error());
        const auto number = next_key(sql, "report_chapter_comment");
        const std::string quote = wish.paragraph == 0 ? "" : blocks[static_cast<std::size_t>(wish.paragraph - 1)];
        sql.execute(
            "insert into report_chapter_comment (number, unit, period, chapter, paragraph, quote, content, person, at, "
            "resolved, resolved_by, resolved_at) values (:number, :unit, :period, :chapter, :paragraph, :quote, "
            ":content, :person, :at, 0, '', '')",
            number, changes->unit_number(), wish.period, wish.id, wish.paragraph, quote, wish.text,
            context.caller.person, transaction.now());
        transaction.log("chapter_comment", fmt::format("{}/{}/{}", wish.unit, wish.period.to_string(), wish.id), "",
                        to_json(LoggedComment{number, wish.paragraph, wish.text, false}));
        return read_comments(sql, context.configuration, place);
    });
}

Result<ChapterComments> resolve_chapter_comment(Context& context, const ResolveComment& wish) {
    return context.store.write(context.author(), [&](Transaction& transaction) -> Result<ChapterComments> {
        Sql& sql = transaction.sql();
        auto changes = ChapterChanges::begin(context, transaction, wish.unit, wish.period);
        if (!changes) return refuse(changes.error());
        using Row = std::tuple<std::int64_t, std::string, bool>;
        const auto before = sql.row<Row>(
            "select paragraph, content, resolved from report_chapter_comment where number = :number and unit = :unit "
            "and period = :period and chapter = :chapter",
            wish.comment, changes->unit_number(), wish.period, wish.id);
        if (!before)
            return refuse(RefusalKind::not_found, "chapter.comment_unknown", "Kommentaren finns inte i kapitlet.");
        const auto& [paragraph, text, resolved] = *before;
        if (resolved != wish.resolved) {
            sql.execute(
                "update report_chapter_comment set resolved = :resolved, resolved_by = :person, resolved_at = :at "
                "where "
                "number = :number",
                wish.resolved, wish.resolved ? context.caller.person : "", wish.resolved ? transaction.now() : "",
                wish.comment);
            LoggedComment logged{wish.comment, static_cast<int>(paragraph), text, resolved};
            const auto json = to_json(logged);
            logged.resolved = wish.resolved;
            transaction.log("chapter_comment", fmt::format("{}/{}/{}", wish.unit, wish.period.to_string(), wish.id),
                            json, to_json(logged));
        }
        return read_comments(sql, context.configuration, {wish.unit, wish.period, wish.id});
    });
}

}  // namespace

void offer_chapter_comments(Operations& operations) {
    operations.get("get_chapter_comments", "/reports/{unit}/{period}/chapters/{id}/comments", get_chapter_comments,
                   {Permission::read}, "Skribenternas kommentarer till ett kapitel");
    operations.post("comment_chapter", "/reports/{unit}/{period}/chapters/{id}/comments", comment_chapter,
                    {Permission::report, &CommentChapter::unit}, "Kommentera ett kapitel, eller ett stycke i det");
    operations.put("resolve_chapter_comment", "/reports/{unit}/{period}/chapters/{id}/comments/{comment}",
                   resolve_chapter_comment, {Permission::report, &ResolveComment::unit},
                   "Klara av en kommentar, eller öppna den igen");
}

}  // namespace ledstang
