// The order of a report's chapters: what people have decided, over what the configuration, the plan and the imported
// comments give.
#pragma once

#include "reports/chapters.h"
#include "reports/sources.h"

namespace ledstang {

struct OutlinedChapter {
    ReportChapter chapter;
    const StoredChapter* stored = nullptr;  // null: nobody has changed the report's chapters
};

// Every chapter in order, also those without content. `report` has its sections, perspectives and actions already. The
// answer points into `stored`.
std::vector<OutlinedChapter> outline_of(const Report& report, const std::vector<StoredChapter>& stored,
                                        const ChapterSettings& settings);

// As the report is without anybody's doing: sections in their order, perspectives, actions.
std::vector<ReportChapter> present_chapters(const Report& report);

// Whether a reader would see anything of it.
bool has_content(const ReportChapter& chapter, const Report& report);

// What the chapter says as long as nobody has written: its imported comments, as Markdown.
std::string imported_text(const ReportChapter& chapter, const Report& report);

// Puts the report's parts in the order of its chapters: headings, levels and written texts too. Chapters without
// content are left out.
void arrange_chapters(Report& report, const std::vector<StoredChapter>& stored, const ChapterSettings& settings);

}  // namespace ledstang
