// The chapters that a report has before anybody has ordered them: config/report/chapters.toml.
#pragma once

#include "operations/configuration.h"
#include "reports/report.h"

namespace ledstang {

struct ConfiguredChapter {
    std::string id;  // of text and production chapters
    ChapterKind kind = ChapterKind::text;
    std::string title;
    template <class S = ConfiguredChapter>
    static constexpr auto described() {
        return describe("ConfiguredChapter", optional_field("id", &S::id, "Id"), field("kind", &S::kind, "Slag"),
                        optional_field("title", &S::title, "Rubrik"));
    }
};
struct ChapterSettings {
    std::vector<ConfiguredChapter> chapters;  // in order; empty where the configuration is older than chapters are
    template <class S = ChapterSettings>
    static constexpr auto described() {
        return describe("ChapterSettings", field("chapters", &S::chapters, "Kapitel i ordning"));
    }
};

// Refused: configuration.chapter and what reading a configuration file refuses.
Result<ChapterSettings> read_chapter_settings(const Configuration& configuration);

}  // namespace ledstang
