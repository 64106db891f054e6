#include "reports/html.h"

#include <cstring>

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/whole_file.h"
#include "reports/html_dictionary.h"

namespace ledstang {
namespace {

constexpr const char* page_template = "report.html.tpl";

Result<std::string> read_part(const std::string& folder, const char* name) {
    auto content = read_file(std::filesystem::path(folder) / name);
    if (!content) {
        return refuse(
            RefusalKind::unavailable, "report.template_missing",
            fmt::format("Rapportens mall {} finns inte i konfigurationens mapp report. Lägg tillbaka den.", name));
    }
    return std::move(*content);
}

// Every marker is escaped for where it stands, whether the template's author thought of it or not.
Result<void> keep_template(ctemplate::TemplateCache& cache, const std::string& folder, const char* name) {
    auto content = read_part(folder, name);
    if (!content) return refuse(content.error());
    const std::string escaping = "{{%AUTOESCAPE context=\"HTML\"}}";
    if (!content->starts_with(escaping)) content->insert(0, escaping);
    if (cache.StringToTemplateCache(name, *content, ctemplate::STRIP_BLANK_LINES)) return {};
    return refuse(
        RefusalKind::unavailable, "report.template_broken",
        fmt::format("Rapportens mall {} har ett fel: ett avsnitt {{{{#…}}}} som inte slutar, eller ett tecken "
                    "{{{{ som inte hör till en uppgift. Programmets logg säger på vilken rad.",
                    name));
}

// A template from before there were chapters has no place for what people have written.
Result<bool> takes_chapters(const Report& report, const std::string& folder) {
    const auto page = read_part(folder, page_template);
    if (!page) return refuse(page.error());
    if (page->find("{{#CHAPTER}}") != std::string::npos) return true;
    const bool sections = page->find("{{#SECTION}}") != std::string::npos;
    if (!sections || std::ranges::none_of(report.chapters, &ReportChapter::written)) return false;
    return refuse(RefusalKind::unavailable, "report.template_old",
                  fmt::format("Rapportens mall {} är äldre än rapportens kapitel och har ingen plats för deras texter. "
                              "Jämför den med mallen som följer med programmet och lägg in avsnittet CHAPTER.",
                              page_template));
}

Result<std::string> expand(const Report& report, const std::string& folder, const std::string& pictures) {
    ctemplate::TemplateCache cache;
    const auto by_chapter = takes_chapters(report, folder);
    if (!by_chapter) return refuse(by_chapter.error());
    for (const char* name : {page_template, paragraphs_template}) {
        if (auto kept = keep_template(cache, folder, name); !kept) return refuse(kept.error());
    }
    const auto style = read_part(folder, "report.css");
    if (!style) return refuse(style.error());
    ctemplate::TemplateDictionary dictionary("report");
    fill_dictionary(dictionary, report, pictures, *by_chapter);
    if (pictures.empty()) {
        dictionary.SetValueAndShowSection("STYLE", *style, "FOR_PAGES");
    } else {
        dictionary.ShowSection("FOR_WORD");
    }
    std::string page;
    if (cache.ExpandWithData(page_template, ctemplate::STRIP_BLANK_LINES, &dictionary, nullptr, &page)) return page;
    return refuse(RefusalKind::unavailable, "report.template_broken",
                  fmt::format("Rapportens mall {} kunde inte fyllas i. Programmets logg säger varför.", page_template));
}

}  // namespace

Result<std::string> write_html(const Report& report, const std::string& folder) {
    return expand(report, folder, "");
}

Result<std::string> write_html_for_word(const Report& report, const std::string& folder, const std::string& pictures) {
    return expand(report, folder, pictures);
}

}  // namespace ledstang
