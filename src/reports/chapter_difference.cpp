// What has changed in a chapter's text.
#include <fmt/format.h>

#include <algorithm>

#include "base/swedish_text.h"
#include "base/text_difference.h"
#include "reports/document.h"
#include "reports/outline.h"

namespace ledstang {

constexpr auto names_of(PieceKind) {
    return std::array{Named{PieceKind::same, "same"}, Named{PieceKind::added, "added"},
                      Named{PieceKind::removed, "removed"}};
}

namespace {

struct DifferenceWish {
    std::string unit;
    Period period = *Period::parse("2000");
    std::string id;
    std::optional<int> version;
    template <class D = DifferenceWish>
    static constexpr auto described() {
        return describe("DifferenceWish", field("unit", &D::unit, "Enhet"), field("period", &D::period, "Period"),
                        field("id", &D::id, "Kapitel"),
                        field("version", &D::version,
                              "Version att jämföra med, 0 för den inlästa texten; utelämnad: som texten var innan den "
                              "senaste skribenten började den dagen"));
    }
};
struct DifferencePiece {
    PieceKind kind = PieceKind::same;
    std::string text;
    template <class S = DifferencePiece>
    static constexpr auto described() {
        return describe("DifferencePiece", field("kind", &S::kind, "same, added eller removed"),
                        field("text", &S::text, "Text"));
    }
};
struct TextVersion {
    int version = 0;
    std::string by_name;
    std::string at;
    template <class V = TextVersion>
    static constexpr auto described() {
        return describe("TextVersion", field("version", &V::version, "Version; 0: den inlästa texten"),
                        field("by_name", &V::by_name, "Skriven av"), field("at", &V::at, "När"));
    }
};
struct ChapterDifference {
    int from_version = 0;
    int to_version = 0;
    std::vector<DifferencePiece> pieces;
    std::vector<TextVersion> versions;
    template <class D = ChapterDifference>
    static constexpr auto described() {
        return describe("ChapterDifference", field("from_version", &D::from_version, "Jämförd med version"),
                        field("to_version", &D::to_version, "Version nu"),
                        field("pieces", &D::pieces, "Texten med det som tillkommit och tagits bort"),
                        field("versions", &D::versions, "Alla versioner, äldst först"));
    }
};

// The imported text, and then what has been written in its place.
Result<std::vector<ChapterText>> all_texts(Sql& sql, const Configuration& configuration, const DifferenceWish& wish) {
    const auto sources = gather_sources(sql, configuration, wish.unit, wish.period);
    if (!sources) return refuse(sources.error());
    const auto parts = compose_parts(*sources, configuration);
    const auto outline = outline_of(parts, sources->chapters, sources->settings);
    const auto found =
        std::ranges::find_if(outline, [&](const OutlinedChapter& outlined) { return outlined.chapter.id == wish.id; });
    if (found == outline.end()) {
        return refuse(RefusalKind::not_found, "chapter.unknown",
                      fmt::format("Kapitlet {} finns inte i rapporten.", in_quotes(wish.id)));
    }
    std::vector<ChapterText> texts = {{0, imported_text(found->chapter, parts), "", ""}};
    for (auto& text : read_chapter_texts(sql, wish.unit, wish.period, wish.id)) texts.push_back(std::move(text));
    return texts;
}

// A sitting is what one person has written in one day without another in between.
const ChapterText& before_last_sitting(const std::vector<ChapterText>& texts) {
    auto place = texts.size() - 1;
    const auto& last = texts.back();
    while (place > 0 && texts[place].person == last.person && texts[place].at.substr(0, 10) == last.at.substr(0, 10))
        --place;
    return texts[place];
}

Result<ChapterDifference> get_chapter_difference(Context& context, const DifferenceWish& wish) {
    return context.store.read([&](Sql& sql) -> Result<ChapterDifference> {
        const auto texts = all_texts(sql, context.configuration, wish);
        if (!texts) return refuse(texts.error());
        const auto* from = &before_last_sitting(*texts);
        if (wish.version) {
            const auto asked = std::ranges::find(*texts, *wish.version, &ChapterText::version);
            if (asked == texts->end()) {
                return refuse(RefusalKind::not_found, "chapter.version_unknown",
                              fmt::format("Kapitlets text har ingen version {}.", *wish.version));
            }
            from = &*asked;
        }
        ChapterDifference answer{from->version, texts->back().version, {}, {}};
        for (auto& [kind, text] : difference(from->text, texts->back().text))
            answer.pieces.push_back({kind, std::move(text)});
        for (const auto& text : *texts) {
            answer.versions.push_back({text.version, person_name(sql, context.configuration, text.person), text.at});
        }
        return answer;
    });
}

}  // namespace

void offer_chapter_difference(Operations& operations) {
    operations.get("get_chapter_difference", "/reports/{unit}/{period}/chapters/{id}/difference",
                   get_chapter_difference, {Permission::read}, "Vad som har ändrats i ett kapitels text");
}

}  // namespace ledstang
