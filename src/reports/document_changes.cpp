// Ordering and writing a report's chapters.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "reports/change_chapters.h"
#include "reports/document.h"
#include "reports/outline.h"
#include "reports/text_render.h"

namespace ledstang {
namespace {

constexpr std::size_t longest_text = 200'000;  // bytes
constexpr std::size_t longest_title = 300;

struct PutChapter {
    std::string unit;
    Period period = *Period::parse("2000");
    std::string id;
    std::optional<std::string> title;
    std::optional<int> position;
    std::optional<std::string> writer;
    std::optional<ChapterState> state;
    int version = 0;
    template <class P = PutChapter>
    static constexpr auto described() {
        return describe("PutChapter", field("unit", &P::unit, "Enhet"), field("period", &P::period, "Period"),
                        field("id", &P::id, "Kapitlets id; ett nytt id lägger till ett textkapitel"),
                        field("title", &P::title, "Rubrik; utelämnad: som förut"),
                        field("position", &P::position, "Plats från 1; utelämnad: som förut, eller sist"),
                        field("writer", &P::writer, "Skribent, tomt för ingen; utelämnad: som förut"),
                        field("state", &P::state, "empty, draft eller ready; utelämnat: som förut"),
                        optional_field("version", &P::version, "Version när kapitlet lästes; 0 för ett nytt"));
    }
};
struct PutChapterText {
    std::string unit;
    Period period = *Period::parse("2000");
    std::string id;
    std::string text;
    int version = 0;
    template <class P = PutChapterText>
    static constexpr auto described() {
        return describe("PutChapterText", field("unit", &P::unit, "Enhet"), field("period", &P::period, "Period"),
                        field("id", &P::id, "Kapitel"), field("text", &P::text, "Text i Markdown"),
                        field("version", &P::version, "Version när kapitlet lästes"));
    }
};
struct RemoveChapter {
    std::string unit;
    Period period = *Period::parse("2000");
    std::string id;
    int version = 0;
    template <class R = RemoveChapter>
    static constexpr auto described() {
        return describe("RemoveChapter", field("unit", &R::unit, "Enhet"), field("period", &R::period, "Period"),
                        field("id", &R::id, "Kapitel"), field("version", &R::version, "Version när kapitlet lästes"));
    }
};
struct StartFromPrevious {
    std::string unit;
    Period period = *Period::parse("2000");
    std::optional<Period> from_period;
    template <class S = StartFromPrevious>
    static constexpr auto described() {
        return describe("StartFromPrevious", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        field("from_period", &S::from_period,
                              "Period att börja från; utelämnad: den senaste som har egna kapitel"));
    }
};

// Changes the chapters, and then reads the document as it has become.
template <class Change>
Result<ReportDocument> change_document(Context& context, const std::string& unit, Period period, Change&& change) {
    const auto changed = context.store.write(context.author(), [&](Transaction& transaction) -> Result<bool> {
        auto chapters = ChapterChanges::begin(context, transaction, unit, period);
        if (!chapters) return refuse(chapters.error());
        if (auto done = change(*chapters, transaction.sql()); !done) return refuse(done.error());
        return true;
    });
    if (!changed) return refuse(changed.error());
    return context.store.read([&](Sql& sql) { return read_document(sql, context, unit, period); });
}

template <class Wish, class Change>
Result<DocumentChapter> change_chapter(Context& context, const Wish& wish, Change&& change) {
    auto document = change_document(context, wish.unit, wish.period, std::forward<Change>(change));
    if (!document) return refuse(document.error());
    const auto found = std::ranges::find(document->chapters, wish.id, &DocumentChapter::id);
    if (found != document->chapters.end()) return std::move(*found);
    return refuse(RefusalKind::not_found, "chapter.unknown",
                  fmt::format("Kapitlet {} finns inte i rapporten.", in_quotes(wish.id)));
}

Result<void> require_writer(Sql& sql, const Configuration& configuration, const std::string& person) {
    if (person.empty() || person_name(sql, configuration, person) != person ||
        sql.value<std::int64_t>("select count(*) from person where id = :id", person) > 0)
        return {};
    return refuse("person.unknown",
                  fmt::format("Personen {} finns inte. Välj en som har ett konto.", in_quotes(person)));
}

Result<void> check_new_id(const std::string& id) {
    if (!id.empty() && id.size() <= 60 && ascii_slug(id) == id) return {};
    return refuse(
        "chapter.id",
        fmt::format("Id:t {} får bara innehålla små bokstäver a–z, siffror och understreck, högst 60.", in_quotes(id)));
}

// The chapter as it is, also one that has been removed, or a new one at the end.
Result<StoredChapter> chapter_for(const ChapterChanges& changes, const PutChapter& wish) {
    const auto& chapters = changes.chapters();
    const auto known = std::ranges::find(chapters, wish.id, &StoredChapter::id);
    StoredChapter chapter;
    if (known != chapters.end()) {
        chapter = *known;
    } else {
        if (auto right = check_new_id(wish.id); !right) return refuse(right.error());
        chapter.id = wish.id;
        chapter.subject = wish.id;
    }
    if (known == chapters.end() || chapter.removed)
        chapter.position = static_cast<int>(std::ranges::count(chapters, false, &StoredChapter::removed)) + 1;
    chapter.removed = false;
    return chapter;
}

Result<DocumentChapter> put_chapter(Context& context, const PutChapter& wish) {
    return change_chapter(context, wish, [&](ChapterChanges& changes, Sql& sql) -> Result<void> {
        if (auto kept = changes.keep_outline(wish.id); !kept) return kept;
        auto chapter = chapter_for(changes, wish);
        if (!chapter) return refuse(chapter.error());
        if (wish.title) chapter->title = *wish.title;
        if (chapter->title.find_first_not_of(" \t") == std::string::npos || chapter->title.size() > longest_title)
            return refuse("chapter.title", "Kapitlet behöver en rubrik på högst 300 tecken.");
        if (wish.writer) {
            if (auto known = require_writer(sql, context.configuration, *wish.writer); !known) return known;
            chapter->writer = *wish.writer;
        }
        if (wish.position) chapter->position = *wish.position;
        if (wish.state) chapter->state = *wish.state;
        return changes.put_head(std::move(*chapter), wish.version);
    });
}

// What the chapter shows now: to save it as it is changes nothing. Nothing where there is no such chapter.
Result<std::optional<std::string>> present_text(ChapterChanges& changes, Context& context, Sql& sql,
                                                const PutChapterText& wish) {
    const auto stored = std::ranges::find(changes.chapters(), wish.id, &StoredChapter::id);
    if (stored != changes.chapters().end() && !stored->removed && stored->text_version > 0) return stored->text;
    const auto sources = gather_sources(sql, context.configuration, wish.unit, wish.period);
    if (!sources) return refuse(sources.error());
    const auto parts = compose_parts(*sources, context.configuration);
    for (const auto& [chapter, decided] : outline_of(parts, sources->chapters, sources->settings)) {
        if (chapter.id == wish.id) return imported_text(chapter, parts);
    }
    return std::nullopt;
}

Result<DocumentChapter> put_chapter_text(Context& context, const PutChapterText& wish) {
    std::string text = wish.text;
    std::erase(text, '\r');
    if (text.size() > longest_text) {
        return refuse(RefusalKind::too_large, "chapter.too_long",
                      "Texten är för lång för ett kapitel (mer än 200 000 tecken). Dela den i flera kapitel.");
    }
    return change_chapter(context, wish, [&](ChapterChanges& changes, Sql& sql) -> Result<void> {
        const auto before = present_text(changes, context, sql, wish);
        if (!before) return refuse(before.error());
        if (*before == text) return {};
        if (auto kept = changes.keep_outline(wish.id); !kept) return kept;
        return changes.put_text(wish.id, text, wish.version);
    });
}

Result<ReportDocument> remove_chapter(Context& context, const RemoveChapter& wish) {
    return change_document(context, wish.unit, wish.period, [&](ChapterChanges& changes, Sql&) -> Result<void> {
        if (auto kept = changes.keep_outline(wish.id); !kept) return kept;
        return changes.remove(wish.id, wish.version);
    });
}

// The newest period before that has chapters of its own.
std::optional<Period> previous_with_chapters(Sql& sql, std::int64_t unit, Period period) {
    std::optional<Period> newest;
    for (const auto& other : sql.rows<Period>("select distinct period from report_chapter where unit = :unit", unit)) {
        if (other.last_day() < period.last_day() && (!newest || newest->last_day() < other.last_day())) newest = other;
    }
    return newest;
}

StoredChapter started_from(const StoredChapter& earlier) {
    StoredChapter chapter;
    chapter.id = earlier.id;
    chapter.kind = earlier.kind;
    chapter.subject = earlier.subject;
    chapter.title = earlier.title;
    chapter.writer = earlier.writer;
    chapter.removed = earlier.removed;
    for (const auto& block : source_blocks(earlier.text)) {
        if (is_inserts_only(block)) chapter.text += (chapter.text.empty() ? "" : "\n\n") + block;
    }
    if (!chapter.text.empty()) {
        chapter.version = chapter.text_version = 1;
        chapter.state = ChapterState::draft;
    }
    return chapter;
}

Result<ReportDocument> start_from_previous(Context& context, const StartFromPrevious& wish) {
    return change_document(context, wish.unit, wish.period, [&](ChapterChanges& changes, Sql& sql) -> Result<void> {
        if (!changes.chapters().empty()) {
            return refuse(RefusalKind::conflict, "chapter.exists",
                          "Rapporten har redan egna kapitel. Ändra dem i stället för att börja om.");
        }
        const auto from =
            wish.from_period ? wish.from_period : previous_with_chapters(sql, changes.unit_number(), wish.period);
        const auto earlier = from ? read_chapters(sql, wish.unit, *from) : std::vector<StoredChapter>{};
        if (earlier.empty()) {
            return refuse(RefusalKind::not_found, "chapter.no_previous",
                          "Det finns ingen tidigare rapport med egna kapitel att börja från. Rapporten har redan "
                          "kapitlen som alla börjar med.");
        }
        std::vector<StoredChapter> started;
        for (const auto& chapter : earlier) started.push_back(started_from(chapter));
        changes.put_all(std::move(started));
        return {};
    });
}

}  // namespace

void offer_document_changes(Operations& operations) {
    operations.put("put_chapter", "/reports/{unit}/{period}/chapters/{id}", put_chapter,
                   {Permission::report, &PutChapter::unit}, "Ändra ett kapitels rubrik, plats, skribent eller läge");
    operations.put("put_chapter_text", "/reports/{unit}/{period}/chapters/{id}/text", put_chapter_text,
                   {Permission::report, &PutChapterText::unit}, "Skriv ett kapitels text");
    operations.remove("remove_chapter", "/reports/{unit}/{period}/chapters/{id}", remove_chapter,
                      {Permission::report, &RemoveChapter::unit}, "Ta bort ett kapitel ur rapporten");
    operations.post("start_from_previous", "/reports/{unit}/{period}/chapters/from-previous", start_from_previous,
                    {Permission::report, &StartFromPrevious::unit},
                    "Börja periodens rapport från den förra rapportens kapitel");
}

}  // namespace ledstang
