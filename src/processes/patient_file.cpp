#include "processes/patient_file.h"

#include <fmt/format.h>

#include <sstream>

#include "base/blank.h"
#include "base/markup.h"
#include "processes/words.h"

namespace ledstang {
namespace {

constexpr const char* style =
    "body{margin:0 auto;max-width:42rem;padding:1.5rem;font:1.125rem/1.6 system-ui,sans-serif;color:#1a1a1a;"
    "background:#fff}h1{line-height:1.2}h2{margin-top:2.5rem}li{margin:.4rem "
    "0}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #767676;vertical-align:top}"
    "footer{margin-top:2.5rem;color:#4a4a4a}.wide{overflow-x:auto}";

// A blank line parts paragraphs.
std::string paragraphs_of(const std::string& text) {
    std::string html, paragraph, line;
    const auto end = [&] {
        if (!is_blank(paragraph)) html += "<p>" + html_escaped(paragraph) + "</p>\n";
        paragraph.clear();
    };
    for (std::istringstream lines(text); std::getline(lines, line);) {
        if (is_blank(line)) {
            end();
        } else {
            paragraph += (paragraph.empty() ? "" : "\n") + line;
        }
    }
    end();
    return html;
}

std::string times_of(const PublicProcess& page) {
    std::string html = "<h2>Så länge brukar det ta</h2>\n";
    std::string rows;
    for (const auto& stretch : page.stretches) {
        html += "<p>" + html_escaped(stretch.name) + ": " + html_escaped(stretch.words) + "</p>\n";
        if (!stretch.half) continue;
        rows += fmt::format("<tr><th scope=\"row\">{} till {}</th><td>{} {}</td><td>{} {}</td><td>{}</td></tr>\n",
                            html_escaped(stretch.from), html_escaped(stretch.to), number_words(*stretch.half),
                            html_escaped(stretch.unit_name), number_words(*stretch.most),
                            html_escaped(stretch.unit_name), html_escaped(stretch.limit));
    }
    if (rows.empty()) return html;
    return html +
           "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Väntetider\"><table><thead><tr>"
           "<th scope=\"col\">Från och till</th><th scope=\"col\">Hälften väntar högst</th>"
           "<th scope=\"col\">Åtta av tio väntar högst</th><th scope=\"col\">Mål: högst</th></tr></thead><tbody>\n" +
           rows + "</tbody></table></div>\n";
}

}  // namespace

Result<FileContent> get_public_process_file(Context& context, const ProcessWish& wish) {
    const auto page = get_public_process(context, wish);
    if (!page) return refuse(page.error());
    const std::string name = html_escaped(page->name);
    std::string html = fmt::format(
        "<!doctype html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{}</title>"
        "<style>{}</style></head><body><main>\n<h1>{}</h1>\n{}",
        name, style, name, paragraphs_of(page->text));
    if (!page->steps.empty()) {
        html += "<h2>Så går det till</h2>\n<ol>\n";
        for (const auto& step : page->steps) html += "<li>" + html_escaped(step) + "</li>\n";
        html += "</ol>\n";
    }
    if (!page->stretches.empty()) html += times_of(*page);
    html += "</main>";
    if (!page->last_day.empty())
        html += fmt::format("<footer><p>Tiderna gäller till och med {}.</p></footer>", html_escaped(page->last_day));
    return FileContent{fmt::format("{}.html", page->id), "text/html; charset=utf-8", html + "</body></html>\n"};
}

}  // namespace ledstang
