#include "reports/outline.h"

#include <fmt/format.h>

#include <algorithm>

#include "reports/markdown_text.h"
#include "reports/references.h"

namespace ledstang {
namespace {

constexpr const char* actions_chapter = "atgarder";
constexpr const char* perspectives_named_in = "maluppfyllelse";

template <class Items>
auto* with_id(Items& items, const std::string& id) {
    const auto found = std::ranges::find(items, id, [](const auto& item) { return item.id; });
    return found == items.end() ? nullptr : &*found;
}

ReportChapter section_chapter(const std::string& id, ChapterKind kind, const std::string& heading) {
    return {id, kind, id, heading, 1, "avsnitt-" + id, false, ""};
}

ReportChapter perspective_chapter(const ReportPerspective& perspective) {
    const auto id = "perspektiv-" + perspective.id;
    return {id, ChapterKind::perspective, perspective.id, perspective.name, 2, id, false, ""};
}

// A chapter goes after the nearest of those before it in `order` that is there already, else first.
void insert_after_neighbour(std::vector<ReportChapter>& chapters, const std::vector<ReportChapter>& order,
                            const ReportChapter& chapter) {
    auto place = chapters.begin();
    for (const auto& before : order) {
        if (before.id == chapter.id) break;
        const auto found = std::ranges::find(chapters, before.id, &ReportChapter::id);
        if (found != chapters.end()) place = found + 1;
    }
    chapters.insert(place, chapter);
}

std::vector<ReportChapter> configured_chapters(const Report& report, const ChapterSettings& settings) {
    std::vector<ReportChapter> chapters;
    for (const auto& wish : settings.chapters) {
        const auto kind = wish.kind;
        if (kind == ChapterKind::perspective) {
            for (const auto& perspective : report.perspectives) {
                if (perspective.in_report) chapters.push_back(perspective_chapter(perspective));
            }
        } else if (kind == ChapterKind::actions) {
            chapters.push_back({actions_chapter, kind, "", report.actions_heading, 1, actions_chapter, false, ""});
        } else {
            chapters.push_back(section_chapter(wish.id, kind, wish.title));
        }
    }
    return chapters;
}

std::vector<ReportChapter> standard_chapters(const Report& report, const ChapterSettings& settings) {
    auto chapters = present_chapters(report);
    const auto configured = configured_chapters(report, settings);
    for (const auto& chapter : configured) {
        if (auto* present = with_id(chapters, chapter.id)) {
            present->kind = chapter.kind;
        } else {
            insert_after_neighbour(chapters, configured, chapter);
        }
    }
    return chapters;
}

ReportChapter chapter_of(const StoredChapter& stored, const std::vector<ReportChapter>& standard,
                         const Report& report) {
    ReportChapter chapter;
    if (const auto* known = with_id(standard, stored.id)) {
        chapter = *known;
    } else if (stored.kind == ChapterKind::perspective) {
        const auto* perspective = with_id(report.perspectives, stored.subject);
        chapter = perspective != nullptr ? perspective_chapter(*perspective)
                                         : section_chapter(stored.id, ChapterKind::text, stored.subject);
    } else if (stored.kind == ChapterKind::actions) {
        chapter = {stored.id, stored.kind, "", report.actions_heading, 1, actions_chapter, false, ""};
    } else {
        chapter = section_chapter(stored.id, stored.kind, stored.id);
    }
    if (!stored.title.empty()) chapter.heading = stored.title;
    chapter.written = stored.text_version > 0;
    chapter.text = stored.text;
    return chapter;
}

// An id that goes on after another section's id and an underscore is a part of that section.
void set_levels(std::vector<OutlinedChapter>& outline) {
    for (auto& [chapter, stored] : outline) {
        if (chapter.kind == ChapterKind::perspective || chapter.kind == ChapterKind::actions) continue;
        chapter.level = 1;
        for (const auto& above : outline) {
            if (above.chapter.id == chapter.id) break;
            if (chapter.id.starts_with(above.chapter.id + "_")) chapter.level = 2;
        }
    }
}

std::string paragraphs_as_markdown(const std::vector<ReportParagraph>& paragraphs) {
    std::string text;
    for (const auto& paragraph : paragraphs) {
        std::string words;
        for (const auto& run : paragraph.runs) {
            words += run.link.empty() ? plain_as_markdown(run.text)
                                      : fmt::format("[{}]({})", plain_as_markdown(run.text), run.link);
        }
        if (paragraph.runs.size() == 1) words = plain_as_markdown(paragraph.runs.front().text);
        text += (text.empty() ? "" : "\n\n") + words;
        if (!paragraph.items.empty()) text += "\n";
        for (const auto& item : paragraph.items) text += "\n- " + plain_as_markdown(item);
    }
    return text;
}

// Clears what a written text stands in place of.
void apply(const ReportChapter& chapter, Report& report) {
    if (chapter.kind == ChapterKind::actions) {
        report.actions_heading = chapter.heading;
    } else if (chapter.kind == ChapterKind::perspective) {
        auto* perspective = with_id(report.perspectives, chapter.subject);
        perspective->in_report = true;
        if (chapter.written) perspective->comments.clear();
    } else {
        auto* section = with_id(report.sections, chapter.subject);
        if (section == nullptr) {
            report.sections.push_back({chapter.subject, chapter.level, chapter.heading, {}, {}});
            section = &report.sections.back();
        }
        section->heading = chapter.heading;
        section->level = chapter.level;
        if (chapter.written) section->paragraphs.clear();
    }
}

}  // namespace

std::vector<ReportChapter> present_chapters(const Report& report) {
    std::vector<ReportChapter> chapters;
    for (const auto& section : report.sections) {
        const auto kind = section.figures.empty() ? ChapterKind::text : ChapterKind::production;
        chapters.push_back(section_chapter(section.id, kind, section.heading));
    }
    for (const auto& perspective : report.perspectives) {
        if (perspective.in_report) chapters.push_back(perspective_chapter(perspective));
    }
    if (!report.actions.empty())
        chapters.push_back(
            {actions_chapter, ChapterKind::actions, "", report.actions_heading, 1, actions_chapter, false, ""});
    return chapters;
}

std::vector<OutlinedChapter> outline_of(const Report& report, const std::vector<StoredChapter>& stored,
                                        const ChapterSettings& settings) {
    const auto standard = standard_chapters(report, settings);
    std::vector<ReportChapter> chapters;
    for (const auto& one : stored) {
        if (!one.removed) chapters.push_back(chapter_of(one, standard, report));
    }
    for (const auto& chapter : standard) {
        if (with_id(stored, chapter.id) == nullptr) insert_after_neighbour(chapters, standard, chapter);
    }
    std::vector<OutlinedChapter> outline;
    for (auto& chapter : chapters) {
        const auto* known = with_id(stored, chapter.id);
        outline.push_back({std::move(chapter), known});
    }
    set_levels(outline);
    return outline;
}

bool has_content(const ReportChapter& chapter, const Report& report) {
    if (!chapter.text.empty()) return true;
    if (chapter.kind == ChapterKind::actions) return !report.actions.empty();
    if (chapter.kind == ChapterKind::perspective) {
        const auto* perspective = with_id(report.perspectives, chapter.subject);
        return perspective != nullptr && perspective->in_report;
    }
    const auto* section = with_id(report.sections, chapter.subject);
    return section != nullptr && ((!chapter.written && !section->paragraphs.empty()) || !section->figures.empty() ||
                                  section->id == perspectives_named_in);
}

std::string imported_text(const ReportChapter& chapter, const Report& report) {
    if (chapter.kind == ChapterKind::actions) return {};
    if (chapter.kind != ChapterKind::perspective) {
        const auto* section = with_id(report.sections, chapter.subject);
        return section == nullptr ? std::string() : paragraphs_as_markdown(section->paragraphs);
    }
    const auto* perspective = with_id(report.perspectives, chapter.subject);
    if (perspective == nullptr) return {};
    std::string text;
    for (const auto& comment : perspective->comments) {
        if (!text.empty()) text += "\n\n";
        if (!comment.heading.empty()) text += "# " + plain_as_markdown(comment.heading) + "\n\n";
        text += paragraphs_as_markdown(comment.paragraphs);
    }
    return text;
}

void arrange_chapters(Report& report, const std::vector<StoredChapter>& stored, const ChapterSettings& settings) {
    const auto outline = outline_of(report, stored, settings);
    report.chapters.clear();
    for (const auto& [chapter, decided] : outline) {
        if (has_content(chapter, report)) report.chapters.push_back(chapter);
    }
    for (const auto& chapter : report.chapters) apply(chapter, report);
    // What no chapter shows is not in the report; a perspective is still named.
    const auto shown = [&](ChapterKind kind, const std::string& subject) {
        return std::ranges::any_of(report.chapters, [&](const ReportChapter& chapter) {
            const bool section = chapter.kind == ChapterKind::text || chapter.kind == ChapterKind::production;
            return (section ? ChapterKind::text : chapter.kind) == kind && chapter.subject == subject;
        });
    };
    std::erase_if(report.sections, [&](const auto& section) { return !shown(ChapterKind::text, section.id); });
    for (auto& perspective : report.perspectives)
        perspective.in_report = perspective.in_report && shown(ChapterKind::perspective, perspective.id);
    if (!shown(ChapterKind::actions, "")) report.actions.clear();
    const auto place = [&](const std::string& anchor) {
        return std::ranges::find(report.chapters, anchor, &ReportChapter::anchor) - report.chapters.begin();
    };
    std::ranges::stable_sort(report.sections, {}, [&](const auto& section) { return place("avsnitt-" + section.id); });
}

}  // namespace ledstang
