#include "reports/chapter_settings.h"

#include <filesystem>

#include "described/toml_file.h"

namespace ledstang {

Result<ChapterSettings> read_chapter_settings(const Configuration& configuration) {
    const auto file = std::filesystem::path(configuration.folder) / "report" / "chapters.toml";
    if (!std::filesystem::exists(file)) return ChapterSettings{};
    auto settings = read_toml_as<ChapterSettings>(file);
    if (!settings) return refuse(settings.error());
    for (const auto& chapter : settings->chapters) {
        const bool named = chapter.kind == ChapterKind::text || chapter.kind == ChapterKind::production;
        if (named && (chapter.id.empty() || chapter.title.empty()))
            return refuse("configuration.chapter", "chapters.toml: ett kapitel saknar id eller rubrik (title).");
    }
    return settings;
}

}  // namespace ledstang
