#include "reports/document.h"

#include <fmt/format.h>

#include "calendar/calendar.h"
#include "reports/inserts.h"
#include "reports/outline.h"
#include "reports/text_render.h"

namespace ledstang {
namespace {

struct PreviewWish {
    std::string unit;
    Period period = *Period::parse("2000");
    std::string text;
    template <class S = PreviewWish>
    static constexpr auto described() {
        return describe("PreviewWish", field("unit", &S::unit, "Enhet"), field("period", &S::period, "Period"),
                        field("text", &S::text, "Text i Markdown"));
    }
};
struct TextPreview {
    std::string html;
    std::vector<TextFault> faults;
    template <class S = TextPreview>
    static constexpr auto described() {
        return describe("TextPreview", field("html", &S::html, "Texten som den visas"),
                        field("faults", &S::faults, "Fel, med rad och tecken"));
    }
};
struct InsertList {
    std::vector<InsertChoice> inserts;
    template <class S = InsertList>
    static constexpr auto described() {
        return describe("InsertList", field("inserts", &S::inserts, "Vad som kan infogas"));
    }
};

std::vector<TextFault> faults_of(std::vector<Fault> faults) {
    std::vector<TextFault> shown;
    for (auto& fault : faults)
        shown.push_back({fault.code, std::move(fault.message), fault.line.value_or(0), fault.column.value_or(0)});
    return shown;
}

TextPreview preview(const std::string& text, const Report& report, const ReportChapter& chapter) {
    TextLook look;
    look.heading_level = chapter.level + 2;
    look.id = chapter.id;
    auto rendered = render_text(text, report, look);
    return {std::move(rendered.text), faults_of(std::move(rendered.faults))};
}

std::map<std::string, int> open_comments(Sql& sql, const std::string& unit, Period period) {
    std::map<std::string, int> open;
    using Row = std::tuple<std::string, std::int64_t>;
    for (const auto& [chapter, count] : sql.rows<Row>(
             "select chapter, count(*) from report_chapter_comment where unit = (select number from unit where "
             "id = :unit) and period = :period and resolved = 0 group by chapter",
             unit, period))
        open[chapter] = static_cast<int>(count);
    return open;
}

Result<ReportDocument> get_document(Context& context, const DocumentPlace& wish) {
    return context.store.read([&](Sql& sql) { return read_document(sql, context, wish.unit, wish.period); });
}

Result<Report> report_now(Context& context, const std::string& unit, Period period) {
    return context.store.read([&](Sql& sql) -> Result<Report> {
        const auto sources = gather_sources(sql, context.configuration, unit, period);
        if (!sources) return refuse(sources.error());
        return compose_report(*sources, context.configuration);
    });
}

Result<InsertList> list_inserts(Context& context, const DocumentPlace& wish) {
    const auto report = report_now(context, wish.unit, wish.period);
    if (!report) return refuse(report.error());
    return InsertList{insert_choices(*report)};
}

Result<TextPreview> preview_text(Context& context, const PreviewWish& wish) {
    const auto report = report_now(context, wish.unit, wish.period);
    if (!report) return refuse(report.error());
    ReportChapter chapter;
    chapter.id = "forhandsvisning";
    return preview(wish.text, *report, chapter);
}

}  // namespace

Result<ReportDocument> read_document(Sql& sql, const Context& context, const std::string& unit, Period period) {
    const auto sources = gather_sources(sql, context.configuration, unit, period);
    if (!sources) return refuse(sources.error());
    const auto parts = compose_parts(*sources, context.configuration);
    auto report = parts;
    arrange_chapters(report, sources->chapters, sources->settings);
    const auto comments = open_comments(sql, unit, period);
    ReportDocument document;
    document.unit = unit;
    document.unit_name = sources->scorecard.unit_name;
    document.period = period;
    document.period_name = sources->scorecard.period_name;
    if (auto open = require_open(sql, context.configuration, unit, period, context.today, context.caller); !open) {
        document.frozen = true;
        document.why_frozen = open.error().message;
    }
    for (const auto& chapter : sources->chapters) document.version += chapter.version;
    for (const auto& [chapter, stored] : outline_of(parts, sources->chapters, sources->settings)) {
        DocumentChapter shown;
        shown.id = chapter.id;
        shown.kind = chapter.kind;
        shown.subject = chapter.subject;
        shown.title = chapter.heading;
        shown.position = static_cast<int>(document.chapters.size()) + 1;
        shown.level = chapter.level;
        shown.written = chapter.written;
        shown.text = chapter.written ? chapter.text : imported_text(chapter, parts);
        auto rendered = preview(shown.text, report, chapter);
        shown.html = std::move(rendered.html);
        shown.faults = std::move(rendered.faults);
        if (!shown.text.empty()) shown.state = ChapterState::draft;
        if (stored != nullptr) {
            if (stored->state != ChapterState::empty) shown.state = stored->state;
            shown.writer = stored->writer;
            shown.writer_name = person_name(sql, context.configuration, stored->writer);
            shown.version = stored->version;
            if (stored->version > 0) {
                shown.updated_at = stored->at;
                shown.updated_by_name = person_name(sql, context.configuration, stored->person);
            }
        }
        if (const auto open = comments.find(chapter.id); open != comments.end()) shown.open_comments = open->second;
        document.chapters.push_back(std::move(shown));
    }
    return document;
}

void offer_documents(Operations& operations) {
    operations.get("get_document", "/reports/{unit}/{period}/chapters", get_document,
                   {Permission::read, nullptr, Keep::by_person}, "Läs rapportens kapitel, som de skrivs");
    operations.get("list_inserts", "/reports/{unit}/{period}/inserts", list_inserts, {Permission::read},
                   "Vad som kan infogas i rapportens texter");
    operations.post("preview_text", "/reports/{unit}/{period}/preview", preview_text,
                    {Permission::report, &PreviewWish::unit}, "Se hur en text blir i rapporten");
    offer_document_changes(operations);
    offer_chapter_comments(operations);
    offer_chapter_difference(operations);
}

}  // namespace ledstang
